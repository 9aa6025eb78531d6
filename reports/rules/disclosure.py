"""What of a table of counts may leave OCHRO: the one door through which a figure is published.

No cell below the threshold is shown, zero included: that nobody of a group is there says something
of each of them. In a table nothing is hidden beside what is shown, where it could be worked out
again: rows and columns are put together until every cell is large enough ("prefer merging
categories to suppressing", and Privacy Implementation Notice 2020-03). What is shown then divides
the people up once; all totals follow from it and tell nothing more, and of the cells inside a
group nothing follows but that each is between nobody and the whole group.

This looks at one table; rules/release.py holds the tables of one release together, and leaves out
what of a second table would be small in the groups of the first.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

Group = tuple[int, ...]
Cells = Sequence[Sequence[int]]


class Groups(NamedTuple):
    """Which rows and which columns stand together, by their numbers."""

    rows: tuple[Group, ...]
    columns: tuple[Group, ...]


def with_totals(cells: Cells) -> list[list[int]]:
    """A table with a column and a row of totals."""
    rows = [[*row, sum(row)] for row in cells]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]] if rows else []


def merged(cells: Cells, groups: Groups) -> list[list[int]]:
    """The table with its rows and columns put together."""
    return [
        [sum(cells[r][c] for r in rows for c in columns) for columns in groups.columns]
        for rows in groups.rows
    ]


def coarsened(cells: Cells, *, threshold: int) -> Groups | None:
    """The groups in which every cell reaches the threshold; None where even the whole does not.

    Only rows that stand beside each other are put together: they are levels.
    """
    if not cells or not cells[0]:
        return None
    groups = Groups(_each(len(cells)), _each(len(cells[0])))
    while small := _small(cells, groups, threshold):
        options = [(_small(cells, each, threshold), each) for each in _coarser(groups)]
        if not options:
            return None
        least = min(number for number, _groups in options)
        # A merge that mends most, or halves what is small; of those, what leaves most cells.
        best = [each for number, each in options if number == least or number < small // 2]
        groups = max(best, key=lambda each: (len(each.rows) * len(each.columns), each))
    return groups


def _each(number: int) -> tuple[Group, ...]:
    return tuple((n,) for n in range(number))


def _small(cells: Cells, groups: Groups, threshold: int) -> int:
    return sum(number < threshold for row in merged(cells, groups) for number in row)


def _coarser(groups: Groups) -> Iterator[Groups]:
    """The same groups with two rows beside each other, or any two columns, put together."""
    for n in range(len(groups.rows) - 1):
        yield Groups(_joined(groups.rows, n, n + 1), groups.columns)
    for n in range(len(groups.columns)):
        for m in range(n + 1, len(groups.columns)):
            yield Groups(groups.rows, _joined(groups.columns, n, m))


def _joined(groups: tuple[Group, ...], n: int, m: int) -> tuple[Group, ...]:
    kept = [each for place, each in enumerate(groups) if place not in (n, m)]
    kept.insert(n, tuple(sorted((*groups[n], *groups[m]))))
    return tuple(kept)
