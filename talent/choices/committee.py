"""The review committee, and the approval of the deputy head."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit, notices


class Outcome(TextChoices):
    """What a session decides on an item of its agenda."""

    AGREED = "agreed", _("Agreed")
    CHANGED = "changed", _("Changed")
    POSTPONED = "postponed", _("Postponed")
    FOLLOW_UP = "follow_up", _("To be followed up")


class Spread(TextChoices):
    """How a number stands to what chance makes ordinary."""

    TOO_FEW = "too_few", _("Too few people to compare")
    ORDINARY = "ordinary", _("Ordinary")
    MORE = "more", _("More than chance makes ordinary")
    FEWER = "fewer", _("Fewer than chance makes ordinary")


@audit.register
class ApproveVerb(TextChoices):
    APPROVE = "assessment.approve", _("approved the assessment")
    RETURN = "assessment.return", _("sent the assessment back")


APPROVED_ASSESSMENTS = notices.register(
    "assessments.approved",
    title=_("Assessments are approved: share them"),
    text=_(
        "The deputy head has approved %(number)s of your assessments. Share them with your "
        "executives, and talk about them."
    ),
)
RETURNED_ASSESSMENT = notices.register(
    "assessment.returned",
    title=_("An assessment is sent back to you"),
    text=_("The deputy head has sent back your assessment of %(who)s with a note."),
)
