"""What the dated files hold, as frozen values that the rules read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

Most = tuple[int, int]  # least and most


@dataclass(frozen=True)
class Ladder:
    """The numbers of every guide chart: each is one step above the one before."""

    numbers: tuple[int, ...]
    steps: Mapping[int, int]  # where a number stands

    def moved(self, points: int, *, by: int) -> int | None:
        """The number so many steps further, or None beyond either end."""
        step = self.steps[points] + by
        return self.numbers[step] if 0 <= step < len(self.numbers) else None

    def apart(self, points: int, other: int) -> int:
        """Steps from one number up to another; negative when it lies below."""
        return self.steps[other] - self.steps[points]


@dataclass(frozen=True)
class KnowHowChart:
    base: int
    practical: Mapping[str, int]
    planning: Mapping[str, int]
    communicating: Mapping[str, int]
    held: int  # steps that the pulls together may carry
    likelihood: Mapping[tuple[str, int, str, str], str]  # practical, pull, planning, communicating


@dataclass(frozen=True)
class ProblemSolvingChart:
    percentages: tuple[int, ...]  # ending in the whole
    steps: Mapping[int, int]
    base: Mapping[str, Mapping[str, int]]  # environment, challenge
    held: int  # steps that the pulls together may carry
    likelihood: Mapping[tuple[str, str, int], str]  # without the cell that is cut off

    @property
    def whole(self) -> int:
        return self.percentages[-1]


@dataclass(frozen=True)
class AccountabilityChart:
    base: int
    freedom: Mapping[str, int]
    magnitude: Mapping[str, int]
    impact: Mapping[str, int]
    held: int  # steps that the pulls together may carry
    examples: frozenset[tuple[str, str, str]]  # freedom, magnitude, impact


@dataclass(frozen=True)
class MagnitudeScale:
    """Where the degrees begin, in constant dollars; the last bound is where the highest ends."""

    bounds: tuple[int, ...]
    double: int
    halve: int
    tenfold: int
    steps: int


@dataclass(frozen=True)
class UsualDegrees:
    practical: tuple[str, str]
    communicating: Mapping[str, str]
    environment: Mapping[str, str]
    percentage: int


@dataclass(frozen=True)
class UsualProfiles:
    unlikely_p: int
    uncommon_p: int
    uncommon_a: int


@dataclass(frozen=True)
class Pattern:
    """A row of the organization table: least and most steps up to the superior."""

    code: str
    know_how: Most
    percent: Most
    accountability: Most


@dataclass(frozen=True)
class ReviewMeasure:
    """How many similar positions a comparison needs, and how many must stand closer."""

    similar: int
    share: Decimal


@dataclass(frozen=True)
class ImpactRow:
    """One impact that the standard gives for a dimension, and what must be true of the role."""

    impact: str
    needs: frozenset[str]
    rare: bool


@dataclass(frozen=True)
class Benchmark:
    """One of the benchmark positions, with its degrees as the index writes them."""

    number: str
    title_en: str
    title_fr: str
    know_how: str
    problem_solving: str
    accountability: str
    function: str
    nature: str
    place: str


@dataclass(frozen=True)
class Index:
    """The magnitude index in force on a day, and who says so."""

    value: Decimal
    starts_on: date
    source: str
    source_fr: str


@dataclass(frozen=True, eq=False)  # each is built once: the same one is the same standard
class Standard:
    """Everything an evaluation is made under, except the index of its dollars."""

    version: Mapping[str, date]  # when each part of it began
    ladder: Ladder
    know_how: KnowHowChart
    problem_solving: ProblemSolvingChart
    accountability: AccountabilityChart
    magnitude: MagnitudeScale
    bands: Mapping[str, int]  # from how many points, highest level first
    degrees: UsualDegrees
    profiles: UsualProfiles
    freedom: Mapping[int, tuple[str, ...]]
    levels: int
    steps: Mapping[int, str]
    patterns: tuple[Pattern, ...]
    comparators: Most
    review: ReviewMeasure
    dimensions: Mapping[str, tuple[ImpactRow, ...]]
    benchmarks: tuple[Benchmark, ...]

    def __post_init__(self) -> None:
        """The parts fit together, whichever entries are in force."""
        if self.degrees.percentage not in self.problem_solving.steps:
            raise ValueError("the percentage called unlikely is one of the chart")
