"""How large a position is among those of its level."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

Sizes = Mapping[tuple[str, int], int]  # how many positions there are, by level and points
TENTH = Decimal("0.1")


def percentile(level: str, total: int, sizes: Sizes) -> Fraction | None:
    """The exact share of the positions of a level that are smaller, in percent; of those of the
    same points half are counted. None where the level has no positions."""
    counted = {points: number for (name, points), number in sizes.items() if name == level}
    number = sum(counted.values())
    if not number:
        return None
    smaller = sum(many for points, many in counted.items() if points < total)
    return Fraction(2 * smaller + counted.get(total, 0), 2 * number) * 100


def rounded(share: Fraction | None) -> Decimal | None:
    """A percentile to one decimal, as it is shown."""
    if share is None:
        return None
    return (Decimal(share.numerator) / share.denominator).quantize(TENTH, ROUND_HALF_UP)
