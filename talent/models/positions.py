"""The manager section on positions: critical or not, and who could follow."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from etms.answers.models import Answer, answer_constraints
from talent.choices import PositionState, Readiness


class PositionAssessment(models.Model):
    """What is said of a position in one cycle; `critical` follows from the answers (rules)."""

    position = models.ForeignKey(
        "directory.Position",
        models.PROTECT,
        related_name="assessments",
        verbose_name=_("position"),
    )
    cycle = models.ForeignKey(
        "cycles.Cycle", models.PROTECT, related_name="+", verbose_name=_("cycle")
    )
    state = models.CharField(
        _("state"), max_length=8, choices=PositionState, default=PositionState.DRAFT
    )
    critical = models.BooleanField(_("critical"), null=True)
    left_empty_because = models.CharField(
        _("left without successors on purpose, because"), max_length=500, blank=True
    )
    started_at = models.DateTimeField(_("begun"))
    completed_at = models.DateTimeField(_("completed"), null=True)

    class Meta:
        verbose_name = _("assessment of a position")
        verbose_name_plural = _("assessments of positions")
        constraints = [
            models.UniqueConstraint(
                fields=["position", "cycle"], name="one_position_assessment_per_cycle"
            )
        ]
        indexes = [models.Index(fields=["cycle", "critical"], name="position_assessment_cycle")]

    def __str__(self):
        return f"{self.position} · {self.cycle}"


class PositionAnswer(Answer):
    """What was answered about a position."""

    sheet = models.ForeignKey(
        PositionAssessment,
        models.CASCADE,
        related_name="answers",
        verbose_name=_("assessment of a position"),
    )

    class Meta:
        verbose_name = _("answer about a position")
        verbose_name_plural = _("answers about positions")
        constraints = answer_constraints("one_position_answer_per_question")


class SuccessorQuerySet(models.QuerySet):
    """Places on slates."""

    def told(self):
        """Without what was said of somebody's readiness before it was said anew."""
        return self.exclude(removed_at__isnull=False, removed_because="")


class Successor(models.Model):
    """Somebody on the slate of a position, from a day to a day; the slate lives all year.

    `rank` 1 stands first; `interim`: could act in the position meanwhile, which is another list.
    Whoever is taken off has a reason; a row that ended without one keeps what was said of the
    readiness until that moment, of somebody whose place still stands.
    """

    position = models.ForeignKey(
        "directory.Position", models.PROTECT, related_name="slate", verbose_name=_("position")
    )
    person = models.ForeignKey(
        "directory.Person", models.PROTECT, related_name="slates", verbose_name=_("person")
    )
    interim = models.BooleanField(_("interim"), default=False)
    readiness = models.CharField(_("readiness"), max_length=5, choices=Readiness)
    rank = models.PositiveSmallIntegerField(_("rank"))
    gap = models.CharField(_("what is still needed"), max_length=500, blank=True)
    added_at = models.DateTimeField(_("added"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("added by"),
    )
    removed_at = models.DateTimeField(_("taken off"), null=True)
    removed_because = models.CharField(_("taken off because"), max_length=300, blank=True)

    objects = SuccessorQuerySet.as_manager()

    class Meta:
        verbose_name = _("successor")
        verbose_name_plural = _("successors")
        ordering = ["interim", "rank", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "person", "interim"],
                condition=Q(removed_at__isnull=True),
                name="once_on_a_slate",
            )
        ]
        indexes = [models.Index(fields=["person", "removed_at"], name="successor_person")]

    def __str__(self):
        return f"{self.person}"
