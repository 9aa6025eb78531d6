"""Pages of a list that is worked out as a whole, where no row of the database is its edge."""

from etms.paging import Page

SHOWN = 25


def slice_of(rows: list, request, size: int = SHOWN) -> Page:
    """A page of a list that is there as a whole, by the number of the row it begins at."""
    asked = request.GET.get("from", "")
    start = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 0
    start = min(start, max(len(rows) - 1, 0)) // size * size

    def address(number: int) -> str:
        query = request.GET.copy()
        query["from"] = str(number)
        return f"{request.path}?{query.urlencode()}"

    last = max(len(rows) - 1, 0) // size * size
    return Page(
        rows[start : start + size],
        len(rows),
        False,
        first_url=address(0) if start else "",
        previous_url=address(start - size) if start else "",
        next_url=address(start + size) if start < last else "",
        last_url=address(last) if start < last else "",
    )
