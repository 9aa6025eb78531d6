"""What the cockpit counts and lists: every number is the length of the list it leads to.

Conditions are SQL over `files`: the population with the manager of each person, their account
and their second-language results. None of them is written by a reader.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from etms.bilingual import language
from talent.choices import Files, Measure, Show
from talent.queries.population import COLUMNS, Executive, Population

# Where each person works that day, and the first held position above it: their manager. The
# same rule as directory_superiors(), for all people at once (tests compare the two).
_FILES = """,
    attached AS MATERIALIZED (SELECT * FROM directory_attached(%(on)s)),
    holders AS (
        SELECT DISTINCT ON (position_id) position_id, person_id
          FROM attached WHERE present
         ORDER BY position_id, precedence, starts_on, appointment_id
    ), climb AS (
        SELECT w.person_id, t.reports_to_id AS position_id, 1 AS step
          FROM population p
          JOIN attached w ON w.person_id = p.person_id
          JOIN directory_positionterms t ON t.position_id = w.position_id
           AND t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
         WHERE t.reports_to_id IS NOT NULL
        UNION ALL
        SELECT climb.person_id, t.reports_to_id, climb.step + 1
          FROM climb
          JOIN directory_positionterms t ON t.position_id = climb.position_id
           AND t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
         WHERE t.reports_to_id IS NOT NULL AND NOT EXISTS (
               SELECT 1 FROM holders h
                WHERE h.position_id = climb.position_id AND h.person_id <> climb.person_id)
    ), managers AS (
        SELECT DISTINCT ON (climb.person_id) climb.person_id, h.person_id AS manager_id, climb.step
          FROM climb JOIN holders h ON h.position_id = climb.position_id
           AND h.person_id <> climb.person_id
         ORDER BY climb.person_id, climb.step
    ), results AS (
        SELECT person_id,
               count(*) FILTER (WHERE expires_on IS NULL OR expires_on >= %(on)s) AS valid
          FROM (SELECT DISTINCT ON (l.person_id, l.skill) l.person_id, l.expires_on
                  FROM directory_languageresult l JOIN population p ON p.person_id = l.person_id
                 WHERE l.tested_on <= %(on)s
                 ORDER BY l.person_id, l.skill, l.tested_on DESC) latest
         GROUP BY person_id
    ), files AS (
        SELECT p.*, m.manager_id, m.step, mp.user_id AS manager_user_id,
               mp.given_name AS manager_given, mp.family_name AS manager_family,
               coalesce(account.is_active, false) AS reachable,
               coalesce(results.valid, 0) >= 3 AS results_valid,
               coalesce(place.needs_valid_language_results, false) AS needs_results
          FROM population p
          LEFT JOIN managers m ON m.person_id = p.person_id
          LEFT JOIN directory_person mp ON mp.id = m.manager_id
          LEFT JOIN accounts_user account ON account.id = p.user_id
          LEFT JOIN results ON results.person_id = p.person_id
          LEFT JOIN talent_assessment s ON s.id = p.assessment_id
          LEFT JOIN cycles_placement place ON place.id = s.placement_id
    )
"""

# What stops the package, and what needs a reason, is said in talent/rules/submission.py.
_OPEN = "answers NOT IN ('submitted', 'declined')"
_STANDS = "answers <> 'declined' AND NOT hidden"
_ASSESSED = "assessment IN ('complete', 'approved')"
_REQUIRED = "submission = 'required' AND NOT hidden"
_ANSWERS_LATE = f"counts AND {_OPEN} AND answer_by < %(on)s"
_ASSESSMENT_LATE = f"counts AND {_STANDS} AND NOT {_ASSESSED} AND assess_by < %(on)s"

CONDITIONS: dict[str, str] = {
    Show.ALL: "true",
    Show.LATE: f"(({_ANSWERS_LATE}) OR ({_ASSESSMENT_LATE}))",
    Show.ANSWERS_OPEN: _OPEN,
    Show.ANSWERS_LATE: _ANSWERS_LATE,
    Show.ANSWERED: "answers = 'submitted'",
    Show.DECLINED: "answers = 'declined'",
    Show.MUST_ANSWER: "submission = 'required' AND answers <> 'submitted'",
    Show.EXPECTED: (
        "submission = 'expected' AND answers <> 'declined' "
        "AND (answers <> 'submitted' OR (NOT hidden AND assessment <> 'approved'))"
    ),
    Show.ASSESSMENT_OPEN: f"{_STANDS} AND NOT {_ASSESSED}",
    Show.ASSESSMENT_LATE: _ASSESSMENT_LATE,
    Show.ASSESSED: f"{_STANDS} AND {_ASSESSED}",
    Show.MUST_ASSESS: f"{_REQUIRED} AND NOT {_ASSESSED}",
    Show.UNAPPROVED: f"{_REQUIRED} AND assessment = 'complete'",
    Show.UNPLACED: f"{_STANDS} AND NOT placed",
    Show.PLACED: f"{_STANDS} AND placed",
    Show.TALK_OPEN: f"{_STANDS} AND held_on IS NULL",
    Show.TALKED: f"{_STANDS} AND held_on IS NOT NULL",
    Show.UNSHARED: f"{_STANDS} AND assessment = 'approved' AND NOT shared",
    Show.SHARED: f"{_STANDS} AND shared",
    Show.NO_MANAGER: "counts AND answers <> 'declined' AND manager_id IS NULL",
    Show.VACANT_ABOVE: "counts AND answers <> 'declined' AND step > 1",
    Show.NO_ACCOUNT: "counts AND NOT reachable",
    Show.NO_RESULTS: f"counts AND {_STANDS} AND NOT results_valid",
    Show.READY_WITHOUT_RESULTS: f"counts AND {_STANDS} AND needs_results AND NOT results_valid",
    Show.NO_RULE: "participation = ''",
}
# What stops the submission, or the exercise of a file that is to be sent.
BLOCKING = (
    Show.NO_MANAGER,
    Show.MUST_ANSWER,
    Show.MUST_ASSESS,
    Show.UNAPPROVED,
    Show.READY_WITHOUT_RESULTS,
)
CONDITIONS[Show.BLOCKED] = " OR ".join(f"({CONDITIONS[show]})" for show in BLOCKING)
_ASKED = "participation <> ''"
# To be sent is what may still go: whoever declined has no file.
_FILES_CHOSEN = {
    Files.SENT: "counts AND answers <> 'declined'",
    Files.BY_CHOICE: "NOT counts",
    Files.ALL: "true",
}

# Of each measure: which files it is about, those done, and those to be done.
MEASURES: dict[str, tuple[str, str, str]] = {
    Measure.ANSWERS: ("answers <> 'declined'", Show.ANSWERED, Show.ANSWERS_OPEN),
    Measure.ASSESSMENTS: (_STANDS, Show.ASSESSED, Show.ASSESSMENT_OPEN),
    Measure.PLACEMENTS: (_STANDS, Show.PLACED, Show.UNPLACED),
    Measure.TALKS: (_STANDS, Show.TALKED, Show.TALK_OPEN),
    Measure.SHARED: (f"{_STANDS} AND assessment = 'approved'", Show.SHARED, Show.UNSHARED),
}

# Whom a reminder about such files goes to: the executive, or their manager.
TO_EXECUTIVE = frozenset({Show.ANSWERS_OPEN, Show.ANSWERS_LATE, Show.MUST_ANSWER})
TO_MANAGER = frozenset(
    {
        Show.ASSESSMENT_OPEN,
        Show.ASSESSMENT_LATE,
        Show.MUST_ASSESS,
        Show.UNPLACED,
        Show.TALK_OPEN,
        Show.UNSHARED,
    }
)
REMINDED = TO_EXECUTIVE | TO_MANAGER


@dataclass(frozen=True)
class Chosen:
    """The filter of a list of files: what is open, in which branch, level, among which files."""

    show: str = Show.ALL
    branch: int | None = None
    level: str = ""
    files: str = Files.ALL

    def where(self) -> str:
        asked = "true" if self.show == Show.NO_RULE else _ASKED
        parts = [asked, _FILES_CHOSEN[Files(self.files)], CONDITIONS[self.show]]
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
        f"{_FILES} SELECT {_FILE_COLUMNS} FROM files WHERE {chosen.where()} "
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
        f"{_FILES}, marked AS (SELECT files.*, ARRAY[{marks}] AS marks FROM files WHERE {_ASKED}) "
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
        f"SELECT person_id, answer_by, assess_by FROM population WHERE {_ASKED}"
    )
    return {person: (answer_by, assess_by) for person, answer_by, assess_by in rows}


def page_of_files(
    population: Population, chosen: Chosen, *, size: int, offset: int
) -> tuple[list[File], int]:
    """A page of the list, and how long the list is; one query."""
    rows = population.select(
        f"{_FILES} SELECT count(*) OVER (), {_FILE_COLUMNS} FROM files WHERE {chosen.where()} "
        "ORDER BY sort_name, person_id LIMIT %(limit)s OFFSET %(offset)s",
        limit=size,
        offset=offset,
        **chosen.parameters(),
    )
    return [File(*row[1:]) for row in rows], rows[0][0] if rows else 0


def count(population: Population, chosen: Chosen) -> int:
    statement = f"{_FILES} SELECT count(*) FROM files WHERE {chosen.where()}"
    return population.select(statement, **chosen.parameters())[0][0]


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


_LATE_OF = {Measure.ANSWERS: _ANSWERS_LATE, Measure.ASSESSMENTS: _ASSESSMENT_LATE}


def grid(population: Population, measure: str, chosen_files: str) -> Grid:
    """Completeness by branch and level, counted by the database in one query."""
    about, done, _open = MEASURES[measure]
    late = _LATE_OF.get(Measure(measure), "false")
    rows = population.select(
        f"""
        SELECT branch_id, branch_name_{language()}, level,
               count(*) FILTER (WHERE {CONDITIONS[done]} AND {about}),
               count(*) FILTER (WHERE {about}), count(*) FILTER (WHERE {late})
          FROM population WHERE {_ASKED} AND {_FILES_CHOSEN[Files(chosen_files)]}
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
        f"count(*) FILTER (WHERE {'true' if show == Show.NO_RULE else _ASKED}"
        f" AND ({CONDITIONS[show]}))"
        for show in asked
    )
    numbers = population.select(f"{_FILES} SELECT {counted} FROM files")[0]
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
                       AND (hidden OR ({_ASSESSED} AND placed))),
    count(*) FILTER (WHERE answers = 'submitted'), count(*) FILTER (WHERE answers = 'declined'),
    count(*) FILTER (WHERE NOT counts), count(*) FILTER (WHERE {CONDITIONS[Show.LATE]}),
    count(*) FILTER (WHERE assessment = 'complete'), (SELECT submit_by FROM stages)
"""


def summary(population: Population) -> Summary:
    """The numbers of all the files of a population."""
    rows = population.select(f"SELECT {SUMMED} FROM population WHERE {_ASKED}")
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
              FROM population WHERE organization_id = ANY(%(chosen)s) AND {_ASKED}
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


@dataclass(frozen=True)
class Recipient:
    """Somebody to remind, with all that waits for them: one message, never one for each item."""

    user_id: int
    answer_by: date | None = None
    assess: int = 0
    assess_by: date | None = None
    share: int = 0
    talk: int = 0


def recipients(population: Population, chosen: Chosen) -> tuple[list[Recipient], int]:
    """Who is to be reminded about the files of a list, each once; and how many have no account.

    A reminder about answers goes to the executive, one about the manager's part to the manager;
    it names everything that is open for that person in the organization.
    """
    column = "person_id" if chosen.show in TO_EXECUTIVE else "manager_id"
    meant = population.select(
        f"""{_FILES}, listed AS (
            SELECT person_id, {column} AS meant_id FROM files
             WHERE {chosen.where()} AND {column} IS NOT NULL
        ), meant AS (SELECT DISTINCT meant_id AS person_id FROM listed)
        SELECT CASE WHEN account.is_active THEN account.id END,
               (SELECT min(f.answer_by) FROM files f
                 WHERE f.person_id = meant.person_id AND {_OPEN} AND {_ASKED}
                   AND (f.counts OR %(own)s)),
               count(f.person_id) FILTER (WHERE NOT {_ASSESSED}),
               min(f.assess_by) FILTER (WHERE NOT {_ASSESSED}),
               count(f.person_id) FILTER (WHERE f.assessment = 'approved' AND NOT f.shared),
               count(f.person_id) FILTER (
                   WHERE f.held_on IS NULL AND (%(talks)s OR f.assess_by < %(on)s))
          FROM meant
          JOIN directory_person p ON p.id = meant.person_id
          LEFT JOIN accounts_user account ON account.id = p.user_id
          LEFT JOIN files f ON f.manager_id = meant.person_id AND {_STANDS}
           AND (f.counts OR f.person_id IN (SELECT listed.person_id FROM listed))
         GROUP BY meant.person_id, account.id, account.is_active, p.sort_name
         ORDER BY p.sort_name, meant.person_id
        """,
        own=chosen.show in TO_EXECUTIVE,
        talks=chosen.show == Show.TALK_OPEN,
        **chosen.parameters(),
    )
    found = [Recipient(*row) for row in meant if row[0] is not None]
    return found, len(meant) - len(found)
