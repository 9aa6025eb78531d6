"""Until when somebody may act in a stage of the cycle, and whether that day has passed.

The cycle gives each stage its days. The delegate may set an earlier last day for a branch, which
holds for all units below it; where several units above a person have one, the nearest holds, so
that a delegate can give one directorate other days than its branch. No date of a branch goes
past the cycle's. More time for one person goes before both, up to the last day of the stage of
submission: after it nothing of the organization is sent any more.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Because = Literal["cycle", "branch", "extension"]
Position = Literal["ahead", "open", "over"]


@dataclass(frozen=True)
class Window:
    """The days of a stage for one person, both included, and what set the last of them.

    `usual_last` is the last day without the person's extension.
    """

    opens_on: date
    closes_on: date
    because: Because = "cycle"
    usual_last: date | None = field(default=None, compare=False)

    def on(self, day: date) -> Position:
        """Whether the stage lies ahead, is open, or is over on a day."""
        if day < self.opens_on:
            return "ahead"
        return "open" if day <= self.closes_on else "over"

    def is_open(self, day: date) -> bool:
        return self.on(day) == "open"

    def is_late(self, day: date, *, done: bool) -> bool:
        """Late is who has not finished the day after the last; never who has."""
        return not done and self.on(day) == "over"

    def days_left(self, day: date) -> int:
        """How many days are left after this one; below zero once it is over."""
        return (self.closes_on - day).days


def window(
    *,
    opens_on: date,
    closes_on: date,
    branch_days: Iterable[date | None] = (),
    until: date | None = None,
    submission_closes_on: date | None = None,
) -> Window:
    """The days of a stage for one person.

    `branch_days` are those of the person's unit and the units above it, the nearest first, None
    where a unit has none; `until` is the person's extension of this stage.
    """
    last = closes_on
    because: Because = "cycle"
    branch = next((day for day in branch_days if day is not None), None)
    if branch is not None and branch < closes_on:
        last, because = branch, "branch"
    usual_last = last
    if until is not None:
        longer = min(until, submission_closes_on) if submission_closes_on else until
        if longer > last:
            last, because = longer, "extension"
    return Window(opens_on, last, because, usual_last)


def branch_day_problem(
    day: date, *, opens_on: date, closes_on: date, on: date
) -> Literal["before", "after", "past"] | None:
    """A date of a branch lies within the days of the cycle's stage, and is not over when it is
    set."""
    if day < opens_on:
        return "before"
    if day > closes_on:
        return "after"
    return "past" if day < on else None


def extension_problem(
    until: date, *, closes_on: date, on: date, submission_closes_on: date
) -> Literal["past", "no_longer", "after_submission"] | None:
    """More time ends on a day to come, later than the person has now, and by the submission."""
    if until < on:
        return "past"
    if until <= closes_on:
        return "no_longer"
    return "after_submission" if until > submission_closes_on else None
