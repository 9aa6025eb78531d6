"""What the consistency review finds: a question about a position, never a fault by itself."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Finding(TextChoices):
    KNOW_HOW_APART = (
        "know_how_apart",
        _(
            "Know-How %(own)s stands apart from %(among)s similar positions, of which the middle "
            "one has %(usual)s."
        ),
    )
    PERCENTAGE_APART = (
        "percentage_apart",
        _(
            "The percentage %(own)s stands apart from %(among)s similar positions, of which the "
            "middle one has %(usual)s."
        ),
    )
    ACCOUNTABILITY_APART = (
        "accountability_apart",
        _(
            "Accountability %(own)s stands apart from %(among)s similar positions, of which the "
            "middle one has %(usual)s."
        ),
    )
    LEVEL_DIFFERS = (
        "level_differs",
        _("The position stands at %(held)s, and its evaluation gives %(evaluated)s."),
    )
    COMPRESSION = (
        "compression",
        _("Steps of Know-How to the superior: %(steps)s. That is compression in the line."),
    )
    ABOVE_SUPERIOR = (
        "above_superior",
        _("The Know-How is above that of the superior (steps: %(steps)s)."),
    )
    MISSING_LEVEL = (
        "missing_level",
        _("%(steps)s steps of Know-How to the superior: a level may be missing in the line."),
    )
    SAME_LEVEL = (
        "same_level",
        _("Superior and position are both at %(level)s."),
    )
    FREEDOM_OF_SUPERIOR = (
        "freedom_of_superior",
        _("Freedom to act %(freedom)s is not below the %(superior)s of the superior."),
    )
    TOO_DEEP = (
        "too_deep",
        _(
            "The position is %(levels)s levels below the deputy head; there are at most "
            "%(most)s executive levels."
        ),
    )
    LINE_RETURNS = (
        "line_returns",
        _("The reporting line of this position comes back to itself."),
    )
