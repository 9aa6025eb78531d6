"""Every code has its sentence in both languages, and at least one golden case that shows it."""

import re

import pytest
from django.utils import translation

from classification.choices import (
    AllocationGround,
    Check,
    Clause,
    Finding,
    Ground,
    Joining,
    Refusal,
)
from classification.rules.checks import ABOUT
from tests.classification.proofs import cases

FILES = (
    "text", "magnitude", "refusal", "choice", "check", "organization", "dimension", "review",
)  # fmt: skip
TEXT = "\n".join(str(cases(name)) for name in FILES)
PLACED = re.compile(r"%\((\w+)\)s")


@pytest.mark.parametrize(
    "code", [*Check, *Refusal, *AllocationGround, *Finding, *Joining], ids=lambda code: code.value
)
def test_every_code_is_shown_by_a_golden_case(code):
    assert f"'{code.value}'" in TEXT


@pytest.mark.parametrize("code", [*Check, *Refusal, *AllocationGround, *Finding, *Ground, *Clause])
def test_both_languages_fill_in_the_same_values(code):
    told = {}
    for language in ("en", "fr"):
        with translation.override(language):
            told[language] = str(code.label)

    assert set(PLACED.findall(told["en"])) == set(PLACED.findall(told["fr"]))
    assert told["en"] != told["fr"]
    assert "%" not in PLACED.sub("", told["en"] + told["fr"])


STANDARD = "EX Job Evaluation Standard 2022, "
HEADINGS = {  # of the text of the standard, section before part
    Clause.GROUP: "Executive (EX) Group Definition",
    Clause.PRACTICAL: "Practical, Technical, Specialized Know-How",
    Clause.COMMUNICATING: "Communicating and Influencing",
    Clause.KNOW_HOW_STEPS: "Measuring Know-How, Double Check",
    Clause.KNOW_HOW_CHART: "Appendix A, Guide Chart for Evaluating Know-How",
    Clause.ENVIRONMENT: "Thinking Environment",
    Clause.PERCENTAGES: "Measuring Problem Solving, Double Check",
    Clause.PROBLEM_SOLVING_CHART: "Appendix A, Guide Chart for Evaluating Problem Solving",
    Clause.FREEDOM: "Freedom to Act",
    Clause.MAGNITUDE: "Area of Impact – Magnitude",
    Clause.INDEX: "Accountability Magnitude Index",
    Clause.COMBINATION: (
        "Choosing the Correct Area of Impact (Magnitude) and Nature of Impact Combination"
    ),
    Clause.SHARED_INITIATIVES: "Initiatives shared across several organizations",
    Clause.UNRELATED: "Combining the impact on unrelated activities",
    Clause.PASS_THROUGH: "Pass-Through Dollars",
    Clause.IMPACT: "Nature of Impact on end results",
    Clause.DIMENSIONS: "Examples of Impact for Various Dimensions",
    Clause.ACCOUNTABILITY_CHART: "Combining the Accountability Sub-Factors",
    Clause.WATERFALL: "Checking the Complete Evaluation",
    Clause.PROFILES: "Job Profiles",
    Clause.BENCHMARKS: "Selecting Suitable Benchmarks",
    Clause.BENCHMARK_INDEX: "Appendix B, Benchmark Index by Level",
    Clause.ORGANIZATION: "Organization Check",
    Clause.LEVELS: "Classification Levels",
}
ELSEWHERE = {
    Clause.DIRECTIVE: "Directive on Executive Organization and Classification, 2023",
    Clause.THIS_SYSTEM: "A working rule of this system; the sources give none",
}


def test_every_clause_is_a_heading_of_its_source():
    headings = {clause: STANDARD + text for clause, text in HEADINGS.items()} | ELSEWHERE

    with translation.override("en"):
        assert {clause: str(clause.label) for clause in Clause} == headings


def test_every_check_has_its_grade_and_its_clause():
    assert set(ABOUT) == set(Check)
