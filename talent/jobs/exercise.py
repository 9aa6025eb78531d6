"""Rounds of reminders, days that moved, and announcements to those who run the exercise."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from etms.jobs import handler
from talent.choices import ANNOUNCEMENT_JOB, DATES_JOB, REMINDER_JOB
from talent.services import announcements, date_notices, reminders


@handler(REMINDER_JOB, label=_("Send a round of reminders"))
def send_reminders(payload):
    reminders.send_reminders(reminder_id=payload["reminder"], at=timezone.now())


@handler(ANNOUNCEMENT_JOB, label=_("Tell delegates and deputy heads of an announcement"))
def tell_of_announcement(payload):
    announcements.tell_of_announcement(announcement_id=payload["announcement"], at=timezone.now())


@handler(DATES_JOB, label=_("Tell people that their last day has changed"))
def tell_of_days(payload):
    date_notices.tell_of_days(
        dossier_id=payload["dossier"],
        answers=set(payload["answers"]),
        assessments=set(payload["assessments"]),
        units=[(unit, stage) for unit, stage in payload["units"]],
        by_id=payload["by"],
        at=timezone.now(),
    )
