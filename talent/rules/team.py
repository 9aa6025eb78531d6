"""What each executive of a team needs next from the manager, and who needs it first.

The order is that of the year (product.md): assess and place, talk, share after the approval.
What the executive has handed in waits before what can only be begun without them.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Step = Literal[
    "revise",
    "finish",
    "assess",
    "assess_early",
    "share",
    "record_talk",
    "plan_talk",
    "acknowledge",
    "meet",
    "nothing",
]
RANKS: tuple[Step, ...] = Step.__args__  # type: ignore[attr-defined]
TO_ASSESS = frozenset({"revise", "finish", "assess", "assess_early"})


@dataclass(frozen=True)
class File:
    """How far the file of one executive is: states are empty while nothing is begun."""

    answers: str = ""
    assessment: str = ""
    returned: bool = False
    may_share: bool = False
    shared: bool = False
    planned_on: date | None = None
    held_on: date | None = None
    acknowledged: bool = False


def next_step(file: File, *, on: date) -> Step:
    """What the manager does next for one executive.

    Of whoever has declined nothing is asked, how far the assessment may be: a voluntary executive
    may leave the exercise at any time. What was begun stays readable.
    """
    if file.answers == "declined":
        return "nothing"
    if file.assessment in ("", "draft"):
        return _assessing(file)
    if file.may_share and not file.shared:
        return "share"
    return _talking(file, on=on)


def _assessing(file: File) -> Step:
    if file.assessment:
        return "revise" if file.returned else "finish"
    return "assess" if file.answers == "submitted" else "assess_early"


def _talking(file: File, *, on: date) -> Step:
    if file.held_on is not None:
        return "nothing" if file.acknowledged else "acknowledge"
    if file.planned_on is None:
        return "plan_talk"
    return "record_talk" if file.planned_on <= on else "meet"


def rank(step: Step, *, late: bool) -> int:
    """Who needs something first: what is late before all that is not."""
    return RANKS.index(step) - (len(RANKS) if late else 0)
