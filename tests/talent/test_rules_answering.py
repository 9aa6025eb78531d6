"""When an executive may answer, withdraw and decline: golden cases named in sentences."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talent.choices import QuestionnaireState
from talent.rules import answering
from talent.rules.dates import Window

CASES = tomllib.loads(Path(__file__).with_name("answering_cases.toml").read_text("utf-8"))


def cases(kind):
    return pytest.mark.parametrize("case", CASES[kind], ids=[c["name"] for c in CASES[kind]])


def window(case):
    return Window(case["opens_on"], case["closes_on"]) if "opens_on" in case else None


@cases("closed")
def test_answers_are_closed_as_the_case_says(case):
    reason = answering.closed(window=window(case), on=case["on"], state=case["state"])

    assert reason == case.get("because")


@cases("reopen")
def test_answers_are_reopened_as_the_case_says(case):
    reason = answering.refuses_to_reopen(
        window=window(case), on=case["on"], assessment=case.get("assessment")
    )

    assert reason == case.get("because")


@cases("decline")
def test_one_declines_as_the_case_says(case):
    assert answering.refuses_to_decline(case.get("participation")) == case.get("because")


DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(DAYS, st.integers(0, 200), DAYS, st.sampled_from(QuestionnaireState.values))
def test_whatever_is_open_for_answers_is_so_on_a_day_of_the_window(first, length, on, state):
    days = Window(first, first + timedelta(days=length))

    if answering.closed(window=days, on=on, state=state) is None:
        assert days.is_open(on)
        assert state in answering.OPEN_STATES


@pytest.mark.parametrize("state", QuestionnaireState.values)
def test_only_what_is_open_is_declined(state):
    assert answering.open_to_decline(state) is (state in ("draft", "returned"))
