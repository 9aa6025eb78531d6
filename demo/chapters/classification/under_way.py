"""Evaluations under way in the first organization, one or more in each state, for the demo people:
what the classification adviser prepares and goes on with, what members do, what waits for the
deputy head."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from classification.choices import evaluations as words
from classification.models import (
    Comparator,
    JobDescription,
    JobDimension,
    JobEvaluation,
    Rationale,
    Seat,
)
from classification.queries.judging import COLUMNS
from demo.chapters.classification import descriptions, evaluations, seats
from demo.chapters.classification.days import Days, dollars_on
from demo.chapters.classification.jobs import Job, at_level, set_cells
from demo.chapters.classification.people import People, account
from demo.chapters.classification.planted import Planted
from demo.chapters.classification.texts import note
from demo.chapters.talent.bulk import put_many
from demo.service import Service, moment
from demo.world.draws import stream
from demo.world.records import Position
from etms.work.models import Notice

# What is under way, and how many days ago it was begun.
STATES = (
    ("draft", 4), ("draft_allocated", 9), ("alone", 12), ("alone_submitted", 16),
    ("consensus", 24), ("recommended", 40), ("recommended_higher", 47), ("returned", 52),
    ("withdrawn", 80),
)  # fmt: skip
MEMBERS = ("delegate", "committee-chair", "committee-member", "hr-adviser", "manager")
NEW_LEVEL = {"know_how": "F+III3", "thinking": "F+4", "accountability": "F-3P"}


def load(jobs: list[Job], planted: list[Planted], people: People, service: Service) -> None:
    """Each on a second version of the description, which the manager has signed."""
    rng = stream(service.world.seed, "classification", "under way")
    able = _able(jobs, planted, service)
    for (state, ago), job in zip(STATES, able, strict=False):
        _Case(job, state, service.on - timedelta(days=ago), people, service, rng).load()
    _drafts(jobs, people, service)


def _able(jobs: list[Job], planted: list[Planted], service: Service) -> list[Job]:
    """Directors of the first organization whom no demo person holds or has above them: not planted
    with a fault, one of each directorate before a second."""
    main, faulty = service.world.organizations[0], {each.number for each in planted}
    able = [
        job for job in jobs
        if job.position.organization is main and job.level == "EX-01" and job.levels_below == 3
        and not job.position.pinned and job.position.number not in faulty and not job.reports
        and job.days.effective_on < service.on - timedelta(days=200)
    ]  # fmt: skip
    seen: dict[Position | None, int] = {}
    turns = {}
    for job in able:
        seen[job.position.boss] = turns[job] = seen.get(job.position.boss, 0) + 1
    return sorted(able, key=lambda job: turns[job])


def _drafts(jobs: list[Job], people: People, service: Service) -> None:
    """A draft of a description waits for the signature of the demo manager."""
    manager = service.world.cast["manager"]
    mine = [
        job for job in jobs
        if job.position.boss and job.position.boss.pinned == "manager" and job.position.holder
        and not job.position.pinned
    ]  # fmt: skip
    at = moment(service.on) - timedelta(days=6)
    if mine and manager.user:
        (pk,) = put_many(
            JobDescription, [descriptions.next_version(mine[0], people, state="draft", at=at)]
        )
        rows = descriptions.dimensions(mine[0], {}, description=pk)
        put_many(JobDimension, [row | {"on": dollars_on(service.on)} for row in rows])


class _Case:
    """One evaluation under way."""

    def __init__(self, job: Job, state: str, begun: date, people: People, service: Service, rng):
        self.state, self.people, self.service, self.rng = state, people, service, rng
        self.job = self._at_work(job, begun)
        self.before = job
        self.row = 0

    def _at_work(self, job: Job, begun: date) -> Job:
        """The job as it is evaluated now; one has grown into the next level."""
        now = Job(
            job.position, job.level, job.kind, job.noc, job.inclusion, job.levels_below,
            Days(begun, self.service.on, job.level), know_how=job.know_how,
            thinking=job.thinking, accountability=job.accountability, dollars=job.dollars,
            superior=job.superior,
        )  # fmt: skip
        if self.state == "recommended_higher":
            at_level(now, "EX-02")
            now.days = replace(now.days, level_before="")
            set_cells(now, **NEW_LEVEL)
        return now

    @property
    def is_higher(self) -> bool:
        return self.state == "recommended_higher"

    def load(self) -> None:
        signed = self._at(-6)
        row = descriptions.next_version(self.job, self.people, state="signed", at=signed)
        (description,) = put_many(JobDescription, [row])
        put_many(JobDimension, descriptions.dimensions(self.job, {}, description=description))
        (self.row,) = put_many(JobEvaluation, [self._evaluation(description)])
        put_many(Seat, [dict(sorted(row.items())) for row in self._seats()])
        if self._is_together:
            put_many(Rationale, list(self._rationales()))
            put_many(Comparator, list(evaluations.comparators(self.row, self._cited)))
        put_many(Notice, [self._notice(to, code) for to, code in self._told()])

    def _at(self, days: int) -> Any:
        """A moment so many days after the beginning, and never ahead."""
        at = moment(self.job.days.evaluated_on) + timedelta(days=days, hours=14)
        return min(at, self.service.at)

    @property
    def _base(self) -> str:
        return self.state.partition("_")[0]

    @property
    def _is_together(self) -> bool:
        return self._base in {"consensus", "recommended", "returned"}

    @property
    def _is_whole(self) -> bool:
        return self._base in {"recommended", "returned"}

    @property
    def _cited(self) -> list:
        if not self._is_whole:
            return []
        return evaluations.citations(self.job, evaluations.tongue_of(self.job, self.people))

    def _evaluation(self, description: int) -> dict[str, Any]:
        blank = {
            field.attname: field.get_default() for field in JobEvaluation._meta.concrete_fields[1:]
        }
        row = blank | evaluations.of_position(self.job, self.people)
        row |= {"description_id": description, "state": self._base, "begun_at": self._at(0)}
        if self.state != "draft":
            row |= evaluations.allocated(self.job) | {"revision": 1}
            row["allocation_note"] = note("allocation", self._tongue)
        if self._base in {"alone", "consensus", "recommended", "returned", "withdrawn"}:
            row["opened_at"] = self._at(2)
        if self._is_together:
            row |= self._agreed() | {"discussed_at": self._at(8), "revision": 3}
        if self._is_whole:
            row |= self._recommended()
        if self._base == "withdrawn":
            row["note"] = note("withdrawn", self._tongue)
        if self._base == "returned":
            tongue = self.people.language_of_head(self.job.position.organization)
            row["note"] = note("returned", tongue)
        return row

    @property
    def _tongue(self) -> str:
        return evaluations.tongue_of(self.job, self.people)

    def _agreed(self) -> dict[str, Any]:
        """All degrees once it was recommended; before, those on which the members agreed."""
        degrees = evaluations.degrees_of(self.job)
        if self._is_whole:
            around = evaluations.around_of(self.job, self._cited, self._decided_above)
            return degrees | evaluations.figures_of(self.job, around)
        open_yet = ("planning_organizing", "planning_organizing_pull")
        return {name: degrees[name] for name in COLUMNS if name not in open_yet}

    @property
    def _decided_above(self) -> dict[Position, Job]:
        above = self.before.superior
        return {above.position: above} if above else {}

    def _recommended(self) -> dict[str, Any]:
        first = (self.service.on.replace(day=1) + timedelta(days=62)).replace(day=1)
        return {
            "recommended_at": self._at(15),
            "recommended_by_id": account(self.service, "classification-adviser"),
            "effective_on": first,
        }

    def _seats(self) -> list[dict[str, Any]]:
        """Demo people where they may sit, the first as the chair."""
        if self.state == "draft":
            return []
        users = [account(self.service, name) for name in MEMBERS if self._may_sit(name)][:3]
        if self.state == "draft_allocated":
            return [seats.empty(self.row, user) for user in users[:2]]
        found = []
        for place, user in enumerate(users):
            waits = self._base == "alone" and (place < 2 if self.state == "alone" else place == 0)
            chair = place == 0
            if waits:
                estimate = "L" if place == 1 else ""
                found.append(seats.empty(self.row, user, chair=chair, estimate=estimate))
            else:
                row = seats.submitted(self.job, self.row, user, self.rng, chair=chair)
                found.append(row | {"submitted_at": self._at(6)})
        return found

    def _may_sit(self, username: str) -> bool:
        """Nobody evaluates their own position, or one above them; a manager does not sit."""
        own = self.service.world.cast[username]
        held = {tie.position for tie in own.homes if not tie.closed}
        above = self.job.position
        while above is not None:
            if above in held:
                return False
            above = above.boss
        return True

    def _told(self):
        """Who waits to hear of it: members who evaluate alone, the deputy head, the adviser."""
        if self.state == "alone":
            yield from ((name, words.SEATED) for name in MEMBERS[:2])
        elif self._base == "recommended":
            yield "deputy-head", words.RECOMMENDED
        elif self.state == "returned":
            yield from ((name, words.RETURNED) for name in ("classification-adviser", "delegate"))

    def _notice(self, to: str, code: Any) -> dict[str, Any]:
        """Unread, and not sent by mail: nobody of them has a mailbox."""
        at = self._at(15 if self._is_whole else 2)
        return {
            "to_id": account(self.service, to),
            "code": code.code,
            "context": {"position": str(self.job.position.row)},
            "url": reverse("classification:evaluation", args=[self.row]),
            "created_at": at,
            "read_at": None,
            "mailed_at": at,
        }

    def _rationales(self):
        """All eight for the deputy head; half of them while the committee still talks."""
        many = 8 if self._is_whole else 3
        rows = evaluations.rationales(self.job, self.row, self.people, only=many)
        for row in rows:
            if self.is_higher and row["field"] == "planning_organizing":
                row["text"] = f"{row['text']} {note('raised', self._tongue)}"
            yield row | {"written_at": self._at(10)}
