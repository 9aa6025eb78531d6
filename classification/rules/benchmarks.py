"""The benchmark positions with their figures, and which cells of the charts they reach."""

from dataclasses import dataclass
from functools import lru_cache

from classification.policy.shapes import Benchmark, Standard
from classification.rules.degrees import Degrees, written
from classification.rules.points import Figures, figures
from classification.rules.reading import read


@dataclass(frozen=True)
class Scored:
    """A benchmark, with what follows from its degrees."""

    benchmark: Benchmark
    degrees: Degrees
    figures: Figures


@lru_cache(maxsize=8)
def scored(standard: Standard) -> tuple[Scored, ...]:
    """All benchmarks of a standard, in the order of its index."""
    return tuple(_score(each, standard) for each in standard.benchmarks)


def _score(benchmark: Benchmark, standard: Standard) -> Scored:
    said = written(benchmark.know_how, benchmark.problem_solving, benchmark.accountability)
    degrees, _ = read(said, standard=standard)
    return Scored(benchmark, degrees, figures(degrees, standard=standard))


@lru_cache(maxsize=8)
def by_number(standard: Standard) -> dict[str, Scored]:
    return {each.benchmark.number: each for each in scored(standard)}


@lru_cache(maxsize=8)
def reached_cells(standard: Standard) -> frozenset[tuple[str, str, str]]:
    """The cells of the Accountability chart that a benchmark or an example of the text reaches.

    The chart itself is not in the sources: every other cell extends the rule these follow.
    """
    of_benchmarks = {each.degrees.accountability.cell for each in scored(standard)}
    return standard.accountability.examples | of_benchmarks


def extends_chart(degrees: Degrees, *, standard: Standard) -> bool:
    """Whether the Accountability cell is one that no benchmark and no example reaches."""
    return degrees.accountability.cell not in reached_cells(standard)


@lru_cache(maxsize=8)
def shown_combinations(standard: Standard) -> frozenset[tuple[int, int]]:
    """Points of Know-How and percentages that benchmarks join."""
    return frozenset((each.figures.know_how, each.figures.percent) for each in scored(standard))
