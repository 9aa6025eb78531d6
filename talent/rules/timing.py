"""How the minutes of a session are shared out, and how it stands against that plan.

Whom the committee looks at first gets more time than the others. The agenda beside the people
(critical positions, skills) has a share of the whole. Minutes are whole, and add up exactly.
"""

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from talent.policy import TimePolicy

Part = Literal["first", "other", "apart", "position", "subject"]
PEOPLE: tuple[Part, ...] = ("first", "other", "apart")
SEEN: tuple[Part, ...] = ("first", "other")  # those whom the reader sees


@dataclass(frozen=True)
class Thing:
    """Something to discuss: somebody, or an item of the agenda."""

    part: Part
    key: Hashable


@dataclass(frozen=True)
class Slot:
    """When something comes, in minutes from the start, and how many minutes it has."""

    thing: Thing
    starts: int
    minutes: int

    @property
    def ends(self) -> int:
        return self.starts + self.minutes


def plan(things: Sequence[Thing], *, length: int, policy: TimePolicy) -> list[Slot]:
    """The session in its order: each thing its minutes, all of them together its length.

    Each begins on the whole minute at or before its exact share, so that nobody's rounding is
    more than a minute.
    """
    weights = _weights(things, policy)
    whole = sum(weights)
    if not whole:
        return []
    bounds, passed = [0], Fraction(0)
    for weight in weights:
        passed += weight
        bounds.append(int(length * passed / whole))
    return [
        Slot(thing, start, end - start)
        for thing, start, end in zip(things, bounds, bounds[1:], strict=False)
    ]


def _weights(things: Sequence[Thing], policy: TimePolicy) -> list[Fraction]:
    """What each thing weighs: people by whether they come first, items of the agenda alike."""
    people = sum(_weight(each, policy) for each in things if each.part in PEOPLE)
    items = sum(each.part not in PEOPLE for each in things)
    share = Fraction(policy.agenda_share, 100)
    of_people = 1 - share if items else Fraction(1)
    of_items = share if people else Fraction(1)
    return [
        of_people * _weight(each, policy) / people if each.part in PEOPLE else of_items / items
        for each in things
    ]


def _weight(thing: Thing, policy: TimePolicy) -> int:
    return policy.first if thing.part == "first" else policy.other


def too_short(slots: Iterable[Slot], *, policy: TimePolicy) -> bool:
    """Whether somebody has fewer minutes than a discussion needs, by the plan."""
    people = [slot for slot in slots if slot.thing.part in PEOPLE]
    weights = [_weight(slot.thing, policy) for slot in people]
    minutes = sum(slot.minutes for slot in people)
    return bool(weights) and (
        Fraction(minutes * min(weights), sum(weights)) < policy.fewest_minutes
    )


@dataclass(frozen=True)
class Progress:
    """Where a session stands: things discussed, and minutes against the plan.

    `ahead` is negative when it is behind; `left` is what remains of the planned time, and `short`
    says that this is too little for the people who were not discussed yet.
    """

    done: int
    of: int
    ahead: int
    left: int
    short: bool

    @property
    def is_over(self) -> bool:
        return self.left <= 0


def progress(
    slots: Sequence[Slot], discussed: Collection[Thing], *, passed: int, policy: TimePolicy
) -> Progress:
    """A session against its plan, `passed` minutes after its planned start.

    Of those for whom the reader steps out nobody says whether they were discussed: they are not
    counted, and their minutes stay theirs.
    """
    done = [slot for slot in slots if slot.thing in discussed]
    waiting = [slot for slot in slots if slot.thing not in discussed]
    people = sum(slot.thing.part in SEEN for slot in waiting)
    kept = sum(slot.minutes for slot in waiting if slot.thing.part not in SEEN)
    left = (slots[-1].ends if slots else 0) - max(passed, 0)
    return Progress(
        done=len(done),
        of=sum(slot.thing.part != "apart" for slot in slots),
        ahead=sum(slot.minutes for slot in done) - max(passed, 0),
        left=left,
        short=bool(people) and left - kept < people * policy.fewest_minutes,
    )


def due(slots: Iterable[Slot], *, passed: int) -> Slot | None:
    """What the plan has at this minute."""
    return next((slot for slot in slots if slot.starts <= passed < slot.ends), None)
