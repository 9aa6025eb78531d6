"""Canonical form, hash, signature and difference: what they promise, for any content."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as some

from etms.packages import rules

leaves = some.none() | some.booleans() | some.integers() | some.text()
contents = some.recursive(
    leaves,
    lambda inner: (
        some.lists(inner, max_size=4) | some.dictionaries(some.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=20,
)
FACTS = rules.Facts(
    number="TEST-2026-27-0512-1",
    purpose="test",
    dossier=3,
    turn=1,
    key="c0ffee",
    hash="ab" * 32,
    counts={"sent": 4, "missing": 0},
    at=datetime(2027, 3, 1, 12, tzinfo=UTC),
    by=5,
    acting_for=9,
)


@given(contents)
def test_canonical_form_survives_reading_and_any_order_of_keys(content):
    written = rules.canonical(content)

    assert json.loads(written) == content
    assert rules.canonical(json.loads(written)) == written
    assert rules.canonical(_turned_round(content)) == written


def _turned_round(content):
    if isinstance(content, dict):
        return {name: _turned_round(content[name]) for name in reversed(content)}
    if isinstance(content, list):
        return [_turned_round(each) for each in content]
    return content


def test_canonical_form_is_utf8_without_spaces():
    assert rules.canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}'.encode()


@pytest.mark.parametrize("content", [1.5, {"a": [2.0]}, {"a": float("nan")}, {1: "one"}])
def test_what_has_no_single_form_is_refused(content):
    with pytest.raises((TypeError, ValueError)):
        rules.canonical(content)


@given(contents, contents)
def test_two_contents_have_the_same_hash_only_if_nothing_differs(one, other):
    same = rules.canonical(one) == rules.canonical(other)

    assert (rules.digest(one) == rules.digest(other)) is same


@given(contents)
def test_nothing_differs_from_itself(content):
    assert rules.differences(content, content) == []


@given(contents, contents)
def test_contents_with_different_hashes_differ_somewhere(one, other):
    if rules.digest(one) != rules.digest(other):
        assert rules.differences(one, other) or _only_order_differs(one, other)


def _only_order_differs(one, other):
    """The same things with the same keys, in another order: nothing for a person to read."""
    return sorted(rules.canonical(one)) == sorted(rules.canonical(other))


def test_things_with_a_key_are_compared_field_by_field_wherever_they_stand():
    before = {"files": [{"key": 1, "level": "EX-03"}, {"key": 2, "level": "EX-04"}]}
    after = {"files": [{"key": 3, "level": "EX-05"}, {"key": 1, "level": "EX-04"}]}

    assert rules.differences(before, after) == [
        (("files", "1", "level"), "EX-03", "EX-04"),
        (("files", "2"), {"key": 2, "level": "EX-04"}, None),
        (("files", "3"), None, {"key": 3, "level": "EX-05"}),
    ]


def test_true_is_not_one():
    assert rules.differences({"a": True}, {"a": 1}) == [(("a",), True, 1)]


def test_signature_is_of_every_fact_of_the_receipt():
    other = {
        "number": "TEST-2026-27-0512-2",
        "purpose": "other",
        "dossier": 4,
        "turn": 2,
        "key": "decaf",
        "hash": "cd" * 32,
        "counts": {"sent": 5, "missing": 0},
        "at": FACTS.at + timedelta(microseconds=1),
        "by": 6,
        "acting_for": None,
    }
    signed = rules.signature(FACTS, secret="k")

    assert set(other) == set(FACTS._fields)
    for name, value in other.items():
        assert rules.signature(FACTS._replace(**{name: value}), secret="k") != signed, name
    assert rules.signature(FACTS, secret="l") != signed


def test_signature_does_not_ask_in_which_time_zone_the_moment_was_read():
    there = FACTS.at.astimezone(timezone(timedelta(hours=-5)))

    assert rules.signature(FACTS._replace(at=there), secret="k") == rules.signature(
        FACTS, secret="k"
    )


def test_an_earlier_key_still_verifies():
    found = rules.signature(FACTS, secret="old")

    assert rules.signed_by_us(FACTS, found, secrets=["new", "old"])
    assert not rules.signed_by_us(FACTS, found, secrets=["new"])
    assert not rules.signed_by_us(FACTS, "é", secrets=["new"])


def test_receipt_number_says_what_it_is_of():
    said = rules.receipt_number(purpose="test", cycle="2026-27", organization=12, turn=3)

    assert said == "TEST-2026-27-0012-3"
