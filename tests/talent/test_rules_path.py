"""The way of a placement, from the moves alone: whose reason stands with whose move."""

from dataclasses import dataclass

from talent.choices import MoveStage
from talent.rules.path import path_of

MANAGER, MEMBER = MoveStage.PROPOSED, MoveStage.CALIBRATED


@dataclass
class Move:
    stage: str
    before: str | None
    after: str | None
    why: str = ""
    by_id: int = 1
    at: int = 0

    @property
    def before_id(self):
        return self.before

    @property
    def after_id(self):
        return self.after


def test_the_managers_reason_is_never_the_committees():
    path = path_of([
        Move(MANAGER, None, "ready"),
        Move(MANAGER, "ready", "ready", why="Two good years."),
        Move(MEMBER, "ready", "wait", by_id=7),
    ])  # fmt: skip

    assert (path.was_moved, path.by_id, path.why) == (True, 7, "")
    assert (path.proposal, path.proposed_why) == ("ready", "Two good years.")


def test_a_reason_added_by_the_committee_stays_with_its_next_move():
    path = path_of([
        Move(MANAGER, None, "ready"),
        Move(MEMBER, "ready", "wait"),
        Move(MEMBER, "wait", "wait", why="New in the post."),
        Move(MEMBER, "wait", "well"),
    ])  # fmt: skip

    assert (path.calibrated, path.why) == ("well", "New in the post.")


def test_what_the_manager_proposes_after_a_return_is_the_last_word():
    moves = [
        Move(MANAGER, None, "ready"),
        Move(MEMBER, "ready", "wait", why="Too soon."),
        Move(MANAGER, "wait", "well", why="Seen again."),
    ]

    path = path_of(moves)

    assert (path.was_moved, path.proposal, path.proposed_why) == (False, "well", "Seen again.")
    assert path_of([*moves, Move(MEMBER, "well", "ready")]).why == ""


def test_a_placement_taken_off_after_a_return_is_not_the_committees():
    path = path_of([
        Move(MANAGER, None, "ready"),
        Move(MEMBER, "ready", "wait"),
        Move(MANAGER, "wait", None),
    ])  # fmt: skip

    assert (path.returned, path.was_moved, path.proposal) == (True, False, None)
