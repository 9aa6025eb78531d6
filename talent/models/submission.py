"""What goes to OCHRO: why a file is missing, and the copies that a package is read by."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from etms.bilingual import Bilingual
from etms.cycles.choices import Submission
from etms.search import sort_field, words_field


class MissingReason(models.Model):
    """Why an expected file does not go; OCHRO reads it without the name."""

    dossier = models.ForeignKey(
        "roles.OrganizationCycle",
        models.PROTECT,
        related_name="missing_reasons",
        verbose_name=_("organization in a cycle"),
    )
    person = models.ForeignKey(
        "directory.Person", models.PROTECT, related_name="+", verbose_name=_("person")
    )
    reason = models.CharField(_("why the file does not go"), max_length=300)
    at = models.DateTimeField(_("said"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("reason of a missing file")
        verbose_name_plural = _("reasons of missing files")
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "person"], name="one_reason_per_missing_file"
            )
        ]

    def __str__(self):
        return self.reason


class SubmittedFile(models.Model):
    """One executive's file in a package, to be found and read without opening the whole.

    `content` is the element of the package's own content, letter for letter: the database refuses
    a row that is not, and any change (migration 0002_submitted). The other columns come from it.
    """

    package = models.ForeignKey(
        "packages.Package", models.PROTECT, related_name="files", verbose_name=_("package")
    )
    person = models.ForeignKey(
        "directory.Person", models.PROTECT, related_name="+", verbose_name=_("person")
    )
    given_name = models.CharField(_("given name"), max_length=100)
    family_name = models.CharField(_("family name"), max_length=100)
    level = models.CharField(_("level"), max_length=10)
    rule = models.CharField(_("rule"), max_length=8, choices=Submission)
    placement = models.SlugField(_("placement"), max_length=40)
    content = models.JSONField(_("content"))
    sort_name = sort_field("family_name", "given_name")
    words = words_field("given_name", "family_name")

    class Meta:
        verbose_name = _("submitted file")
        verbose_name_plural = _("submitted files")
        constraints = [
            models.UniqueConstraint(fields=["package", "person"], name="one_file_per_package")
        ]
        indexes = [
            models.Index(fields=["package", "sort_name", "id"], name="submitted_in_package"),
            models.Index(fields=["sort_name", "id"], name="submitted_sort"),
            GinIndex(fields=["words"], name="submitted_words"),
        ]

    def __str__(self):
        return f"{self.given_name} {self.family_name}"


class SubmittedPosition(models.Model):
    """One critical position in a package; `content` as for files."""

    package = models.ForeignKey(
        "packages.Package", models.PROTECT, related_name="positions", verbose_name=_("package")
    )
    position = models.ForeignKey(
        "directory.Position", models.PROTECT, related_name="+", verbose_name=_("position")
    )
    title_en = models.CharField(_("title in English"), max_length=200)
    title_fr = models.CharField(_("title in French"), max_length=200)
    level = models.CharField(_("level"), max_length=10)
    successors = models.PositiveSmallIntegerField(_("successors"))
    ready_now = models.PositiveSmallIntegerField(_("of them ready now"))
    content = models.JSONField(_("content"))
    title = Bilingual("title")

    class Meta:
        verbose_name = _("submitted position")
        verbose_name_plural = _("submitted positions")
        constraints = [
            models.UniqueConstraint(
                fields=["package", "position"], name="one_position_per_package"
            )
        ]

    def __str__(self):
        return self.title
