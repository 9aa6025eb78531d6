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


class LookFirst(TextChoices):
    """Why a committee looks at a placement first; no fault (talent/rules/borderline.py)."""

    NOT_ALLOWED = "not_allowed", _("The rules do not allow this placement today. %(rule)s")
    LANGUAGES_EXPIRE = (
        "languages_expire",
        _("The placement hangs on second-language results, of which one expires on %(day)s."),
    )
    MOVED_HERE = (
        "moved_here",
        _("The committee has moved this person: “%(proposed)s” was proposed."),
    )
    CHANGED = "changed", _("The placement has changed: last cycle it was “%(before)s”.")
    EVIDENCE_MISSING = (
        "evidence_missing",
        _("High potential is marked without evidence: %(evidence)s."),
    )
    IN_DEVELOPMENT = (
        "potential_in_development",
        _("High potential is marked, and the placement says that this role does not fit yet."),
    )
    NO_POTENTIAL = (
        "advancement_without_potential",
        _(
            "The placement means potential for a more senior role, and no high potential is "
            "marked."
        ),
    )
    NOT_SHOWN = (
        "behaviours_not_shown",
        _(
            "The placement means that the behaviours are shown consistently. Not so yet: "
            "%(competencies)s."
        ),
    )
    ALL_SHOWN = (
        "all_behaviours_shown",
        _(
            "The placement means that some behaviours are not shown yet, and all are rated as "
            "shown."
        ),
    )
    NOT_WANTED = (
        "not_wanted",
        _("The placement speaks of a step that the executive does not want at this time."),
    )
    VIEWS_APART = (
        "views_apart",
        _("The executive and the manager rate far apart: %(competencies)s."),
    )


class Evidence(TextChoices):
    """What shows high potential."""

    ABILITY = "ability", _("ability")
    ASPIRATION = "aspiration", _("aspiration")
    ENGAGEMENT = "engagement", _("engagement")


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
