"""What each person may see of job evaluation: by hand, from issue 4 and product.md. `whose` is who
holds the position, or its name in the world where it is vacant."""

from tests.matrix.cast import HERE, OCHRO, THERE
from tests.matrix.evaluation_world import SAT, SEATS
from tests.matrix.talent_sees import REPORTS

PLACES = {"here": {*HERE, "left"}, "there": {*THERE, "vacant_there"},
          "ochro": {*OCHRO, "vacant_ochro"}}  # fmt: skip
HEADS = {"deputy_head": "here", "deputy_head_there": "there"}
ADVISERS = {"classification_adviser": "here"}
# Beside an evaluation stand similar positions elsewhere, each named by its organization alone.
COMPARING = {"classification_adviser", *SEATS["executive"]}
VACANT = {"manager": {"left"}, "manager_there": {"vacant_there"}, "ochro_lead": {"vacant_ochro"}}


def _runs(viewer: str, whose: str) -> bool:
    place = {**HEADS, **ADVISERS}.get(viewer)
    return place is not None and whose in PLACES[place] and viewer != whose


def _manages(viewer: str, whose: str) -> bool:
    return whose in REPORTS.get(viewer, set()) | VACANT.get(viewer, set())


def drafted(viewer: str, whose: str) -> bool:
    return _runs(viewer, whose) or _manages(viewer, whose)


def described(viewer: str, whose: str) -> bool:
    return drafted(viewer, whose) or viewer in OCHRO or viewer in SEATS.get(whose, ())


def evaluating(viewer: str, whose: str) -> bool:
    """Under way: the adviser, the deputy head, the committee."""
    return _runs(viewer, whose) or viewer in SEATS.get(whose, ())


def evaluating_then(viewer: str, whose: str) -> bool:
    """What was noted on the way to a decision: who ran it, sat in it, or decided."""
    return _runs(viewer, whose) or viewer in SAT.get(whose, ())


def evaluated(viewer: str, whose: str) -> bool:
    """The result: besides, the manager and OCHRO; and whoever holds the position."""
    return evaluating_then(viewer, whose) or _manages(viewer, whose) or viewer in OCHRO


# Of these, whoever holds the position sees nothing.
NOT_THEIRS = {"drafted", "evaluating", "evaluating_then"}
BY_CLASS = {
    "described": described,
    "drafted": drafted,
    "evaluating": evaluating,
    "evaluating_then": evaluating_then,
    "evaluated": evaluated,
}
