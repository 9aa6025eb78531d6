"""Why an evaluation is refused, at the field that a refusal names."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Refusal(TextChoices):
    """The sentence is filled with the values of the fault (rules/refusing.py)."""

    MISSING = "missing", _("This sub-factor has no degree yet.")
    MISSING_DOLLARS = "missing_dollars", _("The amount in dollars is missing.")
    MISSING_DAY = "missing_day", _("The day of the amount is missing.")
    UNKNOWN_FIELD = "unknown_field", _("No field of this name is asked for here.")
    INVALID_DEGREE = (
        "invalid_degree",
        _("%(given)s is no degree of this chart. It has %(allowed)s."),
    )
    INVALID_CELL = (
        "invalid_cell",
        _("%(given)s is no cell of this chart. A cell is named by its %(number)s degrees."),
    )
    INVALID_CHOICE = (
        "invalid_choice",
        _("%(given)s cannot be chosen here. Choose one of %(allowed)s, or nothing."),
    )
    INVALID_PULL = (
        "invalid_pull",
        _("%(given)s is no pull here. The pull may be %(allowed)s, or nothing."),
    )
    PULL_NOT_ALLOWED = "pull_not_allowed", _("This degree takes no pull.")
    PULL_DOWN_NOT_ALLOWED = (
        "pull_down_not_allowed",
        _("Problem Solving takes a pull-up only, no pull-down."),
    )
    DOUBLE_PULL_NOT_ALLOWED = (
        "double_pull_not_allowed",
        _("Only freedom to act takes a double pull."),
    )
    PULL_WITH_DOLLARS = (
        "pull_with_dollars",
        _("The dollars give the magnitude its pull; leave this field empty."),
    )
    CUT_OFF_CELL = (
        "cut_off_cell",
        _("The published chart shows no number for %(cell)s, so there is none to give."),
    )
    OUTSIDE_LADDER = (
        "outside_ladder",
        _("%(cell)s leads beyond the chart, which runs from %(least)s to %(most)s points."),
    )
    NOT_DOLLARS = "not_dollars", _("Write the amount in dollars and cents, in figures.")
    DOLLARS_NOT_POSITIVE = "dollars_not_positive", _("The amount must be above zero.")
    DOLLARS_BELOW_SCALE = (
        "dollars_below_scale",
        _(
            "The magnitude begins at %(least)s constant dollars; this amount is %(constant)s "
            "constant dollars at an index of %(index)s."
        ),
    )
    TOO_MANY_DOLLARS = "too_many_dollars", _("No public amount is that large.")
    NOT_A_DAY = "not_a_day", _("Write the day as YYYY-MM-DD.")
    NO_INDEX = "no_index", _("No magnitude index was in force on %(on)s.")
    INDEX_NOT_KNOWN = (
        "index_not_known",
        _("On %(as_of)s nobody knows which magnitude index will be in force on %(on)s."),
    )
    NO_CHARTS = (
        "no_charts",
        _("The guide charts in force on %(on)s are not among the sources of this system."),
    )
