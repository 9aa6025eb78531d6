"""The ids that stand in addresses of job evaluation."""

from tests.matrix.talent_things import NOBODYS
from tests.matrix.world import World, place_of


def _consensus(world: World, name: str):
    return world.evaluating.in_state(name, "consensus")


def _number(world: World, name: str) -> int | None:
    if name == "none":
        return NOBODYS
    found = _consensus(world, name)
    return found and found.pk


def _with(**more):
    """An evaluation in consensus, and one more word of its address."""

    def found(world: World, name: str) -> dict | None:
        number = _number(world, name)
        return number and {"pk": number, **more}

    return found


def _in_french(thing: str):
    """What one of NUMBERS gives, taken away in French."""

    def found(world: World, name: str) -> dict | None:
        one = None if name == "none" else NUMBERS[thing](world, name)
        number = NOBODYS if name == "none" else one and one.pk
        return number and {"pk": number, "language": "fr"}

    return found


def _organization_in_french(world: World, name: str) -> dict | None:
    if name == "none":
        return {"pk": NOBODYS, "language": "fr"}
    organization = world.organizations.get(place_of(name))
    return organization and {"pk": organization.pk, "language": "fr"}


def _seat(world: World, name: str) -> dict | None:
    """A seat of the committee on somebody's position; where nobody sits, an id of nobody.

    Who runs the evaluation is the adviser here alone, who meets the executive's."""
    number = _number(world, name)
    evaluation = _consensus(world, name) if name != "none" else None
    seat = evaluation and evaluation.seats.order_by("pk").last()
    return number and {"pk": number, "seat": seat.pk if seat else NOBODYS}


def _draft(action: str):
    def found(world: World, name: str) -> dict | None:
        if name == "none":
            return {"pk": NOBODYS, "action": action}
        draft = world.evaluating.drafts.get(name)
        return draft and {"pk": draft.pk, "action": action}

    return found


NUMBERS = {
    "description": lambda world, name: world.evaluating.descriptions.get(name),
    "draft_description": lambda world, name: world.evaluating.drafts.get(name),
    "evaluation": _consensus,
    "alone_evaluation": lambda world, name: world.evaluating.in_state(name, "alone"),
    "recommended_evaluation": lambda world, name: world.evaluating.in_state(name, "recommended"),
    "decided_evaluation": lambda world, name: world.evaluating.decided.get(name),
    "evaluated_position": lambda world, name: (
        world.positions[name] if name in world.evaluating.open else None
    ),
}
WORDS = {
    "description_to_sign": _draft("sign"),
    "description_to_discard": _draft("discard"),
    "evaluation_to_open": _with(action="open"),
    "evaluation_to_discuss": _with(action="discuss"),
    "evaluation_reason": _with(field="impact"),
    "evaluation_comparator": _with(number="1"),
    "evaluation_factor": _with(number="2", factor="know_how"),
    "evaluation_seat": _seat,
    "recommended_file_in_french": _in_french("recommended_evaluation"),
    "decided_file_in_french": _in_french("decided_evaluation"),
    "organization_in_french": _organization_in_french,
}
