"""The whole service from a seed: organizations, careers, and what belongs to them."""

from datetime import date, timedelta

from demo.cast import CAST
from demo.world.absences import Absences
from demo.world.accounts import name_accounts
from demo.world.careers import Careers
from demo.world.draws import stream
from demo.world.establishment import establish
from demo.world.languages import test_languages
from demo.world.names import Names
from demo.world.pay import pay
from demo.world.people import People
from demo.world.records import Calendar, World
from demo.world.terms import date_terms

# Demo people who advise an organization without an executive position in it: which one.
ADVISERS = {"hr-adviser": 41, "classification-adviser": 41, "ochro-analyst": 56,
            "policy-officer": 56}  # fmt: skip


def build(*, seed: int, on: date, organizations: int, executives: int, cycles: int) -> World:
    """The same answer for the same questions."""
    found = establish(seed, number=organizations, executives=executives)
    world = World(seed, Calendar(on, cycles), found)
    people = People(Names(stream(seed, "names")), stream(seed, "people"))
    Careers(world, people, executives=executives).run()
    Absences(world, people).run()
    _cast(world, people)
    _advisers(world, people)
    world.humans = people.humans
    date_terms(world)
    pay(world)
    test_languages(world)
    name_accounts(world)
    return world


def _cast(world: World, people: People) -> None:
    """Give the demo people their names, in the positions they hold."""
    pinned = {p.pinned: p for p in world.positions if p.pinned}
    by_number = {o.number: o for o in world.organizations}
    for part in CAST:
        if part.username in pinned:
            human = pinned[part.username].holder.human
        elif part.username in ADVISERS:
            human = people.non_executive(1, world.on - timedelta(days=400))
            human.adviser_of = by_number[ADVISERS[part.username]]
        else:
            continue
        world.cast[part.username] = people.cast(part.username, human)


def _advisers(world: World, people: People) -> None:
    """An HR adviser for every organization, a second one for the large."""
    for organization in world.organizations:
        for _each in range(2 if organization.size == "LARGE" else 1):
            human = people.non_executive(1, world.on - timedelta(days=800))
            human.adviser_of = organization
