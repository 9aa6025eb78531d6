"""Lists: the positions somebody looks after with where each stands, and evaluations."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from classification import access
from classification.choices.descriptions import DescriptionState
from classification.choices.evaluations import OPEN_STATES, EvaluationState
from classification.models import JobDescription, JobEvaluation
from etms import access as door
from etms.bilingual import language
from etms.directory.choices import Level
from etms.directory.listings import named
from etms.directory.models import Position, PositionTerms


def _under_way(user) -> QuerySet[JobEvaluation]:
    """What is evaluated now, of that which this user may read."""
    return access.readable_evaluations(user).filter(state__in=OPEN_STATES)


# What a list may be narrowed to: rows there are of a position, or that there are none.
SHOWN: dict[str, tuple[Callable[[Any], QuerySet[Any]], bool]] = {
    "undescribed": (
        lambda _user: JobDescription.objects.filter(state=DescriptionState.IN_FORCE),
        False,
    ),
    "unsigned": (lambda _user: JobDescription.objects.filter(state=DescriptionState.DRAFT), True),
    "under_way": (_under_way, True),
    "unevaluated": (lambda _user: JobEvaluation.objects.decided(), False),
}


def positions_of(user, *, words: str = "", show: str = "") -> QuerySet[PositionTerms]:
    """The terms of today of the positions this user looks after: those of the organizations they
    advise or head, and those they manage; without the deputy head's, which is not evaluated."""
    standing = door.standing(user)
    mine = Q(unit__organization__in=access.in_charge_of(user))
    mine |= Q(position__in=standing.managed_positions)
    rows = PositionTerms.objects.on(standing.on).filter(mine, named(words)).exclude(level=Level.DM)
    if show in SHOWN:
        asked, there = SHOWN[show]
        found = Exists(asked(user).filter(position=OuterRef("position")))
        rows = rows.filter(found if there else ~found)
    return rows.select_related("position", "unit")


def positions_order() -> tuple[str, ...]:
    return (f"sort_{language()}", "pk")


@dataclass
class PositionStatus:
    """Where a position stands: its description in force, the version on its way, its evaluation
    under way if the reader may read it, the decided one it stands by today, and those that were
    decided from a later day on."""

    in_force: JobDescription | None = None
    coming: JobDescription | None = None
    under_way: JobEvaluation | None = None
    decided: JobEvaluation | None = None
    later: list[JobEvaluation] = field(default_factory=list)


def statuses_of(position_ids: Iterable[int], *, user) -> dict[int, PositionStatus]:
    """Where these positions stand for this user; two queries, whatever their number."""
    ids = list(position_ids)
    found = {pk: PositionStatus() for pk in ids}
    versions = JobDescription.objects.filter(position__in=ids)
    for row in versions.exclude(state=DescriptionState.REPLACED).defer(*_TEXTS):
        where = "in_force" if row.state == DescriptionState.IN_FORCE else "coming"
        setattr(found[row.position_id], where, row)
    open_now = Q(pk__in=_under_way(user).filter(position__in=ids).values("pk"))
    decided, today = Q(state=EvaluationState.DECIDED), door.standing(user).on
    rows = JobEvaluation.objects.filter(open_now | decided, position__in=ids).defer("record")
    for each in rows.order_by("effective_on", "pk"):
        stands = found[each.position_id]
        if each.state != EvaluationState.DECIDED:
            stands.under_way = each
        elif each.effective_on <= today:
            stands.decided = each
        else:
            stands.later.append(each)
    return found


_TEXTS = tuple(
    field.name
    for field in JobDescription._meta.concrete_fields
    if field.get_internal_type() == "TextField"
)


def evaluations_of(user, *, state: str = "") -> QuerySet[JobEvaluation]:
    """The evaluations this user may read."""
    rows = access.readable_evaluations(user).select_related("position", "organization")
    if state in EvaluationState.values:
        rows = rows.filter(state=state)
    return rows


def evaluable_of(position: Position) -> QuerySet[JobDescription]:
    """The versions of a description on which a position may be evaluated, the latest first."""
    return JobDescription.objects.filter(position=position).evaluable().order_by("-version")


def titles_of(position_ids: Iterable[int], *, on) -> dict[int, PositionTerms]:
    """The terms of these positions on a day, with their unit; one query."""
    rows = PositionTerms.objects.on(on).filter(position__in=list(position_ids))
    return {row.position_id: row for row in rows.select_related("unit")}
