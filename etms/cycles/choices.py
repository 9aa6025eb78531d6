"""The words of cycles. The stored value is a stable code; the label is for people."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit


class State(TextChoices):
    """Of a cycle; a version of rules is a draft or published."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    CLOSED = "closed", _("Closed")


class StageCode(TextChoices):
    """The stages that every cycle has; their names on screen are the cycle's own."""

    OPENING = "opening", _("Opening")
    EMPLOYEE = "employee_section", _("Employee section")
    MANAGER = "manager_section", _("Manager section")
    REVIEW = "review", _("Review committee")
    APPROVAL = "approval", _("Approval and sharing")
    SUBMISSION = "submission", _("Submission to OCHRO")
    SERVICE_REVIEW = "service_review", _("Review across the public service")


class OrganizationKind(TextChoices):
    CORE = "core", _("Core public administration")
    SEPARATE = "separate", _("Separate agency")


class RuleLevel(TextChoices):
    """The levels for which a cycle has rules. The sources rank no equivalent, so they are one."""

    EX_01 = "EX-01", "EX-01"
    EX_02 = "EX-02", "EX-02"
    EX_03 = "EX-03", "EX-03"
    EX_04 = "EX-04", "EX-04"
    EX_05 = "EX-05", "EX-05"
    EQUIVALENT = "equivalent", _("Equivalents")


class Participation(TextChoices):
    MANDATORY = "mandatory", _("Mandatory")
    ENCOURAGED = "encouraged", _("Encouraged")
    VOLUNTARY = "voluntary", _("Voluntary")


class Submission(TextChoices):
    REQUIRED = "required", _("Required")
    EXPECTED = "expected", _("Expected")
    OPTIONAL = "optional", _("Optional")


class Audience(TextChoices):
    """For whom a page of guidance is written."""

    EXECUTIVE = "executive", _("Executive")
    MANAGER = "manager", _("Manager of executives")
    COMMITTEE = "committee", _("Review committee")
    DEPUTY_HEAD = "deputy_head", _("Deputy head")
    DELEGATE = "delegate", _("Delegate of the deputy head")
    HR_ADVISER = "hr_adviser", _("HR adviser")
    OCHRO = "ochro", _("OCHRO")


class Part(TextChoices):
    """What a cycle is made of, in the order in which it is drafted."""

    STAGES = "stages", _("Stages and dates")
    RULES = "rules", _("Participation and submission")
    COMPETENCIES = "competencies", _("Competencies")
    PLACEMENTS = "placements", _("Placements")
    GUIDANCE = "guidance", _("Guidance")
    QUESTIONS = "questions", _("Questionnaire")


class Portal(TextChoices):
    """The parts of the two sections of the exercise (FAQ, question 10), and the notice on top."""

    PRIVACY = "privacy", _("Privacy notice")
    TALENT = "talent_management", _("Talent Management Portal")
    PEOPLE = "people_assessment", _("People Assessment Portal")
    POSITION = "position_assessment", _("Position Assessment Portal")


class QuestionKind(TextChoices):
    """What an answer looks like: its value is text, a code, a list of codes, yes or no, a year."""

    SECTION = "section", _("Heading of a section")
    NOTICE = "notice", _("Element of the notice")
    TEXT = "text", _("Line of text")
    LONG = "long", _("Paragraphs")
    CHOICE = "choice", _("One of several")
    CHOICES = "choices", _("Any of several")
    TAGS = "tags", _("Competencies and skills")
    YES_NO = "yes_no", _("Yes or no")
    YEAR = "year", _("Year")


class ProfileRole(TextChoices):
    """For whom a behaviour is described: the roles of the 2015 profile, or nobody at all."""

    DEPUTY_MINISTER = "deputy-minister", _("Deputy minister")
    ASSISTANT_DEPUTY_MINISTER = "assistant-deputy-minister", _("Assistant deputy minister")
    DIRECTOR_GENERAL = "director-general", _("Director general")
    DIRECTOR = "director", _("Director")
    INEFFECTIVE = "ineffective", _("Ineffective, in any role")


class Reason(TextChoices):
    """Why a draft cannot be published; each stands beside the field that it is about."""

    NAME_EN = "name_en", _("Give the English name.")
    NAME_FR = "name_fr", _("Give the French name.")
    TEXT_EN = "text_en", _("Write the English text.")
    TEXT_FR = "text_fr", _("Write the French text.")
    SOURCE_EN = "source_en", _("Say in English where this comes from.")
    SOURCE_FR = "source_fr", _("Say in French where this comes from.")
    OPENS_ON = "opens_on", _("Give the first day.")
    CLOSES_ON = "closes_on", _("Give the last day.")
    BEFORE_START = "before_start", _("The last day may not come before the first.")
    OUTSIDE = "outside", _("The day must lie within the fiscal year of the cycle.")
    OPENS_EARLY = (
        "opens_early",
        _("This stage may not open before the stage listed above it opens."),
    )
    CLOSES_EARLY = (
        "closes_early",
        _("This stage may not close before the stage listed above it closes."),
    )
    NO_STAGE = "no_stage", _("The cycle needs this stage.")
    NOT_CHOSEN = "not_chosen", _("Choose a version.")
    STARTS_LATER = "starts_later", _("This version holds only from a day after the cycle begins.")
    NO_START = "no_start", _("Say from which day this version holds.")
    NO_ROWS = "no_rows", _("There is nothing in this version yet.")
    PARTICIPATION = "participation", _("Say who takes part.")
    SUBMISSION = "submission", _("Say whose file is submitted.")
    REQUIRED_BUT_FREE = (
        "required_but_free",
        _("A file can be required only of those whose participation is mandatory."),
    )
    OPTIONS = "options", _("Give at least two choices, each in both languages.")
    INDICATORS = "indicators", _("Write every behaviour in both languages.")
    SECTION = "section", _("Say to which section it belongs, and give that section a heading.")
    NO_NOTICE = "no_notice", _("The privacy notice needs this element.")
    COUNTED = "counted", _("The exercise counts on this question; reword it, but keep it.")
    NO_EXECUTIVE_PAGE = "no_executive_page", _("Executives need at least one page of guidance.")


@audit.register
class Verb(TextChoices):
    LOAD = "cycle_rules.load", _("loaded the first versions of the rules from files")
    DRAFT = "cycle.draft", _("drafted the cycle")
    SET_STAGES = "cycle.set_stages", _("set the stages of the cycle")
    CHOOSE = "cycle.choose", _("chose the rules of the cycle")
    PUBLISH = "cycle.publish", _("published the cycle")
    CLOSE = "cycle.close", _("closed the cycle")
    DISCARD = "cycle.discard", _("discarded the draft of the cycle")
    COPY = "cycle_rules.copy", _("began a new version")
    EDIT = "cycle_rules.edit", _("changed the version")
    DISCARD_VERSION = "cycle_rules.discard", _("discarded the draft of a version")
