"""The room of the review committee: sessions, the map of one, and one person before it."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.answers import screens as answers
from etms.answers.queries import answers_by_key
from etms.committees import access as committees
from etms.committees.choices import SessionState
from etms.committees.models import Item, Session
from etms.cycles.choices import Portal
from etms.cycles.models import Cycle
from etms.cycles.queries import questions
from etms.directory import queries as directory
from etms.directory.stays import level_label
from etms.tables import Column
from talent.access.sessions import assessments_for, people_for, reads_minutes
from talent.choices import Outcome
from talent.forms.sessions import ItemForm, MinutesForm, TimeForm
from talent.queries import board as boards
from talent.queries import exercise, placements
from talent.queries import sessions as queries
from talent.queries.borderline import discussion
from talent.screens import board, placing, written
from talent.screens.borderline import reasons_of

TONES = {"planned": "neutral", "open": "good", "closed": "info"}


def session_url(session: Session, name: str = "session") -> str:
    return reverse(f"talent:{name}", args=[session.pk])


def sessions_page(user, dossiers, found, *, form) -> dict[str, Any]:
    return {
        "trail": [],
        "sessions": [(each, each.get_state_display(), TONES[each.state]) for each in found],
        "columns": [
            Column(_("Session")),
            Column(_("Meets on")),
            Column(_("State")),
            Column(_("Organization")),
        ],
        "form": form,
        "dossier": dossiers[0] if dossiers else None,
    }


def trail(session: Session | None = None) -> list[tuple[str, str]]:
    found = [(_("Review committee"), reverse("talent:sessions"))]
    return [*found, (session.name, session_url(session))] if session else found


def tabs(session: Session, here: str) -> list[tuple[str, str, bool]]:
    names = {"session": _("Session"), "room": _("Talent map"), "agenda": _("Agenda"),
             "figures": _("Figures"), "trial": _("Try it out")}  # fmt: skip
    return [(label, session_url(session, name), name == here) for name, label in names.items()]


def session_page(session: Session, *, viewer, minutes, step_out, time=None) -> dict[str, Any]:
    """Scope, time, seats, who steps out, minutes, and what can be done next.

    `time` is the form of its time that was refused, if one was.
    """
    rows = list(session.seats.select_related("user__person").prefetch_related("conflicts__person"))
    lead = door.can(viewer, "committees.lead", session)
    reads = door.can(viewer, "committees.read", session)
    return {
        "session": session,
        "trail": trail(),
        "tabs": tabs(session, "session") if reads else [],
        "state": session.get_state_display(),
        "tone": TONES[session.state],
        "units": [unit.name for unit in session.units.all()],
        "levels": [level_label(level) for level in session.levels],
        "people": people_for(viewer, session).count(),
        "seats": [_seat(seat) for seat in rows],
        "seated": any(seat.user_id == viewer.pk for seat in rows),
        "columns": [Column(_("Member")), Column(_("Present")), Column(_("Steps out for"))],
        "lead": lead,
        "action": "close" if session.state == SessionState.OPEN else "open",
        "time": time or time_form(session) if lead and session.state != "closed" else None,
        "minutes": minutes,
        "reads_minutes": reads_minutes(viewer, session),
        "step_out": step_out,
        "unexplained": queries.unexplained(session) if lead and session.state == "open" else [],
    }


def minutes_form(session: Session, sent=None) -> MinutesForm:
    written = {"text": session.minutes, "base": session.minutes_revision}
    return MinutesForm(sent, initial=written)


def time_form(session: Session) -> TimeForm:
    return TimeForm(initial={"start_time": session.start_time, "length": session.length})


def _seat(seat) -> dict[str, Any]:
    """A member, and for whom they declared to step out; own file and superiors go without say."""
    person = getattr(seat.user, "person", None)
    return {
        "seat": seat,
        "name": str(person or seat.user),
        "steps_out": [
            (str(conflict.person), conflict.reason) for conflict in seat.conflicts.all()
        ],
    }


def aside(session: Session) -> str:
    """Why somebody who may read a session moves and decides nothing in it now."""
    if session.state == SessionState.OPEN:
        return _("You read along: the members of the session move people and decide.")
    if session.state == SessionState.PLANNED:
        return _("The members move people and decide once the session is open.")
    return _("The session is closed: nobody is moved, and nothing is decided any more.")


def person_page(request, session: Session, person, cycle: Cycle, *, form=None) -> dict[str, Any]:
    """What the committee reads of one person, proposed against calibrated, and the decision."""
    user = request.user
    sit = door.can(user, "committees.sit", session)
    order = discussion(user, session, cycle, on=door.standing(user).on)
    card = next((each for each in order.cards if each.person_id == person.pk), None)
    assessment = (
        assessments_for(user, session)
        .filter(person=person, cycle=cycle)
        .select_related("placement", "author")
        .first()
    )
    way = queries.paths([assessment.pk])[assessment.pk] if _has_moves(assessment) else None
    names = directory.names_of_users([way.by_id] if way and way.by_id else [])
    item = Item.objects.filter(session=session, person=person).first()
    before = placements.placed_before([person.pk], cycle).get(person.pk)
    return {
        "session": session,
        "person": person,
        "post": board.post_of(card.level, card.title) if card else "",
        "looks": reasons_of(cycle, [card] if card else [], order.reasons).get(person.pk, ()),
        "trail": [*trail(session), (_("Talent map"), session_url(session, "room"))],
        "assessment": assessment,
        "placement": placing.placement_name(assessment.placement if assessment else None),
        "before": before,
        "way": way,
        "by": names.get(way.by_id, "") if way else "",
        "sections": manager_sections(assessment, cycle),
        "item": item,
        "form": form or item_form(item),
        "decision": str(Outcome(item.decision).label) if item and item.decision else "",
        "sit": sit,
        "aside": "" if sit else aside(session),
        "seated": committees.has_seat(user, session),
        "next": next_person(order.cards, queries.items_of(session), after=person.pk)
        if sit
        else None,
        "move_url": _move_url(request, session, person) if sit and assessment else "",
    }


def _move_url(request, session: Session, person) -> str:
    """Where this person is moved; from there one comes back to this page."""
    page = reverse("talent:session_place", args=[session.pk, person.pk])
    return f"{page}?{urlencode({'next': request.path})}"


def _has_moves(assessment) -> bool:
    return assessment is not None and assessment.moves.exists()


def manager_sections(assessment, cycle: Cycle) -> list[tuple[Any, written.Groups]]:
    """The manager's answers in words, section by section; what is empty is left out."""
    if assessment is None:
        return []
    given = answers_by_key(assessment.answers.all())
    competencies = list(cycle.competencies.rows.all())
    found = []
    for heading, rows in questions(cycle, Portal.PEOPLE):
        lines = answers.lines(questions=rows, answers=given, competencies=competencies)
        if said := written.groups_of(lines):
            found.append((heading, said))
    return found


def next_person(cards: list[boards.Card], items, *, after: int) -> boards.Card | None:
    """Who comes next in the order of discussion (`cards`) after somebody (an id), of those who
    were not discussed yet; none: all were."""
    order = [card.person_id for card in cards]
    at = order.index(after) + 1 if after in order else 0
    waiting = (
        card
        for card in [*cards[at:], *cards[:at]]
        if card.person_id != after and not ((item := items.get(card.person_id)) and item.discussed)
    )
    return next(waiting, None)


def item_form(item: Item | None, *, auto_id: str = "id_%s") -> ItemForm:
    """The form of what is recorded; `auto_id` keeps many on one page apart."""
    if item is None:
        return ItemForm(auto_id=auto_id)
    names = ("discussed", "recommendation", "decision", "note")
    written = {name: getattr(item, name) for name in names} | {"base": item.revision}
    return ItemForm(initial=written, auto_id=auto_id)


def dossiers_to_convene(user, *, on) -> list[Any]:
    """The running dossiers in which this user may convene a session."""
    from_roles = committees.organizer_of(user) | door.standing(user).organizations_with(
        "sit_on_committee"
    )
    found = exercise.running_dossiers(from_roles, on=on)
    return [each for each in found if door.can(user, "committees.convene", each)]
