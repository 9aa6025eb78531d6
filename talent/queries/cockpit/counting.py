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


_LATE_OF = {Measure.ANSWERS: ANSWERS_LATE, Measure.ASSESSMENTS: ASSESSMENT_LATE}


def grid(population: Population, measure: str, chosen_files: str) -> Grid:
    """Completeness by branch and level, counted by the database in one query."""
    about, done, _open = MEASURES[measure]
    late = _LATE_OF.get(Measure(measure), "false")
    rows = population.select(
        f"""
        SELECT branch_id, branch_name_{language()}, level,
               count(*) FILTER (WHERE {CONDITIONS[done]} AND {about}),
               count(*) FILTER (WHERE {about}), count(*) FILTER (WHERE {late})
          FROM population WHERE {ASKED} AND {FILES_CHOSEN[Files(chosen_files)]}
         GROUP BY branch_id, branch_name_{language()}, branch_sort, level
         ORDER BY branch_sort, branch_id, level
        """
    )
    return _summed(rows)


def _summed(rows: Iterable[tuple]) -> Grid:
    found = Grid([], [], {}, {}, {}, Cell())
    for branch, name, level, *numbers in rows:
        cell = Cell(*numbers)
        if branch not in found.by_branch:
            found.branches.append((branch, name))
        found.cells[branch, level] = cell
        found.by_branch.setdefault(branch, Cell()).add(cell)
        found.by_level.setdefault(level, Cell()).add(cell)
        found.total.add(cell)
    found.levels.extend(sorted(found.by_level))
    return found


def tallies(population: Population, shows: Iterable[str]) -> dict[str, int]:
    """How many files stand under each of these conditions, in one query."""
    asked = list(shows)
    counted = ", ".join(
        f"count(*) FILTER (WHERE {'true' if show == Show.NO_RULE else ASKED}"
        f" AND ({CONDITIONS[show]}))"
        for show in asked
    )
    numbers = population.select(f"{FILES} SELECT {counted} FROM files")[0]
    return dict(zip(asked, numbers, strict=True))


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


# Complete: answered, assessed and placed, of the files that are to be sent.
SUMMED = f"""
    count(*), count(*) FILTER (WHERE counts AND answers <> 'declined'),
    count(*) FILTER (WHERE counts AND answers = 'submitted'
                       AND (hidden OR ({ASSESSED} AND placed))),
    count(*) FILTER (WHERE answers = 'submitted'), count(*) FILTER (WHERE answers = 'declined'),
    count(*) FILTER (WHERE NOT counts), count(*) FILTER (WHERE {CONDITIONS[Show.LATE]}),
    count(*) FILTER (WHERE assessment = 'complete'), (SELECT submit_by FROM stages)
"""


def summary(population: Population) -> Summary:
    """The numbers of all the files of a population."""
    rows = population.select(f"SELECT {SUMMED} FROM population WHERE {ASKED}")
    return Summary(*rows[0])


def mine_and_summaries(
    population: Population, people: Iterable[int]
) -> tuple[list[Executive], dict[int, Summary]]:
    """Some people of a population, by name, and the numbers of each of its organizations.

    One query, for the home page.
    """
    rows = population.select(
        f"""
        , summed AS (
            SELECT organization_id, json_build_array({SUMMED}) AS numbers
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
