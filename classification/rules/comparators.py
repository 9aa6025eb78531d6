"""The benchmarks nearest to a position, and what is said of those that are cited.

A benchmark supports a whole factor: sub-factors are not broken up (standard, "Selecting Suitable
Benchmarks"). Distances are steps, so one in Know-How weighs as much as one in Accountability.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from classification.choices import Check, Factor, Field
from classification.policy.shapes import Standard
from classification.rules.benchmarks import Scored, by_number, scored
from classification.rules.checks import Advice, advice
from classification.rules.degrees import PULL_STEPS, Degree, Degrees
from classification.rules.points import Figures
from classification.rules.reading import FACTORS

UNSUPPORTED = {
    Factor.KNOW_HOW: Check.KNOW_HOW_UNSUPPORTED,
    Factor.PROBLEM_SOLVING: Check.PROBLEM_SOLVING_UNSUPPORTED,
    Factor.ACCOUNTABILITY: Check.ACCOUNTABILITY_UNSUPPORTED,
}


@dataclass(frozen=True)
class Near:
    """A benchmark beside a position: steps apart, and the sub-factors in which they differ."""

    scored: Scored
    apart: int  # steps of the factor's points, or of all three together
    shades: int  # steps of the sub-factors, pulls counted
    differing: tuple[Field, ...]
    points: int  # steps of the points of Problem Solving, which is compared as percentage
    same_profile: bool


@dataclass(frozen=True)
class Citation:
    """A benchmark that the rationale cites for whole factors; `explained` is its sentence."""

    number: str
    factors: tuple[str, ...]
    explained: str = ""


def nearest(
    degrees: Degrees,
    figures: Figures,
    *,
    standard: Standard,
    factor: Factor | None = None,
    limit: int = 5,
    among: Iterable[Scored] | None = None,
) -> list[Near]:
    """The benchmarks nearest in one whole factor, or as a whole, nearest first."""
    found = [
        beside(degrees, figures, each, standard=standard, factor=factor)
        for each in (scored(standard) if among is None else among)
    ]
    return sorted(found, key=_distance)[:limit]


def _distance(near: Near) -> tuple[int, int, int, int, bool]:
    """E+ and F may weigh the same and are still not the same degree; of the same percentages the
    one of the same points needs no explanation."""
    differing = len(near.differing)
    return near.apart, near.shades, differing, near.points, not near.same_profile


def beside(
    degrees: Degrees,
    figures: Figures,
    other: Scored,
    *,
    standard: Standard,
    factor: Factor | None = None,
) -> Near:
    """A position beside one benchmark."""
    factors = list(Factor) if factor is None else [factor]
    fields = [field for each in factors for field in FACTORS[each]]
    own, its = degrees.of(), other.degrees.of()
    return Near(
        other,
        apart=sum(steps_apart(figures, other.figures, each, standard) for each in factors),
        shades=sum(
            abs(shade(field, own[field], standard) - shade(field, its[field], standard))
            for field in fields
        ),
        differing=tuple(field for field in fields if own[field] != its[field]),
        points=abs(standard.ladder.apart(figures.problem_solving, other.figures.problem_solving))
        if Factor.PROBLEM_SOLVING in factors
        else 0,
        same_profile=figures.profile == other.figures.profile,
    )


def steps_apart(own: Figures, other: Figures, factor: Factor, standard: Standard) -> int:
    """Steps between two positions in one factor; Problem Solving is compared as percentage."""
    if factor is Factor.PROBLEM_SOLVING:
        places = standard.problem_solving.steps
        return abs(places[own.percent] - places[other.percent])
    points = attrgetter(factor.value)
    return abs(standard.ladder.apart(points(own), points(other)))


def shade(field: Field, degree: Degree, standard: Standard) -> int:
    """Where a degree with its pull stands in its sub-factor, in steps of its chart."""
    return _places(standard)[field][degree.name] + PULL_STEPS[degree.pull]


@lru_cache(maxsize=8)
def _places(standard: Standard) -> Mapping[Field, Mapping[str, int]]:
    """Steps of each degree within its sub-factor; a percentage stands for its row or column."""
    thinking, accountability = standard.problem_solving, standard.accountability
    rows = {letter: next(iter(row.values())) for letter, row in thinking.base.items()}
    columns = next(iter(thinking.base.values()))
    return {
        Field.PRACTICAL: standard.know_how.practical,
        Field.PLANNING: standard.know_how.planning,
        Field.COMMUNICATING: standard.know_how.communicating,
        Field.ENVIRONMENT: {name: thinking.steps[percent] for name, percent in rows.items()},
        Field.CHALLENGE: {name: thinking.steps[percent] for name, percent in columns.items()},
        Field.FREEDOM: accountability.freedom,
        Field.MAGNITUDE: accountability.magnitude,
        Field.IMPACT: accountability.impact,
    }


def citation_checks(
    figures: Figures, citations: Sequence[Citation], *, standard: Standard
) -> Iterator[Advice]:
    """What the standard says of the benchmarks that a rationale cites.

    Where none is cited that is all: that each factor is without one follows.
    """
    yield _number(len({each.number for each in citations}), standard)
    if not citations:
        return
    known = by_number(standard)
    for each in citations:
        if each.number in known:
            yield from _cited(figures, each, known[each.number], standard)
        else:
            yield advice(Check.COMPARATOR_UNKNOWN, benchmark=each.number)
    supported = {factor for each in citations if each.number in known for factor in each.factors}
    for factor, code in UNSUPPORTED.items():
        if factor.value not in supported:
            yield advice(code)


def _number(number: int, standard: Standard) -> Advice:
    least, most = standard.comparators
    if not number:
        return advice(Check.COMPARATORS_NONE, least=least, most=most)
    if number < least:
        return advice(Check.COMPARATORS_FEW, number=number, least=least, most=most)
    if number > most:
        return advice(Check.COMPARATORS_MANY, number=number, least=least, most=most)
    return advice(Check.COMPARATORS_ENOUGH, number=number)


def _cited(
    figures: Figures, citation: Citation, benchmark: Scored, standard: Standard
) -> Iterator[Advice]:
    apart = max(
        (
            steps_apart(figures, benchmark.figures, Factor(each), standard)
            for each in citation.factors
        ),
        default=0,
    )
    if apart and not citation.explained:
        yield advice(Check.COMPARATOR_APART, benchmark=citation.number, steps=apart)
    profile = benchmark.figures.profile
    if profile != figures.profile and not citation.explained:
        yield advice(
            Check.COMPARATOR_PROFILE,
            benchmark=citation.number,
            profile=profile,
            own=figures.profile,
        )
