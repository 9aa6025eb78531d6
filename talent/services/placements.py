"""Moves on the talent map: each is a row of its own, on the revision that the mover was shown."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from etms import access, audit
from etms.answers.services import locked
from etms.cycles.models import Cycle, Placement
from etms.directory.models import Person
from talent.choices import AssessVerb, MoveStage
from talent.models import Assessment, PlacementMove
from talent.queries import placements as queries
from talent.rules import placement as rules
from talent.services.assessments import begun, require_open

# Who may move on which stage; the thing asked about is the person.
PERMISSIONS: dict[str, str] = {
    MoveStage.PROPOSED: "talent.assess",
    MoveStage.CALIBRATED: "talent.calibrate",
    MoveStage.APPROVED: "talent.approve",
}


class Conflict(Exception):
    """Somebody else has moved the person since; `assessment` is how it stands now."""

    def __init__(self, assessment: Assessment):
        super().__init__(str(assessment.pk))
        self.assessment = assessment


class Refused(Exception):
    """A rule of the placements refuses; `refusal` says which, for `placement`."""

    def __init__(self, refusal: rules.Refusal, placement: Placement | None):
        super().__init__(refusal.rule)
        self.refusal = refusal
        self.placement = placement


class Closed(Exception):
    """Nobody moves this person on this stage any more, or not yet; `reason` is a MoveClosed."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def propose_placement(
    *,
    person: Person,
    cycle: Cycle,
    to: Placement | None,
    base: int,
    why: str = "",
    by: Any,
    at: datetime,
) -> Assessment:
    """Let the manager place a person, also one whose assessment nobody has begun."""
    assessment = begun(person=person, cycle=cycle, by=by, at=at)
    return move_placement(
        assessment=assessment,
        to=to,
        stage=MoveStage.PROPOSED,
        base=base,
        why=why,
        by=by,
        at=at,
    )


@transaction.atomic
def move_placement(
    *,
    assessment: Assessment,
    to: Placement | None,
    stage: str,
    base: int,
    why: str = "",
    by: Any,
    at: datetime,
    session: Any = None,
    acting_for: Any = None,
) -> Assessment:
    """Move a person to another placement, and keep the move; undo is a move back.

    `base` is the revision that the mover was shown: where somebody else has moved meanwhile, this
    raises Conflict, and nothing is overwritten. A move to where the person stands already is
    none: so a double click, or a retry after a lost reply, moves once. A new reason is kept with
    it; it makes nobody's page old, so the revision stays.
    """
    audit.act(by=by, at=at, verb=AssessVerb.PLACE, target=assessment, acting_for=acting_for)
    found = locked(assessment, "cycle__placements", "placement", "person")
    access.require(by, PERMISSIONS[stage], found.person)
    on = access.standing(by).on
    if stage == MoveStage.PROPOSED:
        require_open(found.person, found.cycle, on=on)
    before = found.placement
    move = PlacementMove(
        assessment=found,
        stage=stage,
        before=before,
        after=to,
        why=why.strip(),
        at=at,
        by=by,
        session=session,
    )
    if (before and before.pk) == (to and to.pk):
        _keep_reason(move)
        return found
    if base != found.revision:
        raise Conflict(found)
    _require_allowed(found, to, stage=stage, on=on)
    move.save()
    found.placement = to
    found.revision += 1
    found.save(update_fields=["placement", "revision"])
    return found


def _keep_reason(move: PlacementMove) -> None:
    """Keep why somebody stands where they do, unless nobody said so, or it was the last word."""
    last = move.assessment.moves.order_by("-pk").first()
    if not move.why or (last and (last.why, last.by_id) == (move.why, move.by.pk)):
        return
    if move.after is None:
        raise ValidationError(
            {"to": _("A reason is kept with a placement. Choose where the person stands.")}
        )
    _require_movable(move.assessment, stage=move.stage)
    move.save()


def _require_allowed(found: Assessment, to: Placement | None, *, stage: str, on: Any) -> None:
    """What the sources and the state of the assessment say of this move."""
    _require_movable(found, stage=stage, removes=to is None)
    if to is None:
        return
    if to.version_id != found.cycle.placements_id:
        raise ValidationError({"to": _("Choose a placement of this cycle.")})
    person = queries.facts_of([found.person_id], on=on)[found.person_id]
    refusal = person.refusal(to)
    if refusal:
        raise Refused(refusal, to)


def _require_movable(found: Assessment, *, stage: str, removes: bool = False) -> None:
    """The state of the assessment lets somebody move on this stage."""
    last = found.moves.order_by("-pk").values_list("stage", flat=True).first()
    closed = rules.stage_refusal(
        stage=stage,
        state=found.state,
        last_stage=last,
        removes=removes,
        returned=bool(found.note),  # kept from the return until it is complete again
    )
    if closed:
        raise Closed(closed)
