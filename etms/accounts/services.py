"""Every change to an account: one transaction, one act."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _
from knox.models import get_token_model

from etms import access, audit, jobs
from etms.accounts.choices import MAIL_JOB, Language, Mail, NoticeMail, Verb
from etms.accounts.models import User


@transaction.atomic
def create_account(
    *,
    username: str,
    email: str,
    language: str,
    password: str | None,
    by: User | None,
    at: datetime,
) -> User:
    """Open an account; without a password the person chooses one by a mailed link."""
    audit.act(by=by, at=at, verb=Verb.CREATE)
    if by is not None:
        access.require(by, "accounts.manage")
    return make_account(username=username, email=email, language=language, password=password)


def make_account(*, username: str, email: str, language: str, password: str | None = None) -> User:
    """An account, under the act and the permission of the service that calls.

    Raises ValidationError by field when the name or the address is taken or wrong.
    """
    if "@" in username:
        raise ValidationError({"username": _("Only an e-mail address has an @ in it.")})
    user = User(username=username, email=email.lower(), language=language)
    if password:
        user.set_password(password)
    else:
        user.set_unusable_password()
    user.full_clean(exclude=["password"])
    user.save()
    if not password:
        _put_mail(user, Mail.OPENED)
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


@transaction.atomic
def choose_notice_mail(*, user: User, choice: str, by: User, at: datetime) -> None:
    """Keep how this person gets notices by e-mail (choices.NoticeMail); mails about the account
    itself come always."""
    if user.notice_mail == choice:
        return
    audit.act(by=by, at=at, verb=Verb.CHOOSE_MAIL, target=user)
    access.require(by, "accounts.own", user)
    User.objects.filter(pk=user.pk).update(notice_mail=NoticeMail(choice))
    user.notice_mail = choice


@transaction.atomic
def change_password(*, user: User, password: str, at: datetime) -> None:
    """A new password, chosen by the person; every session and token of the old one ends.

    The hash itself never enters the ledger.
    """
    audit.act(by=user, at=at, verb=Verb.CHANGE_PASSWORD, target=user)
    user.set_password(password)
    user.save(update_fields=["password"])
    _end_everything(user)
    _put_mail(user, Mail.CHANGED)


@transaction.atomic
def deactivate(*, user: User, by: User, at: datetime) -> None:
    """Deactivate an account: no sign-in, no session, no token from this moment on."""
    audit.act(by=by, at=at, verb=Verb.DEACTIVATE, target=user)
    access.require(by, "accounts.manage", user)
    if not User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        raise ValidationError(_("This account is already deactivated."))
    user.is_active = False
    _end_everything(user)


@transaction.atomic
def reactivate(*, user: User, by: User, at: datetime) -> None:
    """Reactivate an account; nothing that was open before comes back with it."""
    audit.act(by=by, at=at, verb=Verb.REACTIVATE, target=user)
    access.require(by, "accounts.manage", user)
    if not User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
        raise ValidationError(_("This account is already active."))
    user.is_active = True
    _end_everything(user)


@transaction.atomic
def end_sessions(*, user: User, by: User, at: datetime) -> None:
    """Sign this person out everywhere, scripts included."""
    audit.act(by=by, at=at, verb=Verb.END_SESSIONS, target=user)
    access.require(by, "accounts.manage", user)
    _end_everything(user)


@transaction.atomic
def end_own_sessions(*, sessions: Iterable[UserSession], by: User, at: datetime) -> None:
    """End these sessions of the person who asks for it."""
    audit.act(by=by, at=at, verb=Verb.END_SESSIONS, target=by)
    for session in sessions:
        access.require(by, "accounts.own", session.user)
        session.end()


def _end_everything(user: User) -> None:
    for session in UserSession.objects.filter(user=user):
        session.end()
    get_token_model().objects.filter(user=user).delete()


@transaction.atomic
def send_reset(*, user: User, by: User, at: datetime) -> None:
    """Mail this person a link to choose a new password; the administrator never sees it."""
    audit.act(by=by, at=at, verb=Verb.SEND_RESET, target=user)
    access.require(by, "accounts.manage", user)
    if not user.is_active:
        raise ValidationError(_("This account is deactivated. Reactivate it first."))
    _put_mail(user, Mail.SENT)


@transaction.atomic
def ask_for_reset(*, user: User | None) -> None:
    """Somebody typed an address; the same work is done whether or not an account has it."""
    _put_mail(user, Mail.ASKED)


def _put_mail(user: User | None, about: Mail) -> None:
    jobs.put(kind=MAIL_JOB, payload={"user": user and user.pk, "about": about})


@transaction.atomic
def issue_token(*, user: User, days: int, by: User | None, at: datetime) -> str:
    """A token for scripts, shown once; only its hash is kept. It obeys the same door as pages."""
    if not 1 <= days <= 366:
        raise ValidationError({"days": _("A token lasts from 1 to 366 days.")})
    if not user.is_active:
        raise ValidationError({"user": _("This account is not active.")})
    audit.act(by=by, at=at, verb=Verb.ISSUE_TOKEN, target=user)
    token: str = get_token_model().objects.create(user=user, expiry=timedelta(days=days))[1]
    return token


@transaction.atomic
def revoke_tokens(*, user: User, by: User | None, at: datetime) -> int:
    """Make every token of this account worthless; says how many there were."""
    audit.act(by=by, at=at, verb=Verb.REVOKE_TOKEN, target=user)
    ended: int = get_token_model().objects.filter(user=user).delete()[0]
    return ended


def forget_expired(*, at: datetime) -> None:
    """Remove tokens past their day, and counters of sign-in that count no more."""
    get_token_model().objects.filter(expiry__lt=at).delete()
    table = connection.ops.quote_name(str(settings.CACHES["default"]["LOCATION"]))
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [at])
