"""What may stand for the size of an area, and when an impact on it is legitimate."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Dimension(TextChoices):
    """The nine rows of the standard's table, and the initiative shared with others."""

    OPERATING = "operating", _("Salary, operating and maintenance budget of the own unit")
    CAPITAL = "capital", _("Capital budget, the annual value of a program or project")
    ORGANIZATION = "organization", _("Full budget of the organization")
    HUMAN_RESOURCES = "human_resources", _("Human resources costs")
    PURCHASING = "purchasing", _("Purchased materials and equipment")
    GRANTS = "grants", _("Grants and contributions")
    TRANSFERS = "transfers", _("Transfer payments")
    REVOLVING = "revolving", _("Revolving funds")
    OUTSIDE = "outside", _("Dimensions outside the public service")
    SHARED_INITIATIVE = "shared_initiative", _("Initiative shared with other organizations")


class Fact(TextChoices):
    """What is asked of the role before an impact is legitimate."""

    ANSWERABLE = (
        "answerable",
        _("It is the only position at its freedom to act that must answer for the results."),
    )
    ADVISER = "adviser", _("The role advises or facilitates.")
    LIFECYCLE = (
        "lifecycle",
        _("The role controls the entire lifecycle, or must draw the most from the investment."),
    )
    WHOLE_ASSET = "whole_asset", _("The amount is the complete value of the asset.")
    DIRECTS = (
        "directs",
        _("The role directs the whole function, or a large part of it, by advice and policy."),
    )
    ORDERS = "orders", _("The role orders from pre-approved suppliers at negotiated terms.")
    SUPPLIES = "supplies", _("The role prepares and issues requests for proposals.")
    SPECIFIES = "specifies", _("The role is heavily involved in determining specifications.")
    ELIGIBILITY = "eligibility", _("The role determines who is eligible.")
    EVALUATES = "evaluates", _("The role evaluates the use of the money.")
    DISCRETION = "discretion", _("The role has discretion over amounts or use.")
    INFLUENCE = (
        "influence",
        _("The influence is clearly identified, through legislation, regulation or enforcement."),
    )
    OWN_SHARE = "own_share", _("The amount is the own share for one year.")
    TOTAL_SHARE = "total_share", _("The amount is the total of all participants for one year.")
    IN_LINE = "in_line", _("The impact is shared with the superior or a subordinate.")
    PASSES_THROUGH = (
        "passes_through",
        _("Legislation or a formula controls the payments; the role only sees them paid."),
    )


class Ground(TextChoices):
    """Why a combination of magnitude and impact is legitimate or not, or what stands beside it."""

    LEGITIMATE = "legitimate", _("The standard gives this impact for this dimension.")
    RARE = "rare", _("The standard gives this impact for this dimension and calls it rare.")
    NO_IMPACT = "no_impact", _("The standard sees no impact on this dimension.")
    NOT_FOR_DIMENSION = (
        "not_for_dimension",
        _("The standard does not give this impact for this dimension."),
    )
    NEEDS_FACT = "needs_fact", _("This impact holds only if something more is true of the role.")
    WHOLE_ASSET = (
        "whole_asset",
        _("The value of an asset is not used; divide by the planned years."),
    )
    IN_LINE = "in_line", _("Impact is never shared between superior and subordinate.")
    PASSES_THROUGH = (
        "passes_through",
        _("Pass-through dollars say little of the role; use Primary on the unit’s own budget."),
    )
    NOT_NAMED = "not_named", _("It is not said what the amount is.")
    HIGHEST = "highest", _("The highest legitimate evaluation.")
    EQUAL = (
        "equal",
        _("As many points as the highest: take what best expresses the core purpose."),
    )
    LOWER = "lower", _("Legitimate, with fewer points than another combination.")


class Participation(TextChoices):
    """The part of an organization in an initiative shared with others."""

    LEAD = "lead", _("Leads and is accountable for the total end results")
    MEMBER = "member", _("Answers for its own part; another organization leads")
    COORDINATOR = "coordinator", _("Coordinates and reports, without being accountable")


class Joining(TextChoices):
    """What became of a second, unrelated impact."""

    JOINED = "joined", _("The second amount is brought to the core impact and added.")
    SAME_WORK = (
        "same_work",
        _("Both are ways of looking at the same work: the larger one is taken, nothing is added."),
    )
