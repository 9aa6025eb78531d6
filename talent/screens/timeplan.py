"""The time plan of a session, and how it stands against it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from etms.committees.choices import SessionState
from etms.committees.models import Item, Session
from talent.policy import time_policy
from talent.queries.borderline import Discussion
from talent.rules import timing
from talent.rules.timing import Progress, Slot, Thing

PARTS = {
    "first": later("Look at these first"),
    "other": later("The others"),
    "apart": later("Those for whom you step out"),
    "position": later("Critical positions"),
    "subject": later("Skills to develop"),
}


@dataclass(frozen=True)
class Line:
    """One thing of the plan: its time, what it is, and whether it was discussed."""

    at: datetime
    minutes: int
    label: str
    url: str
    done: bool
    now: bool


@dataclass(frozen=True)
class Block:
    """A part of the session, with its things in their order."""

    part: str
    at: datetime
    ends_at: datetime
    minutes: int
    lines: list[Line]

    @property
    def label(self) -> str:
        return str(PARTS[self.part])

    @property
    def done(self) -> int:
        return sum(line.done for line in self.lines)

    @property
    def each(self) -> str:
        """Minutes of one: two numbers where rounding makes them differ."""
        fewest, most = (f(line.minutes for line in self.lines) for f in (min, max))
        return f"{fewest}" if fewest == most else f"{fewest}–{most}"

    @property
    def is_now(self) -> bool:
        return any(line.now for line in self.lines)

    @property
    def has_names(self) -> bool:
        return self.part != "apart"


@dataclass(frozen=True)
class Plan:
    """The plan as it is drawn; `progress` only while the session is open."""

    starts_at: datetime
    ends_at: datetime
    length: int
    blocks: list[Block]
    people: int
    too_short: bool
    fewest: int
    progress: Progress | None
    standing: str = ""
    tone: str = "info"


def plan_of(
    session: Session,
    order: Discussion,
    positions: Sequence[Any],
    subjects: Sequence[tuple[str, str]],
    items: Mapping[Any, Item],
    *,
    apart: int,
    at: datetime,
) -> Plan:
    """The time of day of each person and item. `subjects` are pairs of code and name; `apart` is
    how many people of the scope this reader does not see: they have the time of one who is not
    looked at first, at the end, so that the plan tells nothing of them."""
    policy = time_policy(on=session.meets_on)
    labels = _labels(session, order, positions, subjects)
    hidden = [Thing("apart", number) for number in range(apart)]
    people = [thing for thing in labels if thing.part in timing.SEEN]
    rest = [thing for thing in labels if thing.part not in timing.SEEN]
    slots = timing.plan([*people, *hidden, *rest], length=session.length, policy=policy)
    discussed = _discussed(items)
    passed = (at - session.starts_at) // timedelta(minutes=1)
    is_open = session.state == SessionState.OPEN
    due = timing.due(slots, passed=passed) if is_open else None
    progress = timing.progress(slots, discussed, passed=passed, policy=policy) if is_open else None
    return Plan(
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        length=session.length,
        blocks=_blocks(session, slots, labels, discussed, due),
        people=len(people) + apart,
        too_short=timing.too_short(slots, policy=policy),
        fewest=policy.fewest_minutes,
        progress=progress,
        standing=_standing(progress, session, at) if progress else "",
        tone=_tone(progress) if progress else "info",
    )


def _labels(
    session: Session,
    order: Discussion,
    positions: Iterable[Any],
    subjects: Iterable[tuple[str, str]],
) -> dict[Thing, tuple[str, str]]:
    """The things of the plan in their order, each with its name and address."""

    def called(card) -> tuple[str, str]:
        page = reverse("talent:session_person", args=[session.pk, card.person_id])
        return card.name, page

    first = {Thing("first", card.person_id): called(card) for card in order.first}
    others = {Thing("other", card.person_id): called(card) for card in order.others}
    places = {
        Thing("position", row.pk): (row.title, f"#item-position-{row.pk}") for row in positions
    }
    skills = {Thing("subject", code): (name, f"#item-subject-{code}") for code, name in subjects}
    return first | others | places | skills


def _discussed(items: Mapping[Any, Item]) -> set[Thing]:
    """What was discussed, or decided: as a person of either part, or an item of the agenda."""
    found = set()
    for key, item in items.items():
        if item.person_id and item.discussed:
            found |= {Thing("first", key), Thing("other", key)}
        elif not item.person_id and (item.discussed or item.decision):
            is_position = isinstance(key, tuple)
            found.add(Thing("position", key[1]) if is_position else Thing("subject", key))
    return found


def _blocks(session, slots: Sequence[Slot], labels, discussed, due: Slot | None) -> list[Block]:
    def when(minutes: int) -> datetime:
        return session.starts_at + timedelta(minutes=minutes)

    found = []
    for part in PARTS:
        own = [slot for slot in slots if slot.thing.part == part]
        if own:
            lines = [
                Line(
                    when(slot.starts),
                    slot.minutes,
                    *labels.get(slot.thing, ("", "")),
                    done=slot.thing in discussed,
                    now=slot == due,
                )
                for slot in own
            ]
            minutes = own[-1].ends - own[0].starts
            found.append(Block(part, when(own[0].starts), when(own[-1].ends), minutes, lines))
    return found


def _standing(progress: Progress, session: Session, at: datetime) -> str:
    """How the session stands against its plan, in words."""
    if progress.of and progress.done == progress.of:
        return _("Everything is discussed.")
    if at < session.starts_at:
        return _("The planned time has not begun yet.")
    if progress.is_over:
        return _("The planned time is over.")
    if progress.ahead > 0:
        return _("Ahead of the plan: %(minutes)d min.") % {"minutes": progress.ahead}
    if progress.ahead < 0:
        return _("Behind the plan: %(minutes)d min.") % {"minutes": -progress.ahead}
    return _("Just as planned.")


def _tone(progress: Progress) -> str:
    if progress.done == progress.of:
        return "good"
    return "warn" if progress.is_over or progress.short or progress.ahead < 0 else "good"
