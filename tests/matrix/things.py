"""The id that stands in an address, for the thing of a kind that belongs to somebody."""

from tests.matrix import evaluation_things, talent_things
from tests.matrix.talent_things import NOBODYS
from tests.matrix.world import World, place_of


def parameters(world: World, thing: str, name: str) -> dict | None:
    """The parameters of an address about `name`'s thing; None where they have none."""
    if not thing:
        return {}
    if thing in WORDS:
        return WORDS[thing](world, name)
    if name == "none":
        return {"pk": NOBODYS}
    found = NUMBERS[thing](world, name)
    return None if found is None else {"pk": found.pk}


def _nomination(world: World, name: str):
    return {
        "here": world.assignments["delegate"],
        "there": world.assignments["delegate_there"],
    }.get(place_of(name))


def _role(world: World, name: str):
    return {
        "here": world.assignments["classification_adviser"],
        "there": world.assignments["stranger"],
    }.get(place_of(name))


NUMBERS = {
    "person": lambda world, name: world.people.get(name),
    "holder_of_account": lambda world, name: (
        world.people.get(name) if name in world.users else None
    ),
    "person_without_account": lambda world, name: (
        None if name in world.users else world.people.get(name)
    ),
    "executive": lambda world, name: world.people.get(name) if place_of(name) else None,
    "position": lambda world, name: world.positions.get(name),
    "appointment": lambda world, name: world.appointments.get(name),
    "organization": lambda world, name: world.organizations.get(place_of(name)),
    "unit": lambda world, name: world.units.get(place_of(name)),
    "account": lambda world, name: world.users.get(name),
    "notice": lambda world, name: world.notices.get(name),
    "nomination": _nomination,
    "role": _role,
    "service_role": lambda world, name: world.assignments["ochro_analyst"],
    "lead_role": lambda world, name: world.assignments["ochro_lead"],
    "job": lambda world, name: world.job,
}
WORDS = {
    "cycle": lambda world, name: {"code": world.cycle.code},
    "draft_cycle": lambda world, name: {"code": world.draft_cycle.code},
    "cycle_part": lambda world, name: {"code": world.cycle.code, "part": "rules"},
    "draft_cycle_part": lambda world, name: {"code": world.draft_cycle.code, "part": "rules"},
    "cycle_guidance": lambda world, name: {"code": world.cycle.code, "audience": "executive"},
    "draft_cycle_guidance": lambda world, name: {
        "code": world.draft_cycle.code,
        "audience": "executive",
    },
    "version": lambda world, name: {"part": "rules", "code": world.versions["rules"].code},
    "draft": lambda world, name: {"part": "rules", "code": world.drafts["rules"].code},
    "guidance": lambda world, name: {
        "code": world.versions["guidance"].code,
        "section": "executive",
    },
    "draft_guidance": lambda world, name: {
        "code": world.drafts["guidance"].code,
        "section": "executive",
    },
    "questions": lambda world, name: {
        "code": world.versions["questions"].code,
        "section": "people_assessment",
    },
    "draft_questions": lambda world, name: {
        "code": world.drafts["questions"].code,
        "section": "people_assessment",
    },
    "key": lambda world, name: {"uidb36": "a", "key": "set-password"},
}
NUMBERS |= talent_things.NUMBERS
NUMBERS |= evaluation_things.NUMBERS
WORDS |= talent_things.WORDS
WORDS |= evaluation_things.WORDS
