"""Calibrate in a session; approve as the deputy head, or send back with a note."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access, audit, notices
from etms.answers.services import locked
from etms.committees import services as committees
from etms.committees.models import Session
from etms.cycles.models import Placement
from etms.directory import queries as directory
from etms.workflow import InvalidTransition
from talent.choices import APPROVED_ASSESSMENTS, RETURNED_ASSESSMENT, ApproveVerb, MoveStage
from talent.models import Assessment
from talent.queries import sessions as queries
from talent.services import placements
from talent.services.running import require_running
from talent.workflow import ASSESSMENT


class Unexplained(Exception):
    """Moves of the session without a reason; `people` are those who were moved."""

    def __init__(self, people: list[Any]):
        super().__init__(f"{len(people)} moves without a reason")
        self.people = people


@transaction.atomic
def calibrate(
    *,
    session: Session,
    assessment: Assessment,
    to: Placement | None,
    base: int,
    why: str = "",
    by: Any,
    at: datetime,
) -> Assessment:
    """Move somebody in a session; raises what placements.move_placement raises."""
    found = placements.move_placement(
        assessment=assessment,
        to=to,
        stage=MoveStage.CALIBRATED,
        base=base,
        why=why,
        by=by,
        at=at,
        session=session,
    )
    committees.touch(session)
    return found


@transaction.atomic
def close_session(*, session: Session, by: Any, at: datetime) -> Session:
    """Close a session; raises Unexplained while a move from the proposal has no reason."""
    if people := queries.unexplained(session):
        raise Unexplained(people)
    return committees.move_session(session=session, action="close", by=by, at=at)


def _step(
    action: str, verb: ApproveVerb, assessment: Assessment, *, by: Any, at: datetime
) -> Assessment:
    audit.act(by=by, at=at, verb=verb, target=assessment)
    found = locked(assessment, "person", "author", "cycle")
    require_running(found.cycle, on=access.standing(by).on)
    step = ASSESSMENT.find(found.state, action)
    access.require(by, step.permission, found.person)
    found.state = step.target
    return found


@transaction.atomic
def approve_assessments(
    *, assessments: Iterable[Assessment], by: Any, at: datetime
) -> list[Assessment]:
    """Approve complete assessments with the placements they have, all or none.

    Each manager is told once how many may now be shared. Raises InvalidTransition.
    """
    done = []
    for assessment in assessments:
        found = _step("approve", ApproveVerb.APPROVE, assessment, by=by, at=at)
        if found.placement_id is None:
            raise ValidationError(_("An assessment without a placement cannot be approved."))
        found.approved_at, found.approved_by = at, by
        found.save(update_fields=["state", "approved_at", "approved_by"])
        done.append(found)
    _tell_managers(done, by)
    return done


def _tell_managers(done: list[Assessment], by: Any) -> None:
    numbers: dict[Any, int] = {}
    for found in done:
        manager = directory.manager_of(found.person, on=access.standing(by).on)
        if manager is not None and manager.user_id and manager.user_id != by.pk:
            numbers[manager.user] = numbers.get(manager.user, 0) + 1
    for user, number in numbers.items():
        notices.notify(
            to=user,
            code=APPROVED_ASSESSMENTS,
            context={"number": number},
            url=reverse("directory:team"),
        )


@transaction.atomic
def return_assessment(*, assessment: Assessment, note: str, by: Any, at: datetime) -> Assessment:
    """Send a complete or approved assessment back to its manager with a note.

    What was shared before stays as it was; what changes is shared again.
    """
    found = _step("return", ApproveVerb.RETURN, assessment, by=by, at=at)
    found.note, found.completed_at = note, None
    found.approved_at = found.approved_by = None
    found.save(update_fields=["state", "note", "completed_at", "approved_at", "approved_by"])
    manager = directory.manager_of(found.person, on=access.standing(by).on)
    if manager is not None and manager.user_id:
        notices.notify(
            to=manager.user,
            code=RETURNED_ASSESSMENT,
            context={"who": found.person},
            url=reverse("talent:assess", args=[found.person_id]),
        )
    return found


__all__ = [
    "InvalidTransition",
    "Unexplained",
    "approve_assessments",
    "calibrate",
    "close_session",
    "return_assessment",
]
