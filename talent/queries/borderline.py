"""Whose placement a session looks at first: all that the rules ask, of everybody at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from etms.answers.rules import is_empty
from etms.committees.models import Session
from etms.cycles.models import Cycle, Placement
from talent.access.sessions import answers_for
from talent.models import Answer, AssessmentAnswer
from talent.queries.board import Card
from talent.queries.sessions import cards as cards_in
from talent.queries.sessions import paths
from talent.rules.borderline import Placed, Reason, look_first, reasons
from talent.rules.divergence import Sides
from talent.rules.path import Path

WRITTEN = ("rating", "high-potential", "ability-evidence", "aspiration-evidence",
           "engagement-evidence")  # fmt: skip
OWN = ("self-rating", "promotion-interest", "lateral-interest", "willingness")
Said = dict[tuple[str, str], Any]  # (code of the question, of the competency) -> value


def reasons_in(
    user, session: Session, cycle: Cycle, cards: Sequence[Card]
) -> dict[int, list[Reason]]:
    """Why to look first at each person (id) of some cards of the session, in three queries."""
    sheets = {card.assessment.pk: card.person_id for card in cards if card.assessment}
    written = _said(
        AssessmentAnswer.objects.filter(sheet__in=sheets, question__code__in=WRITTEN), "sheet"
    )
    own = _said(
        Answer.objects.filter(
            sheet__in=answers_for(user, session).filter(cycle=cycle), question__code__in=OWN
        ),
        "sheet__person",
    )
    ways = paths(sheets)
    return {
        card.person_id: reasons(
            _placed(
                card,
                cycle,
                ways.get(card.assessment.pk) if card.assessment else None,
                _sides(
                    card.placement,
                    written.get(card.assessment.pk, {}) if card.assessment else {},
                    own.get(card.person_id, {}),
                ),
            )
        )
        for card in cards
    }


@dataclass(frozen=True)
class Discussion:
    """People of a session in the order of discussion: whom to look at first, then the others."""

    cards: list[Card]
    reasons: dict[int, list[Reason]]

    @property
    def first(self) -> list[Card]:
        return [card for card in self.cards if self.reasons[card.person_id]]

    @property
    def others(self) -> list[Card]:
        return [card for card in self.cards if not self.reasons[card.person_id]]


def discussion(
    user, session: Session, cycle: Cycle, *, on: date, among: list[Card] | None = None
) -> Discussion:
    """The order of discussion of those whom this user may see; `among` are their cards, if known.

    A member for whom somebody is left out has the others in the same order.
    """
    cards = cards_in(user, session, cycle, on=on) if among is None else among
    found = reasons_in(user, session, cycle, cards)
    place = {card.person_id: number for number, card in enumerate(cards)}
    first = look_first(found, name=place.__getitem__)
    rest = [person for person in place if not found[person]]
    return Discussion([cards[place[person]] for person in [*first, *rest]], found)


def _said(rows: Any, whose: str) -> dict[int, Said]:
    """Answers by whose they are, in one query; the empty ones are left out."""
    found: dict[int, Said] = {}
    for key, code, part, value in rows.values_list(whose, "question__code", "part", "value"):
        if not is_empty(value):
            found.setdefault(key, {})[code, part] = value
    return found


def _placed(card: Card, cycle: Cycle, way: Path | None, sides: Sides) -> Placed:
    now = card.placement
    hangs_on_languages = now is not None and now.needs_valid_language_results
    return Placed(
        now=_code(now),
        proposed=_code(way.proposal) if way else None,
        before=_code(card.before),
        refusal=card.facts.refusal(now) if now else None,
        valid_until=card.facts.valid_until if hangs_on_languages else None,
        cycle_ends_on=cycle.ends_on,
        sides=sides,
    )


def _sides(placement: Placement | None, written: Said, own: Said) -> Sides:
    return Sides(
        placement=_code(placement),
        high_potential=written.get(("high-potential", "")),
        ability=written.get(("ability-evidence", ""), ""),
        aspiration=written.get(("aspiration-evidence", ""), ""),
        engagement=written.get(("engagement-evidence", ""), ""),
        ratings=_ratings(written, "rating"),
        own_ratings=_ratings(own, "self-rating"),
        wants_advancement=own.get(("promotion-interest", "")),
        wants_lateral=own.get(("lateral-interest", "")),
        willingness=own.get(("willingness", ""), ""),
    )


def _ratings(said: Said, code: str) -> dict[str, str]:
    return {part: value for (asked, part), value in said.items() if asked == code}


def _code(placement: Placement | None) -> str | None:
    return placement.code if placement else None
