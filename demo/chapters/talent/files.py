"""Who is asked in each cycle, and how far their file is: one record for a person in a cycle."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from demo.service import Service, moment
from demo.world.draws import stream
from demo.world.records import Human, Organization, Position
from talent.choices import Files
from talent.queries import cockpit
from talent.queries.population import population_of_service

DAY, EVENING = timedelta(days=1), timedelta(hours=17)
EARLY = timedelta(days=9)
SUBMITTED_AFTER = timedelta(days=340)  # of a cycle that is over: who was there then is asked


@dataclass(eq=False, slots=True, repr=False)
class Year:
    """A cycle with what is asked in it."""

    ago: int  # 0 is the running one, 1 the one before
    cycle: Any
    day: date  # on which its people are looked up
    stages: dict[str, tuple[date, date]]
    questions: dict[str, Any]  # by code
    competencies: tuple[str, ...]
    placements: dict[str, Any]  # by code
    dossiers: dict[int, int]  # of its organizations
    files: list["File"] = field(default_factory=list)

    @property
    def running(self) -> bool:
        return self.ago == 0

    @property
    def now(self) -> datetime:
        """The last moment at which somebody did something: what runs rests since last evening."""
        if self.ago:
            return moment(self.day) + EVENING
        return max(moment(self.day) + EVENING - DAY, moment(self.cycle.starts_on))

    def between(self, rng: Random, stage: str, after: datetime | None = None) -> datetime:
        """A moment in a stage, not before another, nor after the day that the cycle stands at."""
        first, last = self.stages[stage]
        last = min(last, self.now.date())
        if first > last:  # some are ahead of the calendar
            first = max(last - EARLY, self.cycle.starts_on)
        found = first + timedelta(days=rng.randint(0, max(0, (last - first).days)))
        at = moment(found) + timedelta(minutes=rng.randint(8 * 60, 17 * 60))
        return min(max(at, after or at), self.now)


@dataclass(eq=False, slots=True, repr=False)
class Move:
    """One move of a person on the talent map."""

    stage: str
    before: str
    after: str
    why: str
    at: datetime
    by: int | None  # account
    session: Any = None  # sittings.Sitting


@dataclass(eq=False, slots=True, repr=False)
class File:
    """One executive in one cycle: where they stand, and what there is of their file."""

    year: Year
    human: Human
    position: Position
    organization: Organization
    branch: int
    unit: int
    level: str
    participation: str
    submission: str
    manager: Human | None
    valid: bool  # second-language results in all three skills
    since: date  # in this position
    rng: Random
    last: "File | None" = None  # of the cycle before
    answers: str = ""  # state of the questionnaire, empty where there is none
    assessment: str = ""  # state of the assessment
    placement: str = ""  # that of the last move
    moves: list[Move] = field(default_factory=list)
    began_at: datetime | None = None
    submitted_at: datetime | None = None
    assessed_at: datetime | None = None
    completed_at: datetime | None = None
    approved_at: datetime | None = None
    note: str = ""  # with which the deputy head returned the assessment
    talk: Any = None  # talks.Talk
    shared_at: datetime | None = None
    own: dict[tuple[str, str], Any] = field(default_factory=dict)
    said: dict[tuple[str, str], Any] = field(default_factory=dict)
    kept: bool = False  # the answers are last year's
    questionnaire_id: int | None = None
    assessment_id: int | None = None

    def between(self, stage: str, after: datetime | None = None) -> datetime:
        """A moment in a stage, once they were there."""
        came = moment(self.since)
        return self.year.between(self.rng, stage, max(came, after or came))

    @property
    def person_id(self) -> int:
        return self.human.row.pk

    @property
    def language(self) -> str:
        return self.human.language

    @property
    def must(self) -> bool:
        return self.participation == "mandatory"

    @property
    def is_sent(self) -> bool:
        return self.submission in {"required", "expected"}

    @property
    def manager_language(self) -> str:
        return self.manager.language if self.manager else self.language


def years(service: Service) -> list[Year]:
    """All cycles with their people."""
    humans = {human.row.pk: human for human in service.world.humans}
    positions = {position.row.pk: position for position in service.world.positions}
    found: list[Year] = []
    last: dict[int, File] = {}
    for ago, cycle in zip(reversed(range(len(service.cycles))), service.cycles, strict=True):
        year = _year(ago, cycle, service)
        year.files = list(_files(year, service, humans, positions, last))
        last = {file.person_id: file for file in year.files}
        found.append(year)
    return found


def _year(ago: int, cycle: Any, service: Service) -> Year:
    return Year(
        ago=ago,
        cycle=cycle,
        day=cycle.starts_on + SUBMITTED_AFTER if ago else service.on,
        stages={stage.code: (stage.opens_on, stage.closes_on) for stage in cycle.stages.all()},
        questions={row.code: row for row in cycle.questions.rows.all()},
        competencies=tuple(row.code for row in cycle.competencies.rows.all()),
        placements={row.code: row for row in cycle.placements.rows.all()},
        dossiers=dict(cycle.dossiers.values_list("organization_id", "pk")),
    )


def _files(
    year: Year, service: Service, humans: dict, positions: dict, last: dict[int, File]
) -> Iterable[File]:
    asked = cockpit.files(
        population_of_service(year.cycle, on=year.day), cockpit.Chosen(files=Files.ALL)
    )
    places = {human: place for place, human in enumerate(service.world.humans)}
    for row in sorted(asked, key=lambda row: places[humans[row.person_id]]):
        human, position = humans[row.person_id], positions[row.position_id]
        yield File(
            year=year,
            human=human,
            position=position,
            organization=position.organization,
            branch=row.branch_id,
            unit=row.unit_id,
            level=row.level,
            participation=row.participation,
            submission=row.submission,
            manager=humans.get(row.manager_id),
            valid=row.results_valid,
            since=_since(human, position, year.day),
            rng=stream(service.world.seed, "talent", places[human], year.cycle.code),
            last=last.get(row.person_id),
        )


def _since(human: Human, position: Position, day: date) -> date:
    """When somebody came to the position that they held on a day."""
    return max(
        tie.starts_on for tie in human.homes if tie.position is position and tie.starts_on <= day
    )
