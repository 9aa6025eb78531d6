"""The faults along lines and against similar positions: what is fit for each, and what changes.

Nothing here looks at what the review finds: a fault of one step is planted where nearly all
similar positions agree, because only there anybody could see it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from random import Random

from classification.choices import Finding
from demo.chapters.classification import cells
from demo.chapters.classification.jobs import Job, at_level, set_cells

SIMILAR = 8  # so many similar positions at least, of which
ALIKE = 0.9  # so many have the same, before a fault of one step is planted among them
OF_TEN = 10  # and at most one of them in ten gets one
Asked = tuple[Job, Finding]  # where the review must ask, and what


class Planter:
    """Tries each fault on jobs in a drawn order; what fits is changed and taken."""

    def __init__(self, jobs: list[Job], rng: Random):
        self.jobs, self.rng = jobs, rng
        self.groups: dict[tuple, list[Job]] = defaultdict(list)
        for job in jobs:
            self.groups[job.group].append(job)
        self.usual = {key: _usual(group) for key, group in self.groups.items()}
        self.among: Counter = Counter()
        self.taken: set[Job] = set()

    def shuffled(self) -> list[Job]:
        """In a drawn order, those of the first organization before the others."""
        first = self.jobs[0].position.organization
        drawn = self.rng.sample(self.jobs, len(self.jobs))
        return sorted(drawn, key=lambda job: job.position.organization is not first)

    def faults(self) -> dict[str, Callable[[Job], list[Asked] | None]]:
        return {
            "know_how_one_step_up": self.know_how_up,
            "know_how_one_step_down": self.know_how_down,
            "percentage_one_step_up": self.percentage_up,
            "percentage_one_step_down": self.percentage_down,
            "accountability_one_step_up": self.accountability_up,
            "accountability_one_step_down": self.accountability_down,
            "level_raised_without_evaluation": self.level_raised,
            "superior_one_step_low": self.superior_low,
            "missing_level": self.missing_level,
            "above_superior": self.above_superior,
            "same_level_as_superior": self.same_level,
            "freedom_of_superior": self.freedom_of_superior,
        }

    def bent(self, job: Job) -> list[Asked]:
        """One under another of the same tier: too deep, and a step from the superior; a director
        with freedom of letter F has now as much of it."""
        asked = [(job, Finding.TOO_DEEP), (job, Finding.COMPRESSION)]
        if job.freedom.startswith("F"):
            asked.append((job, Finding.FREEDOM_OF_SUPERIOR))
        return self._taken(job, *asked)

    # one step apart from similar ones

    def know_how_up(self, job: Job) -> list[Asked] | None:
        if not self._director(job, above=4) or not self._alike(job, "know_how"):
            return None
        set_cells(job, know_how=cells.know_how_cell(2, job.level, job.kind.cells))
        return self._apart(job, Finding.KNOW_HOW_APART)

    def know_how_down(self, job: Job) -> list[Asked] | None:
        """A director general of the smaller kind among larger ones; no senior director suffers."""
        if job.level != "EX-03" or job.levels_below != 2 or job.steps != 4 or not self._free(job):
            return None
        if any(each.level == "EX-02" or each in self.taken for each in job.reports):
            return None
        if not self._alike(job, "know_how"):
            return None
        self._lower(job)
        return self._apart(job, Finding.KNOW_HOW_APART)

    def percentage_up(self, job: Job) -> list[Asked] | None:
        if not self._director(job) or not self._alike(job, "percent"):
            return None
        set_cells(job, thinking="F+4")
        return self._apart(job, Finding.PERCENTAGE_APART)

    def percentage_down(self, job: Job) -> list[Asked] | None:
        if not self._director(job) or not self._alike(job, "percent"):
            return None
        if not job.thinking.startswith("E"):
            return None
        set_cells(job, thinking="E4")
        return self._apart(job, Finding.PERCENTAGE_APART)

    def accountability_up(self, job: Job) -> list[Asked] | None:
        raised = {"E+2P": "E+3-P", "F-2P": "F-2+P", "E+4C": "E+5-C", "E+3-P": "E+3P"}
        return self._accountability(job, raised)

    def accountability_down(self, job: Job) -> list[Asked] | None:
        lowered = {"F-2P": "E+2P", "E+3-P": "E+2P"}
        return self._accountability(job, lowered)

    def _accountability(self, job: Job, other: dict[str, str]) -> list[Asked] | None:
        if job.accountability not in other or not self._director(job):
            return None
        if not self._alike(job, "accountability"):
            return None
        set_cells(job, accountability=other[job.accountability])
        return self._apart(job, Finding.ACCOUNTABILITY_APART)

    # along the line

    def level_raised(self, job: Job) -> list[Asked] | None:
        """An EX-02 in the directory, evaluated as EX-01 and raised since by nobody's decision."""
        if not self._leaf(job, "EX-02", above=4) or job.levels_below != cells.MOST_LEVELS:
            return None
        at_level(job, "EX-01")
        (cell,) = cells.accountability_cells("EX-01", 3, job.kind.cells, 1)[:1]
        set_cells(
            job,
            know_how=cells.know_how_cell(1, "EX-01", job.kind.cells),
            thinking=cells.thinking_cell("EX-01", 3, job.kind.cells, cell),
            accountability=cell,
        )
        return self._taken(job, (job, Finding.LEVEL_DIFFERS))

    def superior_low(self, job: Job) -> list[Asked] | None:
        """A director general a step too low: the senior director is compressed."""
        general = self._general_of_one(job)
        if general is None or not self._alike(general, "know_how"):
            return None
        self._lower(general)
        return self._taken(job, (job, Finding.COMPRESSION), (general, Finding.KNOW_HOW_APART))

    def missing_level(self, job: Job) -> list[Asked] | None:
        """A director two steps too far below a director general of the larger kind."""
        if not self._director(job, above=4) or not self._alike(job, "know_how"):
            return None
        set_cells(job, know_how=cells.know_how_cell(0, job.level, job.kind.cells))
        self._count(job)
        return self._taken(job, (job, Finding.MISSING_LEVEL), (job, Finding.KNOW_HOW_APART))

    def above_superior(self, job: Job) -> list[Asked] | None:
        """A senior director above a director general, who was evaluated as of the smaller kind."""
        general = self._general_of_one(job)
        if general is None or not self._alike(job, "know_how", "percent"):
            return None
        if not self._alike(general, "know_how"):
            return None
        self._lower(general)
        own = "F-3P" if job.accountability == "F-3+P" else job.accountability
        set_cells(job, know_how="GIII+3", thinking="F4", accountability=own)
        self._count(job)
        return self._taken(
            job,
            (job, Finding.ABOVE_SUPERIOR),
            (general, Finding.KNOW_HOW_APART),
            (job, Finding.KNOW_HOW_APART),
            (job, Finding.PERCENTAGE_APART),
        )

    def same_level(self, job: Job) -> list[Asked] | None:
        """A director general whose evaluation gives no more than that of the senior director."""
        general = self._general_of_one(job)
        if general is None or not self._alike(general, "percent"):
            return None
        set_cells(general, thinking="F4", accountability="F2P")
        self.take(general)
        self._count(general)
        return self._taken(
            job,
            (job, Finding.SAME_LEVEL),
            (general, Finding.LEVEL_DIFFERS),
            (general, Finding.PERCENTAGE_APART),
            (general, Finding.ACCOUNTABILITY_APART),
        )

    def freedom_of_superior(self, job: Job) -> list[Asked] | None:
        """A director with the freedom to act of a director general, in points as the others."""
        if job.accountability != "E+3-P" or not self._director(job):
            return None
        set_cells(job, thinking="F4", accountability="F+3C")
        return self._taken(job, (job, Finding.FREEDOM_OF_SUPERIOR))

    # who is fit

    def _free(self, job: Job) -> bool:
        return job not in self.taken and not job.position.pinned

    def _leaf(self, job: Job, level: str, *, above: int | None = None) -> bool:
        """A position of the third level below a director general, with none below itself."""
        superior = job.superior
        fits = job.level == level and job.levels_below == cells.MOST_LEVELS and not job.reports
        if not fits or superior is None or not self._free(job) or superior in self.taken:
            return False
        return superior.level == "EX-03" and above in {None, superior.steps}

    def _director(self, job: Job, *, above: int | None = None) -> bool:
        return self._leaf(job, "EX-01", above=above) and job.steps == 1

    def _general_of_one(self, job: Job) -> Job | None:
        """The director general over exactly one senior director, this one."""
        general = job.superior
        if general is None or not self._leaf(job, "EX-02", above=4) or not self._free(general):
            return None
        seniors = [each for each in general.reports if each.level == "EX-02"]
        others = any(each in self.taken for each in general.reports)
        fits = seniors == [job] and not others and general.levels_below == 2
        return general if fits and not general.position.pinned else None

    def _alike(self, job: Job, *factors: str) -> bool:
        """Whether nearly all similar positions have what this one has, and few are planted."""
        group = self.groups[job.group]
        if len(group) <= SIMILAR or self.among[job.group] >= max(1, len(group) // OF_TEN):
            return False
        usual = self.usual[job.group]
        return all(usual.get(factor) == getattr(job.found.figures, factor) for factor in factors)

    # what follows

    def _lower(self, general: Job) -> None:
        """A step less of Know-How, and as much to answer for as keeps the level."""
        set_cells(
            general,
            know_how=cells.know_how_cell(3, general.level, general.kind.cells),
            accountability="F+3P" if general.accountability == "F3P" else general.accountability,
        )
        self.take(general)
        self._count(general)

    def take(self, job: Job) -> None:
        self.taken.add(job)

    def _count(self, job: Job) -> None:
        self.among[job.group] += 1

    def _apart(self, job: Job, code: Finding) -> list[Asked]:
        self._count(job)
        return self._taken(job, (job, code))

    def _taken(self, job: Job, *asked: Asked) -> list[Asked]:
        self.take(job)
        return list(asked)


def _usual(group: list[Job]) -> dict[str, int]:
    """What nearly all of a group have, by factor."""
    found = {}
    for factor in ("know_how", "percent", "accountability"):
        counted = Counter(getattr(job.found.figures, factor) for job in group)
        value, number = counted.most_common(1)[0]
        if number >= ALIKE * len(group):
            found[factor] = value
    return found
