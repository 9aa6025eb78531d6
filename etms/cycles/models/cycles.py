"""Cycles and their stages; frozen by the database once published (migration 0003)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from etms.bilingual import Bilingual
from etms.cycles.choices import StageCode, State
from etms.cycles.models.questions import QuestionSet
from etms.cycles.models.versions import (
    CompetencySet,
    GuidanceSet,
    PlacementList,
    RuleSet,
    Version,
)
from etms.directory.models import Days

VERSIONS: dict[str, type[Version]] = {
    str(model.part): model
    for model in (RuleSet, CompetencySet, PlacementList, GuidanceSet, QuestionSet)
}


def _pinned(model: type[Version]) -> models.ForeignKey:
    return models.ForeignKey(
        model,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cycles",
        verbose_name=model.part.label,
    )


class Cycle(models.Model):
    """One fiscal year, 1 April to 31 March. Every rule is read as it stood on starts_on."""

    code = models.CharField(_("fiscal year"), max_length=7, unique=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    rules = _pinned(RuleSet)
    competencies = _pinned(CompetencySet)
    placements = _pinned(PlacementList)
    guidance = _pinned(GuidanceSet)
    questions = _pinned(QuestionSet)

    class Meta:
        verbose_name = _("cycle")
        verbose_name_plural = _("cycles")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="cycle_end_after_start",
                violation_error_message=_("The end may not come before the start."),
            ),
            ExclusionConstraint(
                name="cycles_never_overlap",
                expressions=[(Days(F("starts_on"), F("ends_on")), RangeOperators.OVERLAPS)],
                violation_error_message=_("There is already a cycle at that time."),
            ),
        ]

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("cycles:cycle", args=[self.code])


class Stage(models.Model):
    """A stage of a cycle with its days, both included; stages may overlap."""

    cycle = models.ForeignKey(
        Cycle, models.CASCADE, related_name="stages", verbose_name=_("cycle")
    )
    code = models.CharField(_("code"), max_length=16, choices=StageCode)
    name_en = models.CharField(_("name in English"), max_length=120, blank=True)
    name_fr = models.CharField(_("name in French"), max_length=120, blank=True)
    opens_on = models.DateField(_("first day"), null=True, blank=True)
    closes_on = models.DateField(_("last day"), null=True, blank=True)
    name = Bilingual("name")

    class Meta:
        verbose_name = _("stage")
        verbose_name_plural = _("stages")
        ordering = ["opens_on", "closes_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["cycle", "code"], name="one_stage_per_code"),
            models.CheckConstraint(
                condition=Q(opens_on__isnull=True)
                | Q(closes_on__isnull=True)
                | Q(closes_on__gte=F("opens_on")),
                name="stage_end_after_start",
                violation_error_message=_("The last day may not come before the first."),
            ),
        ]

    def __str__(self):
        return self.name or self.get_code_display()
