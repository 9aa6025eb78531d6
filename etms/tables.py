"""Tables: columns that a reader can sort by ?sort=, and cells that stand alone when narrow."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle

from django.http import QueryDict
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from etms.paging import PLACES


@dataclass(frozen=True)
class Head:
    """A header ready to draw; `order` is the value of aria-sort."""

    label: str
    number: bool
    hidden: bool
    url: str = ""
    order: str = ""


@dataclass(frozen=True)
class Column:
    """One column: its label, the word of ?sort= (or none), whether it holds numbers.

    `first` is the column by which the list is sorted when nobody asked; `hidden` keeps the label
    for screen readers only (a column of buttons).
    """

    label: str
    sort: str = ""
    number: bool = False
    first: bool = False
    hidden: bool = False

    def head(self, query: QueryDict) -> Head:
        """This column's header for the query of a page."""
        if not self.sort:
            return Head(self.label, self.number, self.hidden)
        asked = query.get("sort", "")
        up = asked == self.sort or (self.first and not asked)
        down = asked == f"-{self.sort}"
        link = query.copy()
        for place in PLACES:  # a new order starts at its first page
            link.pop(place, None)
        link["sort"] = f"-{self.sort}" if up else self.sort
        order = "ascending" if up else "descending" if down else "none"
        return Head(self.label, self.number, self.hidden, f"?{link.urlencode()}", order)


def asked_order(query: QueryDict, columns: Sequence[Column]) -> str:
    """The word of ?sort= when it names a column of this table, else its first order."""
    asked = query.get("sort", "")
    known = {column.sort for column in columns if column.sort}
    if asked.removeprefix("-") in known:
        return asked
    return next((column.sort for column in columns if column.first), "")


ROW = re.compile(r"<tr\b([^>]*)>(.*?)</tr>", re.DOTALL)
CELL = re.compile(r"<(th|td)\b([^>]*)>(.*?)</\1>", re.DOTALL)
ROLES = {"th": "rowheader", "td": "cell"}


def labelled(rows: SafeString, labels: Sequence[str]) -> SafeString:
    """The rows of a table, each cell with the label of its column, which a narrow page shows.

    There a cell stands below the one before it, and display: block takes the meaning of a table
    from it: the roles give it back. What a cell holds is escaped already, so no < is text.
    """

    def row(found: re.Match) -> str:
        column = cycle(labels or [""])
        cells = CELL.sub(lambda each: _cell(*each.groups(), next(column)), found[2])
        return f'<tr role="row"{found[1]}>{cells}</tr>'

    return mark_safe(ROW.sub(row, rows))  # noqa: S308


def _cell(tag: str, attributes: str, content: str, label: str) -> str:
    named = f' data-label="{escape(label)}"' if label else ""
    empty = "" if content.strip() else " data-empty"
    role = ROLES[tag]
    return (
        f'<{tag} role="{role}"{named}{empty}{attributes}><div class="cell">{content}</div></{tag}>'
    )
