"""Columns of a table that a reader can sort: what ?sort= may say, and the links in the headers."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

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
