"""Rounds of reminders, and announcements to those who run the exercise."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from etms.jobs import handler
from talent.choices import ANNOUNCEMENT_JOB, REMINDER_JOB
from talent.services import announcements, reminders


@handler(REMINDER_JOB, label=_("Send a round of reminders"))
def send_reminders(payload):
    reminders.send_reminders(reminder_id=payload["reminder"], at=timezone.now())


@handler(ANNOUNCEMENT_JOB, label=_("Tell delegates and deputy heads of an announcement"))
def tell_of_announcement(payload):
    announcements.tell_of_announcement(announcement_id=payload["announcement"], at=timezone.now())
