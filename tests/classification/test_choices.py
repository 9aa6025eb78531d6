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

FILES = ("text", "magnitude", "refusal", "check", "organization", "dimension", "review")
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


def test_every_check_has_its_grade_and_its_clause():
    assert set(ABOUT) == set(Check)
