"""What each executive of a team needs next, and who first."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from talent.rules import team

CASES = tomllib.loads(Path(__file__).with_name("team_cases.toml").read_text("utf-8"))["case"]
TODAY = date(2026, 11, 20)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_an_executive_needs_next(case):
    file = team.File(**{k: v for k, v in case.items() if k not in {"name", "step"}})

    assert team.next_step(file, on=TODAY) == case["step"]


def test_every_step_has_a_case():
    assert {case["step"] for case in CASES} == set(team.RANKS)


def test_what_is_late_comes_before_what_is_not():
    assert team.rank("assess_early", late=True) < team.rank("revise", late=False)
    assert team.rank("revise", late=False) < team.rank("assess", late=False)
