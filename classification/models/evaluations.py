"""Evaluations of positions: allocation, committee, consensus, reasons, decision."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from classification.choices import Factor, Field, Inclusion
from classification.choices.evaluations import OPEN_STATES, EvaluationState, Profile, Touched
from classification.models.descriptions import JobDescription
from classification.models.judged import (
    Judged,
    dollars_with_their_day,
    figures_whole_or_none,
    second_dollars_above_zero,
)
from etms.directory.choices import Level

COUNTED = (
    "level_after", "total", "know_how", "percent", "accountability",
    "inclusion", "levels_below", "description",
)  # fmt: skip


def _user(label, **more) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=label, **more
    )


class EvaluationQuerySet(models.QuerySet):
    """Evaluations by where they stand."""

    def open(self):
        return self.filter(state__in=OPEN_STATES)

    def decided(self):
        return self.filter(state=EvaluationState.DECIDED)

    def in_effect(self, day):
        """The decided one that a position stands by that day: the last to take effect.

        It is a plain condition, so what narrows the rows (a position, an organization) narrows
        what the database looks at.
        """
        found = {"state": EvaluationState.DECIDED, "effective_on__lte": day}
        later = Q(effective_on__gt=OuterRef("effective_on"))
        later |= Q(effective_on=OuterRef("effective_on"), pk__gt=OuterRef("pk"))
        same = self.model.objects.filter(later, position=OuterRef("position"), **found)
        return self.filter(~Exists(same), **found)


class JobEvaluation(Judged):
    """One evaluation of a position on a job description; its own columns are the consensus.

    `evaluated_on` is the day it is made on: charts, bands and index of that day hold for it, and
    `record` replays it. `organization` is the one that evaluates. `level_before` and
    `level_after` are what the position was and became by the decision.
    """

    position = models.ForeignKey(
        "directory.Position",
        models.PROTECT,
        related_name="evaluations",
        verbose_name=_("position"),
    )
    organization = models.ForeignKey(
        "directory.Organization", models.PROTECT, related_name="+", verbose_name=_("organization")
    )
    description = models.ForeignKey(
        JobDescription,
        models.PROTECT,
        related_name="evaluations",
        verbose_name=_("job description"),
    )
    state = models.CharField(
        _("state"), max_length=12, choices=EvaluationState, default=EvaluationState.DRAFT
    )
    evaluated_on = models.DateField(_("evaluated as of"))
    begun_at = models.DateTimeField(_("begun"))
    begun_by = _user(_("begun by"), null=True)

    inclusion = models.CharField(
        _("primary purpose"), max_length=10, blank=True, choices=Inclusion
    )
    none_of_them = models.BooleanField(_("none of the four inclusions"), default=False)
    other_group = models.BooleanField(_("another group’s definition holds"), null=True, blank=True)
    levels_below = models.PositiveSmallIntegerField(
        _("levels below the deputy or associate deputy head"), null=True, blank=True
    )
    allocation_note = models.CharField(_("reason of the allocation"), max_length=1000, blank=True)

    opened_at = models.DateTimeField(_("opened to the members"), null=True, blank=True)
    discussed_at = models.DateTimeField(_("consensus opened"), null=True, blank=True)
    recommended_at = models.DateTimeField(_("recommended"), null=True, blank=True)
    recommended_by = _user(_("recommended by"), null=True, blank=True)
    effective_on = models.DateField(_("effective on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=2000, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = _user(_("decided by"), null=True, blank=True)
    level_before = models.CharField(_("level before"), max_length=8, blank=True, choices=Level)
    level_after = models.CharField(_("level decided"), max_length=8, blank=True, choices=Level)

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = _("job evaluation")
        verbose_name_plural = _("job evaluations")
        constraints = [
            models.UniqueConstraint(
                fields=["position"],
                condition=Q(state__in=[state.value for state in OPEN_STATES]),
                name="one_open_evaluation_per_position",
                violation_error_message=_("An evaluation of this position is under way."),
            ),
            figures_whole_or_none("evaluation_figures_whole_or_none"),
            dollars_with_their_day("evaluation_dollars_with_their_day"),
            second_dollars_above_zero("evaluation_second_dollars_above_zero"),
            models.CheckConstraint(
                condition=~Q(state__in=["recommended", "decided"])
                | (
                    Q(record__isnull=False, recommended_at__isnull=False)
                    & Q(recommended_by__isnull=False, effective_on__isnull=False)
                    & ~Q(level="")
                ),
                name="recommended_evaluation_is_whole",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state="decided", decided_at__isnull=False, decided_by__isnull=False)
                    & Q(level_after=F("level"))
                )
                | (~Q(state="decided") & Q(decided_at=None, decided_by=None, level_after="")),
                name="decision_has_its_author",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "state"], name="evaluation_organization"),
            models.Index(fields=["position", "state"], name="evaluation_position"),
            models.Index(  # what is in effect, and what is counted of it, without the wide rows
                fields=["position", "-effective_on", "-id"],
                include=COUNTED,
                condition=Q(state="decided"),
                name="evaluation_in_effect",
            ),
            models.Index(
                fields=["inclusion", "levels_below"],
                condition=Q(state="decided"),
                name="evaluation_kind",
            ),
        ]

    def __str__(self):
        return f"{self.position} · {self.get_state_display()}"

    def get_absolute_url(self):
        return reverse("classification:evaluation", args=[self.pk])

    @property
    def charts_on(self):
        """The day whose charts hold for what is judged."""
        return self.evaluated_on


class Seat(Judged):
    """A member of the committee of one evaluation, with what they found alone.

    `estimate` is the profile as they expected it before any degree; nobody else sees a seat's
    estimate, degrees and figures before the consensus is opened (access).
    """

    evaluation = models.ForeignKey(
        JobEvaluation, models.CASCADE, related_name="seats", verbose_name=_("evaluation")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="evaluation_seats",
        verbose_name=_("account"),
    )
    chair = models.BooleanField(_("chair"), default=False)
    estimate = models.CharField(
        _("profile as estimated"), max_length=2, blank=True, choices=Profile
    )
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)

    class Meta:
        verbose_name = _("seat of an evaluation")
        verbose_name_plural = _("seats of an evaluation")
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "user"], name="one_seat_per_evaluation"),
            models.UniqueConstraint(
                fields=["evaluation"],
                condition=Q(chair=True),
                name="one_chair_per_evaluation",
            ),
            figures_whole_or_none("seat_figures_whole_or_none"),
            dollars_with_their_day("seat_dollars_with_their_day"),
            second_dollars_above_zero("seat_second_dollars_above_zero"),
            models.CheckConstraint(
                condition=Q(submitted_at=None) | (Q(record__isnull=False) & ~Q(estimate="")),
                name="submitted_seat_is_whole",
            ),
        ]
        indexes = [models.Index(fields=["user", "evaluation"], name="evaluation_seat_user")]

    def __str__(self):
        return f"{self.user}"

    @property
    def charts_on(self):
        """The day whose charts hold for what is judged."""
        return self.evaluation.evaluated_on


class Rationale(models.Model):
    """Why a sub-factor has its degree: a text for each of the eight."""

    evaluation = models.ForeignKey(
        JobEvaluation, models.CASCADE, related_name="rationales", verbose_name=_("evaluation")
    )
    field = models.CharField(_("sub-factor"), max_length=32, choices=Field)
    text = models.TextField(_("rationale"), blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0)
    written_at = models.DateTimeField(_("written"))
    written_by = _user(_("written by"), null=True)

    class Meta:
        verbose_name = _("rationale of a degree")
        verbose_name_plural = _("rationales of degrees")
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "field"], name="one_rationale_per_sub_factor"
            )
        ]

    def __str__(self):
        return self.get_field_display()


class Comparator(models.Model):
    """A benchmark position cited for a whole factor; `note` says why a difference is no harm."""

    evaluation = models.ForeignKey(
        JobEvaluation, models.CASCADE, related_name="comparators", verbose_name=_("evaluation")
    )
    number = models.CharField(_("number of the benchmark position"), max_length=8)
    factor = models.CharField(_("factor"), max_length=16, choices=Factor)
    note = models.CharField(_("why the difference is no harm"), max_length=1000, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("benchmark position cited")
        verbose_name_plural = _("benchmark positions cited")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "number", "factor"], name="benchmark_cited_once_per_factor"
            )
        ]

    def __str__(self):
        return f"{self.number} · {self.get_factor_display()}"


class TouchedPerson(models.Model):
    """Somebody whom a decided change of level touches, as it stood at the decision."""

    evaluation = models.ForeignKey(
        JobEvaluation, models.CASCADE, related_name="touched", verbose_name=_("evaluation")
    )
    person = models.ForeignKey(
        "directory.Person", models.PROTECT, related_name="+", verbose_name=_("person")
    )
    how = models.CharField(_("how"), max_length=12, choices=Touched)
    told_at = models.DateTimeField(_("told"), null=True, blank=True)

    class Meta:
        verbose_name = _("person touched by a decision")
        verbose_name_plural = _("people touched by decisions")
        constraints = [
            models.UniqueConstraint(
                fields=["evaluation", "person"], name="touched_once_per_decision"
            )
        ]

    def __str__(self):
        return f"{self.person}"
