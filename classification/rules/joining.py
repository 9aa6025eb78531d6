"""A position that wears two unrelated hats: how the second amount is added to the first.

Standard, "Combining the impact on unrelated activities". A step of impact is worth a step of
magnitude, and a step of magnitude is the square root of ten. (The text also says 233 % for a
step; the square root of ten is what its own two examples use.)
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import ClassVar

from classification.choices import Clause, Joining, Refusal
from classification.policy.shapes import Index, Standard
from classification.rules.degrees import PULL_STEPS, Accountability, Degree
from classification.rules.magnitude import BEYOND, CENT, Magnitude, read_dollars, under
from classification.rules.points import accountability_points
from classification.rules.refusing import Fault, Refused

PRECISE = Context(prec=40)
SECOND = "second_dollars"


@dataclass(frozen=True)
class Impacted:
    """An amount in dollars of the day, and the impact on it."""

    dollars: Decimal
    impact: Degree


@dataclass(frozen=True)
class Joined:
    """What the two come to: `added` is the second amount as it counts beside the first, and
    `takes_second` says that the second was taken in its place."""

    how: Joining
    steps: int  # by which the second impact is weaker than the first
    added: Decimal
    dollars: Decimal
    magnitude: Magnitude
    degrees: Accountability
    points: int
    takes_second: bool = False
    source: ClassVar[Clause] = Clause.UNRELATED


def join(
    core: Impacted,
    second: Impacted,
    *,
    freedom: Degree,
    unrelated: bool,
    own_work: bool,
    on: date,
    index: Index,
    standard: Standard,
) -> Joined:
    """Join a second impact to that of the core activity, if it is unrelated and not the work of
    the team whose budget is already counted; otherwise take the larger.

    Both amounts are dollars of one day; the index is that of the day, the standard that of the
    evaluation. Refused with `second_dollars` for a second amount that is none of the scale.
    """
    require_second(second.dollars, on=on, index=index, standard=standard)

    def found(each: Impacted) -> tuple[Magnitude, Accountability, int]:
        magnitude = under(each.dollars, on=on, index=index, scale=standard.magnitude)
        degrees = Accountability(freedom, magnitude.degree, each.impact)
        return magnitude, degrees, accountability_points(degrees, standard=standard)

    if not unrelated or own_work:
        first, other = (
            Joined(Joining.SAME_WORK, 0, Decimal(0), each.dollars, *found(each), each is second)
            for each in (core, second)
        )
        return other if other.points > first.points else first
    steps = _weaker(core.impact, second.impact, standard)
    added = _equivalent(second.dollars, steps, standard)
    whole = Impacted(core.dollars + added, core.impact)
    if whole.dollars >= BEYOND:
        raise Refused(Fault(SECOND, Refusal.TOO_MANY_DOLLARS))
    return Joined(Joining.JOINED, steps, added, whole.dollars, *found(whole))


def require_second(dollars: Decimal, *, on: date, index: Index | None, standard: Standard) -> None:
    """Refused for a second amount that is no amount, or has no degree by the index of its day."""
    try:
        read_dollars(dollars)
        if index is not None:
            under(dollars, on=on, index=index, scale=standard.magnitude)
    except Refused as refusal:
        faults = (Fault(SECOND, each.code, each.values) for each in refusal.faults)
        raise Refused(*faults) from None


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
