"""Salary ranges on a day: the whole table in force, and a gap stays a gap."""

import tomllib
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etms.directory import policy
from etms.directory.policy import salary_range, salary_table, salary_tables
from etms.policy import NotInForce

CASES = tomllib.loads(Path(__file__).with_name("salary_cases.toml").read_text("utf-8"))["case"]
EX = [f"EX-0{n}" for n in range(1, 6)]
FIRST, FAR = date(2018, 4, 1), date(2040, 1, 1)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_salary_range_on_a_day(case):
    found = salary_range(level=case["level"], on=case["on"])

    assert (found and [found.min, found.max]) == case.get("range")


@pytest.mark.parametrize("on", [FIRST - timedelta(days=1), date(1999, 1, 1)])
def test_nothing_is_known_before_the_first_table(on):
    with pytest.raises(NotInForce):
        salary_range(level="EX-01", on=on)


def test_a_range_says_since_when_and_on_whose_word():
    found = salary_range(level="EX-02", on=date(2022, 6, 1))

    assert (found.starts_on, found.source, found.note) == (
        date(2022, 4, 1),
        "CRA page",
        "with wage adj.",
    )


def test_every_table_is_named_in_french_where_it_is_in_english():
    for table in salary_tables():
        assert table.source_fr
        assert bool(table.note) == bool(table.note_fr)


@given(level=st.sampled_from(EX), on=st.dates(FIRST, FAR))
def test_a_range_comes_from_the_table_in_force_and_no_other(level, on):
    table = salary_table(on=on)
    found = salary_range(level=level, on=on)

    assert table.starts_on == max(t.starts_on for t in salary_tables() if t.starts_on <= on)
    assert found is None or found.starts_on == table.starts_on
    assert (found is None) == (level not in table.ranges)


@given(
    level=st.sampled_from(["DM", "DS-7A", "DS-8", "MD-MOF-4", "LC-01", "EX-06", ""]),
    on=st.dates(FIRST, FAR),
)
def test_deputy_heads_and_equivalents_have_no_range(level, on):
    assert salary_range(level=level, on=on) is None


@given(table=st.sampled_from(salary_tables()))
def test_in_each_table_a_higher_level_earns_more_and_the_least_is_85_percent_of_the_most(table):
    ranges = [table.ranges[level] for level in EX if level in table.ranges]

    assert ranges == sorted(ranges, key=lambda r: (r.min, r.max))
    assert all(abs(r.min / r.max - Decimal("0.85")) < Decimal("0.001") for r in ranges)


def test_the_policy_of_the_directory_stands_without_django():
    assert "django" not in Path(policy.__file__).read_text("utf-8")
