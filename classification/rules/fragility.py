"""How firmly a level stands: which single step, of a sub-factor or of a factor, changes it."""

from collections.abc import Iterator
from dataclasses import dataclass

from classification.choices import Factor, Field
from classification.policy.shapes import Standard
from classification.rules.degrees import PULL_STEPS, Degree, Degrees, degrees_of, pulls_of
from classification.rules.points import Figures, figures, level, problem_solving_points
from classification.rules.reading import degrees_allowed
from classification.rules.refusing import Refused


@dataclass(frozen=True)
class DegreeShift:
    """One degree or one pull a step up or down, and the level it would give."""

    field: Field
    becomes: Degree
    total: int
    level: str | None


@dataclass(frozen=True)
class FactorShift:
    """One factor a step of the ladder up or down, and the level it would give."""

    factor: Factor
    steps: int
    total: int
    level: str | None


def fragile_degrees(degrees: Degrees, *, standard: Standard) -> list[DegreeShift]:
    """The one-step changes of a degree or a pull that change the level, in chart order."""
    own = figures(degrees, standard=standard).level
    named = degrees.of()
    found = []
    for field, becomes in neighbours(degrees, standard=standard):
        try:
            changed = figures(degrees_of(named | {field: becomes}), standard=standard)
        except Refused:  # a cell that the charts do not have
            continue
        if changed.level != own:
            found.append(DegreeShift(field, becomes, changed.total, changed.level))
    return found


def neighbours(degrees: Degrees, *, standard: Standard) -> Iterator[tuple[Field, Degree]]:
    """Every sub-factor one degree lower and higher, and one pull lower and higher."""
    allowed = degrees_allowed(standard)
    for field, degree in degrees.of().items():
        for name in _beside(allowed[field], degree.name):
            pull = degree.pull if degree.pull in pulls_of(field, name) else ""
            yield field, Degree(name, pull)
        pulls = sorted(pulls_of(field, degree.name), key=PULL_STEPS.__getitem__)
        for pull in _beside(tuple(pulls), degree.pull):
            yield field, Degree(degree.name, pull)


def _beside(row: tuple[str, ...], own: str) -> tuple[str, ...]:
    place = row.index(own)
    return row[max(place - 1, 0) : place] + row[place + 1 : place + 2]


def fragile_factors(own: Figures, *, standard: Standard) -> list[FactorShift]:
    """The factors that, one step of the ladder lower or higher, change the level.

    Problem Solving is a share of Know-How: it follows Know-How, and moves by a percentage.
    """
    found = []
    for factor in Factor:
        for steps in (-1, 1):
            total = _moved(own, factor, steps, standard)
            if total is not None and level(total, standard=standard) != own.level:
                reached = level(total, standard=standard)
                found.append(FactorShift(factor, steps, total, reached))
    return found


def _moved(own: Figures, factor: Factor, steps: int, standard: Standard) -> int | None:
    """The total with one factor a step further, or None beyond its chart."""
    ladder, thinking = standard.ladder, standard.problem_solving
    if factor is Factor.KNOW_HOW:
        know_how = ladder.moved(own.know_how, by=steps)
        if know_how is None:
            return None
        solving = problem_solving_points(know_how, own.percent, standard=standard)
        return know_how + solving + own.accountability
    if factor is Factor.PROBLEM_SOLVING:
        place = thinking.steps[own.percent] + steps
        if not 0 <= place < len(thinking.percentages) - 1:
            return None
        percent = thinking.percentages[place]
        solving = problem_solving_points(own.know_how, percent, standard=standard)
        return own.know_how + solving + own.accountability
    accountability = ladder.moved(own.accountability, by=steps)
    return None if accountability is None else own.total - own.accountability + accountability
