"""What is judged of a position, in columns of the names of the API, and what it comes to."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from classification.choices import Dimension, Fact, Impact, Participation, Pull


def _pull(label) -> models.CharField:
    return models.CharField(label, max_length=2, blank=True, choices=Pull)


class Judged(models.Model):
    """The degrees of one evaluation as far as they are chosen, and its figures once it is whole.

    The magnitude is a degree, or dollars of a day; `second_*` is a second, unrelated impact that
    is joined to the first (rules/joining.py). `record` is what the engine keeps to replay it
    (rules/evaluation.py); it stands exactly when the figures stand.
    """

    practical_technical = models.CharField(
        _("practical, technical, specialized know-how"), max_length=1, blank=True
    )
    practical_technical_pull = _pull(_("pull of practical know-how"))
    planning_organizing = models.CharField(
        _("planning, organizing and integrating"), max_length=3, blank=True
    )
    planning_organizing_pull = _pull(_("pull of planning"))
    communicating_influencing = models.CharField(
        _("communicating and influencing"), max_length=1, blank=True
    )
    thinking_environment = models.CharField(_("thinking environment"), max_length=1, blank=True)
    thinking_environment_pull = _pull(_("pull of the thinking environment"))
    thinking_challenge = models.CharField(_("thinking challenge"), max_length=1, blank=True)
    thinking_challenge_pull = _pull(_("pull of the thinking challenge"))
    freedom_to_act = models.CharField(_("freedom to act"), max_length=1, blank=True)
    freedom_to_act_pull = _pull(_("pull of freedom to act"))
    magnitude = models.CharField(_("area of impact (magnitude)"), max_length=1, blank=True)
    magnitude_pull = _pull(_("pull of the magnitude"))
    impact = models.CharField(_("nature of impact"), max_length=1, blank=True, choices=Impact)
    impact_pull = _pull(_("pull of the impact"))

    dollars = models.DecimalField(
        _("amount in current dollars"), max_digits=20, decimal_places=2, null=True, blank=True
    )
    dollars_on = models.DateField(_("dollars of"), null=True, blank=True)
    dimension = models.CharField(
        _("what the amount is"), max_length=20, blank=True, choices=Dimension
    )
    facts = ArrayField(
        models.CharField(max_length=20, choices=Fact),
        verbose_name=_("what is true of the role"),
        default=list,
        blank=True,
    )
    participation = models.CharField(
        _("part in a shared initiative"), max_length=12, blank=True, choices=Participation
    )
    second_dollars = models.DecimalField(
        _("second amount in current dollars"),
        max_digits=20,
        decimal_places=2,
        null=True,
        blank=True,
    )
    second_impact = models.CharField(
        _("impact on the second amount"), max_length=1, blank=True, choices=Impact
    )
    second_impact_pull = _pull(_("pull of the second impact"))
    unrelated = models.BooleanField(_("the second amount is unrelated"), null=True, blank=True)
    own_work = models.BooleanField(
        _("it is already the work of the own team"), null=True, blank=True
    )

    know_how = models.PositiveSmallIntegerField(_("Know-How"), null=True, blank=True)
    percent = models.PositiveSmallIntegerField(_("Problem Solving, %"), null=True, blank=True)
    problem_solving = models.PositiveSmallIntegerField(_("Problem Solving"), null=True, blank=True)
    accountability = models.PositiveSmallIntegerField(_("Accountability"), null=True, blank=True)
    total = models.PositiveSmallIntegerField(_("total points"), null=True, blank=True)
    level = models.CharField(_("level"), max_length=8, blank=True)
    profile = models.CharField(_("short profile"), max_length=4, blank=True)
    record = models.JSONField(_("record of the engine"), null=True, blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0)

    class Meta:
        abstract = True


FIGURES = ("know_how", "percent", "problem_solving", "accountability", "total")


def figures_whole_or_none(name: str) -> models.CheckConstraint:
    """All figures with the record that replays them, or none of them."""
    whole = Q(record__isnull=False) & ~Q(profile="")
    none = Q(record__isnull=True, level="", profile="")
    for each in FIGURES:
        whole &= Q(**{f"{each}__isnull": False})
        none &= Q(**{f"{each}__isnull": True})
    return models.CheckConstraint(condition=whole | none, name=name)


def dollars_with_their_day(name: str) -> models.CheckConstraint:
    """An amount speaks of a day, and is above zero."""
    return models.CheckConstraint(
        condition=Q(dollars=None) | Q(dollars__gt=0, dollars_on__isnull=False), name=name
    )


def second_dollars_above_zero(name: str) -> models.CheckConstraint:
    """A second amount adds to the first; it never takes away from it."""
    return models.CheckConstraint(
        condition=Q(second_dollars=None) | Q(second_dollars__gt=0), name=name
    )
