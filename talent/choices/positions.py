"""Positions and their successors."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit


class CoverState(TextChoices):
    """How a position is covered, in a word."""

    READY = "ready", _("Covered")
    SOON = "soon", _("Covered soon")
    LATER = "later", _("Covered later")
    NOBODY = "nobody", _("Nobody")
    LEFT_EMPTY = "left_empty", _("Left empty on purpose")


class RiskLevel(TextChoices):
    HIGH = "high", _("High risk")
    MEDIUM = "medium", _("Medium risk")
    LOW = "low", _("Low risk")


@audit.register
class PositionVerb(TextChoices):
    ANSWER = "position_assessment.answer", _("assessed the position")
    COMPLETE = "position_assessment.complete", _("marked the position’s assessment complete")
    REOPEN = "position_assessment.reopen", _("opened the position’s assessment again")
    LEAVE_EMPTY = "slate.leave_empty", _("said why there is no successor")
    ADD_SUCCESSOR = "slate.add", _("put somebody on the slate")
    CHANGE_SUCCESSOR = "slate.change", _("changed the readiness of a successor")
    RANK_SUCCESSOR = "slate.rank", _("changed the order of the slate")
    REMOVE_SUCCESSOR = "slate.remove", _("took somebody off the slate")
