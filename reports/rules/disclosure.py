"""What of a table of counts may leave OCHRO: the one door through which a figure is published.

A cell below the threshold is hidden, zero included: that nobody of a group is there says something
of each of them. Totals are cells too. So that nothing hidden can be worked out from what stands
around it, further cells are hidden until no line has a single hidden cell, what is hidden of a
line adds up to the threshold, and bounding every cell from all lines at once finds no hidden one
(Privacy Implementation Notice 2020-03: suppress totals so that cells cannot be recovered).

This looks at one table. Tables that share their totals, and releases that follow each other, are
weighed against each other in the safe cube, a later issue; until then nobody else is shown one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Cell = tuple[int, int]


@dataclass(frozen=True)
class Published:
    """A table with its totals; None where a number is hidden. The last row and the last column
    hold the totals."""

    cells: list[list[int | None]]

    @property
    def hidden(self) -> int:
        return sum(cell is None for row in self.cells for cell in row)


def with_totals(cells: Sequence[Sequence[int]]) -> list[list[int]]:
    """A table with a column and a row of totals."""
    rows = [[*row, sum(row)] for row in cells]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]] if rows else []


def protect(cells: Sequence[Sequence[int]], *, threshold: int) -> Published:
    """The table as it may be published: no cell below the threshold, none to be worked out."""
    whole = with_totals(cells)
    hidden = {(r, c) for r, row in enumerate(whole) for c, n in enumerate(row) if n < threshold}
    while more := _exposed(whole, hidden, threshold):
        hidden.add(more)
    return Published(
        [
            [None if (r, c) in hidden else number for c, number in enumerate(row)]
            for r, row in enumerate(whole)
        ]
    )


def _exposed(whole: list[list[int]], hidden: set[Cell], threshold: int) -> Cell | None:
    """The next cell to hide because a hidden one could be worked out; None when none can."""
    for line in lines(whole):
        unseen = [cell for cell in line if cell in hidden]
        if unseen and _too_little(whole, line, unseen, threshold):
            if found := _smallest(whole, line, hidden):
                return found
    for cell in determined(whole, hidden):
        around = [each for line in lines(whole) if cell in line for each in line]
        if found := _smallest(whole, around, hidden):
            return found
    return None


def _too_little(
    whole: list[list[int]], line: list[Cell], unseen: list[Cell], threshold: int
) -> bool:
    """One hidden cell is the rest of its line; several that add up to little say as much."""
    if len(unseen) == 1:
        return True
    if line[-1] in unseen:
        return False
    return sum(whole[r][c] for r, c in unseen) < threshold


def _smallest(whole: list[list[int]], line: Sequence[Cell], hidden: set[Cell]) -> Cell | None:
    """The smallest number of a line that still shows; totals last."""
    shown = [cell for cell in line if cell not in hidden]
    return min(shown, key=lambda cell: (whole[cell[0]][cell[1]], cell), default=None)


def lines(whole: list[list[int]]) -> Iterator[list[Cell]]:
    """Every row and column, each with its total last: the others add up to it."""
    height, width = len(whole), len(whole[0]) if whole else 0
    for r in range(height):
        yield [(r, c) for c in range(width)]
    for c in range(width):
        yield [(r, c) for r in range(height)]


def determined(whole: list[list[int]], hidden: set[Cell]) -> list[Cell]:
    """Hidden cells whose number follows from what is shown, bounding each from all its lines."""
    most = max((number for row in whole for number in row), default=0) * 2 + 1
    low = {
        (r, c): 0 if (r, c) in hidden else n
        for r, row in enumerate(whole)
        for c, n in enumerate(row)
    }
    high = {cell: most if cell in hidden else n for cell, n in low.items()}
    moved = True
    while moved:
        moved = any([_tighten(line, low, high) for line in lines(whole)])
    return sorted(cell for cell in hidden if low[cell] == high[cell])


def _tighten(line: list[Cell], low: dict[Cell, int], high: dict[Cell, int]) -> bool:
    """Narrow the bounds of a line from its others; whether anything moved."""
    *parts, total = line
    floor, roof = sum(low[cell] for cell in parts), sum(high[cell] for cell in parts)
    wanted = {total: (floor, roof)}
    for cell in parts:
        least = low[total] - (roof - high[cell])
        most = high[total] - (floor - low[cell])
        wanted[cell] = (least, most)
    moved = False
    for cell, (least, most) in wanted.items():
        if least > low[cell]:
            low[cell], moved = least, True
        if most < high[cell]:
            high[cell], moved = most, True
    return moved
