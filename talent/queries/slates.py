"""What a package says of slates, as a reader may know it: as if they stood on none (access)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F, Q

from talent.models import Successor

Stood = dict[int, list[tuple[str, bool]]]  # by position: how ready, and whether as interim


def stood_on(viewer: Any, *, at: datetime | None = None) -> Stood:
    """Slates on which a reader stands, or stood at a moment."""
    then = Q(removed_at=None)
    if at is not None:
        then = Q(added_at__lte=at) & (then | Q(removed_at__gt=at))
    places: dict[tuple[int, bool], str] = {}
    rows = Successor.objects.filter(then, person=viewer).order_by(
        F("removed_at").asc(nulls_last=True)
    )
    for position, readiness, interim in rows.values_list("position", "readiness", "interim"):
        places.setdefault((position, interim), readiness)  # what was said until soonest after
    found: Stood = {}
    for (position, interim), readiness in places.items():
        found.setdefault(position, []).append((readiness, interim))
    return found


def known(positions: Iterable[dict[str, Any]], stood: Stood) -> list[dict[str, Any]]:
    """The positions of a package, each counted without the reader's own places."""
    return [_less(told, stood.get(told["key"], [])) for told in positions]


def _less(told: dict[str, Any], places: list[tuple[str, bool]]) -> dict[str, Any]:
    successors, interim = dict(told["successors"]), told["interim"]
    for readiness, acting in places:
        if acting:
            interim = max(interim - 1, 0)
        else:
            for code in ("all", readiness):
                successors[code] = max(successors[code] - 1, 0)
    return {**told, "successors": successors, "interim": interim}
