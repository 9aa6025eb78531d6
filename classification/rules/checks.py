"""Every check of the standard that looks at one evaluation: advice, never a block.

Each is a code with its values, its grade and the clause it stands on; the sentence is the label of
the code (classification/choices/checks.py).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from classification.choices import Check, Clause, Grade, Likelihood
from classification.policy.shapes import Standard
from classification.rules.benchmarks import extends_chart, shown_combinations
from classification.rules.degrees import PULL_STEPS, Degree, Degrees, KnowHow, ProblemSolving
from classification.rules.points import Figures, pull_of

Value = str | int
FITS, NOTE, REASON, RECHECK = Grade.FITS, Grade.NOTE, Grade.REASON, Grade.RECHECK
ABOUT: dict[Check, tuple[Grade, Clause]] = {
    Check.KNOW_HOW_MOST_LIKELY: (FITS, Clause.KNOW_HOW_CHART),
    Check.KNOW_HOW_LESS_LIKELY: (REASON, Clause.KNOW_HOW_CHART),
    Check.KNOW_HOW_UNLIKELY: (RECHECK, Clause.KNOW_HOW_CHART),
    Check.PROBLEM_SOLVING_MOST_LIKELY: (FITS, Clause.PROBLEM_SOLVING_CHART),
    Check.PROBLEM_SOLVING_LESS_LIKELY: (REASON, Clause.PROBLEM_SOLVING_CHART),
    Check.PROBLEM_SOLVING_UNLIKELY: (RECHECK, Clause.PROBLEM_SOLVING_CHART),
    Check.PRACTICAL_LOW: (RECHECK, Clause.PRACTICAL),
    Check.PRACTICAL_HIGH: (RECHECK, Clause.PRACTICAL),
    Check.COMMUNICATING_UNLIKELY: (RECHECK, Clause.COMMUNICATING),
    Check.COMMUNICATING_NOT_USED: (RECHECK, Clause.COMMUNICATING),
    Check.ENVIRONMENT_LESS_LIKELY: (REASON, Clause.ENVIRONMENT),
    Check.ENVIRONMENT_UNLIKELY: (RECHECK, Clause.ENVIRONMENT),
    Check.PERCENTAGE_HIGH: (RECHECK, Clause.PERCENTAGES),
    Check.COMBINATION_NOT_SHOWN: (NOTE, Clause.BENCHMARK_INDEX),
    Check.WATERFALL_HOLDS: (FITS, Clause.WATERFALL),
    Check.WATERFALL_ENVIRONMENT: (RECHECK, Clause.WATERFALL),
    Check.WATERFALL_FREEDOM: (RECHECK, Clause.WATERFALL),
    Check.WATERFALL_PULLS: (NOTE, Clause.WATERFALL),
    Check.PROFILE_COMMON: (FITS, Clause.PROFILES),
    Check.PROFILE_UNCOMMON: (REASON, Clause.PROFILES),
    Check.PROFILE_UNLIKELY: (RECHECK, Clause.PROFILES),
    Check.BELOW_GROUP: (RECHECK, Clause.LEVELS),
    Check.CHART_EXTENDED: (NOTE, Clause.ACCOUNTABILITY_CHART),
    Check.IMPACT_GIVEN: (FITS, Clause.DIMENSIONS),
    Check.IMPACT_RARE: (REASON, Clause.DIMENSIONS),
    Check.IMPACT_NONE: (RECHECK, Clause.DIMENSIONS),
    Check.IMPACT_NOT_GIVEN: (RECHECK, Clause.DIMENSIONS),
    Check.IMPACT_NEEDS: (RECHECK, Clause.DIMENSIONS),
    Check.IMPACT_IN_LINE: (RECHECK, Clause.IMPACT),
    Check.IMPACT_PASSES_THROUGH: (RECHECK, Clause.PASS_THROUGH),
    Check.AREA_PASSES_THROUGH: (REASON, Clause.PASS_THROUGH),
    Check.AREA_WHOLE_ASSET: (RECHECK, Clause.DIMENSIONS),
    Check.AREA_NOT_NAMED: (NOTE, Clause.DIMENSIONS),
    Check.FREEDOM_USUAL: (FITS, Clause.FREEDOM),
    Check.FREEDOM_UNUSUAL: (REASON, Clause.FREEDOM),
    Check.FREEDOM_OF_SUPERIOR: (RECHECK, Clause.FREEDOM),
    Check.TOO_MANY_LEVELS: (RECHECK, Clause.DIRECTIVE),
    Check.STEPS_NONE: (RECHECK, Clause.KNOW_HOW_STEPS),
    Check.STEPS_COMPRESSION: (REASON, Clause.KNOW_HOW_STEPS),
    Check.STEPS_NORMAL: (FITS, Clause.KNOW_HOW_STEPS),
    Check.STEPS_HOMOGENEOUS: (FITS, Clause.KNOW_HOW_STEPS),
    Check.STEPS_MISSING: (REASON, Clause.KNOW_HOW_STEPS),
    Check.STEPS_TOO_FAR: (RECHECK, Clause.THIS_SYSTEM),
    Check.STEPS_ABOVE: (RECHECK, Clause.THIS_SYSTEM),
    Check.PATTERN_NORMAL: (FITS, Clause.ORGANIZATION),
    Check.PATTERN_LEAN: (FITS, Clause.ORGANIZATION),
    Check.PATTERN_MISSING: (REASON, Clause.ORGANIZATION),
    Check.PATTERN_ONE_OVER_ONE: (RECHECK, Clause.ORGANIZATION),
    Check.PATTERN_NONE: (NOTE, Clause.ORGANIZATION),
    Check.COMPARATORS_ENOUGH: (FITS, Clause.BENCHMARKS),
    Check.COMPARATORS_NONE: (REASON, Clause.BENCHMARKS),
    Check.COMPARATORS_FEW: (NOTE, Clause.BENCHMARKS),
    Check.COMPARATORS_MANY: (NOTE, Clause.BENCHMARKS),
    Check.COMPARATOR_UNKNOWN: (RECHECK, Clause.BENCHMARK_INDEX),
    Check.COMPARATOR_APART: (REASON, Clause.BENCHMARKS),
    Check.COMPARATOR_PROFILE: (REASON, Clause.BENCHMARKS),
    Check.KNOW_HOW_UNSUPPORTED: (NOTE, Clause.BENCHMARKS),
    Check.PROBLEM_SOLVING_UNSUPPORTED: (NOTE, Clause.BENCHMARKS),
    Check.ACCOUNTABILITY_UNSUPPORTED: (NOTE, Clause.BENCHMARKS),
}
OF_KNOW_HOW = {
    Likelihood.MOST_LIKELY.value: Check.KNOW_HOW_MOST_LIKELY,
    Likelihood.LESS_LIKELY.value: Check.KNOW_HOW_LESS_LIKELY,
    Likelihood.UNLIKELY.value: Check.KNOW_HOW_UNLIKELY,
}
OF_PROBLEM_SOLVING = {
    Likelihood.MOST_LIKELY.value: Check.PROBLEM_SOLVING_MOST_LIKELY,
    Likelihood.LESS_LIKELY.value: Check.PROBLEM_SOLVING_LESS_LIKELY,
    Likelihood.UNLIKELY.value: Check.PROBLEM_SOLVING_UNLIKELY,
}


@dataclass(frozen=True)
class Advice:
    """What one check found."""

    code: Check
    values: dict[str, Value] = field(default_factory=dict)

    @property
    def grade(self) -> Grade:
        return ABOUT[self.code][0]

    @property
    def source(self) -> Clause:
        return ABOUT[self.code][1]

    def answer(self) -> dict[str, object]:
        """As other systems get it; the door adds the sentence in the language of the reader."""
        return {
            "code": self.code.value,
            "grade": self.grade.value,
            "source": self.source.value,
            "values": dict(self.values),
        }


def advice(code: Check, **values: Value) -> Advice:
    return Advice(code, values)


def checks_of(degrees: Degrees, figures: Figures, *, standard: Standard) -> Iterator[Advice]:
    """What the standard says of these degrees, in the order of the charts."""
    yield know_how_cell(degrees, standard=standard)
    yield from unusual_degrees(degrees, figures, standard=standard)
    yield problem_solving_cell(degrees, standard=standard)
    yield from combination(figures, standard=standard)
    yield from waterfall(degrees)
    if extends_chart(degrees, standard=standard):
        yield advice(Check.CHART_EXTENDED, cell="".join(degrees.accountability.cell))
    yield short_profile(figures, standard=standard)
    if figures.level is None:
        yield advice(Check.BELOW_GROUP, total=figures.total, least=least(standard))


def least(standard: Standard) -> int:
    """The fewest points of an executive position."""
    return min(standard.bands.values())


def know_how_likelihood(chosen: KnowHow, *, standard: Standard) -> Likelihood:
    """The shading of the number chosen from the Know-How cell."""
    chart = standard.know_how
    pull = pull_of(chosen.practical, chosen.planning, held=chart.held)
    place = chosen.practical.name, pull, chosen.planning.name, chosen.communicating.name
    return Likelihood(chart.likelihood[place])


def problem_solving_likelihood(chosen: ProblemSolving, *, standard: Standard) -> Likelihood:
    """The shading of the number chosen from the Problem Solving cell."""
    chart = standard.problem_solving
    pull = pull_of(chosen.environment, chosen.challenge, held=chart.held)
    return Likelihood(chart.likelihood[chosen.environment.name, chosen.challenge.name, pull])


def know_how_cell(degrees: Degrees, *, standard: Standard) -> Advice:
    """How likely the Know-How cell is for the group."""
    shade = know_how_likelihood(degrees.know_how, standard=standard)
    return advice(OF_KNOW_HOW[shade.value], cell=str(degrees.know_how))


def problem_solving_cell(degrees: Degrees, *, standard: Standard) -> Advice:
    """How likely the Problem Solving cell is for the group."""
    shade = problem_solving_likelihood(degrees.problem_solving, standard=standard)
    return advice(OF_PROBLEM_SOLVING[shade.value], cell=str(degrees.problem_solving))


def unusual_degrees(degrees: Degrees, figures: Figures, *, standard: Standard) -> Iterator[Advice]:
    """Degrees that the text calls unlikely whatever their cell."""
    usual = standard.degrees
    lowest, highest = usual.practical
    practical = degrees.know_how.practical.name
    if practical < lowest:
        yield advice(Check.PRACTICAL_LOW, degree=practical, usual=lowest)
    if practical > highest:
        yield advice(Check.PRACTICAL_HIGH, degree=practical, usual=highest)
    communicating = degrees.know_how.communicating.name
    if communicating in usual.communicating:
        yield advice(Check(usual.communicating[communicating]), degree=communicating)
    environment = degrees.problem_solving.environment.name
    if environment in usual.environment:
        yield advice(Check(usual.environment[environment]), degree=environment)
    if figures.percent >= usual.percentage:
        yield advice(Check.PERCENTAGE_HIGH, percent=figures.percent)


def combination(figures: Figures, *, standard: Standard) -> Iterator[Advice]:
    """Know-How points and percentage that no benchmark joins.

    The chart of likely combinations is a PDF that the sources do not hold, so only what the
    benchmarks show is said, as a note.
    """
    if (figures.know_how, figures.percent) not in shown_combinations(standard):
        yield advice(Check.COMBINATION_NOT_SHOWN, points=figures.know_how, percent=figures.percent)


def waterfall(degrees: Degrees) -> Iterator[Advice]:
    """Practical know-how, thinking environment, freedom to act: each at most the one before."""
    practical = degrees.know_how.practical
    environment = degrees.problem_solving.environment
    freedom = degrees.accountability.freedom
    said: dict[str, Value] = {
        "practical": str(practical),
        "environment": str(environment),
        "freedom": str(freedom),
    }
    if environment.name > practical.name:
        yield Advice(Check.WATERFALL_ENVIRONMENT, said)
    if freedom.name > environment.name:
        yield Advice(Check.WATERFALL_FREEDOM, said)
    if practical.name >= environment.name >= freedom.name:
        rises = _rises(practical, environment) or _rises(environment, freedom)
        yield Advice(Check.WATERFALL_PULLS if rises else Check.WATERFALL_HOLDS, said)


def _rises(before: Degree, after: Degree) -> bool:
    """Whether within one letter the pull goes up where it should fall."""
    same = before.name == after.name
    return same and PULL_STEPS[after.pull] > PULL_STEPS[before.pull]


def short_profile(figures: Figures, *, standard: Standard) -> Advice:
    """How common the short profile is in the group."""
    usual, kind = standard.profiles, figures.profile[0]
    steps = int(figures.profile[1:] or 0)
    code = Check.PROFILE_COMMON
    if (kind == "P" and steps >= usual.uncommon_p) or (kind == "A" and steps >= usual.uncommon_a):
        code = Check.PROFILE_UNCOMMON
    if kind == "P" and steps >= usual.unlikely_p:
        code = Check.PROFILE_UNLIKELY
    return advice(code, profile=figures.profile)
