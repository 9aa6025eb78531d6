"""Whom a session looks at first: golden cases in sentences, and the order of discussion."""

import tomllib
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talent.choices import Evidence, LookFirst
from talent.rules import borderline
from talent.rules.borderline import Placed, Reason, look_first, reasons
from talent.rules.divergence import Code, Sides
from talent.rules.placement import Refusal

CASES = tomllib.loads(Path(__file__).with_name("borderline_cases.toml").read_text("utf-8"))
CYCLE_ENDS_ON = date(2027, 3, 31)


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_why_a_session_looks_at_somebody_first(case):
    sides = Sides(**{"placement": case.get("now")} | case.get("sides", {}))
    placed = Placed(
        **{name: case.get(name) for name in ("now", "proposed", "before", "valid_until")},
        refusal=Refusal(case["refused"]) if "refused" in case else None,
        cycle_ends_on=CYCLE_ENDS_ON,
        sides=sides,
    )

    found = reasons(placed)

    assert [each.code for each in found] == case["found"]
    assert [c for each in found for c in each.competencies] == case.get("competencies", [])
    assert [e for each in found for e in each.evidence] == case.get("evidence", [])


def test_every_reason_has_a_planted_case_and_a_sentence():
    planted = {code for case in CASES["case"] for code in case["found"]}

    assert planted == set(borderline.Code.__args__) == set(LookFirst.values)
    assert set(Evidence.values) == set(borderline.Evidence.__args__)


def test_whatever_a_manager_reads_again_is_a_reason():
    assert set(Code.__args__) == {*borderline.EVIDENCE, *borderline.AS_REASON}


def test_past_performance_is_nothing_that_a_reason_could_be_made_of():
    known = {each.name for side in (Placed, Sides) for each in fields(side)}

    assert not {name for name in known if "performance" in name or name == "rating"}


def test_the_most_reasons_come_first_then_the_name():
    one, two = [Reason("changed")], [Reason("changed"), Reason("moved_here")]
    found = {"Zoe": one, "Ann": one, "Max": two, "Eve": []}

    assert look_first(found, name=str) == ["Max", "Ann", "Zoe"]


@given(st.dictionaries(st.integers(), st.integers(0, 4)))
def test_everybody_with_a_reason_is_there_once_and_nobody_else(numbers):
    found = {who: [Reason("changed")] * number for who, number in numbers.items()}
    listed = look_first(found, name=lambda who: who)

    assert sorted(listed) == sorted(who for who, number in numbers.items() if number)
    assert [numbers[who] for who in listed] == sorted((numbers[w] for w in listed), reverse=True)
