"""How a position stands to its superior and below the deputy head (standard, Organization Check).

The patterns are examples of the standard, "not hard and fast rules": all of it is advice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from classification.choices import Check
from classification.policy.shapes import Most, Standard
from classification.rules.checks import Advice, advice
from classification.rules.degrees import PULL_STEPS, Degree
from classification.rules.points import Figures


@dataclass(frozen=True)
class Neighbour:
    """What is compared of a superior, a peer or a subordinate."""

    know_how: int
    percent: int
    accountability: int
    freedom: str  # as the chart writes it: F+

    @classmethod
    def of(cls, figures: Figures, freedom: Degree) -> "Neighbour":
        return cls(figures.know_how, figures.percent, figures.accountability, str(freedom))


@dataclass(frozen=True)
class Steps:
    """Steps from a position up to its superior; negative where the superior has less."""

    know_how: int
    percent: int
    accountability: int


def steps_up(own: Neighbour, superior: Neighbour, *, standard: Standard) -> Steps:
    """Steps to a superior in points, percentage and points; to a subordinate the other way."""
    places = standard.problem_solving.steps
    return Steps(
        standard.ladder.apart(own.know_how, superior.know_how),
        places[superior.percent] - places[own.percent],
        standard.ladder.apart(own.accountability, superior.accountability),
    )


def organization_checks(
    own: Neighbour, *, superior: Neighbour | None, levels_below: int | None, standard: Standard
) -> Iterator[Advice]:
    """Everything the standard says of a position's place in its line."""
    if levels_below is not None:
        yield from place_below(own, levels_below, standard=standard)
    if superior is not None:
        if not freedom_below(own.freedom, superior.freedom, standard=standard):
            yield advice(Check.FREEDOM_OF_SUPERIOR, freedom=own.freedom, superior=superior.freedom)
        steps = steps_up(own, superior, standard=standard)
        yield know_how_steps(steps.know_how, standard=standard)
        yield pattern(steps, standard=standard)


def place_below(own: Neighbour, levels: int, *, standard: Standard) -> Iterator[Advice]:
    """Whether there is such a level, and whether its freedom to act is the usual one."""
    if levels > standard.levels:
        yield advice(Check.TOO_MANY_LEVELS, levels=levels, most=standard.levels)
    usual = standard.freedom.get(levels)
    if usual is None:
        return
    if own.freedom in usual:
        yield advice(Check.FREEDOM_USUAL, freedom=own.freedom, levels=levels)
    else:
        shown = ", ".join(usual)
        yield advice(Check.FREEDOM_UNUSUAL, freedom=own.freedom, levels=levels, usual=shown)


def freedom_below(own: str, superior: str, *, standard: Standard) -> bool:
    """No position has as much freedom to act as its superior."""
    freedom = standard.accountability.freedom
    return _freedom_steps(own, freedom) < _freedom_steps(superior, freedom)


def _freedom_steps(degree: str, freedom: Mapping[str, int]) -> int:
    return freedom[degree[0]] + PULL_STEPS[degree[1:]]


def know_how_steps(steps: int, *, standard: Standard) -> Advice:
    """What so many steps of Know-How up to the superior mean."""
    if steps < 0:
        return advice(Check.STEPS_ABOVE, steps=-steps)
    if steps in standard.steps:
        return advice(Check(standard.steps[steps]))
    return advice(Check.STEPS_TOO_FAR, steps=steps)


def pattern(steps: Steps, *, standard: Standard) -> Advice:
    """The row of the organization table that these steps are, in all three columns."""
    code = Check.PATTERN_NONE
    for row in standard.patterns:
        columns = (
            (steps.know_how, row.know_how),
            (steps.percent, row.percent),
            (steps.accountability, row.accountability),
        )
        if all(_within(number, bounds) for number, bounds in columns):
            code = Check(row.code)
            break
    return advice(
        code,
        know_how=steps.know_how,
        percent=steps.percent,
        accountability=steps.accountability,
    )


def _within(number: int, bounds: Most) -> bool:
    return bounds[0] <= number <= bounds[1]
