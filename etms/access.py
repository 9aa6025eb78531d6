"""The one door for permissions: "may this user do that to this thing?" is asked here only.

Each app's access.py registers its answers with @permission. An answer is a Decision: true or
false, and why, so that a page can refuse with it and stand it beside a button as text.
What a user is at a moment (their standing) is worked out by the roles floor, which registers
itself here; guardian is spoken to in this file and by the grant model, nowhere else.
"""

from collections.abc import Callable
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _
from guardian.utils import get_user_obj_perms_model


class Decision(NamedTuple):
    """Allowed or not, and the reason in the reader's language."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOW = Decision(True)
Answer = Callable[[Any, Any], Decision]

_answers: dict[str, Answer] = {}
_standing_class: list[type] = []
_request_standings: ContextVar[dict | None] = ContextVar("request_standings", default=None)


def deny(reason: str) -> Decision:
    return Decision(False, reason)


def permission(name: str) -> Callable[[Answer], Answer]:
    """Register a function (user, thing) -> Decision as the answer to `name`."""

    def register(answer: Answer) -> Answer:
        if name in _answers:
            raise ValueError(f"permission {name!r} is answered twice")
        _answers[name] = answer
        return answer

    return register


def permission_names() -> frozenset[str]:
    return frozenset(_answers)


def can(user, name: str, thing=None) -> Decision:
    """Ask. An unknown name is a programming error and raises KeyError."""
    answer = _answers[name]
    if not user.is_authenticated:
        return deny(_("You are not signed in."))
    if not user.is_active:
        return deny(_("This account is not active."))
    return answer(user, thing)


def require(user, name: str, thing=None) -> None:
    """Ask, and refuse with the reason."""
    decision = can(user, name, thing)
    if not decision:
        raise PermissionDenied(decision.reason)


def standings(cls: type) -> type:
    """Register the class that works out a user's standing (the roles floor)."""
    _standing_class[:] = [cls]
    return cls


def standing(user, at: datetime | None = None):
    """What this user is, by date: relations, roles in force, grants. One per user and request."""
    cache = _request_standings.get()
    if at is not None or cache is None:
        return _standing_class[0](user=user, at=at or timezone.now())
    if user.pk not in cache:
        cache[user.pk] = _standing_class[0](user=user, at=timezone.now())
    return cache[user.pk]


def forget_standings() -> None:
    """After a change of roles or appointments in a request, the next question is asked anew."""
    cache = _request_standings.get()
    if cache is not None:
        cache.clear()


@contextmanager
def request_scope():
    """Standings are kept for one request, never longer (a revoked grant is gone at the next)."""
    token = _request_standings.set({})
    try:
        yield
    finally:
        _request_standings.reset(token)


def granted(user, things):
    """The grants in force that this user holds over these things (a queryset).

    Read where guardian keeps them, not asked through guardian: no superuser, no model-wide
    permission, no group reaches content (docs/decisions).
    """
    grants = get_user_obj_perms_model(things.model).objects
    return grants.filter(user=user, content_object__in=things) if user.is_active else grants.none()
