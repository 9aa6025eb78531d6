"""Which placements a person may be given, and who may still move them: golden cases."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talent.rules import placement

CASES = tomllib.loads(Path(__file__).with_name("placement_cases.toml").read_text("utf-8"))
TODAY = date(2026, 11, 20)


def _day(text):
    return date.fromisoformat(text) if text else None


def _results(rows):
    return [placement.Result(skill, _day(tested), _day(ends)) for skill, tested, ends in rows]


@pytest.mark.parametrize("case", CASES["case"], ids=lambda case: case["name"])
def test_which_placements_a_person_may_be_given(case):
    found = placement.refusal(
        needs_language_results=case["needs"],
        holds_a_position=case.get("position", True),
        lacks=placement.language_lacks(_results(case["results"]), on=TODAY),
    )

    assert (found and found.rule) == case.get("rule")
    if found:
        wanted = tuple((skill, _day(expired)) for skill, expired in case.get("lacks", []))
        assert found.lacks == wanted


@pytest.mark.parametrize("case", CASES["stage"], ids=lambda case: case["name"])
def test_who_may_still_move_a_person(case):
    found = placement.stage_refusal(
        stage=case["stage"],
        state=case["state"],
        last_stage=case.get("last"),
        removes=case.get("removes", False),
        returned=case.get("returned", False),
    )

    assert found == case.get("closed")


@given(
    st.lists(
        st.builds(
            placement.Result,
            st.sampled_from(placement.SKILLS),
            st.dates(date(2010, 1, 1), date(2030, 1, 1)),
            st.none() | st.dates(date(2010, 1, 1), date(2035, 1, 1)),
        )
    )
)
def test_a_skill_lacks_a_result_or_its_latest_result_has_expired(results):
    lacks = dict(placement.language_lacks(results, on=TODAY))

    for skill in placement.SKILLS:
        known = [r for r in results if r.skill == skill and r.tested_on <= TODAY]
        newest = max((r.tested_on for r in known), default=None)
        ends = [r.expires_on for r in known if r.tested_on == newest]
        if skill in lacks:
            assert not known or any(e is not None and e < TODAY for e in ends)
        else:
            assert any(e is None or e >= TODAY for e in ends)


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [(None, None, "none"), ("a", None, "none"), (None, "a", "first"), ("a", "a", "same"),
     ("a", "b", "changed")],
)  # fmt: skip
def test_movement_says_whether_a_placement_changed_and_ranks_nobody(before, now, said):
    assert placement.movement(before=before, now=now) == said
