"""The room of a session: its talent map, as a map, a table, or whom to look at first."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from etms import access as door
from etms.committees.models import Session
from etms.cycles.models import Cycle
from etms.directory import queries as directory
from talent.choices import MoveStage
from talent.forms.sessions import RoomForm
from talent.queries import board as boards
from talent.queries import sessions as queries
from talent.queries.borderline import discussion
from talent.screens import board
from talent.screens.borderline import reasons_of
from talent.screens.sessions import aside, session_url, tabs, trail

Looks = Mapping[int, tuple[str, ...]]  # person id -> the reasons to look there first
VIEWS = {"map": later("Map"), "table": later("Table"), "first": later("Look at these first")}


def asks_why(asked: Mapping[str, str]) -> bool:
    """Whether a reader asks for the reasons to look at somebody first."""
    return "first" in (asked.get("view"), asked.get("show"))


def units_of(found: Iterable[boards.Card]) -> list[tuple[str, str]]:
    """The units of those on the map, as choices."""
    return sorted({(str(card.unit_id), card.unit) for card in found}, key=lambda unit: unit[1])


def pieces_of(
    session: Session, found: list[boards.Card], *, movable: bool, looks: Looks
) -> list[board.Piece]:
    """The cards with the addresses of the session: what was discussed, and moved by whom."""
    items = queries.items_of(session)
    ways = queries.paths(card.assessment.pk for card in found if card.assessment)
    discussed = str(_("Discussed"))
    return [
        board.Piece(
            card,
            reverse("talent:session_place", args=[session.pk, card.person_id]) if movable else "",
            reverse("talent:session_person", args=[session.pk, card.person_id]),
            discussed if (item := items.get(card.person_id)) and item.discussed else "",
            ways.get(card.assessment.pk) if card.assessment else None,
            looks.get(card.person_id, ()),
        )
        for card in found
    ]


FILTERS = {
    "": lambda piece: True,
    "first": lambda piece: bool(piece.looks),
    "open": lambda piece: not piece.mark,
    "moved": lambda piece: piece.was_moved,
    "changed": lambda piece: piece.has_changed,
    "unplaced": lambda piece: piece.card.placement is None,
}


def room_page(request, session: Session, cycle: Cycle, found: list[boards.Card]) -> dict[str, Any]:
    """The map of the session, its table, or the list of whom to look at first, with filters."""
    user = request.user
    units = units_of(found)
    asked = RoomForm.asked(request.GET, units=units)
    sit = door.can(user, "committees.sit", session)
    looks: Looks = {}
    if asks_why(asked):
        order = discussion(user, session, cycle, on=door.standing(user).on, among=found)
        found, looks = order.cards, reasons_of(cycle, order.cards, order.reasons)
    everybody = pieces_of(session, found, movable=bool(sit), looks=looks)
    tests = [FILTERS[asked["show"]]]
    if asked["view"] == "first":
        tests.append(FILTERS["first"])
    pieces = [
        piece
        for piece in everybody
        if all(test(piece) for test in tests) and asked["unit"] in ("", str(piece.card.unit_id))
    ]
    move = boards.last_move(user, found, stage=MoveStage.CALIBRATED) if sit else None
    here = f"{session_url(session, 'room')}?{urlencode(asked)}"
    return {
        "session": session,
        "trail": trail(session),
        "tabs": tabs(session, "room"),
        "view": asked["view"],
        "here": here,
        "views": [
            (label, f"?{urlencode(asked | {'view': view})}", view == asked["view"])
            for view, label in VIEWS.items()
        ],
        "form": RoomForm(initial=asked, units=units),
        "clear_url": f"?view={asked['view']}" if asked["show"] or asked["unit"] else "",
        "pieces": pieces,
        "sized": any(piece.size for piece in pieces),
        "everybody": len(found),
        "discussed": sum(bool(piece.mark) for piece in everybody),
        "latest": _latest(everybody),
        "columns": board.columns_of(cycle, pieces),
        "heads": board.heads(with_unit=True, movable=bool(sit)),
        "width": cycle.placements.map_kind.columns,
        "undo": board.undo_of(
            move, url=lambda person: reverse("talent:session_place", args=[session.pk, person])
        ),
        "sit": sit,
        "aside": "" if sit else aside(session),
        "poll": f"{here}&seen={session.revision}",
    }


def _latest(pieces: list[board.Piece]) -> dict[str, Any] | None:
    """The last move of the committee: who placed whom where, and when."""
    moved = [piece for piece in pieces if piece.way and piece.way.at]
    if not moved:
        return None
    piece = max(moved, key=lambda each: each.way.at)
    who = directory.names_of_users([piece.way.by_id]).get(piece.way.by_id, "")
    return {"who": who, "person": piece.card.name, "at": piece.way.at, "to": piece.way.calibrated}
