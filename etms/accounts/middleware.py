"""What every request obeys: time limits of a session, language, headers, nothing in caches."""

import time

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse
from django.utils import translation

from etms.accounts import again
from etms.accounts.queries import seconds_left

BY_ITSELF = "X-By-Itself"
TOUCH_SECONDS = 60  # how stale the noted time of the last act may be: one write a minute


def session_limits(get_response):
    """End a session after half an hour of rest, or twelve hours in all.

    A part of a page that asks by itself (X-By-Itself) is no sign of a person, and no act.
    Wherever a session ends, by the clock or by its person, the browser clears what it holds.
    """

    def middleware(request):
        session, now = request.session, int(time.time())
        signed_in = SESSION_KEY in session
        if signed_in:
            if seconds_left(session, now) < 0:
                logout(request)
            elif BY_ITSELF not in request.headers and now - session.get("seen", 0) > TOUCH_SECONDS:
                session["seen"] = now
        response = get_response(request)
        if SESSION_KEY in session:
            session.setdefault("began", now)
            session.setdefault("seen", now)
        elif signed_in:
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    return middleware


class SignInFirst(LoginRequiredMiddleware):
    """Nobody passes without a sign-in; what a form sent without one is not lost."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        if request.method == "POST" and request.user.is_authenticated:
            again.require_same_reader(request)
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request, view_func):
        if "HX-Request" in request.headers:
            return HttpResponse(status=401)  # the page stays as it is; page.js says why
        if request.method == "POST":
            return again.ask_to_sign_in(request)
        return super().handle_no_permission(request, view_func)


def language(get_response):
    """The language chosen on this machine, else the account's, else the browser's."""

    def middleware(request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if chosen not in dict(settings.LANGUAGES):
            user = request.user
            chosen = user.language if user.is_authenticated else None
        with translation.override(chosen or translation.get_language_from_request(request)):
            request.LANGUAGE_CODE = translation.get_language()
            response = get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        return response

    return middleware


def headers(get_response):
    """No other site may embed an answer of ours, and this one asks for no device."""

    def middleware(request):
        response = get_response(request)
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response

    return middleware


def no_store(get_response):
    """Personal information is kept by no cache."""

    def middleware(request):
        response = get_response(request)
        response.headers["Cache-Control"] = "no-store"
        return response

    return middleware
