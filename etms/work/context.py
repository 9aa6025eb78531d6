"""What the top line of every page shows of work: the notices not yet read."""

from django.utils.functional import SimpleLazyObject

from etms.work import queries


def _shown(count: int) -> str:
    return f"{queries.UNREAD_SHOWN}+" if count > queries.UNREAD_SHOWN else str(count or "")


def unread(request):
    """`unread_notices` of a signed-in reader, "" for none; asked for only where a page says it."""
    return {"unread_notices": SimpleLazyObject(lambda: _shown(queries.unread_count(request.user)))}
