"""A move on the map, and what a page says."""

from talent.services import placements
from tests.talent.assessing import (
    NOW,
    placement,
)

WELL, DEVELOP, READY = "well-placed-in-role", "develop-in-role", "ready-for-advancement"


def text_of(response):
    return response.content.decode()


def place(house, person, code, by, base=0):
    return placements.propose_placement(
        person=person,
        cycle=house.cycle,
        to=placement(house.cycle, code),
        base=base,
        by=by,
        at=NOW,
    )
