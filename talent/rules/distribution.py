"""How the placements of a unit stand to the whole, with honest words for small numbers.

No quota: the range is what chance alone makes ordinary, if the unit were drawn from the whole
without looking (hypergeometric). Fewer people than the minimum are not compared at all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import comb
from typing import Literal

FEWEST = 10  # people in a unit; below, any pattern is chance
ORDINARY = Fraction(9, 10)  # how much of what chance makes lies within the range, at least

Verdict = Literal["too_few", "ordinary", "more", "fewer"]


@dataclass(frozen=True)
class Line:
    """One placement in one unit: how many, of how many, and what would be ordinary."""

    number: int
    people: int
    low: int
    high: int
    verdict: Verdict


def ordinary_range(*, marked: int, whole: int, people: int) -> tuple[int, int]:
    """The central numbers that hold at least nine tenths of chance: people drawn from the whole.

    `marked` of `whole` have the placement. Raises ValueError for numbers that cannot be.
    """
    if not 0 <= marked <= whole or not 0 <= people <= whole:
        raise ValueError(f"{marked} of {whole}, {people} drawn")
    tail = (1 - ORDINARY) / 2
    ways = comb(whole, people)
    numbers = range(max(0, people - (whole - marked)), min(people, marked) + 1)
    chances = {k: Fraction(comb(marked, k) * comb(whole - marked, people - k), ways)
               for k in numbers}  # fmt: skip
    low, below = numbers[0], Fraction(0)
    while below + chances[low] <= tail:
        below += chances[low]
        low += 1
    high, above = numbers[-1], Fraction(0)
    while above + chances[high] <= tail:
        above += chances[high]
        high -= 1
    return low, high


def compare(unit: Mapping[str, int], whole: Mapping[str, int]) -> dict[str, Line]:
    """Each placement (code) of a unit against the whole that the unit is part of."""
    people, everybody = sum(unit.values()), sum(whole.values())
    return {
        code: _line(unit.get(code, 0), people, marked, everybody) for code, marked in whole.items()
    }


def _line(number: int, people: int, marked: int, everybody: int) -> Line:
    if people < FEWEST:
        return Line(number, people, 0, people, "too_few")
    low, high = ordinary_range(marked=marked, whole=everybody, people=people)
    verdict: Verdict = "more" if number > high else "fewer" if number < low else "ordinary"
    return Line(number, people, low, high, verdict)
