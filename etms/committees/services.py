"""The verbs of a session; what it decides about its things is the business of the app above."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from etms import access, audit
from etms.committees.access import has_seat
from etms.committees.choices import ItemKind, SessionState, Verb
from etms.committees.models import LENGTH, START, Conflict, Item, Seat, Session
from etms.committees.queries import committee_of
from etms.committees.workflow import SESSION


class Conflicting(Exception):
    """Somebody else has written since the page was given its revision; `now` is what stands."""

    def __init__(self, now: Any):
        super().__init__(str(now))
        self.now = now


def _for(session: Session, by: Any) -> Any:
    """The deputy head for whom a delegate acts here."""
    return access.standing(by).acting_for(session.dossier.organization_id)


def _locked(session: Session) -> Session:
    return (
        Session.objects.select_related("dossier")
        .select_for_update(of=("self",))
        .get(pk=session.pk)
    )


def touch(session: Session) -> None:
    """Let everybody in the room notice: their pages ask for the revision."""
    Session.objects.filter(pk=session.pk).update(revision=F("revision") + 1)


@transaction.atomic
def convene(
    *,
    dossier: Any,
    purpose: str,
    name: str,
    units: Iterable[Any],
    levels: Sequence[str],
    meets_on: date,
    start_time: time = START,
    length: int = LENGTH,
    by: Any,
    at: datetime,
) -> Session:
    """Plan a session over units and levels; those who hold a role of the committee have a seat.

    Raises ValidationError while nobody chairs the committee.
    """
    acting_for = access.standing(by).acting_for(dossier.organization_id)
    audit.act(by=by, at=at, verb=Verb.CONVENE, target=dossier, acting_for=acting_for)
    access.require(by, "committees.convene", dossier)
    seated = committee_of(dossier, at=at)
    if not any(chair for _user, chair in seated):
        raise ValidationError(
            _("The deputy head first gives somebody the role of chair of the review committee.")
        )
    session = Session.objects.create(
        dossier=dossier,
        purpose=purpose,
        name=name,
        levels=list(levels),
        meets_on=meets_on,
        start_time=start_time,
        length=length,
    )
    session.units.set(units)
    Seat.objects.bulk_create(
        [Seat(session=session, user=user, chair=chair) for user, chair in seated]
    )
    return session


@transaction.atomic
def move_session(*, session: Session, action: str, by: Any, at: datetime) -> Session:
    """Open or close a session; raises InvalidTransition."""
    verb = Verb.OPEN if action == "open" else Verb.CLOSE
    audit.act(by=by, at=at, verb=verb, target=session, acting_for=_for(session, by))
    session = _locked(session)
    step = SESSION.find(session.state, action)
    access.require(by, step.permission, session)
    session.state = step.target
    session.opened_at = session.opened_at or at
    session.closed_at = at if step.target == SessionState.CLOSED else None
    session.revision += 1
    session.save(update_fields=["state", "opened_at", "closed_at", "revision"])
    return session


@transaction.atomic
def plan_time(
    *, session: Session, start_time: time, length: int, by: Any, at: datetime
) -> Session:
    """Say when a session begins and how many minutes it has; once closed: ValidationError."""
    audit.act(by=by, at=at, verb=Verb.PLAN, target=session, acting_for=_for(session, by))
    session = _locked(session)
    access.require(by, "committees.lead", session)
    if session.state == SessionState.CLOSED:
        raise ValidationError(_("The session is closed."))
    session.start_time, session.length = start_time, length
    session.save(update_fields=["start_time", "length"])
    return session


@transaction.atomic
def set_presence(*, session: Session, present: Iterable[int], by: Any, at: datetime) -> None:
    """Say which seats (ids) are taken today."""
    audit.act(by=by, at=at, verb=Verb.SEAT, target=session, acting_for=_for(session, by))
    session = _locked(session)
    access.require(by, "committees.lead", session)
    here = set(present)
    for seat in Seat.objects.filter(session=session):
        if seat.present != (seat.pk in here):
            seat.present = seat.pk in here
            seat.save(update_fields=["present"])
    touch(session)


@transaction.atomic
def step_out(*, session: Session, person: Any, reason: str, by: Any, at: datetime) -> Conflict:
    """A member declares a conflict of interest about somebody: from now on they see nothing."""
    audit.act(by=by, at=at, verb=Verb.STEP_OUT, target=session)
    session = _locked(session)
    if not has_seat(by, session):
        access.require(by, "committees.sit", session)
    seat = Seat.objects.get(session=session, user=by)
    conflict, _made = Conflict.objects.get_or_create(
        seat=seat, person=person, defaults={"reason": reason, "declared_at": at}
    )
    touch(session)
    return conflict


@transaction.atomic
def write_minutes(*, session: Session, text: str, base: int, by: Any, at: datetime) -> Session:
    """Keep the minutes; raises Conflicting when somebody else has written since `base`."""
    audit.act(by=by, at=at, verb=Verb.MINUTES, target=session, acting_for=_for(session, by))
    session = _locked(session)
    access.require(by, "committees.lead", session)
    if session.minutes == text:
        return session
    if session.minutes_revision != base:
        raise Conflicting(session)
    session.minutes, session.minutes_revision = text, session.minutes_revision + 1
    session.save(update_fields=["minutes", "minutes_revision"])
    return session


@transaction.atomic
def record_item(
    *,
    session: Session,
    kind: str,
    base: int,
    by: Any,
    at: datetime,
    person: Any = None,
    position: Any = None,
    code: str = "",
    **said: Any,
) -> Item:
    """Record what was recommended, decided, noted or discussed of one thing on the agenda.

    `said` holds discussed, recommendation, decision and note, as far as they are said now; `base`
    is the revision that the page was given, 0 for none. Raises Conflicting. A first decision
    leaves its author and time.
    """
    audit.act(by=by, at=at, verb=Verb.ITEM, target=session)
    session = _locked(session)
    access.require(by, "committees.sit", session)
    what = {"person": person, "position": position, "code": code}
    item, _made = Item.objects.select_for_update().get_or_create(
        session=session, kind=ItemKind(kind), **what
    )
    changed = {name: value for name, value in said.items() if getattr(item, name) != value}
    if not changed:
        return item
    if item.revision != base:
        raise Conflicting(item)
    for name, value in changed.items():
        setattr(item, name, value)
    if "decision" in changed:
        item.decided_at, item.decided_by = at, by
    item.revision += 1
    item.save()
    touch(session)
    return item
