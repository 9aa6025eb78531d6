"""The trial of moves: where people would stand, and what that would do to the whole."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.committees.models import Session
from etms.cycles.models import Cycle
from etms.tables import Column
from talent.choices import MoveClosed
from talent.forms.trial import TrialForm, field_of, moves_sent
from talent.queries import sessions as queries
from talent.queries.board import Card
from talent.queries.borderline import discussion
from talent.rules.trial import Spot, Try, net, tries
from talent.screens.agenda import told
from talent.screens.board import post_of
from talent.screens.borderline import reasons_of
from talent.screens.placing import language_words, placement_name, rule_words
from talent.screens.room import Looks, units_of
from talent.screens.sessions import session_url, tabs, trail

Beside = tuple[int, int, str, str]  # as it is, as it would be, what is ordinary, the verdict


@dataclass(frozen=True)
class Row:
    """One person of the table: where they stand, and where they would."""

    card: Card
    post: str
    stands: str
    field: str
    to: str  # the code of the placement that is tried; nothing: they stay
    languages: str
    looks: tuple[str, ...]


@dataclass(frozen=True)
class Tried:
    """One move of the trial, in words; `why` is why the real one would not be made."""

    card: Card
    post: str
    before: str
    then: str
    why: str
    url: str  # of the real move; nothing for who moves nobody


@dataclass(frozen=True)
class NetLine:
    """One placement as it is and as it would be; the lengths are of 100, for the bars."""

    name: str
    now: int
    then: int
    change: str
    now_length: int
    then_length: int


def trial_page(
    session: Session, cycle: Cycle, found: list[Card], *, user, sent: Mapping[str, str]
) -> dict[str, Any]:
    """The people with what is tried, and the figures as they are beside as they would be."""
    placements = list(cycle.placements.rows.all())
    names = {row.code: row.name for row in placements}
    asked = moves_sent(sent, people={card.person_id for card in found}, codes=set(names))
    made = tries({card.person_id: _spot(card, placements) for card in found}, asked)
    units = units_of(found)
    shown = TrialForm.asked(sent, units=units)
    looks: Looks = {}
    if shown["show"] == "first":
        order = discussion(user, session, cycle, on=door.standing(user).on, among=found)
        found, looks = order.cards, reasons_of(cycle, order.cards, order.reasons)
    rows = [_row(card, made, looks) for card in found]
    here = [row for row in rows if _is_shown(row, shown)]
    people = {row.card.person_id for row in here}
    sit = door.can(user, "committees.sit", session)
    return {
        "session": session,
        "trail": [*trail(session), (_("Talent map"), session_url(session, "room"))],
        "tabs": tabs(session, "trial"),
        "form": TrialForm(initial=shown, units=units),
        "rows": here,
        "everybody": len(rows),
        "columns": [Column(_("Executive")), Column(_("Would stand in"))],
        "options": [(row.code, row.name) for row in placements],
        "kept": [(field_of(who), each.to) for who, each in made.items() if who not in people],
        "tried": [
            _tried(session, card, made[card.person_id], names, movable=bool(sit))
            for card in found
            if card.person_id in made
        ],
        "tried_columns": [
            Column(_("Executive")),
            Column(_("Stands in")),
            Column(_("Would stand in")),
            Column(_("What follows"), hidden=True),
        ],
        **_figures(session, found, made, placements),
    }


def _spot(card: Card, placements: Iterable[Any]) -> Spot:
    """Where somebody stands, and what the rules of a move say of each placement."""
    refused = {row.code: card.facts.refusal(row) for row in placements}
    return Spot(
        placement=card.placement.code if card.placement else None,
        state=card.assessment.state if card.assessment else "",
        refused={code: refusal for code, refusal in refused.items() if refusal},
    )


def _row(card: Card, made: Mapping[int, Try], looks: Looks) -> Row:
    tried = made.get(card.person_id)
    return Row(
        card=card,
        post=post_of(card.level, card.title),
        stands=placement_name(card.placement),
        field=field_of(card.person_id),
        to=tried.to if tried else "",
        languages=language_words(card.facts) if card.facts.lacks else "",
        looks=looks.get(card.person_id, ()),
    )


def _is_shown(row: Row, shown: Mapping[str, str]) -> bool:
    by_show = {"first": bool(row.looks), "tried": bool(row.to)}.get(shown["show"], True)
    return by_show and shown["unit"] in ("", str(row.card.unit_id))


def _tried(
    session: Session, card: Card, each: Try, names: Mapping[str, str], *, movable: bool
) -> Tried:
    url = reverse("talent:session_place", args=[session.pk, card.person_id])
    return Tried(
        card=card,
        post=post_of(card.level, card.title),
        before=placement_name(card.placement),
        then=names[each.to],
        why=_why(each),
        url=url if movable and each.counts else "",
    )


def _why(each: Try) -> str:
    """Why the real move would not be made, in the words of the real move."""
    if each.closed == "not_begun":
        return _("The manager has not begun this assessment yet.")
    if each.closed:
        return str(MoveClosed(each.closed).label)
    return rule_words(each.refusal) if each.refusal else ""


def _figures(
    session: Session, found: list[Card], made: Mapping[int, Try], placements: list[Any]
) -> dict[str, Any]:
    """The distribution as it is and as it would be: of the whole, and of each unit against it."""
    moved = {who: each.to for who, each in made.items() if each.counts}
    now, units_now = queries.distribution(session, found)
    then, units_then = queries.distribution(session, found, tried=moved)
    lines = net(now, then)
    before = defaultdict(dict, {unit.pk: unit.lines for unit in units_now})
    most = max([*now.values(), *then.values(), 1])
    codes = [row.code for row in placements]
    units = [
        (
            unit,
            [_beside(before.get(unit.pk, {}).get(code), unit.lines.get(code)) for code in codes],
        )
        for unit in units_then
    ]
    return {
        "moved": len(moved),
        "net_columns": [
            Column(_("Placement")),
            Column(_("As it is"), number=True),
            Column(_("As it would be"), number=True),
            Column(_("Net change"), number=True),
            Column(_("In a picture"), hidden=True),
        ],
        "net": [
            NetLine(
                row.name,
                line.now,
                line.then,
                _signed(line.change),
                100 * line.now // most,
                100 * line.then // most,
            )
            for row in placements
            if (line := lines.get(row.code))
        ],
        "unit_columns": [
            Column(_("Unit")),
            Column(_("People"), number=True),
            *(Column(row.name, number=True) for row in placements),
        ],
        "units": [each for each in units if _changes(each)],
        "still": [each for each in units if not _changes(each)],
    }


def _changes(unit: tuple[Any, list[Beside]]) -> bool:
    """Whether a number of a unit would be another; moves within it may balance."""
    return any(now != then for now, then, *_words in unit[1])


def _signed(change: int) -> str:
    if not change:
        return "0"
    return f"+{change}" if change > 0 else f"\N{MINUS SIGN}{-change}"


def _beside(now, then) -> Beside:
    """A number as it is and would be, what would then be ordinary, and the verdict."""
    number, ordinary, verdict = told(then)
    return (now.number if now else 0), number, ordinary, verdict
