"""What the worker does for accounts: mails about the password."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from etms import jobs
from etms.accounts.choices import MAIL_JOB
from etms.accounts.models import User


@jobs.handler(MAIL_JOB, _("Mail about a password"))
def mail_account(payload: dict) -> None:
    """In the person's language. Where nobody is known by the address, nothing is sent."""
    user = User.objects.filter(pk=payload["user"], is_active=True).first()
    if user is None:
        return
    with translation.override(user.language):
        known = {"user": user, "about": payload["about"], "url": _link(user)}
        subject = render_to_string("accounts/mail/subject.txt", known).strip()
        text = render_to_string("accounts/mail/text.txt", known)
    send_mail(f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{subject}", text, None, [user.email])


def _link(user: User) -> str:
    """Where a new password is chosen; made at sending, so that no row of the queue holds it."""
    parts = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=parts)
