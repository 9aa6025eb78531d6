"""Critical or not, the risk of a vacancy, and coverage: golden cases in sentences, with source.

Source of the criteria: TBS succession planning and management guide (gc-facts 3.6).
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talent.rules.positions import CRITERIA, coverage, is_critical, missing, risk, urgency

NO = dict.fromkeys(CRITERIA, False)


@pytest.mark.parametrize("criterion", CRITERIA)
def test_one_yes_makes_a_position_critical(criterion):
    assert is_critical(NO | {criterion: True}) is True
    assert is_critical({criterion: True}) is True


def test_a_position_is_not_critical_once_all_are_answered_no():
    assert is_critical(NO) is False


def test_while_an_answer_is_missing_nothing_is_said():
    assert is_critical({**NO, "safety": ""}) is None
    assert is_critical({}) is None


def test_a_position_that_is_not_critical_needs_no_more():
    assert missing(NO) == []


def test_a_critical_position_needs_rationale_impacts_likelihood_and_plan():
    assert missing(NO | {"safety": True}) == [
        "rationale", "impact-organization", "impact-service", "vacancy-likelihood", "has-plan",
    ]  # fmt: skip
    done = {
        "rationale": "The only one who may close the airspace.",
        "impact-organization": "high",
        "impact-service": "low",
        "vacancy-likelihood": "low",
        "has-plan": False,
    }
    assert missing(NO | {"safety": True} | done) == []


@pytest.mark.parametrize(
    ("likelihood", "organization", "service", "expected"),
    [
        ("high", "high", "low", "high"),
        ("high", "low", "low", "low"),
        ("low", "high", "high", "low"),
        ("medium", "low", "high", "medium"),
        ("", "high", "high", None),
        ("high", "", "", None),
        ("high", "", "medium", "medium"),
    ],
)
def test_the_risk_is_the_likelihood_but_never_above_the_greater_impact(
    likelihood, organization, service, expected
):
    answers = {
        "vacancy-likelihood": likelihood,
        "impact-organization": organization,
        "impact-service": service,
    }
    assert risk(answers) == expected


def test_the_most_ready_successor_says_how_a_position_is_covered():
    assert coverage(["later", "now"]).state == "ready"
    assert coverage(["later", "soon"]).state == "soon"
    assert coverage(["later"]).state == "later"
    assert coverage([]).state == "nobody"
    assert coverage([], left_empty=True).state == "left_empty"
    assert coverage(["now"], left_empty=True).state == "ready"


def test_who_could_act_meanwhile_covers_nothing():
    found = coverage([], interim=2)
    assert (found.state, found.interim) == ("nobody", 2)


def test_critical_positions_without_plan_stand_first():
    worst = urgency(critical=True, risk="high", state="nobody", has_plan=False)
    planned = urgency(critical=True, risk="high", state="ready", has_plan=True)
    plain = urgency(critical=False, risk=None, state="nobody", has_plan=False)
    assert worst < planned < plain


READY = st.lists(st.sampled_from(["now", "soon", "later"]), max_size=6)


@given(READY, st.sampled_from(["now", "soon", "later"]))
def test_one_more_successor_never_makes_the_coverage_worse(slate, more):
    order = ["nobody", "later", "soon", "ready"]
    before, after = coverage(slate), coverage([*slate, more])
    assert order.index(after.state) >= order.index(before.state)
    assert after.now + after.soon + after.later == len(slate) + 1
