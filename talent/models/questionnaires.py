"""The employee section of a cycle: the Talent Management Portal of one executive."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from etms.answers.models import Answer as AnyAnswer
from etms.answers.models import answer_constraints
from talent.choices import QuestionnaireState


class Questionnaire(models.Model):
    """An executive's answers in one cycle; readable by others only once submitted."""

    person = models.ForeignKey(
        "directory.Person", models.PROTECT, related_name="questionnaires", verbose_name=_("person")
    )
    cycle = models.ForeignKey(
        "cycles.Cycle", models.PROTECT, related_name="+", verbose_name=_("cycle")
    )
    state = models.CharField(
        _("state"), max_length=9, choices=QuestionnaireState, default=QuestionnaireState.DRAFT
    )
    notice_read_at = models.DateTimeField(_("privacy notice acknowledged"), null=True)
    started_at = models.DateTimeField(_("begun"))
    submitted_at = models.DateTimeField(_("submitted"), null=True)
    declined_at = models.DateTimeField(_("declined"), null=True)
    returned_at = models.DateTimeField(_("returned"), null=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("returned by"),
    )
    note = models.CharField(_("note with the return"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("questionnaire of an executive")
        verbose_name_plural = _("questionnaires of executives")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "cycle"], name="one_questionnaire_per_cycle"
            ),
            models.CheckConstraint(
                condition=~Q(state="submitted") | Q(submitted_at__isnull=False),
                name="submitted_questionnaire_says_when",
            ),
        ]
        indexes = [models.Index(fields=["cycle", "state"], name="questionnaire_cycle")]

    def __str__(self):
        return f"{self.person} · {self.cycle}"


class Answer(AnyAnswer):
    """What an executive answered."""

    sheet = models.ForeignKey(
        Questionnaire,
        models.CASCADE,
        related_name="answers",
        verbose_name=_("questionnaire of an executive"),
    )

    class Meta:
        verbose_name = _("answer of an executive")
        verbose_name_plural = _("answers of executives")
        constraints = answer_constraints("one_answer_per_question")
