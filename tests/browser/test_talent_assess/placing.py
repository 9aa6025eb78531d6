"""Cards and columns of the talent map, and what is kept of a move."""

from talent.models import PlacementMove
from talent.services import placements
from tests.talent.assessing import (
    NOW,
    placement,
)

WELL, DEVELOP, READY = "well-placed-in-role", "develop-in-role", "ready-for-advancement"


def place(house, person, code, by, base=0):
    return placements.propose_placement(
        person=person,
        cycle=house.cycle,
        to=placement(house.cycle, code),
        base=base,
        by=by,
        at=NOW,
    )


def codes(person):
    moves = PlacementMove.objects.filter(assessment__person=person)
    return [move.after.code if move.after else "" for move in moves.select_related("after")]


def _forget(page, status):
    """Chromium tells of every refused request; these are meant."""
    page.said[:] = [said for said in page.said if str(status) not in said]
