"""The questionnaire of an executive."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit, notices


class AnswerClosed(TextChoices):
    """Why an executive cannot answer now (talent/rules/answering.py); `%(day)s` is the day."""

    NO_QUESTIONS = "no_questions", _("This cycle has no questionnaire.")
    NO_DAYS = "no_days", _("The employee section of this cycle has no days yet.")
    AHEAD = "ahead", _("You can answer from %(day)s.")
    OVER = (
        "over",
        _(
            "The last day to answer was %(day)s. The delegate of your deputy head can give you "
            "more time."
        ),
    )
    SUBMITTED = "submitted", _("You have submitted your answers. Withdraw them to change them.")
    DECLINED = "declined", _("You declined to take part. Take that back to answer.")


class MoveRefused(TextChoices):
    """Why a questionnaire cannot be withdrawn, returned or declined."""

    ASSESSED = (
        "assessed",
        _(
            "The manager has completed the assessment on these answers. It has to be opened again "
            "before they change."
        ),
    )
    TOO_LATE = (
        "too_late",
        _(
            "The last day to answer is over: these answers could not be submitted again. The "
            "delegate of the deputy head can give more time."
        ),
    )
    MANDATORY = "mandatory", _("Taking part is mandatory at this level; nobody can decline.")
    NOT_ASKED = "not_asked", _("This cycle does not ask you to take part.")


@audit.register
class AnswerVerb(TextChoices):
    BEGIN = "questionnaire.begin", _("acknowledged the privacy notice of the questionnaire")
    ANSWER = "questionnaire.answer", _("wrote in the talent questionnaire")
    KEEP = "questionnaire.keep", _("kept answers of last year in the talent questionnaire")
    SUBMIT = "questionnaire.submit", _("submitted the talent questionnaire")
    WITHDRAW = "questionnaire.withdraw", _("withdrew the talent questionnaire")
    RETURN = "questionnaire.return", _("returned the talent questionnaire")
    DECLINE = "questionnaire.decline", _("declined to take part in the talent exercise")
    TAKE_BACK = "questionnaire.take_back", _("took back that they declined to take part")


RETURNED_ANSWERS = notices.register(
    "talent.returned",
    title=_("Your talent questionnaire was returned to you"),
    text=_(
        "%(who)s returned it with a note. Read the note, change your answers, and submit them "
        "again."
    ),
)
SUBMITTED_ANSWERS = notices.register(
    "talent.submitted",
    title=_("%(who)s submitted the talent questionnaire"),
    text=_("You can now read the answers of %(who)s."),
)
