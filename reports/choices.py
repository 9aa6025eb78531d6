"""The words of reports."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from etms import audit


class Report(TextChoices):
    """The first figures of the whole public service."""

    PLACEMENTS = "placements", _("Placements on the talent map, by level")
    POSITIONS = "positions", _("Critical positions and their successors, by level")
    PARTICIPATION = "participation", _("Participation, by level and kind of organization")


class Coverage(TextChoices):
    """How far a critical position is covered."""

    NONE = "none", _("No successor")
    LATER = "later", _("Successors, none ready now")
    NOW = "now", _("A successor ready now")


class Part(TextChoices):
    """What became of the files that organizations were to send."""

    SENT = "sent", _("Sent")
    DECLINED = "declined", pgettext_lazy("files", "Declined")
    MISSING = "missing", _("Missing")


@audit.register
class Verb(TextChoices):
    BUILD = "figures.build", _("built the figures of the whole public service")
