"""What a home page is made of: each app registers what waits for a person, and what stands beside.

An entry is something to do, with its minutes and the link to the exact step; a card beside the
list only informs. Every function gets (user, standing) and asks as little as it can: the whole
page has twelve queries.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import access


class Group(TextChoices):
    """The headings of the list, in their order."""

    SELF = "self", _("For you")
    TEAM = "team", _("My team")
    ORGANIZATION = "organization", _("My organization")
    SERVICE = "service", _("Service-wide")
    SYSTEM = "system", _("Running the system")


@dataclass(frozen=True)
class Entry:
    """One thing to do; without a url it cannot start yet. `tone` is the colour of its state."""

    title: str
    detail: str = ""
    url: str = ""
    minutes: int = 0
    due_on: date | None = None
    state: str = ""
    group: Group = Group.SELF
    tone: str = "neutral"


@dataclass(frozen=True)
class Card:
    """Something worth having at hand: a few lines, and links as (label, url)."""

    title: str
    lines: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


Entries = Callable[[Any, Any], Iterable[Entry]]
Cards = Callable[[Any, Any], Iterable[Card]]
_entries: list[Entries] = []
_cards: list[Cards] = []


def entry(function: Entries) -> Entries:
    """Register a function (user, standing) -> the entries that wait for this user."""
    _entries.append(function)
    return function


def card(function: Cards) -> Cards:
    """Register a function (user, standing) -> the cards that stand beside the list."""
    _cards.append(function)
    return function


def entries_for(user: Any) -> list[tuple[Group, list[Entry]]]:
    """Everything that waits for a user under its headings, what is due first on top."""
    standing = access.standing(user)
    found = [_marked(each, on=standing.on) for ask in _entries for each in ask(user, standing)]
    found.sort(key=lambda each: (each.due_on is None, each.due_on or date.max, not each.url))
    groups = [(group, [each for each in found if each.group == group]) for group in Group]
    return [(group, each) for group, each in groups if each]


def _marked(entry: Entry, *, on: date) -> Entry:
    """Late, when its day is over and nothing else was said of it."""
    if entry.due_on is None or entry.due_on >= on or entry.state:
        return entry
    return replace(entry, state=_("Late"), tone="danger")


def cards_for(user: Any) -> list[Card]:
    standing = access.standing(user)
    return list(chain.from_iterable(ask(user, standing) for ask in _cards))
