"""What stands around every request: its number and its line in the log; and the way for probes."""

import re
import time
import uuid

import structlog
from django.http import HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.urls import resolve
from django.utils.functional import SimpleLazyObject, empty

from etms import audit

GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")
PROBES = ("/healthz", "/readyz")

log = structlog.get_logger(__name__)


def request_log(get_response):
    """Number the request (or keep the proxy's number), and log it when it is answered.

    The line names the route, never the path, and neither query nor person: a number of each.
    """

    def middleware(request):
        given = request.headers.get("X-Request-ID", "")
        number = given if GIVEN.fullmatch(given) else uuid.uuid4().hex
        began = time.monotonic()
        with audit.request(number), structlog.contextvars.bound_contextvars(request_id=number):
            response = _answer(request, get_response)
            match = request.resolver_match
            log.info(
                "request",
                method=request.method,
                route=match.view_name if match else "",
                status=response.status_code,
                ms=round((time.monotonic() - began) * 1000, 1),
                user=_known_user(request),
            )
        response.headers["X-Request-ID"] = number
        return response

    return middleware


def method_page(get_response):
    """Whoever opens an address that only takes what a form sends gets a page, not an empty one."""

    def middleware(request):
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and "text/html" in _accepted(request):
            response.content = render_to_string("405.html", request=request)
        return response

    return middleware


def _accepted(request) -> str:
    """What is asked for; a part of a page, and what only looks, want no page."""
    alone = "HX-Request" in request.headers or request.method == "HEAD"
    return "" if alone else request.headers.get("Accept", "")


def _known_user(request) -> int | None:
    """The number of who asked, if the request has found out; the log asks no query."""
    user = getattr(request, "user", None)
    unknown = isinstance(user, SimpleLazyObject) and user._wrapped is empty
    return None if user is None or unknown else user.pk


def _answer(request, get_response):
    """Probes go straight to their view: they must answer when sessions cannot be read, and by
    whatever name the prober calls this machine."""
    if request.path_info in PROBES:
        request.resolver_match = resolve(request.path_info)
        return request.resolver_match.func(request)
    return get_response(request)
