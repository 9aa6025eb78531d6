"""What screens and neighbours need to know of accounts."""

from dataclasses import dataclass

from allauth.usersessions.models import UserSession
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


@dataclass(frozen=True)
class Facts:
    """How an account is in use now."""

    sessions: int
    tokens: int


def facts(user: User) -> Facts:
    """Open sessions and valid tokens of an account."""
    now = timezone.now()
    keys = UserSession.objects.filter(user=user).values("session_key")
    live = Q(expiry__isnull=True) | Q(expiry__gt=now)
    return Facts(
        sessions=Session.objects.filter(session_key__in=keys, expire_date__gt=now).count(),
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
