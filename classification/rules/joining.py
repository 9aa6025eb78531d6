"""A position that wears two unrelated hats: how the second amount is added to the first.

Standard, "Combining the impact on unrelated activities". A step of impact is worth a step of
magnitude, and a step of magnitude is the square root of ten. (The text also says 233 % for a
step; the square root of ten is what its own two examples use.)
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from classification.choices import Joining
from classification.policy import BOOK, Book
from classification.policy.shapes import Standard
from classification.rules.degrees import PULL_STEPS, Accountability, Degree
from classification.rules.magnitude import CENT, Magnitude, magnitude_of
from classification.rules.points import accountability_points
from classification.rules.reading import charts

PRECISE = Context(prec=40)


@dataclass(frozen=True)
class Impacted:
    """An amount in dollars of the day, and the impact on it."""

    dollars: Decimal
    impact: Degree


@dataclass(frozen=True)
class Joined:
    """What the two come to: `added` is the second amount as it counts beside the first."""

    how: Joining
    steps: int  # by which the second impact is weaker than the first
    added: Decimal
    dollars: Decimal
    magnitude: Magnitude
    degrees: Accountability
    points: int


def join(
    core: Impacted,
    second: Impacted,
    *,
    freedom: Degree,
    unrelated: bool,
    own_work: bool,
    on: date,
    book: Book = BOOK,
) -> Joined:
    """Join a second impact to that of the core activity, if it is unrelated and not the work of
    the team whose budget is already counted; otherwise take the larger."""
    standard = charts(on=on, book=book)
    if not unrelated or own_work:
        taken = [_alone(each, freedom, standard, on, book) for each in (core, second)]
        return max(taken, key=lambda each: each.points)
    steps = _weaker(core.impact, second.impact, standard)
    added = _equivalent(second.dollars, steps, standard)
    whole = Impacted(core.dollars + added, core.impact)
    found = _found(whole, freedom, standard, on, book)
    return Joined(Joining.JOINED, steps, added, whole.dollars, *found)


def _alone(each: Impacted, freedom: Degree, standard: Standard, on: date, book: Book) -> Joined:
    found = _found(each, freedom, standard, on, book)
    return Joined(Joining.SAME_WORK, 0, Decimal(0), each.dollars, *found)


def _found(
    each: Impacted, freedom: Degree, standard: Standard, on: date, book: Book
) -> tuple[Magnitude, Accountability, int]:
    magnitude = magnitude_of(each.dollars, on=on, scale=standard.magnitude, book=book)
    degrees = Accountability(freedom, magnitude.degree, each.impact)
    return magnitude, degrees, accountability_points(degrees, standard=standard)


def _weaker(core: Degree, second: Degree, standard: Standard) -> int:
    """Steps by which the second impact is weaker than the core one; negative when stronger."""
    impact = standard.accountability.impact
    places = [impact[each.name] + PULL_STEPS[each.pull] for each in (core, second)]
    return places[0] - places[1]


def _equivalent(dollars: Decimal, steps: int, standard: Standard) -> Decimal:
    """The amount at the impact of the core activity: so many steps of magnitude smaller."""
    scale = standard.magnitude
    factor = PRECISE.power(Decimal(scale.tenfold), Decimal(abs(steps)) / scale.steps)
    brought = PRECISE.divide(dollars, factor) if steps >= 0 else PRECISE.multiply(dollars, factor)
    return brought.quantize(CENT, ROUND_HALF_UP, context=PRECISE)
