"""Positions, and the terms on which each stands for a time."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from etms.bilingual import Bilingual, both_filled
from etms.directory.choices import (
    LanguageRequirement,
    Level,
    Region,
)
from etms.directory.models.dated import DatedQuerySet, end_after_start, never_twice
from etms.directory.models.organizations import Unit
from etms.search import sort_field, words_field


class Position(models.Model):
    """A position as its own record: it can be vacant, moved and reclassified."""

    number = models.CharField(_("position number"), max_length=20, unique=True)
    language_requirement = models.CharField(
        _("language requirement"), max_length=10, choices=LanguageRequirement
    )
    language_profile = models.CharField(
        _("language profile"), max_length=7, blank=True, help_text=_("For example CBC/CBC.")
    )
    region = models.CharField(_("region"), max_length=10, choices=Region)

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("directory:position", args=[self.pk])


class PositionTerms(models.Model):
    """What a position is from a day to a day: title, level, unit, and the position above."""

    position = models.ForeignKey(
        Position, models.CASCADE, related_name="terms", verbose_name=_("position")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"), null=True, blank=True)
    title_en = models.CharField(_("title in English"), max_length=200)
    title_fr = models.CharField(_("title in French"), max_length=200)
    level = models.CharField(_("level"), max_length=8, choices=Level)
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="position_terms", verbose_name=_("unit")
    )
    reports_to = models.ForeignKey(
        Position,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="subordinate_terms",
        verbose_name=_("reports to"),
    )
    sort_en = sort_field("title_en")
    sort_fr = sort_field("title_fr")
    words = words_field("title_en", "title_fr")
    title = Bilingual("title")

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("terms of a position")
        verbose_name_plural = _("terms of positions")
        constraints = [
            models.CheckConstraint(
                condition=both_filled("title"), name="position_titled_in_both_languages"
            ),
            end_after_start("position_terms_end_after_start"),
            never_twice("position_terms_never_overlap", "position"),
        ]
        indexes = [
            models.Index(fields=["position", "starts_on"], name="terms_position"),
            models.Index(fields=["reports_to", "starts_on"], name="terms_reports_to"),
            models.Index(fields=["unit", "starts_on"], name="terms_unit"),
            models.Index(fields=["level", "starts_on"], name="terms_level"),
            models.Index("sort_en", "id", name="terms_sort_en"),
            models.Index("sort_fr", "id", name="terms_sort_fr"),
            GinIndex(fields=["words"], name="terms_words"),
        ]

    def __str__(self):
        return self.title
