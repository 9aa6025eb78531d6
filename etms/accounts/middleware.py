"""What every request of a signed-in person obeys: time limits, language, nothing kept in caches."""

import time

from django.conf import settings
from django.contrib.auth import logout
from django.utils import translation

TOUCH_SECONDS = 60  # how stale the noted time of the last act may be: one write a minute


def session_limits(get_response):
    """End a session after half an hour of rest, or twelve hours in all."""

    def middleware(request):
        session = request.session
        if session.get("_auth_user_id"):
            now = int(time.time())
            seen = session.setdefault("seen", now)
            began = session.setdefault("began", now)
            resting = now - seen > settings.SESSION_IDLE_SECONDS
            if resting or now - began > settings.SESSION_COOKIE_AGE:
                logout(request)
            elif now - seen > TOUCH_SECONDS:
                session["seen"] = now
        return get_response(request)

    return middleware


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
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    return middleware


def no_store(get_response):
    """Personal information is kept by no cache; a sign-out clears what the browser holds."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware
