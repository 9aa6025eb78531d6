"""What screens and neighbours need to know of accounts."""

from collections.abc import Mapping
from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _
from knox.models import get_token_model

from etms.accounts.models import User
from etms.trace.queries import Entry, acts_of_account


def display_name(user) -> str:
    """How an account is named where no person is known."""
    return user.username


def by_username(username: str) -> User | None:
    return User.objects.filter(username__iexact=username).first()


def search(accounts: QuerySet[User], *, q: str = "", state: str = "") -> QuerySet[User]:
    """Accounts by part of the user name or address, and by state, ready to be sorted."""
    found = accounts.annotate(name=Lower("username"), address=Lower("email"))
    if q:
        found = found.filter(Q(name__contains=q.lower()) | Q(address__contains=q.lower()))
    if state:
        found = found.filter(is_active=state == "active")
    return found


def seconds_left(session: Mapping, now: int) -> int:
    """How long a session lasts if nothing more is done."""
    idle = session.get("seen", now) + settings.SESSION_IDLE_SECONDS
    whole = session.get("began", now) + settings.SESSION_COOKIE_AGE
    return min(idle, whole) - now


def open_sessions(user: User) -> list[UserSession]:
    """Where someone is signed in, in the order of the sign-ins."""
    now = timezone.now()
    known = UserSession.objects.filter(user=user).select_related("user").order_by("created_at")
    kept = Session.objects.filter(session_key__in=known.values("session_key"), expire_date__gt=now)
    alive = {
        row.session_key
        for row in kept
        if seconds_left(row.get_decoded(), int(now.timestamp())) >= 0
    }
    return [session for session in known if session.session_key in alive]


@dataclass(frozen=True)
class Facts:
    """How an account is in use now."""

    sessions: int
    tokens: int


def facts(user: User) -> Facts:
    """Open sessions and valid tokens of an account."""
    live = Q(expiry__isnull=True) | Q(expiry__gt=timezone.now())
    return Facts(
        sessions=len(open_sessions(user)),
        tokens=get_token_model().objects.filter(live, user=user).count(),
    )


@dataclass(frozen=True)
class Line:
    """One act as the history component shows it."""

    at: object
    who: str
    acting_for: str
    sentence: str
    changes: tuple = ()


def history(user: User) -> list[Line]:
    """What was done to an account, with the names of those who did it."""
    entries: list[Entry] = acts_of_account(user)
    ids = {pk for entry in entries for pk in (entry.actor_id, entry.acting_for_id)}
    names = dict(User.objects.filter(pk__in=ids - {None}).values_list("pk", "username"))
    return [
        Line(
            at=entry.at,
            who=names.get(entry.actor_id, _("the system")),
            acting_for=names.get(entry.acting_for_id, ""),
            sentence=entry.sentence,
        )
        for entry in entries
    ]
