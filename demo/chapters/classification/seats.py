"""Committees of decided evaluations, and what each member had found alone."""

from collections.abc import Iterator
from random import Random
from typing import Any

from classification.models import Seat
from classification.rules.degrees import UP_OR_DOWN
from demo.chapters.classification.evaluations import degrees_of, figures_of
from demo.chapters.classification.jobs import Job
from demo.chapters.classification.people import People
from demo.chapters.talent.bulk import put_many
from demo.world.draws import stream
from demo.world.records import World

WITH_COMMITTEE = 24  # one evaluation in so many, and all of the first organization
AGREES = 0.45  # of the members find alone what the committee agrees on
ESTIMATES = ("P2", "P1", "L", "A1", "A2", "A3")


def load(jobs: list[Job], people: People, world: World) -> None:
    """For a share: older committees are not kept in the system."""
    rng = stream(world.seed, "classification", "seats")
    put_many(Seat, [
        row
        for place, job in enumerate(jobs)
        if job.position.organization is world.organizations[0] or place % WITH_COMMITTEE == 0
        for row in committee(job, people.members(job.position, rng), rng)
    ])  # fmt: skip


def committee(job: Job, members: list[int], rng: Random) -> Iterator[dict[str, Any]]:
    """The first of them chairs."""
    for place, user in enumerate(members):
        yield submitted(job, job.row, user, rng, chair=place == 0)


def submitted(
    job: Job, evaluation: int, user: int, rng: Random, *, chair: bool = False
) -> dict[str, Any]:
    """A seat with an evaluation made alone: often another shade in one sub-factor."""
    alone = _alone(job, rng)
    return {
        "evaluation_id": evaluation,
        "user_id": user,
        "chair": chair,
        "estimate": _estimate(alone, rng),
        "submitted_at": job.days.at("opened"),
        **degrees_of(alone),
        **figures_of(alone),
        "revision": 8,
    }


def empty(
    evaluation: int, user: int, *, chair: bool = False, estimate: str = ""
) -> dict[str, Any]:
    """A seat of somebody who has chosen no degree yet."""
    blank = {field.attname: field.get_default() for field in Seat._meta.concrete_fields[1:]}
    return blank | {
        "evaluation_id": evaluation,
        "user_id": user,
        "chair": chair,
        "estimate": estimate,
    }


def _alone(job: Job, rng: Random) -> Job:
    """The job as a member saw it."""
    if rng.random() < AGREES:
        return job
    other = Job(
        job.position, job.level, job.kind, job.noc, job.inclusion, job.levels_below, job.days,
        know_how=job.know_how, thinking=job.thinking, accountability=job.accountability,
        dollars=job.dollars,
    )  # fmt: skip
    if rng.random() < 0.5:
        other.know_how = _shaded(job, rng)
    elif job.thinking == "F+4":
        other.thinking = "F4"
    elif job.thinking in {"F4", "E+4"}:
        other.thinking = "E4" if job.thinking == "E+4" else "F4+"
    return other


def _shaded(job: Job, rng: Random) -> str:
    """Planning with another pull."""
    asked = job.found.degrees.know_how
    pull = rng.choice([each for each in UP_OR_DOWN if each != asked.planning.pull])
    return f"{asked.practical}{asked.planning.name}{pull}{asked.communicating}"


def _estimate(job: Job, rng: Random) -> str:
    """The profile that was expected before any degree: right, or near."""
    own = job.found.figures.profile
    place = ESTIMATES.index(own) if own in ESTIMATES else 2
    near = ESTIMATES[max(0, place - 1) : place + 2]
    return own if own in ESTIMATES and rng.random() < 0.6 else rng.choice(near)
