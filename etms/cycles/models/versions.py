"""Versions of the rules that a cycle pins, and their rows.

A version (who takes part, competencies, placements, guidance) is a draft or published. Once a
published cycle pins it, the database refuses any change (migration 0003).
"""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from etms.bilingual import Bilingual, language
from etms.cycles.choices import (
    Audience,
    OrganizationKind,
    Part,
    Participation,
    ProfileRole,
    RuleLevel,
    StageCode,
    State,
    Submission,
)


class Version(models.Model):
    """One version of one kind of rules; it holds from a day, and says where it comes from."""

    part: ClassVar[Part]

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    name_fr = models.CharField(_("name in French"), max_length=200, blank=True)
    starts_on = models.DateField(_("holds from"), null=True, blank=True)
    source_en = models.CharField(_("source in English"), max_length=400, blank=True)
    source_fr = models.CharField(_("source in French"), max_length=400, blank=True)
    note_en = models.TextField(_("note in English"), blank=True)
    note_fr = models.TextField(_("note in French"), blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    name = Bilingual("name")
    source = Bilingual("source")
    note = Bilingual("note")

    class Meta:
        abstract = True
        ordering = ["-starts_on", "code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.DRAFT)
                | (
                    Q(state=State.PUBLISHED, starts_on__isnull=False)
                    & ~Q(name_en="")
                    & ~Q(name_fr="")
                    & ~Q(source_en="")
                    & ~Q(source_fr="")
                ),
                name="%(class)s_published_is_named_and_sourced",
            )
        ]

    def __str__(self):
        return self.name or self.name_en or self.name_fr or self.code

    def get_absolute_url(self):
        return reverse("cycles:version", args=[self.part, self.code])


class RuleSet(Version):
    """Who takes part, whose file is submitted, and whether managers may share before approval."""

    part = Part.RULES

    sharing_before_approval = models.BooleanField(
        _("managers may share before the deputy head approves"), default=False
    )

    class Meta(Version.Meta):
        verbose_name = _("rules of participation and submission")
        verbose_name_plural = _("rules of participation and submission")


class LevelRule(models.Model):
    """Both rules for one level in one kind of organization; a draft may leave them open."""

    key: ClassVar[tuple[str, ...]] = ("level", "kind")

    version = models.ForeignKey(
        RuleSet, models.CASCADE, related_name="rows", verbose_name=_("version")
    )
    level = models.CharField(_("level"), max_length=10, choices=RuleLevel)
    kind = models.CharField(_("kind of organization"), max_length=8, choices=OrganizationKind)
    participation = models.CharField(
        _("participation"), max_length=10, choices=Participation, blank=True
    )
    submission = models.CharField(_("submission"), max_length=8, choices=Submission, blank=True)

    class Meta:
        verbose_name = _("rule for a level")
        verbose_name_plural = _("rules for levels")
        ordering = ["level", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "level", "kind"], name="one_rule_per_level_and_kind"
            )
        ]

    def __str__(self):
        return f"{self.get_level_display()} · {self.get_kind_display()}"


class CompetencySet(Version):
    """The key leadership competencies as they stood from a day on."""

    part = Part.COMPETENCIES

    class Meta(Version.Meta):
        verbose_name = _("set of competencies")
        verbose_name_plural = _("sets of competencies")


class Competency(models.Model):
    """One competency in the wording of its set; never deleted, for a published set is frozen.

    `indicators` are [{"role", "en", "fr"}], the role one of choices.ProfileRole.
    """

    key: ClassVar[tuple[str, ...]] = ("code",)

    version = models.ForeignKey(
        CompetencySet, models.CASCADE, related_name="rows", verbose_name=_("version")
    )
    code = models.SlugField(_("code"), max_length=40)
    order = models.PositiveSmallIntegerField(_("order"))
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    name_fr = models.CharField(_("name in French"), max_length=120, blank=True)
    text_en = models.TextField(_("definition in English"), blank=True)
    text_fr = models.TextField(_("definition in French"), blank=True)
    indicators = models.JSONField(_("behaviours"), default=list, blank=True)
    name = Bilingual("name")
    text = Bilingual("text")

    class Meta:
        verbose_name = _("competency")
        verbose_name_plural = _("competencies")
        ordering = ["order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="one_competency_per_code")
        ]

    def __str__(self):
        return self.name or self.code

    def behaviours(self, role: str) -> list[str]:
        """What somebody in a role (choices.ProfileRole) does, or what nobody should do."""
        return [each[language()] for each in self.indicators if each["role"] == role]

    @property
    def behaviour_groups(self) -> list[tuple[str, list[str]]]:
        """All behaviours by role, in the language in force."""
        found = [(str(label), self.behaviours(role)) for role, label in ProfileRole.choices]
        return [(label, texts) for label, texts in found if texts]


class MapKind(models.Model):
    """A kind of talent map: one list of placements, or a grid of boxes in columns."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    columns = models.PositiveSmallIntegerField(_("columns"), default=1)
    name_en = models.CharField(_("name in English"), max_length=120)
    name_fr = models.CharField(_("name in French"), max_length=120)
    text_en = models.TextField(_("description in English"))
    text_fr = models.TextField(_("description in French"))
    source_en = models.CharField(_("source in English"), max_length=400)
    source_fr = models.CharField(_("source in French"), max_length=400)
    name = Bilingual("name")
    text = Bilingual("text")
    source = Bilingual("source")

    class Meta:
        verbose_name = _("kind of talent map")
        verbose_name_plural = _("kinds of talent map")
        ordering = ["columns", "code"]

    def __str__(self):
        return self.name


class PlacementList(Version):
    """The placements of the talent map as they stood from a day on."""

    part = Part.PLACEMENTS

    map_kind = models.ForeignKey(
        MapKind, models.PROTECT, related_name="lists", verbose_name=_("kind of talent map")
    )

    class Meta(Version.Meta):
        verbose_name = _("list of placements")
        verbose_name_plural = _("lists of placements")


class Placement(models.Model):
    """One placement: what it says of a person, and what it asks before it may be given."""

    key: ClassVar[tuple[str, ...]] = ("code",)

    version = models.ForeignKey(
        PlacementList, models.CASCADE, related_name="rows", verbose_name=_("version")
    )
    code = models.SlugField(_("code"), max_length=40)
    order = models.PositiveSmallIntegerField(_("order"))
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    name_fr = models.CharField(_("name in French"), max_length=120, blank=True)
    text_en = models.TextField(_("meaning in English"), blank=True)
    text_fr = models.TextField(_("meaning in French"), blank=True)
    needs_valid_language_results = models.BooleanField(
        _("needs valid second-language results"), default=False
    )
    name = Bilingual("name")
    text = Bilingual("text")

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="one_placement_per_code")
        ]

    def __str__(self):
        return self.name or self.code


class GuidanceSet(Version):
    """The pages of guidance that go with a cycle."""

    part = Part.GUIDANCE

    class Meta(Version.Meta):
        verbose_name = _("set of guidance pages")
        verbose_name_plural = _("sets of guidance pages")


class GuidancePage(models.Model):
    """What one role should know and do in one stage; in paragraphs, a line between them."""

    key: ClassVar[tuple[str, ...]] = ("audience", "stage")

    version = models.ForeignKey(
        GuidanceSet, models.CASCADE, related_name="rows", verbose_name=_("version")
    )
    audience = models.CharField(_("for whom"), max_length=11, choices=Audience)
    stage = models.CharField(_("stage"), max_length=16, choices=StageCode)
    name_en = models.CharField(_("title in English"), max_length=200, blank=True)
    name_fr = models.CharField(_("title in French"), max_length=200, blank=True)
    text_en = models.TextField(_("text in English"), blank=True)
    text_fr = models.TextField(_("text in French"), blank=True)
    name = Bilingual("name")
    text = Bilingual("text")

    class Meta:
        verbose_name = _("page of guidance")
        verbose_name_plural = _("pages of guidance")
        ordering = ["audience", "stage"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "audience", "stage"], name="one_page_per_audience_and_stage"
            )
        ]

    def __str__(self):
        return self.name or f"{self.get_audience_display()} · {self.get_stage_display()}"
