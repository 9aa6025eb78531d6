"""When the invented evaluations were made: from the top down, so that superiors came first."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from demo.service import moment
from demo.world.records import Position, Terms

CHARTS = date(2022, 10, 3)  # the charts of the standard hold from here
READY = date(2024, 1, 1)  # before it there was no time to evaluate everybody
BEGINS = {1: date(2022, 10, 10), 2: date(2023, 2, 1), 3: date(2023, 6, 1)}
SPREAD, WORK = 55, 45  # days: over which a tier is begun, and from beginning to decision
DOLLARS_OF = 4  # a fiscal year begins in April
STEPS = {"signed": -12, "opened": 6, "discussed": 20, "recommended": 30, "decided": WORK}


@dataclass(frozen=True)
class Days:
    """The days of one decided evaluation."""

    evaluated_on: date
    effective_on: date
    level_before: str

    def at(self, step: str) -> datetime:
        """The moment of a step: within office hours."""
        hours = timedelta(hours=13 + len(step) % 5)
        return moment(self.evaluated_on + timedelta(days=STEPS.get(step, 0))) + hours

    @property
    def dollars_on(self) -> date:
        """The first day of the fiscal year, once the index of the charts holds."""
        return dollars_on(self.evaluated_on)


def dollars_on(day: date) -> date:
    year = day.year if day.month >= DOLLARS_OF else day.year - 1
    return max(CHARTS, date(year, DOLLARS_OF, 1))


def days_of(position: Position, level: str, rng: Random) -> Days:
    """As soon as the charts held; what is new, or changed its level since, for that day."""
    begun = BEGINS[min(position.tier, 3)] + timedelta(days=rng.randint(0, SPREAD))
    effective = begun + timedelta(days=WORK)
    changed, before = _changed(position)
    if changed > effective:
        begun = max(CHARTS, changed - timedelta(days=60))
        return Days(begun, changed, before or level)
    return Days(begun, effective, level)


def _changed(position: Position) -> tuple[date, str]:
    """Since when the position has its level, and which one it had before."""
    first, last = position.terms[0], position.terms[-1]
    if first.level != last.level:
        return last.starts_on, first.level
    return first.starts_on, ""


def terms_on(position: Position, day: date) -> Terms | None:
    return next(
        (
            each for each in position.terms
            if each.starts_on <= day and (each.ends_on is None or each.ends_on >= day)
        ),
        None,
    )  # fmt: skip
