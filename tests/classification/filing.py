"""A decided evaluation with everything that belongs into its file, for tests of signed files."""

from datetime import date

from classification.services import decision
from tests.classification.evaluating import NOW, seen_of, signed, standing
from tests.factories import classification as make
from tests.factories.classification import HIGHER

EFFECTIVE = date(2024, 9, 1)


def recommended(desk, *, degrees=HIGHER, **more):
    """The evaluation of the director's position before the deputy head, whole: a committee of
    two, reasons, benchmark positions, dimensions, a neighbour that is evaluated."""
    description = signed(desk, text="For the region")
    make.written(make.dimension, description, years=4)
    standing(desk, "decided", post="general", degrees=HIGHER)
    found = standing(
        desk,
        "recommended",
        description=description,
        degrees=degrees,
        recommended_by=desk.member,
        allocation_note="Runs a program",
        **more,
    )
    for user, estimate in ((desk.member, "L"), (desk.adviser, "A1")):
        make.written(
            make.seat, found, user, degrees=degrees, estimate=estimate, submitted=True,
            chair=user == desk.member,
        )  # fmt: skip
    make.written(make.reasons, found, text="As the description says")
    make.written(make.cite, found, number="27", note="One step apart")
    make.written(make.keep_record, found)
    return found


def decided(desk, **more):
    """The same once the deputy head has decided by the service."""
    found = recommended(desk, **more)
    return decision.decide_evaluation(
        evaluation=found,
        effective_on=EFFECTIVE,
        note="Agreed with the CFO",
        base=0,
        seen=seen_of(found, EFFECTIVE),
        by=desk.head.user,
        at=NOW,
    )
