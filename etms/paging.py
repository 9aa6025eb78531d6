"""Pages of a long list, found by the row where the page begins, not by counting rows to skip.

?after=7 is the page behind row 7, ?before=7 the one ahead of it, ?end=1 the last. The row is found
among the rows that the reader may see. Three queries, whatever the size of the list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet

COUNTED = 1000  # beyond that, a list has "more than 1,000" rows
PLACES = ("after", "before", "end")


@dataclass(frozen=True)
class Page:
    """One page, and the addresses of those around it ("" where there is none).

    `lost` says that the row this page was to begin at is gone; the first page stands in for it.
    """

    rows: list
    total: int
    more_than: bool
    first_url: str = ""
    previous_url: str = ""
    next_url: str = ""
    last_url: str = ""
    lost: bool = False


@dataclass(frozen=True)
class Key:
    """One column of the order; PostgreSQL puts nothing after everything else, so does this."""

    name: str
    down: bool
    nullable: bool

    @classmethod
    def of(cls, queryset: QuerySet, word: str) -> "Key":
        name = word.removeprefix("-")
        known = queryset.query.annotations.get(name)
        field = known.output_field if known is not None else _field(queryset, name)
        return cls(name, word.startswith("-"), field.null)

    def order(self, *, backwards: bool):
        return F(self.name).desc() if self.down != backwards else F(self.name).asc()

    def same(self, value) -> Q:
        return Q(**{f"{self.name}__isnull": True} if value is None else {self.name: value})

    def beyond(self, value, *, backwards: bool, also_same: bool = False) -> Q:
        """Rows whose column comes later than the value, or ahead of it when going backwards."""
        up = self.down == backwards
        if value is None:
            nothing = Q(pk__in=[]) if up else Q(**{f"{self.name}__isnull": False})
            return nothing | self.same(value) if also_same else nothing
        step = ("gt" if up else "lt") + ("e" if also_same else "")
        later = Q(**{f"{self.name}__{step}": value})
        return later | self.same(None) if up and self.nullable else later


def _field(queryset: QuerySet, name: str):
    names = [queryset.model._meta.pk.name if part == "pk" else part for part in name.split("__")]
    return queryset.query.names_to_path(names, queryset.model._meta)[1]


def page_of(
    queryset: QuerySet, request, keys: Sequence[str] = ("sort_key", "id"), size: int = 25
) -> Page:
    """The page that the request's address asks for.

    `keys` are the columns of the order ("-" in front: downwards), fields or annotations; the last
    one tells any two rows apart. An annotation that may be empty is wrapped in Coalesce first.
    """
    order = [Key.of(queryset, word) for word in keys]
    place, cursor = _asked(request)
    edge = _edge(queryset, order, cursor) if cursor else None
    lost = bool(cursor) and edge is None
    total = queryset.order_by().values("pk")[: COUNTED + 1].count()
    backwards = place == "end" or (place == "before" and not lost)
    if place == "end":
        size = _size_of_last(total, size)
    rows = _rows(queryset, order, edge, backwards=backwards, limit=size + 1)
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    ahead, behind = (more, edge is not None) if backwards else (edge is not None, more)
    return Page(
        rows,
        min(total, COUNTED),
        total > COUNTED,
        lost=lost,
        **_addresses(request, rows, ahead=ahead, behind=behind),
    )


def _asked(request) -> tuple[str, int | None]:
    """Which kind of page, and the number of the row it begins at."""
    for place in ("after", "before"):
        word = request.GET.get(place, "")
        if word:
            return place, int(word) if word.isascii() and word.isdigit() else -1
    return ("end" if request.GET.get("end") else ""), None


def _edge(queryset: QuerySet, order: list[Key], cursor: int) -> tuple[Any, ...] | None:
    found = queryset.filter(pk=cursor).order_by().values_list(*(key.name for key in order))
    return next(iter(found[:1]), None)


def _size_of_last(total: int, size: int) -> int:
    """A counted list ends with the page on which walking through it would end."""
    return size if total > COUNTED else total % size or size


def _rows(queryset, order, edge, *, backwards: bool, limit: int) -> list:
    if edge is not None:
        queryset = queryset.filter(_past(order, edge, backwards=backwards))
    return list(queryset.order_by(*(key.order(backwards=backwards) for key in order))[:limit])


def _past(order: list[Key], edge: tuple, *, backwards: bool) -> Q:
    """Rows beyond the edge; the bound on the first column is what an index can use."""
    past, same = Q(), Q()
    for key, value in zip(order, edge, strict=True):
        past |= same & key.beyond(value, backwards=backwards)
        same &= key.same(value)
    return order[0].beyond(edge[0], backwards=backwards, also_same=True) & past


def _addresses(request, rows: list, *, ahead: bool, behind: bool) -> dict[str, str]:
    def address(**place) -> str:
        query = request.GET.copy()
        for name in PLACES:
            query.pop(name, None)
        query.update(place)
        return f"{request.path}?{query.urlencode()}" if query else request.path

    found = {}
    if ahead:
        found["first_url"] = address()
        found["previous_url"] = address(before=rows[0].pk) if rows else address(end=1)
    if behind:
        found["next_url"] = address(after=rows[-1].pk) if rows else address()
        found["last_url"] = address(end=1)
    return found
