"""The tables of one release as they may leave OCHRO, weighed against each other.

Files that were sent stand in two tables: each with a placement in one, as sent in the other.
So both have the same groups of levels, and the second shows of the sent no more than the first
has already. Those that were not sent are beside them by the same groups, or as one number; the
kinds of organization, a second way of dividing the same files, are not published.
"""

from collections.abc import Sequence
from typing import Any

from reports.rules.disclosure import Cells, Groups, coarsened, merged, with_totals

Words = dict[str, str]
Table = dict[str, Any]  # rows, columns, cells with their totals; None for a number not shown
BESIDE = " · "  # between the level and the kind of organization, where rows are of both
NOTHING: Table = {"rows": [], "columns": [], "cells": []}


def whole(table: Table) -> Table:
    """A table with its totals, every cell of it."""
    return {**table, "cells": [list(row) for row in with_totals(table["cells"])]}


def published(table: Table, *, threshold: int) -> Table:
    """A table that shares nobody with another one."""
    groups = coarsened(table["cells"], threshold=threshold)
    return _grouped(table["rows"], table["columns"], table["cells"], groups)


def published_files(
    placements: Table, participation: Table, *, threshold: int, sent: Words, unsent: Words
) -> tuple[Table, Table]:
    """Placements and participation of the same files, by the same groups of levels.

    The first column of the participation holds the sent; `sent`, `unsent`: words of its columns.
    """
    levels, missing = _by_level(participation)
    rows = {_level(words): cells for words, cells in
            zip(placements["rows"], placements["cells"], strict=True)}  # fmt: skip
    none = [0] * len(placements["columns"])
    if stray := rows.keys() - set(levels):
        raise ValueError(f"placements at levels of which nobody was asked: {sorted(stray)}")
    cells = [rows.get(level, none) for level in levels]
    words = [{"en": level, "fr": level} for level in levels]
    groups = coarsened(cells, threshold=threshold)
    placed = _grouped(words, placements["columns"], cells, groups)
    if groups is None:
        return placed, NOTHING
    left = [sum(missing[r] for r in group) for group in groups.rows]
    took_part = _participation([row[-1] for row in placed["cells"]], left, threshold)
    columns = [sent, unsent] if took_part[-1][1] is not None else [sent]
    shown = took_part if len(columns) > 1 else [[row[0], row[0]] for row in took_part]
    return placed, {"rows": placed["rows"], "columns": columns, "cells": shown}


def _participation(
    sent: Sequence[int], left: Sequence[int], threshold: int
) -> list[list[int | None]]:
    """Sent, not sent and both, by group and in all; by group only where all are enough."""
    every, each = sum(left) >= threshold, min(left) >= threshold
    rows: list[list[int | None]] = [
        [there, missing if each else None, there + missing if each else None]
        for there, missing in zip(sent, left, strict=False)
    ]
    total = sum(left)
    foot: list[int | None] = [sent[-1], None, None]
    if every:
        foot = [sent[-1], total, sent[-1] + total]
    return [*rows, foot]


def _by_level(participation: Table) -> tuple[list[str], list[int]]:
    """The levels in their order, with how many files of each were not sent, of all kinds."""
    found: dict[str, int] = {}
    for words, cells in zip(participation["rows"], participation["cells"], strict=True):
        level = _level(words)
        found[level] = found.get(level, 0) + sum(cells[1:])
    return list(found), list(found.values())


def _level(words: Words) -> str:
    """The level of a row: "EX-04 · Core public administration" and "EX-04" are of the same."""
    return words["en"].partition(BESIDE)[0]


def _grouped(
    rows: Sequence[Words], columns: Sequence[Words], cells: Cells, groups: Groups | None
) -> Table:
    if groups is None:
        return NOTHING
    return {
        "rows": [_named(rows, group, ", ") for group in groups.rows],
        "columns": [_named(columns, group, "; ") for group in groups.columns],
        "cells": [list(row) for row in with_totals(merged(cells, groups))],
    }


def _named(names: Sequence[Words], group: Sequence[int], between: str) -> Words:
    return {tongue: between.join(names[n][tongue] for n in group) for tongue in ("en", "fr")}
