"""The time plan: minutes that add up exactly, more for whom to look at first; where it stands."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talent.policy import TimePolicy, time_policy
from talent.rules import timing
from talent.rules.timing import Slot, Thing, due, plan, progress, too_short

POLICY = TimePolicy(first=3, other=1, agenda_share=20, fewest_minutes=2)
PARTS = ("first", "other", "apart", "position", "subject")


def things(**numbers):
    return [Thing(part, n) for part in PARTS for n in range(numbers.get(part, 0))]


def minutes(slots, part):
    return [slot.minutes for slot in slots if slot.thing.part == part]


many = st.fixed_dictionaries({part: st.integers(0, 40) for part in PARTS})


@given(many, st.integers(15, 720))
def test_the_minutes_of_a_plan_add_up_to_the_length_exactly(numbers, length):
    slots = plan(things(**numbers), length=length, policy=POLICY)

    assert [slot.thing for slot in slots] == things(**numbers)
    assert sum(slot.minutes for slot in slots) == (length if slots else 0)


@given(many, st.integers(15, 720))
def test_each_thing_begins_when_the_one_before_ends(numbers, length):
    slots = plan(things(**numbers), length=length, policy=POLICY)

    assert [slot.starts for slot in slots] == [0, *(slot.ends for slot in slots)][: len(slots)]
    assert all(slot.minutes >= 0 for slot in slots)


@given(many, st.integers(15, 720))
def test_nobody_loses_more_than_a_minute_by_rounding(numbers, length):
    slots = plan(things(**numbers), length=length, policy=POLICY)

    for part in PARTS:
        found = minutes(slots, part)
        assert not found or max(found) - min(found) <= 1


@given(many, st.integers(15, 720))
def test_whom_to_look_at_first_has_never_less_than_another(numbers, length):
    slots = plan(things(**numbers), length=length, policy=POLICY)
    first, others = minutes(slots, "first"), minutes(slots, "other")

    if first and others:
        assert sum(first) * len(others) >= sum(others) * len(first) - len(first) * len(others)


def test_an_hour_for_ten_of_whom_five_come_first():
    slots = plan(things(first=5, other=5), length=60, policy=POLICY)

    assert minutes(slots, "first") == [9, 9, 9, 9, 9]
    assert minutes(slots, "other") == [3, 3, 3, 3, 3]


def test_the_agenda_has_its_share_and_all_of_it_where_there_is_nobody():
    slots = plan(things(other=8, position=2, subject=1), length=100, policy=POLICY)

    assert sum(minutes(slots, "other")) == 80
    assert sum(minutes(slots, "position")) + sum(minutes(slots, "subject")) == 20
    assert minutes(plan(things(position=4), length=60, policy=POLICY), "position") == [15] * 4


def test_nothing_to_discuss_is_no_plan():
    assert plan([], length=180, policy=POLICY) == []


def test_whoever_is_hidden_has_the_time_of_one_who_does_not_come_first():
    slots = plan(things(other=3, apart=1), length=40, policy=POLICY)

    assert minutes(slots, "apart") == minutes(slots, "other")[:1] == [10]


@pytest.mark.parametrize(
    ("length", "short"), [(59, True), (60, False)], ids=["a minute less", "two minutes each"]
)
def test_a_plan_warns_when_somebody_has_fewer_minutes_than_a_discussion_needs(length, short):
    assert too_short(plan(things(other=30), length=length, policy=POLICY), policy=POLICY) is short


def stands(discussed, passed, **numbers):
    slots = plan(things(**numbers), length=60, policy=POLICY)
    return progress(slots, set(discussed), passed=passed, policy=POLICY)


def test_five_of_ten_discussed_at_half_time_is_as_planned():
    found = stands([Thing("other", n) for n in range(5)], 30, other=10)

    assert (found.done, found.of, found.ahead, found.left, found.short) == (5, 10, 0, 30, False)


def test_ahead_and_behind_are_counted_in_planned_minutes_not_in_heads():
    assert stands([Thing("first", 0)], 3, first=1, other=1).ahead == 42
    assert stands([Thing("other", 0)], 30, first=1, other=1).ahead == -15


def test_before_the_start_nothing_has_passed():
    found = stands([], -20, other=10)

    assert (found.ahead, found.left) == (0, 60)


def test_too_little_time_for_those_who_wait_is_said():
    assert stands([], 41, other=10).short
    assert not stands([], 40, other=10).short
    assert not stands([Thing("other", n) for n in range(10)], 59, other=10).short


def test_after_the_planned_end_it_is_over():
    assert stands([], 60, other=10).is_over
    assert not stands([], 59, other=10).is_over


def test_those_whom_the_reader_does_not_see_are_not_counted_and_keep_their_minutes():
    found = stands([Thing("other", n) for n in range(9)], 54, other=9, apart=1)

    assert (found.done, found.of, found.short) == (9, 9, False)


@given(many, st.integers(15, 720), st.integers(-60, 900))
def test_what_is_due_is_the_one_thing_whose_time_it_is(numbers, length, passed):
    slots = plan(things(**numbers), length=length, policy=POLICY)
    found = due(slots, passed=passed)

    assert (found is not None) is (bool(slots) and 0 <= passed < length)
    assert found is None or found.starts <= passed < found.ends


def test_the_weights_in_force_are_a_working_default_of_the_product():
    assert time_policy(on=date(2026, 4, 1)) == POLICY
    assert timing.PEOPLE == PARTS[:3]
    assert Slot(Thing("other", 1), 5, 4).ends == 9
