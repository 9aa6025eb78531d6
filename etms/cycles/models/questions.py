"""The questionnaire of a cycle: its sections, questions, tips and privacy notice, as data."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from etms.bilingual import Bilingual, language
from etms.cycles.choices import Part, Portal, QuestionKind
from etms.cycles.models.versions import Version


class QuestionSet(Version):
    """What is asked of executives and of their managers, in the wording of its cycle."""

    part = Part.QUESTIONS

    class Meta(Version.Meta):
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")


class Question(models.Model):
    """One question, or the heading of a section, or an element of the privacy notice.

    `options` are [{"code", "en", "fr"}] for kinds that choose. With `per_competency` it is asked
    once for each competency of the cycle. `shared`: what the executive reads once the manager
    shares; `sent`: what goes to OCHRO.
    """

    key: ClassVar[tuple[str, ...]] = ("code",)

    version = models.ForeignKey(
        QuestionSet, models.CASCADE, related_name="rows", verbose_name=_("version")
    )
    code = models.SlugField(_("code"), max_length=60)
    order = models.PositiveSmallIntegerField(_("order"))
    portal = models.CharField(_("portal"), max_length=20, choices=Portal)
    section = models.SlugField(_("section"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=QuestionKind)
    per_competency = models.BooleanField(_("asked for each competency"), default=False)
    required = models.BooleanField(_("must be answered"), default=False)
    shared = models.BooleanField(_("shared with the executive"), default=True)
    sent = models.BooleanField(_("sent to OCHRO"), default=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)
    name_en = models.CharField(_("wording in English"), max_length=300, blank=True)
    name_fr = models.CharField(_("wording in French"), max_length=300, blank=True)
    text_en = models.TextField(_("tip in English"), blank=True)
    text_fr = models.TextField(_("tip in French"), blank=True)
    options = models.JSONField(_("choices"), default=list, blank=True)
    link_en = models.URLField(_("link in English"), blank=True)
    link_fr = models.URLField(_("link in French"), blank=True)
    name = Bilingual("name")
    text = Bilingual("text")
    link = Bilingual("link")

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="one_question_per_code")
        ]

    def __str__(self):
        return self.name or self.code

    @property
    def option_labels(self) -> list[str]:
        """The choices in the language in force."""
        return [option.get(language(), "") or option["code"] for option in self.options]
