"""Every change to an account: one transaction, one act."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone
from knox.models import get_token_model

from etms import access, audit
from etms.accounts.choices import Language, Verb
from etms.accounts.models import User


@transaction.atomic
def create_account(
    *, username: str, email: str, language: str, password: str | None, by, at: datetime
) -> User:
    """Open an account; without a password the person gets one by the reset link."""
    audit.act(by=by, at=at, verb=Verb.CREATE)
    if by is not None:
        access.require(by, "accounts.manage")
    user = User(username=username, email=email.lower(), language=language)
    user.set_password(password) if password else user.set_unusable_password()
    user.full_clean(exclude=["password"])
    user.save()
    return user


@transaction.atomic
def choose_language(*, user: User, language: str, by: User, at: datetime) -> None:
    """Keep the language in which this person reads pages and mails."""
    if language not in Language.values or user.language == language:
        return
    audit.act(by=by, at=at, verb=Verb.CHOOSE_LANGUAGE, target=user)
    access.require(by, "accounts.own", user)
    User.objects.filter(pk=user.pk).update(language=language)
    user.language = language


def _end_sessions(user: User) -> int:
    sessions = list(UserSession.objects.filter(user=user))
    for session in sessions:
        session.end()
    get_token_model().objects.filter(user=user).delete()
    return len(sessions)


@transaction.atomic
def deactivate(*, user: User, by: User, at: datetime) -> None:
    """Shut an account: no sign-in, no session, no token from this moment on."""
    audit.act(by=by, at=at, verb=Verb.DEACTIVATE, target=user)
    access.require(by, "accounts.manage", user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    _end_sessions(user)


@transaction.atomic
def reactivate(*, user: User, by: User, at: datetime) -> None:
    """Open a shut account again."""
    audit.act(by=by, at=at, verb=Verb.REACTIVATE, target=user)
    access.require(by, "accounts.manage", user)
    User.objects.filter(pk=user.pk).update(is_active=True)


@transaction.atomic
def end_sessions(*, user: User, by: User, at: datetime) -> int:
    """Sign this person out everywhere, scripts included."""
    audit.act(by=by, at=at, verb=Verb.END_SESSIONS, target=user)
    access.require(by, "accounts.manage", user)
    return _end_sessions(user)


@transaction.atomic
def issue_token(*, user: User, days: int, by: User | None, at: datetime) -> str:
    """A token for scripts, shown once; only its hash is kept. It obeys the same door as pages."""
    audit.act(by=by, at=at, verb=Verb.ISSUE_TOKEN, target=user)
    _instance, token = get_token_model().objects.create(user=user, expiry=timedelta(days=days))
    return token


@transaction.atomic
def revoke_tokens(*, user: User, by: User | None, at: datetime) -> int:
    """Make every token of this account worthless."""
    audit.act(by=by, at=at, verb=Verb.REVOKE_TOKEN, target=user)
    return get_token_model().objects.filter(user=user).delete()[0]


@transaction.atomic
def note_password_change(*, user: User) -> None:
    """Leave a trace of a password change; the hash itself never enters the ledger."""
    audit.act(by=user, at=timezone.now(), verb=Verb.CHANGE_PASSWORD, target=user)
