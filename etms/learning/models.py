"""What a person agreed to do and to learn, with its end, followed all year."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from etms.learning.choices import ActionKind, ActionState


class LearningAction(models.Model):
    """One agreed action of a person's learning plan; `cycle` is the one in which it was agreed."""

    person = models.ForeignKey(
        "directory.Person", models.PROTECT, related_name="learning", verbose_name=_("person")
    )
    cycle = models.ForeignKey(
        "cycles.Cycle", models.PROTECT, null=True, related_name="+", verbose_name=_("cycle")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=ActionKind)
    text = models.CharField(_("what"), max_length=500)
    purpose = models.CharField(_("what for"), max_length=500, blank=True)
    competency = models.SlugField(_("competency"), max_length=40, blank=True)
    due_on = models.DateField(_("until"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=ActionState, default=ActionState.PLANNED
    )
    outcome = models.CharField(_("what came of it"), max_length=500, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    created_at = models.DateTimeField(_("recorded"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )

    class Meta:
        verbose_name = _("action of a learning plan")
        verbose_name_plural = _("actions of learning plans")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("done", "dropped"), ended_on__isnull=False)
                | (~Q(state__in=("done", "dropped")) & Q(ended_on__isnull=True)),
                name="learning_action_ended_has_a_day",
            )
        ]
        indexes = [models.Index(fields=["person", "state"], name="learning_person")]

    def __str__(self):
        return self.text
