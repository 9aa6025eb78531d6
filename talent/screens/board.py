"""The talent map as a board of columns and as a table: the same cards, the same moves."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.cycles.models import Cycle
from etms.directory.stays import level_label
from etms.formats import write_number
from etms.tables import Column as Head
from talent.choices import Movement, MoveStage
from talent.models import PlacementMove
from talent.queries import board as queries
from talent.queries.board import Card
from talent.rules.path import Path
from talent.screens.placing import language_words, undo_words

UNPLACED = ""  # the code of the column of those who are not placed yet


def post_of(level: str, title: str) -> str:
    return f"{level_label(level)} · {title}"


@dataclass(frozen=True)
class Piece:
    """A card as it is drawn: `url` is where it is moved (nothing: this reader moves nobody),
    `page` where more stands about it."""

    card: Card
    url: str
    page: str = ""
    mark: str = ""  # a word of the page that shows the board, for example "Discussed"
    way: Path | None = None  # proposed and calibrated, where a committee looks at it
    looks: tuple[str, ...] = ()  # why a committee looks here first, where it was asked

    @property
    def post(self) -> str:
        return post_of(self.card.level, self.card.title)

    @property
    def languages(self) -> str:
        return language_words(self.card.facts)

    @property
    def lacks_languages(self) -> bool:
        return bool(self.card.facts.lacks)

    @property
    def size(self) -> str:
        """How many of a hundred positions of the level are smaller, to one decimal; nothing for a
        position that is not evaluated, or where nobody asked."""
        share = self.card.size
        return (
            "" if share is None else write_number(Decimal(share.numerator) / share.denominator, 1)
        )

    @property
    def placement_name(self) -> str:
        placement = self.card.placement
        return placement.name if placement else str(Movement.NONE.label)

    @property
    def before(self) -> str:
        return self.card.before.name if self.card.before else ""

    @property
    def before_code(self) -> str:
        return self.card.before.code if self.card.before else ""

    @property
    def movement(self) -> str:
        return str(Movement(self.card.movement).label)

    @property
    def was_moved(self) -> bool:
        return bool(self.way and self.way.was_moved)

    @property
    def has_changed(self) -> bool:
        return self.card.movement == Movement.CHANGED


@dataclass(frozen=True)
class Column:
    """One placement of the map, with those who stand there."""

    code: str
    name: str
    text: str
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True)
class Undo:
    """A move of the reader that can be taken back, as a form to send."""

    url: str
    to: str
    base: int
    words: str


def columns_of(cycle: Cycle, pieces: list[Piece]) -> list[Column]:
    """The columns of a cycle in the order of its list; last, those who are not placed yet."""
    found = [Column(p.code, p.name, p.text) for p in cycle.placements.rows.all()]
    found.append(Column(UNPLACED, str(Movement.NONE.label), ""))
    by_code = {column.code: column for column in found}
    for piece in pieces:
        placement = piece.card.placement
        by_code[placement.code if placement else UNPLACED].pieces.append(piece)
    return found


def undo_of(move: PlacementMove | None, *, url: Callable[[int], str]) -> Undo | None:
    """The way back of a move, in words."""
    if move is None:
        return None
    sheet, to = move.assessment, move.before.code if move.before else UNPLACED
    return Undo(url(sheet.person_id), to, sheet.revision, undo_words(sheet, sheet.person))


def heads(*, with_unit: bool = False, movable: bool = True) -> list[Head]:
    """The columns of the table that stands for the board."""
    unit = [Head(_("Unit"))] if with_unit else []
    movement = [] if with_unit else [Head(_("Movement"))]
    size = [Head(_("Job size"), number=True)] if with_unit else []
    move = [Head(_("Move"), hidden=True)] if movable else []
    return [
        Head(_("Executive")),
        *unit,
        *size,
        Head(_("Placement")),
        Head(_("Last cycle")),
        *movement,
        Head(_("Second language")),
        *move,
    ]


def tabs(here: str) -> list[tuple[str, str, bool]]:
    return [
        (_("Map"), "?view=map", here == "map"),
        (_("Table"), "?view=table", here == "table"),
    ]


def move_url(person_id: int) -> str:
    return reverse("talent:place", args=[person_id])


def map_page(request, cycle: Cycle, cards: list[Card]) -> dict[str, Any]:
    """The talent map of a manager."""
    user = request.user
    view = "table" if request.GET.get("view") == "table" else "map"
    pieces = [
        Piece(card, move_url(card.person_id), reverse("talent:assess", args=[card.person_id]))
        for card in cards
    ]
    move = queries.last_move(user, cards, stage=MoveStage.PROPOSED)
    return {
        "cycle": cycle,
        "on": door.standing(user).on,
        "view": view,
        "tabs": tabs(view),
        "pieces": pieces,
        "columns": columns_of(cycle, pieces),
        "heads": heads(),
        "width": cycle.placements.map_kind.columns,
        "undo": undo_of(move, url=move_url),
        "unplaced": sum(card.placement is None for card in cards),
    }
