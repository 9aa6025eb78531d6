"""From degrees to points: each factor is a step of the ladder (standard, Appendix A).

Pulls of a factor are added and held within what one cell of its chart offers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from classification.choices import Field, Refusal
from classification.policy.shapes import Ladder, Standard
from classification.rules.degrees import (
    PULL_OF,
    PULL_STEPS,
    Accountability,
    Degree,
    Degrees,
    KnowHow,
    ProblemSolving,
    pulls_of,
)
from classification.rules.refusing import refused


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of an evaluation. Below the first band there is no level."""

    know_how: int
    percent: int
    problem_solving: int
    accountability: int
    total: int
    level: str | None
    profile: str


def figures(degrees: Degrees, *, standard: Standard) -> Figures:
    """All figures that follow from the degrees of a position."""
    know_how = know_how_points(degrees.know_how, standard=standard)
    percent = problem_solving_percent(degrees.problem_solving, standard=standard)
    thinking = problem_solving_points(know_how, percent, standard=standard)
    accountability = accountability_points(degrees.accountability, standard=standard)
    total = know_how + thinking + accountability
    return Figures(
        know_how=know_how,
        percent=percent,
        problem_solving=thinking,
        accountability=accountability,
        total=total,
        level=level(total, standard=standard),
        profile=profile(thinking, accountability, ladder=standard.ladder),
    )


def pull_of(*degrees: Degree, held: int) -> int:
    """What the pulls of a factor come to: opposite ones cancel, and a cell has no more numbers."""
    together = sum(PULL_STEPS[degree.pull] for degree in degrees)
    return min(max(together, -held), held)


def know_how_points(degrees: KnowHow, *, standard: Standard) -> int:
    """Points of Know-How: low, middle or high number of the cell."""
    chart = standard.know_how
    by = (
        _step(chart.practical, degrees.practical, Field.PRACTICAL)
        + _step(chart.planning, degrees.planning, Field.PLANNING)
        + _step(chart.communicating, degrees.communicating, Field.COMMUNICATING)
        + pull_of(degrees.practical, degrees.planning, held=chart.held)
    )
    return _moved(chart.base, by, str(degrees), Field.PRACTICAL, standard.ladder)


def problem_solving_percent(degrees: ProblemSolving, *, standard: Standard) -> int:
    """The share of Know-How that is put to thinking: lower or higher number of the cell."""
    chart = standard.problem_solving
    environment, challenge = degrees.environment, degrees.challenge
    row = chart.base.get(environment.name)
    if row is None:
        raise _no_degree(Field.ENVIRONMENT, environment, chart.base)
    if environment.pull not in pulls_of(Field.ENVIRONMENT, environment.name):
        raise refused(Field.ENVIRONMENT_PULL, Refusal.PULL_NOT_ALLOWED)
    base = _step(row, challenge, Field.CHALLENGE)
    pull = pull_of(environment, challenge, held=chart.held)
    if (environment.name, challenge.name, pull) not in chart.likelihood:
        field = Field.ENVIRONMENT_PULL if environment.pull else Field.CHALLENGE_PULL
        raise refused(field, Refusal.CUT_OFF_CELL, cell=str(degrees))
    return chart.percentages[chart.steps[base] + pull]


def problem_solving_points(know_how: int, percent: int, *, standard: Standard) -> int:
    """Know-How moved down the ladder by the steps from the whole to the percentage."""
    chart = standard.problem_solving
    by = chart.steps[percent] - chart.steps[chart.whole]
    return _moved(know_how, by, str(percent), Field.ENVIRONMENT, standard.ladder)


def accountability_points(degrees: Accountability, *, standard: Standard) -> int:
    """Points of Accountability: freedom to act weighs three steps a letter, the others two."""
    chart = standard.accountability
    by = (
        _step(chart.freedom, degrees.freedom, Field.FREEDOM)
        + _step(chart.magnitude, degrees.magnitude, Field.MAGNITUDE)
        + _step(chart.impact, degrees.impact, Field.IMPACT)
        + pull_of(degrees.freedom, degrees.magnitude, degrees.impact, held=chart.held)
    )
    return _moved(chart.base, by, str(degrees), Field.FREEDOM, standard.ladder)


def level(total: int, *, standard: Standard) -> str | None:
    """The level whose band holds the total; None below the first: no executive position."""
    for name, least in standard.bands.items():
        if total >= least:
            return name
    return None


def profile(problem_solving: int, accountability: int, *, ladder: Ladder) -> str:
    """Short profile: steps by which Accountability (A) or Problem Solving (P) is larger, or L."""
    steps = ladder.apart(problem_solving, accountability)
    if steps == 0:
        return "L"
    return f"A{steps}" if steps > 0 else f"P{-steps}"


def _step(table: Mapping[str, int], degree: Degree, field: Field) -> int:
    """The step of a degree that the chart has, with a pull that it may have."""
    if degree.name not in table:
        raise _no_degree(field, degree, table)
    if degree.pull not in pulls_of(field, degree.name):
        raise refused(PULL_OF[field], Refusal.PULL_NOT_ALLOWED)
    return table[degree.name]


def _no_degree(field: Field, degree: Degree, table: Mapping[str, object]) -> Exception:
    allowed = ", ".join(table)
    return refused(field, Refusal.INVALID_DEGREE, given=degree.name, allowed=allowed)


def _moved(base: int, by: int, cell: str, field: Field, ladder: Ladder) -> int:
    points = ladder.moved(base, by=by)
    if points is None:
        least, most = ladder.numbers[0], ladder.numbers[-1]
        raise refused(field, Refusal.OUTSIDE_LADDER, cell=cell, least=least, most=most)
    return points
