"""Running the exercise: the cockpit of the delegate, dates, reminders, words with OCHRO."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit, notices


class Show(TextChoices):
    """Which files a list of the cockpit holds (talent/queries/cockpit says it in SQL)."""

    ALL = "all", _("All files")
    BLOCKED = "blocked", _("Something stops the file")
    LATE = "late", _("Late")
    ANSWERS_OPEN = "answers-open", _("Answers not submitted")
    ANSWERS_LATE = "answers-late", _("Answers late")
    ANSWERED = "answered", _("Answers submitted")
    DECLINED = "declined", _("Declined")
    MUST_ANSWER = "must-answer", _("Required file without answers")
    EXPECTED = "expected", _("Expected file that is not ready")
    ASSESSMENT_OPEN = "assessment-open", _("Assessment not complete")
    ASSESSMENT_LATE = "assessment-late", _("Assessment late")
    ASSESSED = "assessed", _("Assessment complete")
    MUST_ASSESS = "must-assess", _("Required file without a complete assessment")
    UNAPPROVED = "unapproved", _("Required file that is not approved")
    UNPLACED = "unplaced", _("Not placed")
    PLACED = "placed", _("Placed")
    TALK_OPEN = "talk-open", _("Conversation not held")
    TALKED = "talked", _("Conversation held")
    UNSHARED = "unshared", _("Approved, not shared")
    SHARED = "shared", _("Shared with the executive")
    NO_MANAGER = "no-manager", _("No manager above")
    VACANT_ABOVE = "vacant-above", _("Position above is vacant")
    NO_ACCOUNT = "no-account", _("No open account")
    NO_RESULTS = "no-results", _("No valid language results")
    READY_WITHOUT_RESULTS = (
        "ready-without-results",
        _("Placement that needs language results, without them"),
    )
    NO_RULE = "no-rule", _("Level without a rule in this cycle")


class Cause(TextChoices):
    """Why files of a list are hindered, and who can help; the codes are those of Show."""

    NO_MANAGER = (
        "no-manager",
        _("Nobody can assess them: the positions above are vacant, or none is named."),
    )
    MUST_ANSWER = (
        "must-answer",
        _("Participation is mandatory for them: the executive answers and submits."),
    )
    MUST_ASSESS = "must-assess", _("Their manager completes the assessment with a placement.")
    UNAPPROVED = "unapproved", _("The deputy head approves them after the review committee.")
    READY_WITHOUT_RESULTS = (
        "ready-without-results",
        _("Record the new results, or the manager chooses another placement."),
    )
    NO_ACCOUNT = "no-account", _("They cannot sign in, so they cannot answer.")
    EXPECTED = "expected", _("They may go without, once you say why on the submission page.")
    NO_RESULTS = (
        "no-results",
        _("They cannot be placed as ready for advancement or for lateral movement."),
    )
    VACANT_ABOVE = "vacant-above", _("The next manager above assesses them meanwhile.")
    UNSHARED = "unshared", _("Their manager has not yet shared the approved assessment.")
    NO_RULE = "no-rule", _("The cycle has no rule for their level; ask OCHRO.")


class Measure(TextChoices):
    """What the table of branches and levels counts."""

    ANSWERS = "answers", _("Answers")
    ASSESSMENTS = "assessments", _("Assessments")
    PLACEMENTS = "placements", _("Placements")
    TALKS = "talks", _("Conversations")
    SHARED = "shared", _("Shared")


class Measured(TextChoices):
    """What the numbers of that table say; the codes are those of Measure."""

    ANSWERS = "answers", _("Questionnaires submitted, of those asked")
    ASSESSMENTS = "assessments", _("Assessments complete, of those to be written")
    PLACEMENTS = "placements", _("Executives placed on the talent map")
    TALKS = "talks", _("Conversations held")
    SHARED = "shared", _("Assessments shared, of those approved")


class Files(TextChoices):
    """Whose files are looked at: those that the organization sends, the others, or both."""

    SENT = "sent", _("Files to be sent")
    BY_CHOICE = "choice", _("Taking part by choice")
    ALL = "all", _("All who are asked")


@audit.register
class ExerciseVerb(TextChoices):
    SET_DATES = "exercise.set_dates", _("set own dates for branches")
    EXTEND = "exercise.extend", _("gave somebody more time")
    END_EXTENSION = "exercise.end_extension", _("took back the longer time of somebody")
    REMIND = "exercise.remind", _("asked for reminders")
    REMINDED = "exercise.reminded", _("sent the reminders asked for")
    ANNOUNCE = "exercise.announce", _("announced something to delegates and deputy heads")
    ASK = "exercise.ask", _("wrote to OCHRO")
    ANSWER = "exercise.answer", _("wrote to the organization")


REMINDER_JOB = "talent.remind"
ANNOUNCEMENT_JOB = "talent.announce"
DATES_JOB = "talent.dates"

REMINDER = notices.register(
    "exercise.reminder",
    title=_("Reminder: the talent exercise %(cycle)s waits for you"),
    text="%(what)s",
)
EXTENDED = notices.register(
    "exercise.extended",
    title=_("You have more time: until %(until)s"),
    text=_("%(stage)s: your last day is now %(until)s. Reason given: %(reason)s"),
)
EXTENDED_FOR = notices.register(
    "exercise.extended_for",
    title=_("More time for the assessment of %(person)s"),
    text=_("%(stage)s: the last day for this file is now %(until)s. Reason given: %(reason)s"),
)
EXTENSION_ENDED = notices.register(
    "exercise.extension_ended",
    title=_("The longer time ends: the last day is %(day)s"),
    text=_("%(stage)s, file of %(person)s: the last day is %(day)s again."),
)
DAY_MOVED = notices.register(
    "exercise.day_moved",
    title=_("Your last day has changed: %(until)s"),
    text=_("%(stage)s: your last day is now %(until)s."),
)
DAY_MOVED_FOR = notices.register(
    "exercise.day_moved_for",
    title=_("The last day for your assessments has changed: %(until)s"),
    text=_("%(stage)s: the last day for %(number)s of your assessments is now %(until)s."),
)
DAY_MOVED_OF = notices.register(
    "exercise.day_moved_of",
    title=_("The last day has changed for %(unit)s: %(until)s"),
    text=_("%(stage)s, %(unit)s: the last day is now %(until)s."),
)
ANNOUNCED = notices.register(
    "exercise.announced",
    title=_("OCHRO announces: %(title)s"),
    text=_("Read the announcement for the cycle %(cycle)s."),
)
ASKED = notices.register(
    "exercise.asked",
    title=_("%(organization)s wrote to OCHRO"),
    text=_("There is a new message in the questions of this organization, cycle %(cycle)s."),
)
ANSWERED = notices.register(
    "exercise.answered",
    title=_("OCHRO wrote to your organization"),
    text=_("There is a new message in the questions to OCHRO, cycle %(cycle)s."),
)
