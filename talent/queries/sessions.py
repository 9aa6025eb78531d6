"""What a session looks at: its people with proposal and calibration, its agenda, its figures."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from classification.access import evaluated_by
from etms import access
from etms.bilingual import language
from etms.committees.access import stepped_out_of
from etms.committees.choices import SessionState
from etms.committees.models import Item, Session
from etms.committees.queries import branches_of, committee_of, people_of, units_of
from etms.cycles.models import Cycle
from etms.cycles.queries import running
from etms.directory import queries as directory
from etms.directory.models import Person, Unit
from talent.access.sessions import PURPOSE, assessments_for, people_for
from talent.choices import AssessmentState
from talent.models import Assessment, AssessmentAnswer, PlacementMove
from talent.queries import positions
from talent.queries.board import Card, cards_of
from talent.rules.distribution import FEWEST, Line, compare
from talent.rules.path import Path, path_of

GAP_TAGS = "a-development-tags"
STRENGTH_TAGS = "a-strengths-tags"
FEWEST_IN_A_GAP = 3


def committee_over(person: Person, *, at: datetime) -> list[int]:
    """Accounts that read this person in an open session now: those with a seat and the role.

    Not the person, nobody who answers to them, and nobody who stepped out
    (etms.committees.access.stepped_out_of).
    """
    on = timezone.localdate(at)
    home = directory.organization_id_of(person, on=on)
    rows = Session.objects.filter(
        running(on, "dossier__cycle__"),
        purpose=PURPOSE,
        state=SessionState.OPEN,
        dossier__organization=home,
    ).select_related("dossier")
    found: set[int] = set()
    for session in rows:
        if people_of(session, on=on).filter(person=person).exists():
            held = [user.pk for user, _chair in committee_of(session.dossier, at=at)]
            seats = session.seats.filter(user__in=held).exclude(conflicts__person=person)
            found |= set(seats.values_list("user", flat=True))
    if found:
        apart = [person.pk, *directory.reports_of(person, on=on)]
        found -= set(Person.objects.filter(pk__in=apart).values_list("user", flat=True))
    return sorted(found)


def cards(user, session: Session, cycle: Cycle, *, on, sized: bool = False) -> list[Card]:
    """The people of a session as cards of the map, whatever their number in few queries; `sized`
    with how large the position of each is within its level."""
    people = people_for(user, session)
    return cards_of(
        people,
        assessments_for(user, session),
        cycle,
        on=on,
        sized=sized,
        without=evaluated_by(user),
    )


def number_apart(user, session: Session, *, on) -> int:
    """How many in the scope this user does not see: themselves, managers above, conflicts."""
    apart = stepped_out_of(user, session)
    return people_of(session, on=on).filter(person__in=apart).count() if apart else 0


def paths(assessment_ids: Iterable[int]) -> dict[int, Path]:
    """The way of the placement of each assessment: one query."""
    moves = (
        PlacementMove.objects.filter(assessment__in=list(assessment_ids))
        .select_related("after")
        .order_by("pk")
    )
    found: dict[int, list[PlacementMove]] = {}
    for move in moves:
        found.setdefault(move.assessment_id, []).append(move)
    return {assessment: path_of(made) for assessment, made in found.items()}


def unexplained(session: Session) -> list[Any]:
    """People whom the session placed elsewhere than proposed without anybody saying why."""
    moved = (
        Assessment.objects.filter(pk__in=_moved_in(session))
        .select_related("person")
        .order_by("pk")
    )
    noted = set(
        Item.objects.filter(session=session).exclude(note="").values_list("person", flat=True)
    )
    ways = paths(assessment.pk for assessment in moved)
    return [
        assessment.person
        for assessment in moved
        if ways[assessment.pk].was_moved
        and not ways[assessment.pk].why
        and assessment.person_id not in noted
    ]


def _moved_in(session: Session) -> QuerySet:
    return PlacementMove.objects.filter(session=session).values("assessment")


def items_of(session: Session) -> dict[Any, Item]:
    """What is recorded of each thing on the agenda: by person id, ("position", id) or code."""
    rows = Item.objects.filter(session=session)
    return {
        row.person_id or (("position", row.position_id) if row.position_id else row.code): row
        for row in rows
    }


@dataclass(frozen=True)
class UnitLine:
    """The placements of one unit against the whole of the session."""

    unit: str
    pk: int
    people: int
    lines: dict[str, Line]

    @property
    def too_few(self) -> bool:
        """Whether any pattern would be chance."""
        return self.people < FEWEST


def distribution(
    session: Session, found: list[Card], *, tried: Mapping[int, str] | None = None
) -> tuple[dict[str, int], list[UnitLine]]:
    """Placements (codes) of the whole session, and of each branch in it against the whole.

    `tried` says where some people (ids) would stand; the others stand where they do.
    """
    stands = {card.person_id: card.placement.code for card in found if card.placement}
    stands |= tried or {}
    whole = Counter(stands.values())
    branch = branches_of(session)
    units: dict[tuple[str, int], Counter] = {}
    for card in found:
        if card.person_id in stands:
            top = branch.get(card.unit_id)
            key = (top.name, top.pk) if top else (card.unit, card.unit_id)
            units.setdefault(key, Counter())[stands[card.person_id]] += 1
    return dict(whole), [
        UnitLine(name, pk, sum(counts.values()), compare(counts, whole))
        for (name, pk), counts in sorted(units.items())
    ]


@dataclass(frozen=True)
class Gap:
    """A competency or skill to develop: how many of those assessed, and how many strong in it."""

    code: str
    lacking: int
    strong: int
    people: int


def skill_gaps(user, session: Session, cycle: Cycle) -> list[Gap]:
    """What managers most often see as an area to develop; never of fewer than three people."""
    sheets = assessments_for(user, session).filter(
        cycle=cycle, state__in=[AssessmentState.COMPLETE, AssessmentState.APPROVED]
    )
    rows = AssessmentAnswer.objects.filter(
        sheet__in=sheets, question__code__in=[GAP_TAGS, STRENGTH_TAGS]
    ).values_list("question__code", "value")
    tags: dict[str, Counter] = {GAP_TAGS: Counter(), STRENGTH_TAGS: Counter()}
    for code, value in rows:
        tags[code].update(value if isinstance(value, list) else [])
    people = sheets.count()
    found = [
        Gap(code, number, tags[STRENGTH_TAGS][code], people)
        for code, number in tags[GAP_TAGS].most_common()
        if number >= FEWEST_IN_A_GAP
    ]
    return found[:8]


def branches_and_parts(organization: Any) -> QuerySet[Unit]:
    """The branches of an organization, each before the units just below it, by name."""
    here = Unit.objects.filter(organization=organization)
    name = f"sort_{language()}"
    rows = here.filter(Q(parent=None) | Q(parent__parent=None)).select_related("parent")
    by_branch = rows.annotate(branch=Coalesce(f"parent__{name}", name))
    return by_branch.order_by("branch", F("parent").asc(nulls_first=True), name, "pk")


def critical_positions(user, session: Session, cycle: Cycle, *, viewer, on) -> list[positions.Row]:
    """Critical positions in the scope, those without a plan first; not one's own, nor above."""
    rows = positions.rows_in(
        cycle=cycle,
        on=on,
        viewer=viewer,
        organization=session.dossier.organization_id,
        without=_apart(user, on),
    )
    units = units_of(session)
    return [row for row in rows if row.critical and (not units or row.unit_id in units)]


def _apart(user, on) -> list[int]:
    standing = access.standing(user)
    people = {standing.person.pk} if standing.person else set()
    people |= standing.superiors
    return list(directory.positions_held_by(people, on=on)) if people else []


def awaiting_approval(organization_id: int, cycle: Cycle, *, on) -> QuerySet[Assessment]:
    """Complete assessments of those who belong to an organization today."""
    here = (
        directory.homes(on=on).filter(terms__unit__organization=organization_id).values("person")
    )
    return (
        Assessment.objects.filter(cycle=cycle, person__in=here)
        .select_related("person", "placement")
        .order_by("person__sort_name", "pk")
    )


def progress(organization_id: int, cycle: Cycle, *, on) -> dict[str, int]:
    """How many assessments stand in each state."""
    rows = awaiting_approval(organization_id, cycle, on=on).order_by()
    return dict(rows.values_list("state").annotate(number=Count("pk")))
