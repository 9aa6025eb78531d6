"""Two people choose at once: each choice is held against what it replaces.

Who was a moment faster with another choice does not stand in the way: the row is read again. Who
chose the same thing otherwise is not written over: both are shown.
"""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any

from classification.forms.charts import (
    CHOICES,
    Choice,
    Sent,
    Values,
    as_shown,
    base,
    require_not_given,
    require_pull_taken,
    whole,
)
from classification.models import Judged
from classification.services.keeping import Conflicting

TRIES = 5  # so many others may be a moment faster; then it is said that somebody was
Columns = dict[str, Any]


class Otherwise(Exception):
    """Somebody else has chosen something else there meanwhile; `values` are what stands."""

    def __init__(self, values: Values):
        super().__init__(base(values))
        self.values = values


@dataclass(frozen=True)
class Merged:
    """Columns to write, and by name what stands of choices that somebody else has changed."""

    columns: Columns
    conflicts: dict[str, Values]


def as_sent(judged: Judged, columns: Mapping[str, Any]) -> Judged:
    """The row as it would stand, without writing it."""
    found = copy(judged)
    for name, value in whole(columns, judged).items():
        setattr(found, name, value)
    return found


def one(judged: Judged, choice: Choice, values: Values, *, given: str) -> Columns:
    """What a single choice writes over what it was `given`, or raises Otherwise.

    Raises Refused for what is none, ValidationError where an amount gives it.
    """
    chosen = choice.read(values)
    require_pull_taken(chosen, judged)
    kept = choice.shown(as_shown(judged))
    wanted = choice.shown(as_shown(as_sent(judged, chosen)))
    if base(kept) not in (given, base(wanted)):
        raise Otherwise(kept)
    require_not_given(chosen, judged)
    return whole(chosen, judged)


def page(judged: Judged, sent: Sent, *, leave: str = "", clear: str = "") -> Merged:
    """What a whole page changes, but for the choice it leaves to others; one may be cleared."""
    columns: Columns = {}
    conflicts: dict[str, Values] = {}
    drawn = as_shown(judged)
    for name, found in sent.columns.items():
        kept = CHOICES[name].shown(drawn)
        values, given = base(sent.values[name]), sent.bases[name]
        if name in (leave, clear) or values in (given, base(kept)):
            continue
        if base(kept) == given:
            columns |= found
        else:
            conflicts[name] = kept
    if clear in CHOICES:
        columns |= CHOICES[clear].read([])
    return Merged(whole(columns, judged), conflicts)


def keep(
    judged: Judged,
    merge: Callable[[Judged], Columns],
    save: Callable[[Judged, Columns], Judged],
    *,
    tries: int = TRIES,
) -> Judged:
    """Write what `merge` makes of the row as it stands at last; the row as it is then.

    Raises Conflicting if somebody was faster each time.
    """
    columns = merge(judged)
    if not columns:
        return judged
    try:
        return save(judged, columns)
    except Conflicting as moved:
        if tries == 1:
            raise
        return keep(moved.now, merge, save, tries=tries - 1)
