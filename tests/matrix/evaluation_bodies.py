"""What is sent to the doors of job evaluation: right, so that only the door can refuse it."""

from classification.queries.citing import cited_rows, mark
from classification.queries.touching import effect_of
from tests.factories.classification import DEGREES
from tests.matrix.world import World


def _description(world: World, viewer: str, target: str) -> dict:
    return {
        "noc_code": "00013",
        "base": "0",
        "dimensions-TOTAL_FORMS": "0",
        "dimensions-INITIAL_FORMS": "0",
    }


def _evaluate(world: World, viewer: str, target: str) -> dict:
    description = world.evaluating.descriptions.get(target)
    return {"description": description.pk if description else 1, "evaluated_on": "2024-04-01"}


def _choice(world: World, viewer: str, target: str) -> dict:
    """The thinking challenge of DEGREES, one degree lower."""
    return {"name": "thinking_challenge", "base": DEGREES["thinking_challenge"], "value": "3"}


def _charts(world: World, viewer: str, target: str) -> dict:
    return {"base.thinking_challenge": DEGREES["thinking_challenge"], "thinking_challenge": "3"}


def _decide(world: World, viewer: str, target: str) -> dict:
    found = world.evaluating.in_state(target, "recommended")
    seen = effect_of(found, world.today, on=world.today).mark if found else ""
    return {"effective_on": str(world.today), "note": "Matrix", "base": "0", "seen": seen}


def _uncite(world: World, viewer: str, target: str) -> dict:
    found = world.evaluating.in_state(target, "consensus")
    return {"base": mark(cited_rows(found, "1")) if found else ""}


BODIES = {
    "description": _description,
    "read": lambda *_: {"base": "0"},
    "enforce": lambda world, *_: {"starts_on": str(world.today), "base": "0"},
    "evaluate": _evaluate,
    "allocation": lambda *_: {
        "inclusion": "science",
        "other_group": "no",
        "levels_below": "3",
        "allocation_note": "Matrix",
        "base": "0",
    },
    "seat": lambda world, *_: {"user": world.users["committee_chair"].pk},
    "withdraw": lambda *_: {"withdraw-note": "Matrix", "withdraw-base": "0"},
    "return_evaluation": lambda *_: {"return-note": "Matrix", "return-base": "0"},
    "recommend": lambda world, *_: {"effective_on": str(world.today), "base": "0"},
    "decide_evaluation": _decide,
    "choice": _choice,
    "charts": _charts,
    "estimate": lambda *_: {"profile": "L"},
    "reason": lambda *_: {"impact-text": "Matrix", "impact-base": "1"},
    "uncite": _uncite,
    "comparator": lambda *_: {"number": "2", "factors": ["know_how"], "note": "Matrix"},
}
