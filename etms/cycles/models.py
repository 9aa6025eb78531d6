"""Cycles: a fiscal year of the talent exercise with its dated rules."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from etms.cycles.choices import State


class Cycle(models.Model):
    """One fiscal year, 1 April to 31 March. Every rule is read as it stood on starts_on."""

    code = models.CharField(_("fiscal year"), max_length=7, unique=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)

    class Meta:
        verbose_name = _("cycle")
        verbose_name_plural = _("cycles")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="cycle_end_after_start",
                violation_error_message=_("The end may not come before the start."),
            )
        ]

    def __str__(self):
        return self.code
