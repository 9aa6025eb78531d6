"""Every position as a job: its kind of work, its place in the line, its degrees, its dollars."""

from dataclasses import dataclass, field, replace
from random import Random

from classification.rules.evaluation import Evaluation
from demo.chapters.classification import cells
from demo.chapters.classification.days import Days, days_of
from demo.chapters.classification.kinds import (
    EXECUTIVE,
    SEVERAL,
    Kind,
    kind_of,
    occupation_of,
)
from demo.world.draws import stream, weighted
from demo.world.records import Position, World

DIRECTOR_GENERAL = "EX-03"
MILLION = 1_000_000
ROUND = 10_000  # budgets are written to ten thousand dollars


@dataclass(eq=False, slots=True, repr=False)
class Job:
    """What is known of one executive position before any row is written."""

    position: Position
    level: str  # as evaluated
    kind: Kind
    noc: str
    inclusion: str
    levels_below: int
    days: Days
    steps: int = 0  # of Know-How above 460
    know_how: str = ""
    thinking: str = ""
    accountability: str = ""
    dollars: int = 0
    superior: "Job | None" = None
    reports: list["Job"] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    row: int = 0  # of the decided evaluation
    description: int = 0

    @property
    def found(self) -> Evaluation:
        return cells.evaluated(self.know_how, self.thinking, self.accountability)

    @property
    def cells(self) -> str:
        """Which cells are offered: branches that advise think as those of policy do."""
        advises = self.levels_below == 1 and self.inclusion == "advice"
        return "policy" if advises else self.kind.cells

    @property
    def group(self) -> tuple[str, str, int]:
        """What makes others similar to it."""
        return self.noc, self.inclusion, self.levels_below

    @property
    def dimension(self) -> str:
        """What the dollars are: the own budget, or those on which the position advises."""
        if self.accountability.endswith("P"):
            return "operating"
        return "grants" if self.kind.cells == "grants" else "organization"

    @property
    def freedom(self) -> str:
        return str(self.found.degrees.accountability.freedom)


def jobs_of(world: World) -> list[Job]:
    """All executive positions, superiors before those who report to them. The standard holds for
    EX alone: equivalents and deputy heads are evaluated by other rules, or by none."""
    rng = stream(world.seed, "classification")
    found = {
        position: _job(position, rng)
        for position in sorted(world.positions, key=lambda p: p.tier)
        if position.level.startswith(EXECUTIVE)
    }
    jobs = list(found.values())
    for job in jobs:
        job.superior = found.get(evaluated_boss(job.position))
        if job.superior is not None:
            job.superior.reports.append(job)
    for job in jobs:
        job.steps = _steps(job)
        job.know_how = cells.know_how_cell(job.steps, job.level, job.kind.cells)
        if job.steps == 0 or (job.level == "EX-01" and job.levels_below < cells.MOST_LEVELS):
            job.noc = SEVERAL
    for job in reversed(jobs):
        _budget(job, rng)
        job.thinking = cells.thinking_cell(
            job.level, job.levels_below, job.cells, job.accountability
        )
    return jobs


def evaluated_boss(position: Position) -> Position | None:
    """The superior under whom the degrees were found: not one to whom it was moved wrongly."""
    boss = position.boss
    beside = boss is not None and boss.tier == position.tier
    return position.terms[0].boss if beside else boss


def _job(position: Position, rng: Random) -> Job:
    level, kind = position.level, kind_of(position)
    associate = level == "EX-04" and position.tier > 1
    return Job(
        position=position,
        level=level,
        kind=kind,
        noc=occupation_of(position, kind, level),
        # An associate runs the means of the branch for its head.
        inclusion="resources" if associate else kind.inclusion,
        levels_below=position.tier,
        days=days_of(position, level, rng),
    )


def _steps(job: Job) -> int:
    """Know-How two or three steps below the superior, wherever the level allows it."""
    above = job.superior.steps if job.superior else None
    return {
        "EX-05": lambda: 6,
        "EX-04": lambda: 4 if job.levels_below > 1 else 6 if _leads_generals(job) else 5,
        "EX-03": lambda: 3 if above == 5 else 4,
        "EX-02": lambda: _senior_steps(job, above),
        "EX-01": lambda: {None: 1, 2: 0, 3: 1, 4: 1, 5: 2, 6: 2}.get(above, 1),
    }[job.level]()


def _senior_steps(job: Job, above: int | None) -> int:
    if job.levels_below == cells.MOST_LEVELS:
        return 2
    return 3 if above in (None, 6) or (above == 5 and job.reports) else 2


def _leads_generals(job: Job) -> bool:
    """Then it needs room above them."""
    return any(report.level == DIRECTOR_GENERAL for report in job.reports)


def _budget(job: Job, rng: Random) -> None:
    """The smallest cell of its kind whose budget holds those of the positions below."""
    below = sum(report.dollars for report in job.reports if _is_own(report)) / MILLION * 1.08
    offered = cells.accountability_cells(job.level, job.levels_below, job.cells, job.steps)
    larger, in_hundred = cells.LARGER.get((job.kind.code, job.level), ("", 0))
    if job.level == DIRECTOR_GENERAL:
        begins = cells.GENERALS.get(job.cells, cells.GENERALS[""])
        offered = offered[weighted(rng, begins) :] or offered[-1:]
    if (
        larger
        and job.steps
        and job.levels_below == cells.MOST_LEVELS
        and rng.random() * 100 < in_hundred
    ):
        offered = (larger,)
    job.accountability = next(
        (cell for cell in offered if cells.millions_of(cell)[1] >= below), offered[-1]
    )
    least, most = cells.millions_of(job.accountability)
    amount = rng.uniform(min(max(least, below), most), most)
    job.dollars = round(amount * MILLION / ROUND) * ROUND


def _is_own(job: Job) -> bool:
    """Grants are voted, and no part of the operating budget above."""
    return job.accountability.endswith("P")


def set_cells(job: Job, *, know_how="", thinking="", accountability="") -> None:
    """Give a job other degrees, with dollars that fit them."""
    job.know_how = know_how or job.know_how
    job.thinking = thinking or job.thinking
    if accountability and accountability != job.accountability:
        job.accountability = accountability
        least, most = cells.millions_of(accountability)
        job.dollars = round((least + most) / 2 * MILLION / ROUND) * ROUND


def at_level(job: Job, level: str) -> None:
    """Evaluate a job as one of another level than the directory says."""
    job.level = level
    job.noc = occupation_of(job.position, job.kind, level)
    job.days = replace(job.days, level_before=level)
