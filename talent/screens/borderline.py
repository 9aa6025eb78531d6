"""Whom a session looks at first, and why, in words."""

from collections.abc import Mapping, Sequence

from etms.cycles.models import Cycle
from etms.formats import write_date
from talent.choices import Evidence, LookFirst
from talent.queries.board import Card
from talent.rules.borderline import Reason
from talent.screens.placing import rule_words


def reasons_of(
    cycle: Cycle, cards: Sequence[Card], found: Mapping[int, list[Reason]]
) -> dict[int, tuple[str, ...]]:
    """The reasons of each person (id) who has any, as sentences."""
    names = {row.code: row.name for row in cycle.placements.rows.all()}
    competencies = {row.code: row.name for row in cycle.competencies.rows.all()}
    return {
        card.person_id: tuple(words(why, card, names, competencies) for why in reasons)
        for card in cards
        if (reasons := found.get(card.person_id))
    }


def words(
    why: Reason, card: Card, placements: Mapping[str, str], competencies: Mapping[str, str]
) -> str:
    """One reason as a sentence of the list."""
    return str(LookFirst(why.code).label) % {
        "rule": rule_words(why.refusal) if why.refusal else "",
        "day": write_date(why.day) if why.day else "",
        "proposed": placements.get(why.placement or "", ""),
        "before": card.before.name if card.before else "",
        "evidence": ", ".join(str(Evidence(each).label) for each in why.evidence),
        "competencies": ", ".join(competencies.get(each, each) for each in why.competencies),
    }
