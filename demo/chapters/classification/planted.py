"""The faults that are planted, which the consistency review must find.

Each says at which position the review must ask, and what; `follows` are questions that the same
fault raises beside it, at that position or at another. Everything is decided from the seed before
anything is reviewed: who plants does not look at what is found.
"""

from dataclasses import dataclass, field

from classification.choices import Finding
from demo.chapters.classification import planter
from demo.chapters.classification.bent import BENT, many
from demo.chapters.classification.jobs import Job
from demo.world.draws import stream
from demo.world.records import World

Asked = tuple[str, Finding]  # the number of the position, and the question


@dataclass(frozen=True)
class Planted:
    """One planted fault."""

    fault: str
    number: str
    code: Finding
    follows: tuple[Asked, ...] = field(default=())

    @property
    def asked(self) -> tuple[Asked, ...]:
        return (self.number, self.code), *self.follows


def plant(jobs: list[Job], world: World) -> list[Planted]:
    """Change the degrees of a few jobs, and say what must be asked of them."""
    planting = planter.Planter(jobs, stream(world.seed, "classification", "planted"))
    found = [_planted(BENT, planting.bent(job)) for job in jobs if _is_bent(job)]
    for fault, change in planting.faults().items():
        planted = 0
        for job in planting.shuffled():
            if planted == many(world):
                break
            if planted and job.position.organization is world.organizations[0]:
                continue  # one of each where the demo people are
            if (asked := change(job)) is not None:
                found.append(_planted(fault, asked))
                planted += 1
    return found


def _planted(fault: str, asked: list[planter.Asked]) -> Planted:
    (first, code), *follows = asked
    return Planted(
        fault,
        first.position.number,
        code,
        tuple((job.position.number, other) for job, other in follows),
    )


def _is_bent(job: Job) -> bool:
    boss = job.position.boss
    return boss is not None and boss.tier == job.position.tier
