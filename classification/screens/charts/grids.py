"""The three guide charts as tables of cells, as the standard draws them.

A cell shows its numbers, from the pull down to the pull up, each with its likelihood for the
group. The same for everybody under one standard, so it is drawn up once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product

from django.template.loader import render_to_string

from classification.choices import Factor, Likelihood
from classification.policy.shapes import Standard
from classification.rules.benchmarks import reached_cells
from classification.rules.degrees import Accountability, Degree, KnowHow, ProblemSolving
from classification.rules.points import (
    accountability_points,
    know_how_points,
    problem_solving_percent,
)
from classification.rules.reading import FACTORS, degrees_allowed
from classification.rules.refusing import Refused
from classification.screens.charts.words import percent
from etms.bilingual import language

PULLS = ("-", "", "+")
FACE = "classification/charts/face.html"


@dataclass(frozen=True)
class Number:
    """One number of a cell; None where the chart has none."""

    value: int | None
    likelihood: Likelihood | None = None


@dataclass(frozen=True)
class Cell:
    """A cell: its degrees, its numbers, and for Accountability whether a benchmark reaches it."""

    value: str  # as a form sends it: F II 3
    degrees: tuple[str, ...]
    numbers: tuple[Number, ...]
    extends: bool = False
    leads: bool = False  # the first column below its head
    checked: bool = False
    closed: bool = False
    face: str = ""

    @property
    def is_empty(self) -> bool:
        return all(number.value is None for number in self.numbers)


@dataclass(frozen=True)
class Row:
    degree: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """A chart: degrees down the side, degrees (in two storeys where there are three) across."""

    factor: Factor
    heads: tuple[str, ...]
    subheads: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        return self.factor.value

    @property
    def width(self) -> int:
        return len(self.heads) * max(len(self.subheads), 1)

    def chosen(self, value: str, *, only: str = "") -> "Grid":
        """The same with one cell chosen; `only` closes every column but that of a head."""
        rows = tuple(
            replace(
                row,
                cells=tuple(
                    replace(
                        cell,
                        checked=cell.value == value,
                        closed=cell.is_empty or bool(only and cell.degrees[1] != only),
                    )
                    for cell in row.cells
                ),
            )
            for row in self.rows
        )
        return replace(self, rows=rows)


def grids(standard: Standard) -> dict[Factor, Grid]:
    """The three charts of a standard, in the language of the reader."""
    return _drawn(standard, language())


@lru_cache(maxsize=8)
def _drawn(standard: Standard, _language: str) -> dict[Factor, Grid]:
    """Six hundred numbers in their words: drawn once for each language."""
    return {factor: _faced(grid) for factor, grid in _grids(standard).items()}


def _faced(grid: Grid) -> Grid:
    unit = percent("") if grid.factor is Factor.PROBLEM_SOLVING else ""
    wide = max(len(grid.subheads), 1)
    rows = tuple(
        replace(
            row,
            cells=tuple(
                replace(
                    cell,
                    leads=wide > 1 and place % wide == 0,
                    face=render_to_string(FACE, {"cell": cell, "unit": unit}),
                )
                for place, cell in enumerate(row.cells)
            ),
        )
        for row in grid.rows
    )
    return replace(grid, rows=rows)


@lru_cache(maxsize=8)
def _grids(standard: Standard) -> dict[Factor, Grid]:
    return {
        Factor.KNOW_HOW: _grid(Factor.KNOW_HOW, standard, _know_how),
        Factor.PROBLEM_SOLVING: _grid(Factor.PROBLEM_SOLVING, standard, _problem_solving),
        Factor.ACCOUNTABILITY: _grid(Factor.ACCOUNTABILITY, standard, _accountability),
    }


def _grid(factor: Factor, standard: Standard, cell) -> Grid:
    side, *across = (degrees_allowed(standard)[field] for field in FACTORS[factor])
    heads, subheads = across[0], across[1] if len(across) > 1 else ()
    rows = tuple(
        Row(degree, tuple(cell((degree, *place), standard) for place in product(*across)))
        for degree in side
    )
    return Grid(factor, heads, subheads, rows)


def _know_how(degrees: tuple[str, ...], standard: Standard) -> Cell:
    practical, planning, communicating = degrees
    numbers = [
        Number(
            know_how_points(
                KnowHow(Degree(practical, pull), Degree(planning), Degree(communicating)),
                standard=standard,
            ),
            Likelihood(standard.know_how.likelihood[practical, step, planning, communicating]),
        )
        for step, pull in enumerate(PULLS, start=-1)
    ]
    return Cell(" ".join(degrees), degrees, tuple(numbers))


def _problem_solving(degrees: tuple[str, ...], standard: Standard) -> Cell:
    return Cell(" ".join(degrees), degrees, tuple(_percentages(*degrees, standard)))


def _percentages(environment: str, challenge: str, standard: Standard) -> Iterator[Number]:
    for step, pull in enumerate(PULLS[1:]):
        chosen = ProblemSolving(Degree(environment, pull), Degree(challenge))
        try:
            percent = problem_solving_percent(chosen, standard=standard)
        except Refused:  # the number that the source has cut off
            yield Number(None)
            continue
        shade = standard.problem_solving.likelihood[environment, challenge, step]
        yield Number(percent, Likelihood(shade))


def _accountability(degrees: tuple[str, ...], standard: Standard) -> Cell:
    numbers = tuple(_points(degrees, pull, standard) for pull in PULLS)
    extends = degrees not in reached_cells(standard)
    return Cell(" ".join(degrees), degrees, numbers, extends)


def _points(degrees: tuple[str, ...], pull: str, standard: Standard) -> Number:
    freedom, magnitude, impact = degrees
    chosen = Accountability(Degree(freedom, pull), Degree(magnitude), Degree(impact))
    try:
        return Number(accountability_points(chosen, standard=standard))
    except Refused:  # beyond the ladder
        return Number(None)
