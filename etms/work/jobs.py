"""The jobs that work itself does."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from etms import notices
from etms.jobs import handler
from etms.work import services


@handler(notices.MAIL, label=_("Send a notice by e-mail"))
def mail_notice(payload):
    services.mail_notice(notice_id=payload["notice"], at=timezone.now())


@handler("notice.digest", label=_("Send the notices of a day by e-mail"))
def mail_digest(payload):
    services.mail_digest(user_id=payload["user"], at=timezone.now())


@handler("work.tidy", label=_("Remove what is out of date"))
def tidy(payload):
    services.tidy(at=timezone.now())
