"""The numbers: by branch and level, by condition, and of a whole organization."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from etms.bilingual import language
from talent.choices import Files, Measure, Show
from talent.queries.cockpit.conditions import (
    ANSWERS_LATE,
    ASKED,
    ASSESSED,
    ASSESSMENT_LATE,
    CONDITIONS,
    FILES,
    FILES_CHOSEN,
    MEASURES,
)
from talent.queries.population import COLUMNS, Executive, Population


@dataclass
class Cell:
    """One cell of the table of branches and levels: so many done of so many, so many late."""

    done: int = 0
    of: int = 0
    late: int = 0

    def add(self, other: "Cell") -> None:
        self.done, self.of, self.late = (
            self.done + other.done,
            self.of + other.of,
            self.late + other.late,
        )

    @property
    def open(self) -> int:
        return self.of - self.done


@dataclass(frozen=True)
class Grid:
    """The table: branches in the order of their names, levels, the cells and their sums."""

    branches: list[tuple[int, str]]
    levels: list[str]
    cells: dict[tuple[int, str], Cell]
    by_branch: dict[int, Cell]
    by_level: dict[str, Cell]
    total: Cell

    def add(self, branch: int, name: str, level: str, cell: Cell) -> None:
        """One more cell, into its sums too."""
        if branch not in self.by_branch:
            self.branches.append((branch, name))
        if level not in self.by_level:
            self.levels.append(level)
        self.cells[branch, level] = cell
        self.by_branch.setdefault(branch, Cell()).add(cell)
        self.by_level.setdefault(level, Cell()).add(cell)
        self.total.add(cell)


@dataclass(frozen=True)
class Summary:
    """The whole of an organization in a few numbers."""

    asked: int
    counted: int
    complete: int
    answered: int
    declined: int
    voluntary: int
    late: int
    to_approve: int
    submit_by: date | None


@dataclass(frozen=True)
class Overview:
    """What the cockpit counts: the summary, the table, and the files under some conditions."""

    summary: Summary
    grid: Grid
    tallies: dict[str, int]


_LATE_OF = {Measure.ANSWERS: ANSWERS_LATE, Measure.ASSESSMENTS: ASSESSMENT_LATE}

# Complete: answered, assessed and placed, of the files that are to be sent.
SUMMED = (
    "count(*)",
    "count(*) FILTER (WHERE counts AND answers <> 'declined')",
    "count(*) FILTER (WHERE counts AND answers = 'submitted'"
    f" AND (hidden OR ({ASSESSED} AND placed)))",
    "count(*) FILTER (WHERE answers = 'submitted')",
    "count(*) FILTER (WHERE answers = 'declined')",
    "count(*) FILTER (WHERE NOT counts)",
    f"count(*) FILTER (WHERE {CONDITIONS[Show.LATE]})",
    "count(*) FILTER (WHERE assessment = 'complete')",
)
SUBMIT_BY = "(SELECT submit_by FROM stages)"
OF_CELL = 4  # numbers: in the table at all, done, of so many, late


def overview(
    population: Population,
    *,
    measure: str = Measure.ANSWERS,
    files: str = Files.ALL,
    tallied: Iterable[str] = (),
) -> Overview:
    """All that the cockpit counts, by the database in one query over the files.

    Counted by branch and level, apart for those whom the cycle asks and those whom no rule names;
    sums are made here.
    """
    about, done, _open = MEASURES[measure]
    late = _LATE_OF.get(Measure(measure), "false")
    chosen, shows = FILES_CHOSEN[Files(files)], list(tallied)
    of_cell = ("true", f"{CONDITIONS[done]} AND {about}", about, late)
    counted = [
        *(f"count(*) FILTER (WHERE {chosen} AND ({condition}))" for condition in of_cell),
        *SUMMED,
        *(f"count(*) FILTER (WHERE {CONDITIONS[show]})" for show in shows),
    ]
    name = f"branch_name_{language()}"
    rows = population.select(
        f"""
        {FILES}
        SELECT {ASKED}, {SUBMIT_BY}, branch_id, {name}, level, {", ".join(counted)}
          FROM files GROUP BY {ASKED}, branch_id, {name}, branch_sort, level
         ORDER BY branch_sort, branch_id, level
        """
    )
    last = OF_CELL + len(SUMMED)
    grid, submit_by = Grid([], [], {}, {}, {}, Cell()), None
    sums, tallies = [0] * len(SUMMED), dict.fromkeys(shows, 0)
    for asked, by, branch, title, level, *numbers in rows:
        for show, number in zip(shows, numbers[last:], strict=True):
            if asked or show == Show.NO_RULE:
                tallies[show] += number
        if asked:
            submit_by = by
            sums = [a + b for a, b in zip(sums, numbers[OF_CELL:last], strict=True)]
            there, *counts = numbers[:OF_CELL]
            if there:
                grid.add(branch, title, level, Cell(*counts))
    grid.levels.sort()
    return Overview(Summary(*sums, submit_by), grid, tallies)


def mine_and_summaries(
    population: Population, people: Iterable[int]
) -> tuple[list[Executive], dict[int, Summary]]:
    """Some people of a population, by name, and the numbers of each of its organizations.

    One query, for the home page.
    """
    rows = population.select(
        f"""
        , summed AS (
            SELECT organization_id, json_build_array({", ".join(SUMMED)}, {SUBMIT_BY}) AS numbers
              FROM population WHERE organization_id = ANY(%(chosen)s) AND {ASKED}
             GROUP BY organization_id
        )
        SELECT (SELECT json_object_agg(organization_id, numbers) FROM summed), {COLUMNS}
          FROM (SELECT 1) once LEFT JOIN population ON person_id = ANY(%(mine)s)
         ORDER BY sort_name, person_id
        """,
        mine=sorted(people),
    )
    found = [Executive(*row[1:]) for row in rows if row[1] is not None]
    sums = {}
    for organization, (*numbers, submit_by) in (rows[0][0] or {}).items():
        last = date.fromisoformat(submit_by) if submit_by else None
        sums[int(organization)] = Summary(*numbers, last)
    return found, sums
