"""Running the exercise in an organization: own dates, more time, and words with OCHRO."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from etms.bilingual import Bilingual, both_filled
from etms.cycles.choices import StageCode


def _user(label, **more) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=label, **more
    )


def _dossier(name: str) -> models.ForeignKey:
    return models.ForeignKey(
        "roles.OrganizationCycle",
        models.PROTECT,
        related_name=name,
        verbose_name=_("organization in a cycle"),
    )


class BranchDate(models.Model):
    """An earlier last day that the delegate sets for a branch, within the cycle's stage."""

    dossier = _dossier("branch_dates")
    unit = models.ForeignKey(
        "directory.Unit", models.PROTECT, related_name="+", verbose_name=_("branch")
    )
    stage = models.CharField(_("stage"), max_length=16, choices=StageCode)
    closes_on = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("date of a branch")
        verbose_name_plural = _("dates of branches")
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "unit", "stage"], name="one_date_per_branch_and_stage"
            )
        ]

    def __str__(self):
        return f"{self.unit} · {self.get_stage_display()}"


class Extension(models.Model):
    """More time for one person in one stage, with the reason."""

    dossier = _dossier("extensions")
    person = models.ForeignKey(
        "directory.Person", models.PROTECT, related_name="+", verbose_name=_("person")
    )
    stage = models.CharField(_("stage"), max_length=16, choices=StageCode)
    until = models.DateField(_("until"))
    reason = models.CharField(_("reason"), max_length=500)
    at = models.DateTimeField(_("granted"))
    by = _user(_("by"))

    class Meta:
        verbose_name = _("extension")
        verbose_name_plural = _("extensions")
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "person", "stage"], name="one_extension_per_person_and_stage"
            )
        ]

    def __str__(self):
        return f"{self.person} · {self.until}"


class Inclusion(models.Model):
    """A level whose optional files the organization chooses to submit."""

    dossier = _dossier("inclusions")
    level = models.CharField(_("level"), max_length=10)

    class Meta:
        verbose_name = _("level sent by choice")
        verbose_name_plural = _("levels sent by choice")
        constraints = [
            models.UniqueConstraint(fields=["dossier", "level"], name="one_inclusion_per_level")
        ]

    def __str__(self):
        return self.level


class Announcement(models.Model):
    """What OCHRO tells all delegates of a cycle."""

    cycle = models.ForeignKey(
        "cycles.Cycle", models.PROTECT, related_name="+", verbose_name=_("cycle")
    )
    title_en = models.CharField(_("title in English"), max_length=200)
    title_fr = models.CharField(_("title in French"), max_length=200)
    text_en = models.TextField(_("text in English"))
    text_fr = models.TextField(_("text in French"))
    at = models.DateTimeField(_("announced"))
    by = _user(_("by"))
    title = Bilingual("title")
    text = Bilingual("text")

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=both_filled("title", "text"), name="announcement_in_both_languages"
            )
        ]

    def __str__(self):
        return self.title


class ThreadMessage(models.Model):
    """One message between an organization and OCHRO; a dossier has one thread."""

    dossier = _dossier("thread")
    from_ochro = models.BooleanField(_("from OCHRO"))
    text = models.TextField(_("message"))
    at = models.DateTimeField(_("sent"))
    by = _user(_("by"))

    class Meta:
        verbose_name = _("message with OCHRO")
        verbose_name_plural = _("messages with OCHRO")
        ordering = ["id"]
        indexes = [models.Index(fields=["dossier", "id"], name="thread_dossier")]

    def __str__(self):
        return f"#{self.pk}"


class Reminder(models.Model):
    """One round of reminders that somebody asked for; the worker finds out who is still meant.

    `chosen`: the filter of the list, as {"show", "branch", "level", "files"}. The counts say what
    became of it: told, reminded today already, and without an account that is open.
    """

    dossier = _dossier("reminders")
    chosen = models.JSONField(_("chosen by"))
    asked = models.PositiveIntegerField(_("people when it was asked for"))
    at = models.DateTimeField(_("asked for"))
    by = _user(_("by"))
    done_at = models.DateTimeField(_("sent"), null=True)
    told = models.PositiveIntegerField(_("people told"), default=0)
    told_before = models.PositiveIntegerField(_("reminded that day already"), default=0)
    unreachable = models.PositiveIntegerField(_("without an open account"), default=0)

    class Meta:
        verbose_name = _("round of reminders")
        verbose_name_plural = _("rounds of reminders")
        ordering = ["-id"]
        indexes = [models.Index(fields=["dossier", "-id"], name="reminder_dossier")]

    def __str__(self):
        return f"#{self.pk}"


class Reminded(models.Model):
    """Somebody reminded on a day: once a day, whoever asks."""

    reminder = models.ForeignKey(
        Reminder, models.PROTECT, related_name="people", verbose_name=_("round of reminders")
    )
    user = _user(_("account"))
    on = models.DateField(_("day"))

    class Meta:
        verbose_name = _("reminded person")
        verbose_name_plural = _("reminded people")
        constraints = [models.UniqueConstraint(fields=["user", "on"], name="reminded_once_a_day")]

    def __str__(self):
        return f"#{self.user_id} {self.on}"
