"""What the talent map asks of people: language results, positions, moves, the cycle before."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from etms.cycles.choices import State
from etms.cycles.models import Cycle, Placement
from etms.directory import queries as directory
from etms.directory.models import LanguageResult
from talent.models import Assessment
from talent.rules import placement as rules


@dataclass(frozen=True)
class Facts:
    """What the rules of placement ask of one person on a day."""

    holds_a_position: bool
    lacks: tuple[rules.Lack, ...]
    valid_until: date | None  # the day on which the first of the valid results expires

    def refusal(self, placement: Placement) -> rules.Refusal | None:
        """Why this person may not be given a placement; None when they may."""
        return rules.refusal(
            needs_language_results=placement.needs_valid_language_results,
            holds_a_position=self.holds_a_position,
            lacks=self.lacks,
        )


def facts_of(person_ids: Collection[int], *, on: date) -> dict[int, Facts]:
    """The facts of many people on a day, in two queries."""
    results: dict[int, list[rules.Result]] = {pk: [] for pk in person_ids}
    rows = LanguageResult.objects.filter(person__in=person_ids, tested_on__lte=on)
    for pk, *result in rows.values_list("person_id", "skill", "tested_on", "expires_on"):
        results[pk].append(rules.Result(*result))
    homes = directory.homes(on=on).filter(person__in=person_ids)
    at_home = set(homes.values_list("person_id", flat=True))
    return {pk: _facts(results[pk], pk in at_home, on=on) for pk in person_ids}


def _facts(results: Iterable[rules.Result], holds: bool, *, on: date) -> Facts:
    lacks = rules.language_lacks(results, on=on)
    return Facts(holds, lacks, None if lacks else rules.valid_until(results, on=on))


def cycle_before(cycle: Cycle) -> Cycle | None:
    """The cycle before this one, of those that were published."""
    earlier = Cycle.objects.exclude(state=State.DRAFT).filter(starts_on__lt=cycle.starts_on)
    return earlier.order_by("-starts_on").first()


def placed_before(person_ids: Collection[int], cycle: Cycle) -> dict[int, Placement]:
    """Where people were placed at the end of the cycle before, in its own words."""
    before = cycle_before(cycle)
    rows = Assessment.objects.filter(
        cycle=before, person__in=person_ids, placement__isnull=False
    ).select_related("placement")
    return {row.person_id: row.placement for row in rows if row.placement}
