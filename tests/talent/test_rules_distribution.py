"""Placements of a unit against the whole: what chance makes ordinary; nothing of few people."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talent.rules.distribution import FEWEST, compare, ordinary_range


def test_of_thirteen_people_when_half_of_a_hundred_are_marked_four_to_nine_are_ordinary():
    assert ordinary_range(marked=50, whole=100, people=13) == (4, 9)


def test_nobody_or_everybody_marked_leaves_one_number():
    assert ordinary_range(marked=0, whole=40, people=12) == (0, 0)
    assert ordinary_range(marked=40, whole=40, people=12) == (12, 12)


def test_the_whole_itself_is_what_it_is():
    assert ordinary_range(marked=7, whole=20, people=20) == (7, 7)


def test_fewer_than_ten_people_are_not_compared():
    found = compare({"ready": 9}, {"ready": 9, "well": 91})
    assert found["ready"].verdict == "too_few"


def test_a_unit_that_stands_out_is_said_to():
    found = compare({"ready": 12, "well": 0}, {"ready": 14, "well": 86})
    assert (found["ready"].verdict, found["well"].verdict) == ("more", "fewer")


def test_numbers_that_cannot_be_are_refused():
    with pytest.raises(ValueError, match="drawn"):
        ordinary_range(marked=3, whole=2, people=1)


@given(st.data())
def test_the_range_holds_what_it_promises_and_never_what_cannot_be(data):
    whole = data.draw(st.integers(1, 60))
    marked = data.draw(st.integers(0, whole))
    people = data.draw(st.integers(0, whole))
    low, high = ordinary_range(marked=marked, whole=whole, people=people)
    assert max(0, people - (whole - marked)) <= low <= high <= min(people, marked)


def test_at_most_one_in_ten_units_drawn_by_chance_stands_out():
    draw = random.Random(7)
    service = [1] * 120 + [0] * 280
    low, high = ordinary_range(marked=120, whole=400, people=25)
    outside = sum(not low <= sum(draw.sample(service, 25)) <= high for _ in range(2000))
    assert outside / 2000 <= 0.1
    assert FEWEST == 10
