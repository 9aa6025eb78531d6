"""Sessions of a committee: what it looks at, who sits, who steps out, what was decided."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from etms.committees.choices import ItemKind, SessionState

START = time(9)  # where nobody says otherwise
LENGTH = 180  # minutes
SHORTEST, LONGEST = 15, 720


class Session(models.Model):
    """One session over chosen units (with all below them) and levels of an organization.

    `purpose` is a code of the app above that it serves; no unit means the whole organization, no
    level all of them. `revision` grows with every move in the room, so that others notice. Day,
    start and length (in minutes) are planned; when it opened and closed is what happened.
    """

    dossier = models.ForeignKey(
        "roles.OrganizationCycle",
        models.PROTECT,
        related_name="sessions",
        verbose_name=_("organization in a cycle"),
    )
    purpose = models.SlugField(_("purpose"), max_length=20)
    name = models.CharField(_("name"), max_length=200)
    units = models.ManyToManyField(
        "directory.Unit", related_name="+", verbose_name=_("units"), blank=True
    )
    levels = ArrayField(
        models.CharField(max_length=8), verbose_name=_("levels"), default=list, blank=True
    )
    meets_on = models.DateField(_("meets on"))
    start_time = models.TimeField(_("begins at"), default=START, db_default=START)
    length = models.PositiveSmallIntegerField(
        _("length in minutes"), default=LENGTH, db_default=LENGTH
    )
    state = models.CharField(
        _("state"), max_length=7, choices=SessionState, default=SessionState.PLANNED
    )
    minutes = models.TextField(_("minutes"), blank=True)
    minutes_revision = models.PositiveIntegerField(_("revision of the minutes"), default=0)
    revision = models.PositiveIntegerField(_("revision"), default=0)
    opened_at = models.DateTimeField(_("opened"), null=True)
    closed_at = models.DateTimeField(_("closed"), null=True)

    class Meta:
        verbose_name = _("session of a committee")
        verbose_name_plural = _("sessions of a committee")
        indexes = [models.Index(fields=["dossier", "state"], name="session_dossier")]
        constraints = [
            models.CheckConstraint(
                condition=Q(length__range=(SHORTEST, LONGEST)), name="session_length_is_plausible"
            )
        ]

    def __str__(self):
        return self.name

    @property
    def starts_at(self) -> datetime:
        """The moment for which it is planned."""
        return timezone.make_aware(datetime.combine(self.meets_on, self.start_time))

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.length)


class Seat(models.Model):
    """Somebody who sits in a session; one of them chairs it."""

    session = models.ForeignKey(
        Session, models.CASCADE, related_name="seats", verbose_name=_("session")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="seats", verbose_name=_("account")
    )
    chair = models.BooleanField(_("chair"), default=False)
    present = models.BooleanField(_("present"), default=True)

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints = [
            models.UniqueConstraint(fields=["session", "user"], name="one_seat_per_person"),
            models.UniqueConstraint(
                fields=["session"], condition=Q(chair=True), name="one_chair_per_session"
            ),
        ]

    def __str__(self):
        return f"{self.user}"


class Conflict(models.Model):
    """A member steps out for one person: declared, or their own file or superior's (computed)."""

    seat = models.ForeignKey(
        Seat, models.CASCADE, related_name="conflicts", verbose_name=_("seat")
    )
    person = models.ForeignKey(
        "directory.Person", models.PROTECT, related_name="+", verbose_name=_("person")
    )
    reason = models.CharField(_("reason"), max_length=300)
    declared_at = models.DateTimeField(_("declared"))

    class Meta:
        verbose_name = _("conflict of interest")
        verbose_name_plural = _("conflicts of interest")
        constraints = [
            models.UniqueConstraint(fields=["seat", "person"], name="one_conflict_per_person")
        ]

    def __str__(self):
        return self.reason


class Item(models.Model):
    """One item of the agenda, with what was recommended, decided, and noted."""

    session = models.ForeignKey(
        Session, models.CASCADE, related_name="items", verbose_name=_("session")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=ItemKind)
    person = models.ForeignKey(
        "directory.Person", models.PROTECT, null=True, related_name="+", verbose_name=_("person")
    )
    position = models.ForeignKey(
        "directory.Position",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("position"),
    )
    code = models.SlugField(_("subject"), max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    discussed = models.BooleanField(_("discussed"), default=False)
    recommendation = models.CharField(_("recommendation"), max_length=500, blank=True)
    decision = models.CharField(_("decision"), max_length=40, blank=True)
    note = models.CharField(_("note"), max_length=1000, blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0)
    decided_at = models.DateTimeField(_("decided"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("decided by"),
    )

    class Meta:
        verbose_name = _("item of the agenda")
        verbose_name_plural = _("items of the agenda")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=Q(person__isnull=False),
                name="one_item_per_person",
            ),
            models.UniqueConstraint(
                fields=["session", "position"],
                condition=Q(position__isnull=False),
                name="one_item_per_position",
            ),
            models.UniqueConstraint(
                fields=["session", "code"],
                condition=~Q(code=""),
                name="one_item_per_subject",
            ),
        ]

    def __str__(self):
        return str(self.person or self.position or self.code)
