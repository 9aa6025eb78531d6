"""The manager section on people: assessment, placement, notes, and what was shared."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from etms.answers.models import Answer, answer_constraints
from talent.choices import AssessmentState, MoveStage, ShareKind


def _user(label, **more) -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=label, **more
    )


class Assessment(models.Model):
    """What the manager says of an executive in one cycle; never read by the executive itself.

    The executive reads what was shared (`Share`), which is a copy. `placement` is the last of the
    moves; `revision` grows with each of them, so that two people never overwrite each other.
    """

    person = models.ForeignKey(
        "directory.Person", models.PROTECT, related_name="assessments", verbose_name=_("person")
    )
    cycle = models.ForeignKey(
        "cycles.Cycle", models.PROTECT, related_name="+", verbose_name=_("cycle")
    )
    author = models.ForeignKey(
        "directory.Person",
        models.PROTECT,
        null=True,
        related_name="assessments_written",
        verbose_name=_("manager"),
    )
    state = models.CharField(
        _("state"), max_length=8, choices=AssessmentState, default=AssessmentState.DRAFT
    )
    placement = models.ForeignKey(
        "cycles.Placement",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("placement"),
    )
    revision = models.PositiveIntegerField(_("revision of the placement"), default=0)
    started_at = models.DateTimeField(_("begun"))
    completed_at = models.DateTimeField(_("completed"), null=True)
    approved_at = models.DateTimeField(_("approved"), null=True)
    approved_by = _user(_("approved by"), null=True)
    note = models.CharField(_("note with the return"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = [
            models.UniqueConstraint(fields=["person", "cycle"], name="one_assessment_per_cycle"),
            models.CheckConstraint(
                condition=~Q(state="approved")
                | Q(approved_at__isnull=False, placement__isnull=False),
                name="approved_assessment_has_a_placement",
            ),
        ]
        indexes = [models.Index(fields=["cycle", "state"], name="assessment_cycle")]

    def __str__(self):
        return f"{self.person} · {self.cycle}"


class AssessmentAnswer(Answer):
    """What the manager answered about an executive."""

    sheet = models.ForeignKey(
        Assessment, models.CASCADE, related_name="answers", verbose_name=_("assessment")
    )

    class Meta:
        verbose_name = _("answer of a manager")
        verbose_name_plural = _("answers of managers")
        constraints = answer_constraints("one_assessment_answer_per_question")


class PlacementMoves(models.QuerySet):
    def that_moved(self) -> "PlacementMoves":
        """Without the reasons that were added later, to where the person stood already."""
        return self.exclude(before=models.F("after"))


class PlacementMove(models.Model):
    """One move on the talent map: from where to where, by whom, on which stage, why.

    A row that leads from a placement to the same one adds a reason, and moves nobody.
    """

    assessment = models.ForeignKey(
        Assessment, models.CASCADE, related_name="moves", verbose_name=_("assessment")
    )
    stage = models.CharField(_("stage"), max_length=10, choices=MoveStage)
    before = models.ForeignKey(
        "cycles.Placement", models.PROTECT, null=True, related_name="+", verbose_name=_("from")
    )
    after = models.ForeignKey(
        "cycles.Placement", models.PROTECT, null=True, related_name="+", verbose_name=_("to")
    )
    why = models.CharField(_("why"), max_length=1000, blank=True)
    at = models.DateTimeField(_("when"))
    by = _user(_("by"), null=True)
    session = models.ForeignKey(
        "committees.Session",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("session"),
    )

    objects = PlacementMoves.as_manager()

    class Meta:
        verbose_name = _("move on the talent map")
        verbose_name_plural = _("moves on the talent map")
        ordering = ["id"]
        indexes = [models.Index(fields=["session", "id"], name="move_session")]

    def __str__(self):
        return f"{self.before} → {self.after}"


class Observation(models.Model):
    """A private note of a manager, written through the year; shown to its author alone."""

    person = models.ForeignKey(
        "directory.Person", models.PROTECT, related_name="+", verbose_name=_("person")
    )
    author = _user(_("author"))
    observed_on = models.DateField(_("day"))
    text = models.CharField(_("note"), max_length=2000)
    competency = models.SlugField(_("competency"), max_length=40, blank=True)
    written_at = models.DateTimeField(_("written"))

    class Meta:
        verbose_name = _("private note")
        verbose_name_plural = _("private notes")
        indexes = [models.Index(fields=["author", "person"], name="observation_author")]

    def __str__(self):
        return f"#{self.pk}"


class Share(models.Model):
    """What the manager released to the executive, as it stood then; sharing again needs a reason.

    `content`: {"placement": {"code", "en", "fr"}, "answers": [{"question": {"en", "fr"}, "part":
    {"en", "fr"} or null, "value": …, "shown": {"en", "fr"}}]}.
    """

    assessment = models.ForeignKey(
        Assessment, models.PROTECT, related_name="shares", verbose_name=_("assessment")
    )
    kind = models.CharField(_("kind"), max_length=8, choices=ShareKind)
    content = models.JSONField(_("content"))
    reason = models.CharField(_("reason"), max_length=1000, blank=True)
    at = models.DateTimeField(_("shared"))
    by = _user(_("by"))
    read_at = models.DateTimeField(_("first read"), null=True)

    class Meta:
        verbose_name = _("shared assessment")
        verbose_name_plural = _("shared assessments")
        ordering = ["id"]

    def __str__(self):
        return f"{self.get_kind_display()}"
