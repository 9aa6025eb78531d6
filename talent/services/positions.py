"""The Position Assessment Portal: what is said of a position, and who could follow."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from etms import access, audit
from etms.answers import services as keeping
from etms.answers.services import Entry, Saved, locked
from etms.cycles.models import Cycle
from etms.directory import queries as directory
from etms.directory.models import Person, Position
from talent.choices import PositionState, PositionVerb
from talent.models import PositionAnswer, PositionAssessment, Successor
from talent.policy import most_successors
from talent.rules import positions as rules


class Incomplete(Exception):
    """What must still be answered of a position; `missing` names the questions by code."""

    def __init__(self, missing: list[str]):
        super().__init__(", ".join(missing))
        self.missing = missing


def _act(verb: PositionVerb, position: Position, *, by: Any, at: datetime) -> None:
    audit.act(by=by, at=at, verb=verb, target=position)
    access.require(by, "talent.assess_position", position)


def _begun(position: Position, cycle: Cycle, at: datetime) -> PositionAssessment:
    sheet, _made = PositionAssessment.objects.get_or_create(
        position=position, cycle=cycle, defaults={"started_at": at}
    )
    return locked(sheet)


def _values(sheet: PositionAssessment) -> dict[str, Any]:
    rows = sheet.answers.values_list("question__code", "value")
    return dict(rows)


@transaction.atomic
def save_answers(
    *, position: Position, cycle: Cycle, entries: Iterable[Entry], by: Any, at: datetime
) -> Saved:
    """Keep what a page sent; whether the position is critical follows from the answers."""
    _act(PositionVerb.ANSWER, position, by=by, at=at)
    sheet = _begun(position, cycle, at)
    if sheet.state != PositionState.DRAFT:
        raise PermissionDenied(
            _("This assessment is complete. Open it again before you change it.")
        )
    saved = keeping.save_answers(model=PositionAnswer, sheet=sheet, entries=entries, by=by, at=at)
    critical = rules.is_critical(_values(sheet))
    if critical != sheet.critical:
        sheet.critical = critical
        sheet.save(update_fields=["critical"])
    return saved


@transaction.atomic
def save_answer(
    *, position: Position, cycle: Cycle, entry: Entry, by: Any, at: datetime
) -> PositionAnswer:
    """Keep one answer as it is written; raises etms.answers.services.Conflict."""
    saved = save_answers(position=position, cycle=cycle, entries=[entry], by=by, at=at)
    if saved.conflicts:
        raise saved.conflicts[0]
    kept: PositionAnswer = saved.answers[0]  # type: ignore[assignment]
    return kept


@transaction.atomic
def complete_position(
    *, position: Position, cycle: Cycle, by: Any, at: datetime
) -> PositionAssessment:
    """Mark the assessment of a position complete; raises Incomplete with what is missing."""
    _act(PositionVerb.COMPLETE, position, by=by, at=at)
    sheet = _begun(position, cycle, at)
    if missing := rules.missing(_values(sheet)):
        raise Incomplete(missing)
    sheet.state, sheet.completed_at = PositionState.COMPLETE, at
    sheet.save(update_fields=["state", "completed_at"])
    return sheet


@transaction.atomic
def reopen_position(
    *, position: Position, cycle: Cycle, by: Any, at: datetime
) -> PositionAssessment:
    """Open the assessment of a position again."""
    _act(PositionVerb.REOPEN, position, by=by, at=at)
    sheet = _begun(position, cycle, at)
    sheet.state, sheet.completed_at = PositionState.DRAFT, None
    sheet.save(update_fields=["state", "completed_at"])
    return sheet


@transaction.atomic
def leave_empty(
    *, position: Position, cycle: Cycle, because: str, by: Any, at: datetime
) -> PositionAssessment:
    """Say why the slate is left empty on purpose, or, with no reason, that it is not."""
    _act(PositionVerb.LEAVE_EMPTY, position, by=by, at=at)
    sheet = _begun(position, cycle, at)
    if because and _known(position, by=by).filter(interim=False).exists():
        raise ValidationError(
            {"because": _("There are successors. Take them off before you leave it empty.")}
        )
    sheet.left_empty_because = because
    sheet.save(update_fields=["left_empty_because"])
    return sheet


def _slate(position: Position) -> Any:
    return Successor.objects.filter(position=position, removed_at__isnull=True)


def _known(position: Position, *, by: Any) -> Any:
    """The slate as whoever acts knows it: no refusal tells them that they stand on it."""
    return _slate(position).exclude(person=access.standing(by).person)


@transaction.atomic
def add_successor(
    *,
    position: Position,
    person: Person,
    readiness: str,
    interim: bool = False,
    gap: str = "",
    by: Any,
    at: datetime,
) -> Successor:
    """Put somebody on the slate of a position, last in rank; or among those who could act.

    Raises ValidationError on `person` for the holder, for whoever acts, for somebody who is there
    already, and when the slate is full.
    """
    _act(PositionVerb.ADD_SUCCESSOR, position, by=by, at=at)
    Position.objects.select_for_update(no_key=True).get(pk=position.pk)
    on = access.standing(by).on
    access.require(by, "directory.view_card", person)
    if person == access.standing(by).person:
        raise ValidationError({"person": _("You cannot put yourself on a slate.")})
    if person.pk in directory.holders_of(position, on=on):
        raise ValidationError({"person": _("This person holds the position.")})
    slate = _slate(position).filter(interim=interim)
    known = _known(position, by=by).filter(interim=interim)
    if not interim and known.count() >= (most := most_successors(on=on)):
        raise ValidationError(
            {"person": _("A slate holds at most %(most)d successors.") % {"most": most}}
        )
    last = slate.aggregate(last=Max("rank"))["last"] or 0
    try:
        with transaction.atomic():
            return Successor.objects.create(
                position=position, person=person, readiness=readiness, interim=interim,
                gap=gap, rank=last + 1, added_at=at, added_by=by,
            )  # fmt: skip
    except IntegrityError as twice:
        raise ValidationError({"person": _("This person is on the list already.")}) from twice


def _standing(successor: Successor, verb: PositionVerb, *, by: Any, at: datetime) -> Successor:
    """A successor who is on the slate, locked with the whole slate."""
    _act(verb, successor.position, by=by, at=at)
    Position.objects.select_for_update(no_key=True).get(pk=successor.position_id)
    found: Successor = Successor.objects.select_for_update(of=("self",)).get(pk=successor.pk)
    if found.removed_at is not None:
        raise ValidationError(_("This person was taken off the list already."))
    return found


@transaction.atomic
def change_successor(
    *, successor: Successor, readiness: str, gap: str, by: Any, at: datetime
) -> Successor:
    """Say anew how ready a successor is, and what is still needed."""
    found = _standing(successor, PositionVerb.CHANGE_SUCCESSOR, by=by, at=at)
    if found.readiness != readiness:
        _keep_said(found, at=at)
    found.readiness, found.gap = readiness, gap
    found.save(update_fields=["readiness", "gap"])
    return found


def _keep_said(found: Successor, *, at: datetime) -> None:
    """What a package of this moment counted stays known: a row that ends now, without reason."""
    Successor.objects.create(
        position=found.position,
        person=found.person,
        interim=found.interim,
        readiness=found.readiness,
        rank=found.rank,
        gap=found.gap,
        added_at=found.added_at,
        added_by=found.added_by,
        removed_at=at,
    )


@transaction.atomic
def raise_successor(*, successor: Successor, by: Any, at: datetime) -> Successor:
    """Move a successor above the one before, of those whom `by` knows of; the first stays."""
    found = _standing(successor, PositionVerb.RANK_SUCCESSOR, by=by, at=at)
    slate = list(_slate(found.position).filter(interim=found.interim).order_by("rank", "pk"))
    place = next(n for n, each in enumerate(slate) if each.pk == found.pk)
    me = access.standing(by).person
    before = [n for n, each in enumerate(slate[:place]) if me is None or each.person_id != me.pk]
    if before:
        slate.insert(before[-1], slate.pop(place))
    for rank, each in enumerate(slate, start=1):
        if each.rank != rank:
            each.rank = rank
            each.save(update_fields=["rank"])
    return found


@transaction.atomic
def remove_successor(*, successor: Successor, because: str, by: Any, at: datetime) -> Successor:
    """Take somebody off a slate; that they were on it stays known to those who may read it."""
    if not because.strip():
        raise ValidationError({"because": _("Say why.")})
    found = _standing(successor, PositionVerb.REMOVE_SUCCESSOR, by=by, at=at)
    found.removed_at, found.removed_because = at, because
    found.save(update_fields=["removed_at", "removed_because"])
    return found
