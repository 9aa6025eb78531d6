"""Organizations and their units."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from etms.bilingual import Bilingual, both_filled
from etms.directory.choices import Size
from etms.search import sort_field, words_field


class Organization(models.Model):
    """A department or agency; core public administration (FAA s. 11) or separate agency."""

    number = models.PositiveIntegerField(_("department number"), unique=True)
    name_en = models.CharField(_("name in English"), max_length=200)
    name_fr = models.CharField(_("name in French"), max_length=200)
    core_public_administration = models.BooleanField(_("core public administration"))
    size = models.CharField(_("size"), max_length=6, choices=Size)
    sort_en = sort_field("name_en")
    sort_fr = sort_field("name_fr")
    words = words_field("name_en", "name_fr")
    name = Bilingual("name")

    class Meta:
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")
        constraints = [
            models.CheckConstraint(
                condition=both_filled("name"), name="organization_named_in_both_languages"
            )
        ]
        indexes = [
            models.Index("sort_en", "id", name="organization_sort_en"),
            models.Index("sort_fr", "id", name="organization_sort_fr"),
            GinIndex(fields=["words"], name="organization_words"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("directory:organization", args=[self.pk])


class Unit(models.Model):
    """A branch, sector, directorate or division of an organization; the tree has no cycle."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="units", verbose_name=_("organization")
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    name_en = models.CharField(_("name in English"), max_length=200)
    name_fr = models.CharField(_("name in French"), max_length=200)
    sort_en = sort_field("name_en")
    sort_fr = sort_field("name_fr")
    name = Bilingual("name")

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [
            models.CheckConstraint(
                condition=both_filled("name"), name="unit_named_in_both_languages"
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("directory:unit", args=[self.pk])
