"""One transaction for each request: what is read, written and recorded commits together."""

from django.db import transaction as database

from etms import access, audit
from etms.trace import services

# Health answers without the database; sign-in keeps its counters even when it fails.
OUTSIDE = ("healthz", "readyz", "accounts/", "static/")


def transaction(get_response):
    """Own the transaction around the view and its rendering; roll back on a server error."""

    def middleware(request):
        with access.request_scope():
            if request.path_info.lstrip("/").startswith(OUTSIDE):
                return get_response(request)
            with database.atomic():
                if request.user.is_authenticated:
                    audit.name_actor(request.user)
                response = get_response(request)
                if response.status_code >= 500:
                    database.set_rollback(True)
            if response.status_code in {403, 404} and request.user.is_authenticated:
                _refused(request, response.status_code)
        return response

    return middleware


def _refused(request, status: int) -> None:
    match = request.resolver_match
    services.record_refusal(
        user_id=request.user.pk,
        status=status,
        method=request.method,
        route=match.view_name if match else "",
        thing=" ".join(str(v)[:40] for v in match.kwargs.values()) if match else "",
    )
