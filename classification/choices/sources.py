"""The clauses on which a check stands: where a reader finds it in the standard."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Clause(TextChoices):
    """Headings of the Executive (EX) Group Job Evaluation Standard 2022, and of the directive."""

    GROUP = "group", _("EX Job Evaluation Standard 2022, Executive (EX) Group Definition")
    PRACTICAL = (
        "practical",
        _("EX Job Evaluation Standard 2022, Practical, Technical, Specialized Know-How"),
    )
    COMMUNICATING = (
        "communicating",
        _("EX Job Evaluation Standard 2022, Communicating and Influencing"),
    )
    KNOW_HOW_STEPS = (
        "know_how_steps",
        _("EX Job Evaluation Standard 2022, Measuring Know-How, Double Check"),
    )
    KNOW_HOW_CHART = (
        "know_how_chart",
        _("EX Job Evaluation Standard 2022, Appendix A, Guide Chart for Evaluating Know-How"),
    )
    ENVIRONMENT = "environment", _("EX Job Evaluation Standard 2022, Thinking Environment")
    PERCENTAGES = (
        "percentages",
        _("EX Job Evaluation Standard 2022, Measuring Problem Solving, Double Check"),
    )
    PROBLEM_SOLVING_CHART = (
        "problem_solving_chart",
        _(
            "EX Job Evaluation Standard 2022, Appendix A, Guide Chart for Evaluating Problem "
            "Solving"
        ),
    )
    FREEDOM = "freedom", _("EX Job Evaluation Standard 2022, Freedom to Act")
    MAGNITUDE = "magnitude", _("EX Job Evaluation Standard 2022, Area of Impact – Magnitude")
    INDEX = "index", _("EX Job Evaluation Standard 2022, Accountability Magnitude Index")
    PASS_THROUGH = "pass_through", _("EX Job Evaluation Standard 2022, Pass-Through Dollars")
    IMPACT = "impact", _("EX Job Evaluation Standard 2022, Nature of Impact on end results")
    COMBINATION = (
        "combination",
        _(
            "EX Job Evaluation Standard 2022, Choosing the Correct Area of Impact (Magnitude) and "
            "Nature of Impact Combination"
        ),
    )
    DIMENSIONS = (
        "dimensions",
        _("EX Job Evaluation Standard 2022, Examples of Impact for Various Dimensions"),
    )
    SHARED_INITIATIVES = (
        "shared_initiatives",
        _("EX Job Evaluation Standard 2022, Initiatives shared across several organizations"),
    )
    UNRELATED = (
        "unrelated",
        _("EX Job Evaluation Standard 2022, Combining the impact on unrelated activities"),
    )
    ACCOUNTABILITY_CHART = (
        "accountability_chart",
        _("EX Job Evaluation Standard 2022, Combining the Accountability Sub-Factors"),
    )
    WATERFALL = (
        "waterfall",
        _("EX Job Evaluation Standard 2022, Checking the Complete Evaluation"),
    )
    PROFILES = "profiles", _("EX Job Evaluation Standard 2022, Job Profiles")
    BENCHMARKS = (
        "benchmarks",
        _("EX Job Evaluation Standard 2022, Selecting Suitable Benchmarks"),
    )
    BENCHMARK_INDEX = (
        "benchmark_index",
        _("EX Job Evaluation Standard 2022, Appendix B, Benchmark Index by Level"),
    )
    ORGANIZATION = "organization", _("EX Job Evaluation Standard 2022, Organization Check")
    LEVELS = "levels", _("EX Job Evaluation Standard 2022, Classification Levels")
    DIRECTIVE = "directive", _("Directive on Executive Organization and Classification, 2023")
    THIS_SYSTEM = "this_system", _("A working rule of this system; the sources give none")
