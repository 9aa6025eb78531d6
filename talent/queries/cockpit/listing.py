"""The lists: the files under one condition, in a branch and a level."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from talent.choices import Files, Show
from talent.queries.cockpit.conditions import ASKED, CONDITIONS, FILES, FILES_CHOSEN
from talent.queries.population import Executive, Population


@dataclass(frozen=True)
class Chosen:
    """The filter of a list of files: what is open, in which branch, level, among which files."""

    show: str = Show.ALL
    branch: int | None = None
    level: str = ""
    files: str = Files.ALL

    def where(self) -> str:
        asked = "true" if self.show == Show.NO_RULE else ASKED
        parts = [asked, FILES_CHOSEN[Files(self.files)], CONDITIONS[self.show]]
        if self.branch is not None:
            parts.append("branch_id = %(branch)s")
        if self.level:
            parts.append("level = %(level)s")
        return " AND ".join(f"({part})" for part in parts)

    def parameters(self) -> dict:
        return {"branch": self.branch, "level": self.level}

    def written(self) -> dict:
        """As a round of reminders keeps it."""
        return {
            "show": str(self.show),
            "branch": self.branch,
            "level": self.level,
            "files": str(self.files),
        }


@dataclass(frozen=True)
class File(Executive):
    """An executive's file with what hinders it: manager, account, language results."""

    manager_id: int | None
    step: int | None
    manager_user_id: int | None
    manager_given: str | None
    manager_family: str | None
    reachable: bool
    results_valid: bool
    needs_results: bool

    @property
    def manager(self) -> str:
        return f"{self.manager_given} {self.manager_family}" if self.manager_id else ""


_FILE_COLUMNS = ", ".join(File.__dataclass_fields__)


def files(
    population: Population, chosen: Chosen, *, limit: int | None = None, offset: int = 0
) -> list[File]:
    """The files of a list, by name; a page of them."""
    rows = population.select(
        f"{FILES} SELECT {_FILE_COLUMNS} FROM files WHERE {chosen.where()} "
        "ORDER BY sort_name, person_id LIMIT %(limit)s OFFSET %(offset)s",
        limit=limit,
        offset=offset,
        **chosen.parameters(),
    )
    return [File(*row) for row in rows]


def marked(population: Population, shows: Sequence[str]) -> list[tuple[File, list[str]]]:
    """The files under any of these conditions, each with those that hold; one query."""
    marks = ", ".join(f"coalesce({CONDITIONS[show]}, false)" for show in shows)
    rows = population.select(
        f"{FILES}, marked AS (SELECT files.*, ARRAY[{marks}] AS marks FROM files WHERE {ASKED}) "
        f"SELECT marks, {_FILE_COLUMNS} FROM marked WHERE true = ANY(marks) "
        "ORDER BY sort_name, person_id"
    )
    return [
        (File(*row[1:]), [show for show, holds in zip(shows, row[0], strict=True) if holds])
        for row in rows
    ]


def last_days(population: Population) -> dict[int, tuple[date | None, date | None]]:
    """Until when each of those who are asked answers, and until when their manager assesses."""
    rows = population.select(
        f"SELECT person_id, answer_by, assess_by FROM population WHERE {ASKED}"
    )
    return {person: (answer_by, assess_by) for person, answer_by, assess_by in rows}


def page_of_files(
    population: Population, chosen: Chosen, *, size: int, offset: int
) -> tuple[list[File], int]:
    """A page of the list, and how long the list is; one query."""
    rows = population.select(
        f"{FILES} SELECT count(*) OVER (), {_FILE_COLUMNS} FROM files WHERE {chosen.where()} "
        "ORDER BY sort_name, person_id LIMIT %(limit)s OFFSET %(offset)s",
        limit=size,
        offset=offset,
        **chosen.parameters(),
    )
    return [File(*row[1:]) for row in rows], rows[0][0] if rows else 0


def count(population: Population, chosen: Chosen) -> int:
    statement = f"{FILES} SELECT count(*) FROM files WHERE {chosen.where()}"
    return population.select(statement, **chosen.parameters())[0][0]
