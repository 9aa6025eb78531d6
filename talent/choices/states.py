"""The states of what is written, and words that several subjects share."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class QuestionnaireState(TextChoices):
    """Of an executive's answers; who has not begun has no row."""

    DRAFT = "draft", _("In progress")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    DECLINED = "declined", _("Declined")


class AssessmentState(TextChoices):
    """Of a manager's assessment; one that has not begun has no row."""

    DRAFT = "draft", _("Begun")
    COMPLETE = "complete", _("Complete")
    APPROVED = "approved", _("Approved")


class PositionState(TextChoices):
    """Of the assessment of a position in a cycle."""

    DRAFT = "draft", _("Begun")
    COMPLETE = "complete", _("Complete")


class MoveStage(TextChoices):
    """Who placed: the manager proposes, the committee calibrates, the deputy head decides."""

    PROPOSED = "proposed", _("Proposed")
    CALIBRATED = "calibrated", _("Calibrated")
    APPROVED = "approved", _("Approved")


class ShareKind(TextChoices):
    PROPOSED = "proposed", _("Shared as proposed")
    APPROVED = "approved", _("Shared after approval")


class EntryKind(TextChoices):
    """What an entry of the profile is (FAQ, question 10: résumé-type information)."""

    EDUCATION = "education", _("Education")
    ACCREDITATION = "accreditation", _("Accreditation")
    EMPLOYMENT = "employment", _("Earlier employment")
    AWARD = "award", _("Award")
    MEMBERSHIP = "membership", _("Membership")
    LANGUAGE = "language", _("Other language")


class Readiness(TextChoices):
    """When a successor would be ready. The horizons of ETMS were not found; common ones."""

    NOW = "now", _("Ready now")
    SOON = "soon", _("Ready in 1 to 2 years")
    LATER = "later", _("Ready in 3 years or more")
