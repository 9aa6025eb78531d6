"""The three factors, their sub-factors and what may be said of each."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Factor(TextChoices):
    KNOW_HOW = "know_how", _("Know-How")
    PROBLEM_SOLVING = "problem_solving", _("Problem Solving")
    ACCOUNTABILITY = "accountability", _("Accountability")


class Field(TextChoices):
    """What an evaluation is made of: the names of the API, and those a refusal names."""

    PRACTICAL = "practical_technical", _("Practical, technical, specialized know-how")
    PRACTICAL_PULL = "practical_technical_pull", _("Pull of practical know-how")
    PLANNING = "planning_organizing", _("Planning, organizing and integrating")
    PLANNING_PULL = "planning_organizing_pull", _("Pull of planning")
    COMMUNICATING = "communicating_influencing", _("Communicating and influencing")
    COMMUNICATING_PULL = (
        "communicating_influencing_pull",
        _("Pull of communicating and influencing"),
    )
    ENVIRONMENT = "thinking_environment", _("Thinking environment")
    ENVIRONMENT_PULL = "thinking_environment_pull", _("Pull of the thinking environment")
    CHALLENGE = "thinking_challenge", _("Thinking challenge")
    CHALLENGE_PULL = "thinking_challenge_pull", _("Pull of the thinking challenge")
    FREEDOM = "freedom_to_act", _("Freedom to act")
    FREEDOM_PULL = "freedom_to_act_pull", _("Pull of freedom to act")
    MAGNITUDE = "magnitude", _("Area of impact (magnitude)")
    MAGNITUDE_PULL = "magnitude_pull", _("Pull of the magnitude")
    IMPACT = "impact", _("Nature of impact")
    IMPACT_PULL = "impact_pull", _("Pull of the impact")
    DOLLARS = "dollars", _("Amount in current dollars")
    ON = "on", _("Day")


class Impact(TextChoices):
    INDIRECT = "I", pgettext_lazy("impact", "Indirect")
    CONTRIBUTORY = "C", pgettext_lazy("impact", "Contributory")
    SHARED = "S", pgettext_lazy("impact", "Shared")
    PRIMARY = "P", pgettext_lazy("impact", "Primary")


class Pull(TextChoices):
    DOUBLE_DOWN = "--", _("Double pull-down")
    DOWN = "-", _("Pull-down")
    NONE = "", _("No pull")
    UP = "+", _("Pull-up")
    DOUBLE_UP = "++", _("Double pull-up")


class Likelihood(TextChoices):
    """The shading of a cell of the guide charts."""

    MOST_LIKELY = "most_likely", _("Most likely")
    LESS_LIKELY = "less_likely", _("Less likely")
    UNLIKELY = "unlikely", _("Unlikely")


class Inclusion(TextChoices):
    """The four primary purposes of the group definition."""

    PROGRAMS = (
        "programs",
        _(
            "Managing programs authorized by an Act of Parliament or an order in council, "
            "or major or significant functions or elements of such programs"
        ),
    )
    SCIENCE = "science", _("Managing substantial scientific or professional activities")
    ADVICE = (
        "advice",
        _(
            "Providing recommendations on the development of significant policies, programs "
            "or scientific, professional or technical activities"
        ),
    )
    RESOURCES = (
        "resources",
        _(
            "Exercising a primary influence over policies or programs for the use of human, "
            "financial or material resources in one or more major organizational units or "
            "program activities"
        ),
    )


class AllocationGround(TextChoices):
    """Why a position does not belong to the group, or cannot be said to yet."""

    NO_PURPOSE = (
        "no_purpose",
        _("None of the four inclusions of the group definition is the primary purpose."),
    )
    PURPOSE_OPEN = "purpose_open", _("The primary purpose has not been chosen.")
    OTHER_GROUP = (
        "other_group",
        _("The primary purpose is included in the definition of another group."),
    )
    OTHER_GROUP_OPEN = (
        "other_group_open",
        _("Whether another group’s definition holds has not been answered."),
    )
    TOO_FAR_BELOW = (
        "too_far_below",
        _(
            "The position is %(levels)s levels below the deputy or associate deputy head; "
            "the group definition allows %(most)s."
        ),
    )
    LEVELS_OPEN = (
        "levels_open",
        _("The number of levels below the deputy or associate deputy head is not known."),
    )
