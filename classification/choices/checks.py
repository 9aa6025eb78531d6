"""What the standard says of an evaluation: a sentence for each check, and how grave it is.

Every one is advice, none a block. The sentence is filled with the values of the finding: degrees
as the charts write them, points, steps.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Grade(TextChoices):
    """What a check asks of the evaluator."""

    FITS = "fits", _("As the standard expects")
    NOTE = "note", _("Worth knowing")
    REASON = "reason", _("Give one sentence of reason")
    RECHECK = "recheck", _("Evaluate again")


class Check(TextChoices):
    KNOW_HOW_MOST_LIKELY = (
        "know_how_most_likely",
        _("Know-How %(cell)s lies in the most likely area of the chart."),
    )
    KNOW_HOW_LESS_LIKELY = (
        "know_how_less_likely",
        _("Know-How %(cell)s lies in a less likely area of the chart: say why it fits."),
    )
    KNOW_HOW_UNLIKELY = (
        "know_how_unlikely",
        _("Know-How %(cell)s lies in an unlikely area of the chart: evaluate it again."),
    )
    PROBLEM_SOLVING_MOST_LIKELY = (
        "problem_solving_most_likely",
        _("Problem Solving %(cell)s lies in the most likely area of the chart."),
    )
    PROBLEM_SOLVING_LESS_LIKELY = (
        "problem_solving_less_likely",
        _("Problem Solving %(cell)s lies in a less likely area of the chart: say why it fits."),
    )
    PROBLEM_SOLVING_UNLIKELY = (
        "problem_solving_unlikely",
        _(
            "Problem Solving %(cell)s lies in an unlikely area of the chart: evaluate "
            "Know-How and Problem Solving again."
        ),
    )
    PRACTICAL_LOW = (
        "practical_low",
        _("Practical know-how %(degree)s is below %(usual)s, which is unlikely for the group."),
    )
    PRACTICAL_HIGH = (
        "practical_high",
        _(
            "Practical know-how %(degree)s means a global authority, which is unlikely for the "
            "group; the usual highest degree is %(usual)s."
        ),
    )
    COMMUNICATING_UNLIKELY = (
        "communicating_unlikely",
        _("Communicating %(degree)s is extremely unlikely for executive work."),
    )
    COMMUNICATING_NOT_USED = (
        "communicating_not_used",
        _("Communicating %(degree)s does not fit executive work and should not be used."),
    )
    ENVIRONMENT_LESS_LIKELY = (
        "environment_less_likely",
        _("Thinking environment %(degree)s is less likely for executive work: say why it fits."),
    )
    ENVIRONMENT_UNLIKELY = (
        "environment_unlikely",
        _(
            "Thinking environment %(degree)s sets the direction of the whole government, which "
            "is extremely unlikely for executive work."
        ),
    )
    PERCENTAGE_HIGH = (
        "percentage_high",
        _(
            "A percentage of %(percent)s is the work of ministers and deputy ministers, which "
            "is unlikely within the group."
        ),
    )
    COMBINATION_NOT_SHOWN = (
        "combination_not_shown",
        _("No benchmark joins %(points)s points of Know-How with a percentage of %(percent)s."),
    )
    WATERFALL_HOLDS = (
        "waterfall_holds",
        _("%(practical)s, %(environment)s, %(freedom)s fall in order, as in a waterfall."),
    )
    WATERFALL_ENVIRONMENT = (
        "waterfall_environment",
        _(
            "Thinking environment %(environment)s is above practical know-how %(practical)s: the "
            "position would think about what it cannot understand."
        ),
    )
    WATERFALL_FREEDOM = (
        "waterfall_freedom",
        _(
            "Freedom to act %(freedom)s is above thinking environment %(environment)s: the "
            "position would decide more than it is asked to think about."
        ),
    )
    WATERFALL_PULLS = (
        "waterfall_pulls",
        _(
            "%(practical)s, %(environment)s, %(freedom)s fall in order by letter; within one "
            "letter the pulls do not. Some benchmarks are like this."
        ),
    )
    PROFILE_COMMON = (
        "profile_common",
        _("Profile %(profile)s is one of those most common in the group."),
    )
    PROFILE_UNCOMMON = (
        "profile_uncommon",
        _("Profile %(profile)s is uncommon in the group: say why it fits the work."),
    )
    PROFILE_UNLIKELY = (
        "profile_unlikely",
        _("Profile %(profile)s is that of pure research, very unlikely for executive work."),
    )
    BELOW_GROUP = (
        "below_group",
        _("%(total)s points are below %(least)s: this is not an executive position."),
    )
    CHART_EXTENDED = (
        "chart_extended",
        _(
            "No benchmark and no example of the standard reaches cell %(cell)s of the "
            "Accountability chart; its points extend the rule that all of them follow."
        ),
    )
    IMPACT_GIVEN = (
        "impact_given",
        _("Nature of impact “%(impact)s” is given by the standard for: %(dimension)s."),
    )
    IMPACT_RARE = (
        "impact_rare",
        _(
            "Nature of impact “%(impact)s” is given by the standard for: %(dimension)s. It is "
            "rare: say why it fits."
        ),
    )
    IMPACT_NONE = (
        "impact_none",
        _(
            "The standard sees no impact on: %(dimension)s. Something else must stand for the "
            "size of the area."
        ),
    )
    IMPACT_NOT_GIVEN = (
        "impact_not_given",
        _("Nature of impact “%(impact)s” is not given by the standard for: %(dimension)s."),
    )
    IMPACT_NEEDS = (
        "impact_needs",
        _(
            "Nature of impact “%(impact)s” on “%(dimension)s” holds only if this is true of the "
            "role, and it is not said: %(fact)s"
        ),
    )
    IMPACT_IN_LINE = (
        "impact_in_line",
        _(
            "Nature of impact “%(impact)s” is shared with the superior or a subordinate here, and "
            "it never is."
        ),
    )
    IMPACT_PASSES_THROUGH = (
        "impact_passes_through",
        _(
            "Nature of impact “%(impact)s” does not hold on dollars that only pass through "
            "(%(dimension)s): take Primary on the unit’s own budget."
        ),
    )
    AREA_PASSES_THROUGH = (
        "area_passes_through",
        _(
            "The dollars pass through and say little of the role (%(dimension)s): Primary on the "
            "unit’s own budget could be the better measure. Say why it is not."
        ),
    )
    AREA_WHOLE_ASSET = (
        "area_whole_asset",
        _(
            "The amount is the complete value of an asset (%(dimension)s), which is not used: "
            "divide it by the planned years."
        ),
    )
    AREA_NOT_NAMED = (
        "area_not_named",
        _(
            "It is not said what the amount is: whether the standard gives nature of impact "
            "“%(impact)s” for it cannot be checked."
        ),
    )
    FREEDOM_USUAL = (
        "freedom_usual",
        _("Freedom to act %(freedom)s is usual on level %(levels)s below the deputy head."),
    )
    FREEDOM_UNUSUAL = (
        "freedom_unusual",
        _(
            "Freedom to act %(freedom)s is not usual on level %(levels)s below the deputy head; "
            "%(usual)s is. Say why it fits."
        ),
    )
    FREEDOM_OF_SUPERIOR = (
        "freedom_of_superior",
        _(
            "Freedom to act %(freedom)s is not below the %(superior)s of the superior, and no "
            "position has as much as its superior."
        ),
    )
    TOO_MANY_LEVELS = (
        "too_many_levels",
        _(
            "The position is %(levels)s levels below the deputy head; there are at most "
            "%(most)s executive levels."
        ),
    )
    STEPS_NONE = (
        "steps_none",
        _("Superior and position have the same Know-How: rare, for an administrative line only."),
    )
    STEPS_COMPRESSION = (
        "steps_compression",
        _("One step of Know-How to the superior: a point of compression in the structure."),
    )
    STEPS_NORMAL = (
        "steps_normal",
        _("Two steps of Know-How to the superior: the typical distance."),
    )
    STEPS_HOMOGENEOUS = (
        "steps_homogeneous",
        _("Three steps of Know-How to the superior: typical of homogeneous, well-defined work."),
    )
    STEPS_MISSING = (
        "steps_missing",
        _("Four steps of Know-How to the superior: a level may be missing, or this is an error."),
    )
    STEPS_TOO_FAR = (
        "steps_too_far",
        _("%(steps)s steps of Know-How to the superior: further than the standard describes."),
    )
    STEPS_ABOVE = (
        "steps_above",
        _("The Know-How of the position is above that of its superior (steps: %(steps)s)."),
    )
    PATTERN_NORMAL = (
        "pattern_normal",
        _(
            "The steps to the superior, %(know_how)s in Know-How, %(percent)s in the percentage "
            "and %(accountability)s in Accountability, are those of a normal relationship."
        ),
    )
    PATTERN_LEAN = (
        "pattern_lean",
        _(
            "The steps to the superior, %(know_how)s in Know-How, %(percent)s in the percentage "
            "and %(accountability)s in Accountability, are those of lean staff."
        ),
    )
    PATTERN_MISSING = (
        "pattern_missing",
        _(
            "The steps to the superior, %(know_how)s in Know-How, %(percent)s in the percentage "
            "and %(accountability)s in Accountability, are those of a missing level."
        ),
    )
    PATTERN_ONE_OVER_ONE = (
        "pattern_one_over_one",
        _(
            "The steps to the superior, %(know_how)s in Know-How, %(percent)s in the percentage "
            "and %(accountability)s in Accountability, are those of one over one, which is not "
            "typically supported in the group."
        ),
    )
    PATTERN_NONE = (
        "pattern_none",
        _(
            "The steps to the superior, %(know_how)s in Know-How, %(percent)s in the percentage "
            "and %(accountability)s in Accountability, are none of the standard’s four examples."
        ),
    )
    COMPARATORS_ENOUGH = (
        "comparators_enough",
        _("%(number)s benchmarks are cited, which is sufficient."),
    )
    COMPARATORS_NONE = (
        "comparators_none",
        _("No benchmark is cited; the standard asks for %(least)s or %(most)s."),
    )
    COMPARATORS_FEW = (
        "comparators_few",
        _("Benchmarks cited: %(number)s; the standard asks for %(least)s or %(most)s."),
    )
    COMPARATORS_MANY = (
        "comparators_many",
        _("%(number)s benchmarks cited; %(least)s or %(most)s are sufficient."),
    )
    COMPARATOR_UNKNOWN = (
        "comparator_unknown",
        _("There is no benchmark %(benchmark)s."),
    )
    COMPARATOR_APART = (
        "comparator_apart",
        _(
            "Benchmark %(benchmark)s is cited for a factor in which it stands apart from the "
            "position (steps: %(steps)s)."
        ),
    )
    COMPARATOR_PROFILE = (
        "comparator_profile",
        _(
            "Benchmark %(benchmark)s has profile %(profile)s and the position %(own)s: explain "
            "the difference or find another benchmark."
        ),
    )
    KNOW_HOW_UNSUPPORTED = (
        "know_how_unsupported",
        _("No benchmark is cited for Know-How yet, as a whole factor."),
    )
    PROBLEM_SOLVING_UNSUPPORTED = (
        "problem_solving_unsupported",
        _("No benchmark is cited for Problem Solving yet, as a whole factor."),
    )
    ACCOUNTABILITY_UNSUPPORTED = (
        "accountability_unsupported",
        _("No benchmark is cited for Accountability yet, as a whole factor."),
    )
