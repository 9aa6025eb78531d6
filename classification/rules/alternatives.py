"""The combinations of magnitude and impact a position may be seen by, and the highest legitimate.

Standard, "Choosing the Correct Area of Impact (Magnitude) and Nature of Impact Combination".
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from classification.choices import Dimension, Ground, Impact, Participation
from classification.policy import BOOK, Book
from classification.policy.shapes import Standard
from classification.rules.degrees import Accountability, Degree
from classification.rules.impact import Area, Verdict, verdict
from classification.rules.points import accountability_points
from classification.rules.reading import amount_read, charts


@dataclass(frozen=True)
class Option:
    """One way to see the position: the amount of a year, what it is, and an impact on it."""

    name: str
    area: Area
    impact: Degree
    dollars: Decimal
    on: date


@dataclass(frozen=True)
class Weighed:
    """One option with its points; `standing` says how it compares with the other legitimate."""

    option: Option
    degrees: Accountability
    points: int
    verdict: Verdict
    standing: Ground | None = None

    @property
    def is_own_budget(self) -> bool:
        """Whether it is Primary on the budget of the own unit, legitimately."""
        own = self.option.area.dimension is Dimension.OPERATING
        return own and self.option.impact.name == Impact.PRIMARY and self.verdict.legitimate


def compare(
    options: Sequence[Option], *, freedom: Degree, on: date, book: Book = BOOK
) -> list[Weighed]:
    """All options as given, each weighed; the highest legitimate is marked.

    On equal points the standard takes what best expresses the core purpose, which people say: then
    each of them is marked as equal. Dollars that pass through do not compete with Primary on the
    budget of the own unit, which is the better measure.
    """
    standard = charts(on=on, book=book)
    weighed = [_weighed(option, freedom, standard, on, book) for option in options]
    own_budget = any(each.is_own_budget for each in weighed)
    points = [each.points for each in weighed if _competes(each, own_budget)]
    if not points:
        return weighed
    most, alone = max(points), points.count(max(points)) == 1
    return [_standing(each, most, alone, own_budget) for each in weighed]


def _weighed(
    option: Option, freedom: Degree, standard: Standard, as_of: date, book: Book
) -> Weighed:
    magnitude = amount_read(
        option.dollars, on=option.on, as_of=as_of, standard=standard, book=book
    )
    degrees = Accountability(freedom, magnitude.degree, option.impact)
    points = accountability_points(degrees, standard=standard)
    found = verdict(Impact(option.impact.name), option.area, standard=standard)
    return Weighed(option, degrees, points, found)


def _competes(weighed: Weighed, own_budget: bool) -> bool:
    found = weighed.verdict
    return found.legitimate and not (found.passes_through and own_budget)


def _standing(weighed: Weighed, most: int, alone: bool, own_budget: bool) -> Weighed:
    if not weighed.verdict.legitimate:
        return weighed
    if not _competes(weighed, own_budget):
        return replace(weighed, standing=Ground.PASSES_THROUGH)
    if weighed.points < most:
        return replace(weighed, standing=Ground.LOWER)
    return replace(weighed, standing=Ground.HIGHEST if alone else Ground.EQUAL)


def pull_of_initiative(*, part: Participation, lead_is_pulled_up: bool) -> str:
    """The pull on freedom to act that an initiative shared with other organizations suggests.

    The lead that is accountable for the whole: up is considered. Once that is judged right, the
    others are pulled down: the lead vets their decisions. A mere coordinator: nothing.
    """
    if part is Participation.LEAD:
        return "+"
    return "-" if part is Participation.MEMBER and lead_is_pulled_up else ""
