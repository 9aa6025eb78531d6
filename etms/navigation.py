"""The main menu: each app registers its items, a page shows those that its reader may open.

Items of one section share a place in the menu, and stand as tabs on the pages of each other.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils.functional import SimpleLazyObject

from etms import access


@dataclass(frozen=True)
class Item:
    """One entry of the menu. `under` are further address beginnings that belong to it."""

    label: str
    url: str
    under: tuple[str, ...] = ()
    current: bool = False
    parts: tuple["Item", ...] = ()  # the items of its section, when there are several

    @property
    def tabs(self) -> list[tuple[str, str, bool]]:
        """Its parts as components/tabs.html takes them."""
        return [(part.label, part.url, part.current) for part in self.parts]


@dataclass(frozen=True, eq=False)
class Section:
    """What several items have in common; with one of them only, that one stands in the menu."""

    label: Any


Source = Callable[[Any, Any], Item | None]
_sources: list[tuple[int, Section | None, Source]] = []


def item(order: int, section: Section | None = None) -> Callable[[Source], Source]:
    """Register a function (user, standing) -> Item, or None when this user has no use for it."""

    def register(source: Source) -> Source:
        _sources.append((order, section, source))
        _sources.sort(key=lambda each: each[0])
        return source

    return register


def menu(*, user, path: str) -> list[Item]:
    """The items of one reader; the one whose address begins this path most closely is current."""
    if not user.is_authenticated:
        return []
    standing = access.standing(user)
    found = [(part, each) for _, part, ask in _sources if (each := ask(user, standing))]
    closeness = [max(_match(start, path) for start in (i.url, *i.under)) for _, i in found]
    best = max(closeness, default=0)
    places: dict[Any, list[Item]] = {}
    for (section, each), near in zip(found, closeness, strict=True):
        places.setdefault(section or each, []).append(replace(each, current=0 < best == near))
    return [_place(section, items) for section, items in places.items()]


def _place(section: Any, items: list[Item]) -> Item:
    """What stands in the menu for the items of a section."""
    if len(items) == 1:
        return items[0]
    current = any(each.current for each in items)
    return Item(str(section.label), items[0].url, current=current, parts=tuple(items))


def _match(start: str, path: str) -> int:
    """How many letters of the path this beginning explains; the home page explains only itself."""
    if start == "/":
        return int(path == "/")
    return len(start) if path.startswith(start) else 0


def context(request) -> dict[str, Any]:
    """What base.html needs on every page (a context processor)."""
    user = getattr(request, "user", None) or AnonymousUser()
    nav = SimpleLazyObject(lambda: menu(user=user, path=request.path))
    return {
        "nav": nav,
        "nav_here": SimpleLazyObject(lambda: next((each for each in nav if each.current), None)),
        "reader": SimpleLazyObject(lambda: access.standing(user).person or user),
        "idle_seconds": settings.SESSION_IDLE_SECONDS,
        "demonstration": settings.DEMO,
    }
