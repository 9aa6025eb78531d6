"""Assessments and the talent map."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from etms import audit


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
        _(
            "The review committee has placed this person; the proposal no longer changes, unless "
            "the deputy head sends the assessment back."
        ),
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
