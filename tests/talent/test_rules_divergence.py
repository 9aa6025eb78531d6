"""The list to read again: golden cases, and that nothing said raises nothing."""

import tomllib
from pathlib import Path

import pytest

from talent.choices import Divergence
from talent.rules import divergence

CASES = tomllib.loads(Path(__file__).with_name("divergence_cases.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_what_is_read_again(case):
    about = {k: v for k, v in case.items() if k not in {"name", "found", "competencies"}}

    found = divergence.divergences(divergence.Sides(**about))

    assert [each.code for each in found] == case["found"]
    named = [code for each in found for code in each.competencies]
    assert named == case.get("competencies", [])


def test_an_empty_assessment_raises_no_question():
    assert divergence.divergences(divergence.Sides()) == []


def test_every_question_has_a_planted_case_and_a_sentence():
    planted = {code for case in CASES["case"] for code in case["found"]}

    assert planted == set(divergence.Code.__args__) == set(Divergence.values)
