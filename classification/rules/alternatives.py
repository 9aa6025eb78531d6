"""The combinations of magnitude and impact a position may be seen by, and the highest legitimate.

Standard, "Choosing the Correct Area of Impact (Magnitude) and Nature of Impact Combination" and
"Examples of Impact for Various Dimensions". The impact is a person's judgement: what is computed
is whether the standard gives it for this kind of dimension, and what it comes to.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from classification.choices import Dimension, Fact, Field, Ground, Impact, Participation, Refusal
from classification.policy import BOOK, Book
from classification.policy.shapes import ImpactRow, Standard
from classification.rules.degrees import Accountability, Degree
from classification.rules.magnitude import Magnitude, magnitude_of
from classification.rules.points import accountability_points
from classification.rules.reading import charts
from classification.rules.refusing import refused

HOLDING = (Ground.LEGITIMATE, Ground.RARE)


@dataclass(frozen=True)
class Option:
    """One way to see the position: an amount or a magnitude, and an impact on it.

    A capital project counts by the year: `years` divides its amount.
    """

    name: str
    dimension: Dimension
    impact: Degree
    magnitude: Degree | None = None
    dollars: Decimal | None = None
    on: date | None = None
    years: int = 1
    facts: frozenset[Fact] = frozenset()

    def __post_init__(self) -> None:
        if self.years < 1:
            raise ValueError("a project is planned for a year or more")


@dataclass(frozen=True)
class Verdict:
    """Whether the standard gives this impact; `missing` would have to be true of the role."""

    ground: Ground
    missing: frozenset[str] = frozenset()
    passes_through: bool = False

    @property
    def legitimate(self) -> bool:
        return self.ground in HOLDING


@dataclass(frozen=True)
class Weighed:
    """One option with its points; `standing` says how it compares with the other legitimate."""

    option: Option
    degrees: Accountability
    magnitude: Magnitude | None
    points: int
    verdict: Verdict
    standing: Ground | None = None


def compare(
    options: Sequence[Option], *, freedom: Degree, on: date, book: Book = BOOK
) -> list[Weighed]:
    """All options as given, each weighed; the highest legitimate is marked.

    On equal points the standard takes what best expresses the core purpose, which people say: then
    each of them is marked as equal.
    """
    standard = charts(on=on, book=book)
    weighed = [_weighed(option, freedom, standard, book) for option in options]
    points = [each.points for each in weighed if each.verdict.legitimate]
    if not points:
        return weighed
    most, alone = max(points), points.count(max(points)) == 1
    return [_standing(each, most, alone) for each in weighed]


def highest(weighed: Sequence[Weighed]) -> list[Weighed]:
    """The highest legitimate options: one, or several of equal points that people choose from."""
    return [each for each in weighed if each.standing in (Ground.HIGHEST, Ground.EQUAL)]


def verdict(option: Option, *, standard: Standard) -> Verdict:
    """Whether the standard gives an impact for a kind of dimension, and why not."""
    impact = option.impact.name
    if impact == Impact.SHARED and Fact.IN_LINE in option.facts:
        return Verdict(Ground.IN_LINE)
    if Fact.WHOLE_ASSET in option.facts:
        return Verdict(Ground.WHOLE_ASSET)
    rows = standard.dimensions[option.dimension.value]
    if not rows:
        return Verdict(Ground.NO_IMPACT)
    given = [row for row in rows if row.impact == impact]
    if not given:
        return Verdict(Ground.NOT_FOR_DIMENSION)
    passes = Fact.PASSES_THROUGH in option.facts
    if passes and impact != Impact.INDIRECT:
        return Verdict(Ground.PASSES_THROUGH, passes_through=True)
    return replace(_row_verdict(given[0], option.facts), passes_through=passes)


def _row_verdict(row: ImpactRow, facts: frozenset[Fact]) -> Verdict:
    missing = row.needs - {fact.value for fact in facts}
    if missing:
        return Verdict(Ground.NEEDS_FACT, missing)
    return Verdict(Ground.RARE if row.rare else Ground.LEGITIMATE)


def _weighed(option: Option, freedom: Degree, standard: Standard, book: Book) -> Weighed:
    magnitude = None
    degree = option.magnitude
    if option.dollars is not None and option.on is not None:
        magnitude = magnitude_of(
            option.dollars / option.years, on=option.on, scale=standard.magnitude, book=book
        )
        degree = magnitude.degree
    if degree is None:
        raise refused(Field.MAGNITUDE, Refusal.MISSING)
    degrees = Accountability(freedom, degree, option.impact)
    points = accountability_points(degrees, standard=standard)
    return Weighed(option, degrees, magnitude, points, verdict(option, standard=standard))


def _standing(weighed: Weighed, most: int, alone: bool) -> Weighed:
    if not weighed.verdict.legitimate:
        return weighed
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
