"""Tables out of counted things: rows, columns, cells; ready to be stored and drawn."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

SHAPE = 1  # of what is stored; a reader takes the newest shape it knows

Words = dict[str, str]  # {"en", "fr"}


def table(
    *,
    rows: Sequence[tuple[Any, Words]],
    columns: Sequence[tuple[Any, Words]],
    counted: Mapping[tuple[Any, Any], int],
) -> dict[str, Any]:
    """A table of counts; rows in which nothing was counted are left out."""
    kept = [
        (words, cells)
        for row, words in rows
        if any(cells := [counted.get((row, column), 0) for column, _words in columns])
    ]
    return {
        "rows": [words for words, _cells in kept],
        "columns": [words for _code, words in columns],
        "cells": [cells for _words, cells in kept],
    }


def by_level(levels: Iterable[str]) -> list[tuple[str, Words]]:
    """Levels as rows, EX-01 first, equivalents after them; a level reads alike in both tongues."""
    ordered = sorted(set(levels), key=lambda level: (not level.startswith("EX-"), level))
    return [(level, {"en": level, "fr": level}) for level in ordered]


def participation(
    levels: Iterable[tuple[str, Mapping[str, Any]]], parts: Sequence[str]
) -> dict[tuple[tuple[str, str], str], int]:
    """How many files of each level and kind of organization were sent, declined, missing.

    `levels` are pairs of the kind and what a package says of one level.
    """
    counted: dict[tuple[tuple[str, str], str], int] = {}
    for kind, level in levels:
        for part in parts:
            place = ((level["key"], kind), part)
            counted[place] = counted.get(place, 0) + level[part]
    return counted
