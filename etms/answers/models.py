"""One row per answer: the person writes it, the row counts its revisions.

The apps above make a concrete table for each kind of sheet: a subclass of `Answer` with a
`sheet`, and `answer_constraints()` in its Meta.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Answer(models.Model):
    """The answer to one question on one sheet.

    `part` is the code of the competency for questions that are asked for each, else empty.
    `value` is what the kind of question says: a text, a code, a list of codes, yes or no, a year.
    `revision` grows by one with every change; the first is 1. `carried`: taken over from the year
    before, and not changed since.
    """

    question = models.ForeignKey(
        "cycles.Question", models.PROTECT, related_name="+", verbose_name=_("question")
    )
    part = models.SlugField(_("competency"), max_length=40, blank=True)
    value = models.JSONField(_("answer"))
    revision = models.PositiveIntegerField(_("revision"), default=1)
    carried = models.BooleanField(_("kept from last year"), default=False)
    saved_at = models.DateTimeField(_("saved"))
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("saved by"),
    )

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.question_id}{self.part and ':'}{self.part}"


def answer_constraints(name: str) -> list[models.BaseConstraint]:
    """What every table of answers holds to: one answer per sheet, question and part."""
    return [models.UniqueConstraint(fields=["sheet", "question", "part"], name=name)]
