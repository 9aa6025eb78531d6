"""What the Employee Information Portal asks: values in, values out."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any


def needs_confirmation(confirmed_at: datetime | None, *, since: date) -> bool:
    """Once a cycle the executive says that the profile is still correct (FAQ, question 10)."""
    return confirmed_at is None or confirmed_at.date() < since


ENTRY = ("title", "place", "from_year", "to_year", "text")


def fingerprint(entry: Any) -> str:
    """What a line of the résumé says, in a few characters: a page was given one, another stands
    now."""
    said = json.dumps([getattr(entry, name) for name in ENTRY])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def in_order(entries: Iterable[Any]) -> list[Any]:
    """Newest first: what still goes on or ended last; what has no year comes at the end."""

    def rank(entry: Any) -> tuple[bool, int, int, int]:
        dated = entry.from_year is not None or entry.to_year is not None
        last = entry.to_year if entry.to_year is not None else 9999 if dated else 0
        return (not dated, -last, -(entry.from_year or 0), entry.pk)

    return sorted(entries, key=rank)
