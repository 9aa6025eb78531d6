"""On what ground a file opens (product.md, roles and scopes), and how days fall together."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

DAY = timedelta(days=1)

Ground = Literal["executive", "manager", "deputy_head", "delegate", "hr_adviser"]


@dataclass(frozen=True)
class Relation:
    """How a user stands to a person on a day; `depth` 1 is the direct manager, 0 none."""

    own: bool = False
    depth: int = 0
    deputy_head: bool = False
    delegate: bool = False
    hr_adviser: bool = False
    below: bool = False  # the person stands above the user


def file_ground(relation: Relation) -> Ground | None:
    """The ground on which the file opens, the nearest first.

    A role given by somebody opens neither one's own file nor one's superior's.
    """
    if relation.own:
        return "executive"
    if relation.deputy_head:
        return "deputy_head"
    if relation.depth > 0:
        return "manager"
    if relation.below:
        return None
    if relation.delegate:
        return "delegate"
    return "hr_adviser" if relation.hr_adviser else None


def sees_salary(relation: Relation) -> bool:
    """The executive, the direct manager, the deputy head and the delegate see the salary."""
    if relation.own or relation.depth == 1 or relation.deputy_head:
        return True
    return relation.delegate and not relation.below


Fit = Literal["within", "below", "above"]


def fit(amount: Decimal, *, least: Decimal, most: Decimal) -> Fit:
    """How a salary stands to the range of its level; both ends belong to the range.

    Outside is not wrong by itself: salary protection keeps a salary above the range.
    """
    if amount < least:
        return "below"
    return "above" if amount > most else "within"


@dataclass(frozen=True)
class Span:
    """The days from a start to an end, both included; without an end for ever."""

    starts_on: date
    ends_on: date | None = None

    def covers(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or self.ends_on >= on)


@dataclass(frozen=True)
class Split:
    """How a change from a day on falls among dated rows.

    `within` is the row that holds that day: it begins that very day and is rewritten
    (`rewrites`), or it ends the day before. What is new holds to `ends_on`: never beyond the
    next row, which was recorded on purpose.
    """

    within: int | None
    rewrites: bool
    ends_on: date | None


def split(spans: Sequence[Span], *, on: date) -> Split:
    """Where a change from `on` falls among rows sorted by their start."""
    within = next((n for n, span in enumerate(spans) if span.covers(on)), None)
    if within is not None:
        return Split(within, spans[within].starts_on == on, spans[within].ends_on)
    later = [span.starts_on for span in spans if span.starts_on > on]
    return Split(None, False, min(later) - DAY if later else None)


def without(whole: Span, taken: Iterable[Span]) -> list[Span]:
    """The days of a span that none of the others takes, in order."""
    left: list[Span] = []
    start: date | None = whole.starts_on
    for span in sorted(taken, key=lambda span: span.starts_on):
        if start is None or (whole.ends_on and span.starts_on > whole.ends_on):
            break
        if span.starts_on > start:
            left.append(Span(start, span.starts_on - DAY))
        if span.ends_on is None:
            start = None
        elif span.ends_on >= start:
            start = span.ends_on + DAY
    if start is not None and (whole.ends_on is None or start <= whole.ends_on):
        left.append(Span(start, whole.ends_on))
    return left


Validity = Literal["lasting", "valid", "ending", "expired"]
WARNING_MONTHS = 6


def validity(expires_on: date | None, *, on: date) -> Validity:
    """Whether a language result still counts, and whether it soon will not."""
    if expires_on is None:
        return "lasting"
    if expires_on < on:
        return "expired"
    return "ending" if expires_on <= months_after(on, WARNING_MONTHS) else "valid"


def months_after(on: date, months: int) -> date:
    """The same day some months later, or the last day of a shorter month."""
    years, month = divmod(on.month - 1 + months, 12)
    year, month = on.year + years, month + 1
    return date(year, month, min(on.day, monthrange(year, month)[1]))
