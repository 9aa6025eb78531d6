"""Job evaluation: every executive position described and evaluated, some again, some wrongly.

What the consistency review must find is planted, and named by `plan(world).planted`.
"""

from demo.chapters.classification import descriptions, evaluations, seats, signed, under_way
from demo.chapters.classification.bent import bend_lines
from demo.chapters.classification.days import READY
from demo.chapters.classification.people import People
from demo.chapters.classification.plan import plan
from demo.chapters.talent import bulk
from demo.service import Service

__all__ = ["before", "load", "plan"]


def before(service: Service) -> None:
    """A few reporting lines are bent before the directory is written."""
    bend_lines(service.world)


def load(service: Service) -> None:
    """Nothing on a day on which nobody could have been evaluated yet."""
    if service.on < READY:
        return
    found, people = plan(service.world), People(service)
    descriptions.load(found.jobs, service.world, people)
    evaluations.load(found.jobs, people, service.world)
    seats.load(found.jobs, people, service.world)
    under_way.load(found.jobs, found.planted, people, service)
    bulk.check_keys()
    signed.load(found.jobs, service)
