"""Job descriptions of positions, version after version, with the dimensions they state."""

from decimal import Decimal

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from classification.choices import Dimension
from classification.choices.descriptions import (
    DATED_STATES,
    EVALUATED_STATES,
    DescriptionState,
    Section,
)
from etms.bilingual import Bilingual, both_filled
from etms.directory.models import Days, Only, in_force

SECTIONS = tuple(Section.values)
WRITTEN = (*SECTIONS, "location")  # what must stand in both languages before it is signed


class DescriptionQuerySet(models.QuerySet):
    """Job descriptions by where they stand."""

    def on(self, day):
        """The one that holds that day, of each position."""
        return self.filter(in_force(day), state__in=DATED_STATES)

    def evaluable(self):
        return self.filter(state__in=EVALUATED_STATES)


class JobDescription(models.Model):
    """One version of what a position is for.

    Title, level and branch are those of the position (its terms of the day) and stand there. A
    draft has no days; what is in force holds from `starts_on`, and what was replaced to `ends_on`.
    `revision` grows with each writing, so that two people never overwrite each other.
    """

    position = models.ForeignKey(
        "directory.Position",
        models.PROTECT,
        related_name="descriptions",
        verbose_name=_("position"),
    )
    version = models.PositiveSmallIntegerField(_("version"))
    state = models.CharField(
        _("state"), max_length=8, choices=DescriptionState, default=DescriptionState.DRAFT
    )
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("to"), null=True, blank=True)
    noc_code = models.CharField(
        _("NOC code"),
        max_length=5,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{5}$", _("A NOC code has five digits."))],
        help_text=_("National Occupational Classification, five digits, for example 00012."),
    )
    location_en = models.CharField(_("location in English"), max_length=120, blank=True)
    location_fr = models.CharField(_("location in French"), max_length=120, blank=True)
    accountability_en = models.TextField(_("general accountability in English"), blank=True)
    accountability_fr = models.TextField(_("general accountability in French"), blank=True)
    structure_en = models.TextField(_("organization structure in English"), blank=True)
    structure_fr = models.TextField(_("organization structure in French"), blank=True)
    nature_en = models.TextField(_("nature and scope in English"), blank=True)
    nature_fr = models.TextField(_("nature and scope in French"), blank=True)
    specific_en = models.TextField(_("specific accountabilities in English"), blank=True)
    specific_fr = models.TextField(_("specific accountabilities in French"), blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0)
    written_at = models.DateTimeField(_("written"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("written by"),
    )
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed by"),
    )
    location = Bilingual("location")
    accountability = Bilingual("accountability")
    structure = Bilingual("structure")
    nature = Bilingual("nature")
    specific = Bilingual("specific")

    objects = DescriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("job description")
        verbose_name_plural = _("job descriptions")
        constraints = [
            models.UniqueConstraint(
                fields=["position", "version"], name="one_description_per_version"
            ),
            models.UniqueConstraint(
                fields=["position"], condition=Q(state="draft"), name="one_draft_per_position"
            ),
            ExclusionConstraint(
                name="one_description_in_force",
                expressions=[
                    (Only(F("position_id")), RangeOperators.OVERLAPS),
                    (Days(F("starts_on"), F("ends_on")), RangeOperators.OVERLAPS),
                ],
                condition=Q(state__in=[state.value for state in DATED_STATES]),
                violation_error_message=_("Another description of the position holds that day."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "signed"], starts_on=None, ends_on=None)
                | Q(state="in_force", starts_on__isnull=False, ends_on=None)
                | Q(state="replaced", starts_on__isnull=False, ends_on__gte=F("starts_on")),
                name="description_has_the_days_of_its_state",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", signed_at=None, signed_by=None)
                | (~Q(state="draft") & Q(signed_at__isnull=False, signed_by__isnull=False)),
                name="description_is_signed_or_a_draft",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | (both_filled(*WRITTEN) & ~Q(noc_code="")),
                name="signed_description_in_both_languages",
            ),
        ]
        indexes = [
            models.Index(fields=["position", "state"], name="description_position"),
            models.Index(fields=["noc_code"], include=["id"], name="description_occupation"),
        ]

    def __str__(self):
        return _("Version %(number)s") % {"number": self.version}

    def get_absolute_url(self):
        return reverse("classification:description", args=[self.pk])


class JobDimension(models.Model):
    """An amount that says how large the area of a position is, in dollars of a fiscal day.

    With `years`, the amount is that of a whole project and counts by the year; pass-through
    dollars say little of the role.
    """

    description = models.ForeignKey(
        JobDescription,
        models.CASCADE,
        related_name="dimensions",
        verbose_name=_("job description"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Dimension)
    name_en = models.CharField(_("name in English"), max_length=160)
    name_fr = models.CharField(_("name in French"), max_length=160)
    amount = models.DecimalField(
        _("amount in dollars"),
        max_digits=18,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    on = models.DateField(_("dollars of"))
    passes_through = models.BooleanField(_("pass-through dollars"), default=False)
    years = models.PositiveSmallIntegerField(
        _("planned years of the project"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name = Bilingual("name")

    class Meta:
        verbose_name = _("dimension")
        verbose_name_plural = _("dimensions")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=both_filled("name"), name="dimension_named_in_both_languages"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="dimension_above_zero"),
            models.CheckConstraint(
                condition=Q(years=None) | Q(years__gte=1), name="dimension_years_from_one"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def yearly(self) -> Decimal:
        """What counts: the amount, or that of a project divided by its planned years."""
        return self.amount / (self.years or 1)
