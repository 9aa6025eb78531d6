"""The words of the talent exercise. The stored value is a stable code; the label is for people."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit, notices


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


# Assessments and the talent map


class PlacementRule(TextChoices):
    """The rule that refuses a placement (talent/rules/placement.py)."""

    LANGUAGE_RESULTS = (
        "language_results",
        _("This placement needs valid second-language results in all three skills."),
    )
    SUBSTANTIVE_POSITION = (
        "substantive_position",
        _("Everyone is placed by their substantive position, and this person holds none today."),
    )


class MoveClosed(TextChoices):
    """Why nobody moves a person any more, or not yet (talent/rules/placement.py)."""

    APPROVED = "approved", _("The placement is approved; it no longer changes.")
    CALIBRATED = (
        "calibrated",
        _("The review committee has placed this person; the proposal no longer changes."),
    )
    INCOMPLETE = "incomplete", _("The manager has not completed this assessment yet.")
    NEEDS_PLACEMENT = (
        "needs_placement",
        _("A complete assessment keeps a placement. Choose another one, or reopen it first."),
    )


class Movement(TextChoices):
    """How a placement stands to that of the last cycle; no direction: the list ranks nobody."""

    FIRST = "first", _("First placement")
    SAME = "same", _("Same as last cycle")
    CHANGED = "changed", _("Changed since last cycle")
    NONE = "none", _("Not placed yet")


@audit.register
class AssessVerb(TextChoices):
    BEGIN = "assessment.begin", _("began an assessment")
    ANSWER = "assessment.answer", _("wrote in an assessment")
    PLACE = "assessment.place", _("moved a person on the talent map")
    COMPLETE = "assessment.complete", _("marked the assessment complete")
    REOPEN = "assessment.reopen", _("opened the assessment again")
    OBSERVE = "observation.write", _("wrote a private note")
    FORGET = "observation.delete", _("deleted a private note")


class Divergence(TextChoices):
    """What the manager reads again; each is a question, never a fault (rules/divergence.py)."""

    NO_ABILITY = (
        "potential_without_ability",
        _("High potential is marked. What shows the ability for a more senior role?"),
    )
    NO_ASPIRATION = (
        "potential_without_aspiration",
        _("High potential is marked. What shows the aspiration to a more senior role?"),
    )
    NO_ENGAGEMENT = (
        "potential_without_engagement",
        _("High potential is marked. What shows the engagement?"),
    )
    IN_DEVELOPMENT = (
        "potential_in_development",
        _(
            "High potential is marked, and the placement says that this role does "
            "not fit yet. Do both hold?"
        ),
    )
    NO_POTENTIAL = (
        "advancement_without_potential",
        _(
            "Ready for advancement means potential for a more senior role, and "
            "none is marked. Do both hold?"
        ),
    )
    NO_ADVANCEMENT = (
        "advancement_not_wanted",
        _(
            "You place for advancement, and the executive wants none at this time. "
            "Have you talked about it?"
        ),
    )
    NO_LATERAL = (
        "lateral_not_wanted",
        _(
            "You place for a lateral move, and the executive wants none at this "
            "time. Have you talked about it?"
        ),
    )
    NOT_WILLING = (
        "ready_but_not_willing",
        _(
            "You place as ready, and the executive wants no new challenge at this "
            "time. Have you talked about it?"
        ),
    )
    AGAINST_COMPETENCIES = (
        "advancement_against_competencies",
        _(
            "Ready for advancement means that the behaviours are shown "
            "consistently. What about %(competencies)s?"
        ),
    )
    ALL_SHOWN = (
        "development_against_competencies",
        _(
            "Develop in role means that some behaviours are not shown yet, and you "
            "rate all as shown. Do both hold?"
        ),
    )
    RATINGS_APART = (
        "ratings_apart",
        _(
            "You and the executive are two steps or more apart on "
            "%(competencies)s. What did each of you see?"
        ),
    )


# The conversation, and what is shared.


class Subject(TextChoices):
    """What an item of the agenda says; `%(…)s` are the words of both sides."""

    RATING = "rating", _("You see it differently: executive %(own)s, manager %(manager)s.")
    SEEN_AS_DEVELOPMENT = (
        "seen_as_development",
        _("The executive names it as a strength, the manager as an area to develop."),
    )
    SEEN_AS_STRENGTH = (
        "seen_as_strength",
        _("The executive names it as an area to develop, the manager as a strength."),
    )
    ONLY_OWN_STRENGTH = (
        "only_own_strength",
        _("The executive names it as a strength, the manager does not."),
    )
    PROMOTION = (
        "promotion",
        _("The executive would like a promotion. What would make them ready for it?"),
    )
    LATERAL = (
        "lateral",
        _("The executive would like a lateral move. What would they gain, and when?"),
    )
    PLACEMENT_NOT_WANTED = (
        "placement_not_wanted",
        _("The placement is for a step that the executive does not want at this time."),
    )
    LEARNING = (
        "learning",
        _("The manager sees a need that the executive did not name."),
    )


class Prompt(TextChoices):
    """Questions to prepare with, for each side (executive, manager) alone until it shares."""

    PROUD = "executive-proud", _("What are you proud of since we last spoke?")
    ENERGY = "executive-energy", _("Which work gives you energy, and which takes it?")
    NEXT = "executive-next", _("Where would you like to be in two or three years?")
    NEED = "executive-need", _("What do you need from your manager?")
    SEEN = "manager-seen", _("What have you seen that shows strength? Have two examples.")
    GROW = "manager-grow", _("What one change would help the most?")
    FUTURE = "manager-future", _("Which next step would serve the person and the service?")
    OFFER = "manager-offer", _("What will you do to help, and by when?")


@audit.register
class ConversationVerb(TextChoices):
    PLAN = "conversation.plan", _("planned the conversation")
    PREPARE = "conversation.prepare", _("prepared the conversation")
    HOLD = "conversation.hold", _("recorded the conversation")
    ACKNOWLEDGE = "conversation.acknowledge", _("acknowledged the conversation")


@audit.register
class ShareVerb(TextChoices):
    SHARE = "assessment.share", _("shared the assessment")
    READ = "assessment.read_shared", _("read the shared assessment for the first time")


SHARED = notices.register(
    "assessment.shared",
    title=_("Your manager has shared your assessment"),
    text=_("Your assessment and placement for %(cycle)s are ready for you to read."),
)
CONVERSATION_PLANNED = notices.register(
    "conversation.planned",
    title=_("Your talent conversation is planned"),
    text=_("%(by)s proposes to talk on %(day)s."),
)
CONVERSATION_HELD = notices.register(
    "conversation.held",
    title=_("Acknowledge your talent conversation"),
    text=_("%(by)s has recorded that you talked on %(day)s. You may add a comment."),
)


# Running the exercise: the cockpit of the delegate, dates, reminders, words with OCHRO


class Show(TextChoices):
    """Which files a list of the cockpit holds (talent/queries/cockpit.py says it in SQL)."""

    ALL = "all", _("All files")
    BLOCKED = "blocked", _("In the way of the submission")
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


# The submission to OCHRO.


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
    SENT = "sent", _("Sent")
    DECLINED = "declined", _("Declined")
    MISSING = "missing", _("Missing")


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


# The questionnaire of an executive


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


# Positions and their successors.


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


# The Employee Information Portal, and what positions ask


@audit.register
class ProfileVerb(TextChoices):
    CONTACT = "profile.contact", _("changed the contact details")
    ADD = "profile.add", _("added an entry to the profile")
    CHANGE = "profile.change", _("changed an entry of the profile")
    REMOVE = "profile.remove", _("removed an entry of the profile")
    COMMUNITY = "profile.community", _("said to which functional community they belong")
    LEAVE = "profile.leave_community", _("left a functional community")
    CONFIRM = "profile.confirm", _("confirmed that the profile is correct")
    LOAD = "communities.load", _("loaded the functional communities from a file")


@audit.register
class CompetencyVerb(TextChoices):
    REQUIRE = "position.require", _("changed what the position asks")


# The review committee, and the approval of the deputy head.


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
