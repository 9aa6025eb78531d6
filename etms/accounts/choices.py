"""The words of accounts."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit


class Language(TextChoices):
    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")


class NoticeMail(TextChoices):
    """How a person gets by e-mail what stands on their page of notices."""

    EACH = "each", _("Each at once")
    DAILY = "daily", _("Once a day, all that is unread in one message")
    NEVER = "never", _("Never: I read them here")


class Mail(StrEnum):
    """What an account is written to about."""

    ASKED = "asked"  # somebody asked for a new password at sign-in
    SENT = "sent"  # an administrator sends the link for one
    OPENED = "opened"  # the account was opened, without a password
    CHANGED = "changed"  # the password was changed


MAIL_JOB = "account.mail"


@audit.register
class Verb(TextChoices):
    CREATE = "account.create", _("created the account")
    CHANGE_PASSWORD = "account.change_password", _("changed the password")
    CHOOSE_LANGUAGE = "account.choose_language", _("chose the language")
    CHOOSE_MAIL = "account.choose_mail", _("chose when notices come by e-mail")
    DEACTIVATE = "account.deactivate", _("deactivated the account")
    REACTIVATE = "account.reactivate", _("reactivated the account")
    END_SESSIONS = "account.end_sessions", _("ended the sessions of the account")
    SEND_RESET = "account.send_reset", _("sent a link to choose a new password")
    ISSUE_TOKEN = "account.issue_token", _("issued a token for scripts")
    REVOKE_TOKEN = "account.revoke_token", _("revoked the tokens for scripts")
