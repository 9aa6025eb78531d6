"""The submission to OCHRO."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from etms import audit, notices


class Fate(TextChoices):
    """What becomes of an executive's file in the package (talent/rules/submission.py)."""

    SENT = "sent", _("Ready to go")
    DECLINED = "declined", _("Declined, not sent")
    MISSING = "missing", _("Not complete, not sent")
    LEFT_OUT = "left_out", _("Not part of the package")


class Gap(TextChoices):
    """Why a file is not complete; each leads to the page where it is put right."""

    NO_ANSWERS = "no_answers", _("The executive has not submitted the questionnaire.")
    NOT_ASSESSED = "not_assessed", _("The manager has not completed the assessment.")
    NO_PLACEMENT = "no_placement", _("There is no placement on the talent map.")
    NOT_APPROVED = "not_approved", _("The deputy head has not approved the assessment.")


class PackageCount(TextChoices):
    """What a receipt counts."""

    REQUIRED = "required", _("Required files")
    EXPECTED = "expected", _("Expected files")
    CHOSEN = "chosen", _("Files of levels that the organization chose")
    SENT = "sent", pgettext_lazy("files", "Sent")
    DECLINED = "declined", pgettext_lazy("files", "Declined")
    MISSING = "missing", pgettext_lazy("files", "Missing")


class Arrival(TextChoices):
    """Where an organization stands with its package, as OCHRO sees it."""

    NOTHING = "nothing", _("Nothing yet")
    LATE = "late", _("Late")
    SUBMITTED = "submitted", _("Submitted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    RETURNED = "returned", _("Returned")
    ENDORSED = "endorsed", _("Endorsed")


@audit.register
class SubmissionVerb(TextChoices):
    CHOOSE = "submission.choose_levels", _("chose the levels whose optional files go to OCHRO")
    REASON = "submission.give_reason", _("said why an expected file does not go to OCHRO")


PACKAGE_SENT = notices.register(
    "package.sent",
    title=_("%(by)s has submitted your package to OCHRO"),
    text=_(
        "Package %(number)s went to OCHRO in your name, with %(sent)s files. You can withdraw it "
        "until OCHRO endorses it."
    ),
)
PACKAGE_WITHDRAWN = notices.register(
    "package.withdrawn",
    title=_("Package %(number)s is withdrawn"),
    text=_("%(by)s has withdrawn the package. It can be submitted again."),
)
PACKAGE_ENDORSED = notices.register(
    "package.endorsed",
    title=_("OCHRO has endorsed package %(number)s"),
    text=_("The submission of your organization for %(cycle)s is complete."),
)
PACKAGE_RETURNED = notices.register(
    "package.returned",
    title=_("OCHRO has returned package %(number)s"),
    text=_("Read what has to be put right, and submit the package again."),
)
