"""What a position asks of whoever holds it, competency by competency."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequiredCompetency(models.Model):
    """The rating that a position asks in one competency.

    Codes, not rows: sets of competencies and scales are dated, positions outlive them. Where a
    position has no row, the default of its level holds (talent/policy/required.toml).
    """

    position = models.ForeignKey(
        "directory.Position",
        models.CASCADE,
        related_name="required_competencies",
        verbose_name=_("position"),
    )
    competency = models.SlugField(_("competency"), max_length=40)
    rating = models.SlugField(_("rating asked"), max_length=40)

    class Meta:
        verbose_name = _("competency that a position asks")
        verbose_name_plural = _("competencies that positions ask")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "competency"], name="one_rating_per_competency_asked"
            )
        ]

    def __str__(self):
        return self.competency
