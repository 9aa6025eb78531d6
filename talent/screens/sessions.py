"""The room of the review committee: sessions, board, one person, agenda, figures."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.answers import screens as answers
from etms.answers.queries import answers_by_key
from etms.bilingual import language
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
from talent.choices import CoverState, MoveStage, Outcome, Spread
from talent.forms.sessions import ItemForm
from talent.queries import board as boards
from talent.queries import placements
from talent.queries import sessions as queries
from talent.screens import board, placing
from talent.screens.positions import reasons_of

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
    names = {"session": _("Session"), "room": _("Board"), "agenda": _("Agenda"),
             "figures": _("Figures")}  # fmt: skip
    return [(label, session_url(session, name), name == here) for name, label in names.items()]


def session_page(session: Session, *, viewer, minutes, step_out) -> dict[str, Any]:
    """Scope, seats, who steps out, minutes, and what can be done next."""
    rows = list(session.seats.select_related("user__person").prefetch_related("conflicts__person"))
    lead = door.can(viewer, "committees.lead", session)
    return {
        "session": session,
        "trail": trail(),
        "tabs": tabs(session, "session"),
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
        "minutes": minutes,
        "reads_minutes": reads_minutes(viewer, session),
        "step_out": step_out,
        "unexplained": queries.unexplained(session) if lead and session.state == "open" else [],
    }


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


def pieces_of(user, session: Session, cycle: Cycle, found: list[boards.Card]) -> list[board.Piece]:
    """The cards with the addresses of the session, and the mark of those who were discussed."""
    items = queries.items_of(session)
    discussed = str(_("Discussed"))
    return [
        board.Piece(
            card,
            reverse("talent:session_place", args=[session.pk, card.person_id]),
            reverse("talent:session_person", args=[session.pk, card.person_id]),
            discussed if (item := items.get(card.person_id)) and item.discussed else "",
        )
        for card in found
    ]


FILTERS = {
    "": lambda piece, path: True,
    "open": lambda piece, path: not piece.mark,
    "moved": lambda piece, path: path is not None and path.was_moved,
    "changed": lambda piece, path: piece.has_changed,
    "unplaced": lambda piece, path: piece.card.placement is None,
}


def room_page(request, session: Session, cycle: Cycle, found: list[boards.Card]) -> dict[str, Any]:
    """The board of the session, or its table, with filters."""
    user = request.user
    view = "table" if request.GET.get("view") == "table" else "map"
    show, unit = request.GET.get("show", ""), request.GET.get("unit", "")
    test = FILTERS.get(show, FILTERS[""])
    ways = queries.paths(card.assessment.pk for card in found if card.assessment)
    pieces = [
        piece
        for piece in pieces_of(user, session, cycle, found)
        if test(piece, ways.get(piece.card.assessment.pk) if piece.card.assessment else None)
        and (not unit or str(piece.card.unit_id) == unit)
    ]
    move = boards.last_move(user, found, stage=MoveStage.CALIBRATED)
    here = f"{session_url(session, 'room')}?view={view}&show={show}&unit={unit}"
    return {
        "session": session,
        "cycle": cycle,
        "trail": trail(session),
        "tabs": tabs(session, "room"),
        "view": view,
        "here": here,
        "views": [
            (_("Map"), f"?view=map&show={show}&unit={unit}", view == "map"),
            (_("Table"), f"?view=table&show={show}&unit={unit}", view == "table"),
        ],
        "show": show,
        "unit": unit,
        "shows": [
            ("", _("Everybody")),
            ("open", _("Not discussed yet")),
            ("moved", _("Moved from the proposal")),
            ("changed", _("Changed since last cycle")),
            ("unplaced", _("Not placed yet")),
        ],
        "units": sorted({(str(card.unit_id), card.unit) for card in found}, key=lambda u: u[1]),
        "pieces": pieces,
        "everybody": len(found),
        "columns": board.columns_of(cycle, pieces),
        "heads": board.heads(with_unit=True),
        "width": cycle.placements.map_kind.columns,
        "undo": board.undo_of(
            move, url=lambda person: reverse("talent:session_place", args=[session.pk, person])
        ),
        "sit": door.can(user, "committees.sit", session),
        "poll": f"{here}&seen={session.revision}",
    }


def person_page(request, session: Session, person, cycle: Cycle, *, form=None) -> dict[str, Any]:
    """What the committee reads of one person, proposed against calibrated, and the decision."""
    user = request.user
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
        "cycle": cycle,
        "trail": [*trail(session), (_("Board"), session_url(session, "room"))],
        "assessment": assessment,
        "placement": placing.placement_name(assessment.placement if assessment else None),
        "before": before,
        "way": way,
        "by": names.get(way.by_id, "") if way else "",
        "sections": manager_sections(assessment, cycle),
        "item": item,
        "form": form or item_form(item),
        "sit": door.can(user, "committees.sit", session),
        "move_url": reverse("talent:session_place", args=[session.pk, person.pk]),
    }


def _has_moves(assessment) -> bool:
    return assessment is not None and assessment.moves.exists()


def manager_sections(assessment, cycle: Cycle) -> list[tuple[Any, list[answers.Line]]]:
    """The manager's answers in words, section by section; what is empty is left out."""
    if assessment is None:
        return []
    given = answers_by_key(assessment.answers.all())
    competencies = list(cycle.competencies.rows.all())
    found = []
    for heading, rows in questions(cycle, Portal.PEOPLE):
        lines = answers.lines(questions=rows, answers=given, competencies=competencies)
        said = [line for line in lines if line.words]
        if said:
            found.append((heading, said))
    return found


def item_form(item: Item | None) -> ItemForm:
    if item is None:
        return ItemForm()
    names = ("discussed", "recommendation", "decision", "note")
    return ItemForm(
        initial={name: getattr(item, name) for name in names} | {"base": item.revision}
    )


@dataclass(frozen=True)
class AgendaLine:
    """One item of the agenda: what it is about, why it stands there, what was decided."""

    kind: str
    key: str
    title: str
    detail: str
    decision: str
    note: str
    url: str
    form: ItemForm


def agenda_page(request, session: Session, cycle: Cycle, *, sent=None) -> dict[str, Any]:
    """Critical positions without a plan first, then the others, then the gaps of skills."""
    user = request.user
    items = queries.items_of(session)
    person, on = door.standing(user).person, door.standing(user).on
    rows = queries.critical_positions(user, session, cycle, viewer=person, on=on)
    gaps = queries.skill_gaps(user, session, cycle)
    names = _tag_names(cycle)
    lines = [_position_line(session, row, items.get(("position", row.pk))) for row in rows]
    lines += [_gap_line(session, gap, names, items.get(gap.code)) for gap in gaps]
    return {
        "session": session,
        "trail": trail(session),
        "tabs": tabs(session, "agenda"),
        "lines": lines,
        "sent": sent,
        "sit": door.can(user, "committees.sit", session),
    }


def _decided(item: Item | None) -> str:
    return str(Outcome(item.decision).label) if item and item.decision else ""


def _position_line(session: Session, row, item: Item | None) -> AgendaLine:
    why = [str(CoverState(row.coverage.state).label)]
    if not row.has_plan:
        why.insert(0, _("No succession plan"))
    if reasons := reasons_of(row.coverage):
        why.append(reasons)
    return AgendaLine(
        kind="position",
        key=str(row.pk),
        title=row.title,
        detail="; ".join(why),
        decision=_decided(item),
        note=item.note if item else "",
        url=reverse("talent:session_item", args=[session.pk, "position", str(row.pk)]),
        form=item_form(item),
    )


def _gap_line(session: Session, gap, names: dict[str, str], item: Item | None) -> AgendaLine:
    detail = _("To develop: %(lacking)d of %(people)d; a strength: %(strong)d") % {
        "lacking": gap.lacking,
        "people": gap.people,
        "strong": gap.strong,
    }
    return AgendaLine(
        kind="subject",
        key=gap.code,
        title=names.get(gap.code, gap.code),
        detail=detail,
        decision=_decided(item),
        note=item.note if item else "",
        url=reverse("talent:session_item", args=[session.pk, "subject", gap.code]),
        form=item_form(item),
    )


def _tag_names(cycle: Cycle) -> dict[str, str]:
    """Competencies and skills by their code, in the reader's language."""
    named = {c.code: c.name for c in cycle.competencies.rows.all()}
    for _heading, rows in questions(cycle, Portal.PEOPLE):
        for row in rows:
            if row.code == queries.GAP_TAGS:
                named |= {o["code"]: o[language()] for o in row.options or []}
    return named


def figures_page(request, session: Session, cycle: Cycle, found: list[boards.Card]) -> dict:
    """Placements by unit against the whole session, with words of caution."""
    whole, units = queries.distribution(found)
    rows = list(cycle.placements.rows.all())
    codes = [row.code for row in rows]
    return {
        "session": session,
        "trail": trail(session),
        "tabs": tabs(session, "figures"),
        "columns": [
            Column(_("Unit")),
            Column(_("People")),
            *(Column(row.name) for row in rows),
        ],
        "whole": [whole.get(code, 0) for code in codes],
        "placed": sum(whole.values()),
        "everybody": len(found),
        "lines": [(each, [_told(each.lines.get(code)) for code in codes]) for each in units],
    }


def _told(line) -> tuple[int, str, str]:
    """A number, what would be ordinary, and the verdict in words where there is one."""
    if line is None:
        return 0, "", ""
    if line.verdict == "too_few":
        return line.number, "", ""
    ordinary = _("%(low)d to %(high)d is ordinary") % {"low": line.low, "high": line.high}
    said = str(Spread(line.verdict).label) if line.verdict != "ordinary" else ""
    return line.number, ordinary, said


def dossiers_to_convene(user, *, on) -> list[Any]:
    """The running dossiers in which this user may convene a session."""
    from_roles = committees.organizer_of(user) | door.standing(user).organizations_with(
        "sit_on_committee"
    )
    found = queries.running_dossiers(from_roles, on=on)
    return [each for each in found if door.can(user, "committees.convene", each)]
