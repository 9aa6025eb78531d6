"""The whole chapter before any of it is a row: every job with its degrees, and what is planted."""

from dataclasses import dataclass

from demo.chapters.classification.bent import bend_lines
from demo.chapters.classification.jobs import Job, jobs_of
from demo.chapters.classification.planted import Planted, plant
from demo.world.records import World


@dataclass(frozen=True)
class Plan:
    jobs: list[Job]
    planted: list[Planted]


def plan(world: World) -> Plan:
    """The same answer for the same world, whether its directory is written yet or not."""
    bend_lines(world)
    jobs = jobs_of(world)
    return Plan(jobs, plant(jobs, world))
