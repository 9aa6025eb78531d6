"""The main menu: each app registers its items, a page shows those that its reader may open."""

from collections.abc import Callable
from dataclasses import dataclass
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


Source = Callable[[Any, Any], Item | None]
_sources: list[tuple[int, Source]] = []


def item(order: int) -> Callable[[Source], Source]:
    """Register a function (user, standing) -> Item, or None when this user has no use for it."""

    def register(source: Source) -> Source:
        _sources.append((order, source))
        _sources.sort(key=lambda pair: pair[0])
        return source

    return register


def menu(*, user, path: str) -> list[Item]:
    """The items of one reader; the one whose address begins this path most closely is current."""
    if not user.is_authenticated:
        return []
    standing = access.standing(user)
    items = [found for _, source in _sources if (found := source(user, standing))]
    closeness = [max(_match(start, path) for start in (i.url, *i.under)) for i in items]
    best = max(closeness, default=0)
    return [
        Item(i.label, i.url, i.under, current=0 < best == near)
        for i, near in zip(items, closeness, strict=True)
    ]


def _match(start: str, path: str) -> int:
    """How many letters of the path this beginning explains; the home page explains only itself."""
    if start == "/":
        return int(path == "/")
    return len(start) if path.startswith(start) else 0


def context(request) -> dict[str, Any]:
    """What base.html needs on every page (a context processor)."""
    user = getattr(request, "user", None) or AnonymousUser()
    return {
        "nav": SimpleLazyObject(lambda: menu(user=user, path=request.path)),
        "reader": SimpleLazyObject(lambda: access.standing(user).person or user),
        "idle_seconds": settings.SESSION_IDLE_SECONDS,
        "demonstration": settings.DEMO,
    }
