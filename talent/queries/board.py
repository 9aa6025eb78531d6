"""The cards of a talent map: people with their placement, last cycle's, and what the rules ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from classification.queries.ranking import Positions, sizes_within_level
from etms.bilingual import language
from etms.cycles.models import Cycle, Placement
from etms.directory import queries as directory
from talent.access import visible_assessments
from talent.access.people import direct_reports
from talent.models import Assessment, PlacementMove
from talent.queries import placements
from talent.rules.placement import Movement, movement


@dataclass(frozen=True)
class Card:
    """One person of a map, by the position they belong to."""

    person_id: int
    name: str
    level: str
    title: str
    unit_id: int
    unit: str
    assessment: Assessment | None
    before: Placement | None
    facts: placements.Facts
    size: Fraction | None = None  # of the position within its level, in percent

    @property
    def placement(self) -> Placement | None:
        return self.assessment.placement if self.assessment else None

    @property
    def revision(self) -> int:
        return self.assessment.revision if self.assessment else 0

    @property
    def movement(self) -> Movement:
        return movement(
            before=self.before and self.before.code, now=self.placement and self.placement.code
        )


def cards_of(
    people: Iterable[Any],
    assessments: Any,
    cycle: Cycle,
    *,
    on: date,
    sized: bool = False,
    without: Positions = (),
) -> list[Card]:
    """The cards of some people, whatever their number in the same few queries.

    `people` are rows of etms.directory.queries.cards(); `assessments` those that the reader may
    read, of any cycle and person; `sized` asks how large their positions are within their levels,
    `without` those that the reader evaluates now.
    """
    people = list(people)
    ids = [row.person_id for row in people]
    before = placements.cycle_before(cycle)
    sheets = assessments.filter(person__in=ids, cycle__in=[c for c in (cycle, before) if c])
    found = {(s.person_id, s.cycle_id): s for s in sheets.prefetch_related("placement")}
    facts = placements.facts_of(ids, on=on)
    posts = (row.position_id for row in people)
    sizes = sizes_within_level(posts, on=on, without=without) if sized else {}
    tongue = language()
    return [
        Card(
            person_id=row.person_id,
            name=str(row.person),
            level=row.level,
            title=getattr(row, f"title_{tongue}"),
            unit_id=row.unit_id,
            unit=getattr(row, f"unit_name_{tongue}"),
            assessment=found.get((row.person_id, cycle.pk)),
            before=_placement(found.get((row.person_id, before.pk))) if before else None,
            facts=facts[row.person_id],
            size=sizes.get(row.position_id),
        )
        for row in people
    ]


def _placement(sheet: Assessment | None) -> Placement | None:
    return sheet.placement if sheet else None


def team_cards(user, cycle: Cycle, *, on: date) -> list[Card]:
    """The map of a manager: the direct reports of today."""
    rows = directory.cards(on=on).filter(person__in=direct_reports(user))
    rows = rows.order_by("person__sort_name", "pk")
    return cards_of(rows, visible_assessments(user), cycle, on=on)


def last_move(user, cards: Iterable[Card], *, stage: str) -> PlacementMove | None:
    """The move of this user that can be undone: their last one, if nobody has moved since."""
    revisions = {card.assessment.pk: card.revision for card in cards if card.assessment}
    moves = PlacementMove.objects.that_moved().filter(assessment__in=revisions)
    own = moves.filter(by=user, stage=stage).order_by("-pk")
    found = own.select_related("assessment__person", "before", "after").first()
    if found is None:
        return None
    newer = moves.filter(assessment=found.assessment_id, pk__gt=found.pk).exists()
    return None if newer else found
