"""The words of roles."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit, notices


class Role(TextChoices):
    """Explicit roles; manager, incumbent and deputy head are computed by date, never stored."""

    DELEGATE = "delegate", _("Delegate of the deputy head")
    HR_ADVISER = "hr_adviser", _("HR adviser")
    CLASSIFICATION_ADVISER = "classification_adviser", _("Classification adviser")
    COMMITTEE_CHAIR = "committee_chair", _("Chair of the review committee")
    COMMITTEE_MEMBER = "committee_member", _("Member of the review committee")
    OCHRO_ANALYST = "ochro_analyst", _("OCHRO analyst")
    OCHRO_LEAD = "ochro_lead", _("CHRO or ADM, Executive Policies and Talent Management")
    POLICY_OFFICER = "policy_officer", _("OCHRO policy officer")
    ADMINISTRATOR = "administrator", _("System administrator")


# Roles within one organization, roles for one cycle of it, and roles for the whole service.
CYCLE_ROLES = (Role.DELEGATE, Role.COMMITTEE_CHAIR, Role.COMMITTEE_MEMBER)
ORGANIZATION_ROLES = (*CYCLE_ROLES, Role.HR_ADVISER, Role.CLASSIFICATION_ADVISER)
SERVICE_ROLES = tuple(role for role in Role if role not in ORGANIZATION_ROLES)


class Capability(TextChoices):
    """What a grant on an organization in a cycle lets its holder do."""

    VIEW_FILE = "view_file", _("Open the files of executives")
    MAINTAIN_DIRECTORY = "maintain_directory", _("Keep positions and appointments true")
    RUN_EXERCISE = "run_exercise", _("Run the exercise of the cycle")
    SUBMIT = "submit", _("Submit to OCHRO")
    SIT_ON_COMMITTEE = "sit_on_committee", _("Sit on the review committee")


# The one table from roles to capabilities; a delegate submits only if the nomination says so.
ROLE_CAPABILITIES = {
    Role.DELEGATE: (
        Capability.VIEW_FILE,
        Capability.MAINTAIN_DIRECTORY,
        Capability.RUN_EXERCISE,
    ),
    Role.HR_ADVISER: (
        Capability.VIEW_FILE,
        Capability.MAINTAIN_DIRECTORY,
    ),
    Role.COMMITTEE_CHAIR: (Capability.SIT_ON_COMMITTEE,),
    Role.COMMITTEE_MEMBER: (Capability.SIT_ON_COMMITTEE,),
}


class Act(TextChoices):
    """Acts of the dated list of those that a deputy head never delegates."""

    AUTHORIZE_RATINGS = "authorize_ratings", _("Authorize performance ratings")
    AUTHORIZE_PAY = "authorize_pay", _("Authorize performance pay and in-range movement")
    SPEND_OVER_BUDGET = "spend_over_budget", _("Authorize spending over the budget")
    ATTEST = "attest", _("Attest to OCHRO that the directives were followed")
    REVISE_PAST_RATING = "revise_past_rating", _("Revise a past rating")


class Ground(TextChoices):
    """On what ground a file opens (etms/directory/rules.py)."""

    EXECUTIVE = "executive", _("The executive")
    DEPUTY_HEAD = "deputy_head", _("Deputy head")
    MANAGER = "manager", _("Manager above")
    DELEGATE = "delegate", _("Delegate of the deputy head")
    HR_ADVISER = "hr_adviser", _("HR adviser")
    COMMITTEE = "committee", _("Review committee")
    OCHRO = "ochro", _("OCHRO")
    CLASSIFICATION_ADVISER = "adviser", _("Classification adviser")
    EVALUATION_COMMITTEE = "member", _("Evaluation committee")


class Purpose(TextChoices):
    """For what a file was opened; the page that was opened says it."""

    OWN = "own", _("Own file")
    MANAGEMENT = "management", _("Management of the executive")
    SUPPORT = "support", _("Support of the exercise")
    REVIEW = "review", _("Review by the committee")
    SERVICE_REVIEW = "service_review", _("Review across the public service")
    CLASSIFICATION = "classification", _("Classification of the position")


class Opened(TextChoices):
    """What of a file was opened."""

    FILE = "file", _("File")
    PROFILE = "profile", _("Profile")
    ANSWERS = "answers", _("Answers to the questionnaire")
    ASSESSMENT = "assessment", _("Assessment")
    PLACEMENT = "placement", _("Placement")
    CONVERSATION = "conversation", _("Conversation")
    LEARNING = "learning", _("Learning plan")
    SUBMITTED = "submitted", _("File as submitted")
    SLATE = "slate", _("Slate of successors")
    TALENT_PROFILE = "talent_profile", _("Talent profile")
    TALENT_PROFILE_PDF = "talent_profile_pdf", _("Talent profile, taken away as PDF")
    TALENT_PROFILE_DOCX = "talent_profile_docx", _("Talent profile, taken away as DOCX")
    CLASSIFICATION_FILE_PDF = (
        "classification_file_pdf",
        _("Classification file, taken away as PDF"),
    )
    RANKING_CSV = "ranking_csv", _("Ranking of positions, taken away as CSV")
    LEVEL_AHEAD = "level_ahead", _("Change of level, before the decision")
    LEVEL_CHANGED = "level_changed", _("Change of level by a decision")


# Kept, but not told to those it is about: a slate, and a level before anything is decided.
UNTOLD = (Opened.SLATE, Opened.LEVEL_AHEAD)


@audit.register
class Verb(TextChoices):
    NOMINATE = "delegate.nominate", _("named a delegate")
    WITHDRAW = "delegate.withdraw", _("withdrew a delegate")
    ASSIGN = "role.assign", _("gave a role")
    END = "role.end", _("ended a role")
    RECONCILE = "grants.reconcile", _("brought the grants in line with the roles")
    OPEN_DOSSIERS = "dossiers.open", _("opened the organizations’ dossiers of a cycle")


NAMED = notices.register(
    "delegate.named",
    title=_("You are named delegate for %(cycle)s"),
    text=_("The deputy head of %(organization)s has named you as delegate until %(until)s."),
)
WITHDRAWN = notices.register(
    "delegate.withdrawn",
    title=_("You are no longer delegate for %(cycle)s"),
    text=_("The deputy head of %(organization)s has withdrawn your nomination."),
)
CONTACT_GIVEN = notices.register(
    "delegate.contact",
    title=_("You are now the main contact for %(cycle)s"),
    text=_("OCHRO writes to you first about the exercise of %(organization)s."),
)
CONTACT_TAKEN = notices.register(
    "delegate.contact_taken",
    title=_("You are no longer the main contact for %(cycle)s"),
    text=_(
        "The deputy head of %(organization)s has named another delegate as main contact. You "
        "remain a delegate."
    ),
)
ROLE_GIVEN = notices.register(
    "role.given",
    title=_("You were given a role"),
    text=_("%(by)s has given you a role in the Executive Talent Management System."),
)
ROLE_ENDED = notices.register(
    "role.ended",
    title=_("A role of yours has ended"),
    text=_("%(by)s has ended a role of yours in the Executive Talent Management System."),
)
