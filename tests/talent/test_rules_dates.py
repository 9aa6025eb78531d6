"""Until when somebody may act in a stage: golden cases, and what holds whatever the dates."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talent.rules import dates

CASES = tomllib.loads(Path(__file__).with_name("dates_cases.toml").read_text("utf-8"))["case"]
OPENS, CLOSES, SUBMISSION = date(2026, 9, 16), date(2026, 12, 12), date(2027, 3, 16)
DAY = timedelta(days=1)

days = st.dates(date(2026, 7, 1), date(2027, 5, 1))


def window(branch_days=(), until=None):
    return dates.window(
        opens_on=OPENS,
        closes_on=CLOSES,
        branch_days=[day or None for day in branch_days],
        until=until,
        submission_closes_on=SUBMISSION,
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_last_day_of_a_stage_for_one_person(case):
    found = window(case.get("branch_days", ()), case.get("until"))

    assert found == dates.Window(OPENS, case["last"], case["because"])


@given(branch_days=st.lists(st.none() | days, max_size=4), until=st.none() | days)
def test_an_extension_never_takes_away_and_never_passes_the_submission(branch_days, until):
    with_more, without = window(branch_days, until), window(branch_days)

    assert without.closes_on <= with_more.closes_on <= max(SUBMISSION, without.closes_on)
    assert without.closes_on <= CLOSES


@given(day=days, done=st.booleans())
def test_the_first_and_the_last_day_belong_to_the_stage_and_late_begins_after(day, done):
    found = window()

    assert found.is_open(day) == (OPENS <= day <= CLOSES)
    assert found.is_late(day, done=done) == (not done and day > CLOSES)
    assert found.on(OPENS - DAY) == "ahead"
    assert found.on(CLOSES + DAY) == "over"
    assert found.days_left(CLOSES) == 0


@pytest.mark.parametrize(
    ("day", "on", "problem"),
    [
        (OPENS - DAY, OPENS, "before"),
        (OPENS, OPENS, None),
        (CLOSES, OPENS, None),
        (CLOSES + DAY, OPENS, "after"),
        (OPENS, OPENS + DAY, "past"),
        (CLOSES, CLOSES, None),
    ],
)
def test_a_date_of_a_branch_lies_within_the_stage_of_the_cycle_and_is_not_over(day, on, problem):
    assert dates.branch_day_problem(day, opens_on=OPENS, closes_on=CLOSES, on=on) == problem


@pytest.mark.parametrize(
    ("until", "problem"),
    [
        (date(2026, 12, 9), "past"),
        (CLOSES, "no_longer"),
        (CLOSES + DAY, None),
        (SUBMISSION, None),
        (SUBMISSION + DAY, "after_submission"),
    ],
)
def test_more_time_ends_on_a_day_to_come_and_by_the_submission(until, problem):
    found = dates.extension_problem(
        until, closes_on=CLOSES, on=date(2026, 12, 10), submission_closes_on=SUBMISSION
    )

    assert found == problem
