"""An evaluation on its way: every state, every move, by whom; begun, allocated, its committee."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from classification.choices.evaluations import EvaluationState
from classification.rules.refusing import Refused
from classification.services import committee
from classification.services.keeping import Conflicting, Incomplete
from classification.workflow import EVALUATION
from etms.workflow import InvalidTransition
from tests.classification.evaluating import (
    NOW,
    act,
    signed,
    standing,
)
from tests.factories import classification as make
from tests.factories.acts import arrange
from tests.factories.classification import DEGREES, EVALUATED_ON

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make.desk()


STATES = EvaluationState.values


def ready(desk, state):
    """An evaluation that nothing but its state keeps from moving on."""
    found = standing(desk, state, degrees=DEGREES, seats=[desk.member], reasons=True)
    with transaction.atomic():
        arrange()
        found.seats.all().delete()
        make.seat(found, desk.member, degrees=DEGREES, estimate="L", submitted=True, chair=True)
    return found


ACTIONS = sorted({each.action for each in EVALUATION.transitions})


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("action", ACTIONS)
def test_an_evaluation_moves_as_the_table_says_and_no_other_way(desk, state, action):
    found = ready(desk, state)
    by = desk.head.user if action in ("decide", "return") else desk.adviser
    steps = {each.action: each.target for each in EVALUATION.from_state(state)}

    if action in steps:
        assert act(desk, found, action, by).state == steps[action]
    else:
        with pytest.raises(InvalidTransition):
            act(desk, found, action, by)
        found.refresh_from_db()
        assert found.state == state


MOVERS = {
    "open": {"adviser"},
    "discuss": {"adviser", "member"},  # the member chairs
    "recommend": {"adviser", "member"},
    "return": {"head"},
    "decide": {"head"},
    "withdraw": {"adviser"},
}
PARTS = ("adviser", "member", "head", "adm", "general", "director", "outsider")


@pytest.mark.parametrize("action", ACTIONS)
@pytest.mark.parametrize("part", PARTS)
def test_only_those_move_it_whose_step_it_is(desk, action, part):
    state = next(each.source for each in EVALUATION.transitions if each.action == action)
    found = ready(desk, state)

    if part in MOVERS[action]:
        assert act(desk, found, action, desk.user(part)).state != state
    else:
        with pytest.raises(PermissionDenied):
            act(desk, found, action, desk.user(part))


def begin(desk, description, on=EVALUATED_ON, by=None):
    return committee.begin_evaluation(
        description=description, evaluated_on=on, by=by or desk.adviser, at=NOW
    )


def test_an_evaluation_begins_on_a_signed_description(desk):
    found = begin(desk, signed(desk))

    assert (found.state, found.organization) == ("draft", desk.organization)
    draft = make.written(make.description, desk.posts["adm"])
    with pytest.raises(ValidationError):
        begin(desk, draft)


def test_a_day_before_the_charts_is_refused_by_its_field(desk):
    with pytest.raises(Refused) as refused:
        begin(desk, signed(desk), on=date(2022, 10, 2))

    assert refused.value.field == "on"
    assert begin(desk, signed(desk, version=2), on=date(2022, 10, 3)).pk


def test_a_position_is_evaluated_once_at_a_time(desk):
    description = signed(desk)
    begin(desk, description)

    with pytest.raises(ValidationError):
        begin(desk, description)


def test_the_position_of_the_deputy_head_is_not_evaluated(desk):
    with pytest.raises(ValidationError):
        begin(desk, signed(desk, "head"))


def test_nobody_evaluates_their_own_position_or_one_above_them(desk):
    """The director is made adviser: the line above stays closed, whatever the role."""
    from_below = make.give("classification_adviser", user=desk.director.user,
                           organization=desk.organization)  # fmt: skip
    for post in ("director", "general", "adm"):
        with pytest.raises(PermissionDenied):
            begin(desk, signed(desk, post), by=from_below)

    found = standing(desk, "draft", post="general", seats=[desk.member],
                     description=signed(desk, "general", version=2))  # fmt: skip
    with pytest.raises(ValidationError):
        committee.seat_member(evaluation=found, user=desk.director.user, by=desk.adviser, at=NOW)
    assert committee.seat_member(evaluation=found, user=desk.adm.user, by=desk.adviser, at=NOW).pk


def test_somebody_from_elsewhere_has_no_seat(desk):
    found = standing(desk, "draft")
    with pytest.raises(ValidationError):
        committee.seat_member(evaluation=found, user=desk.outsider, by=desk.adviser, at=NOW)


def test_the_deputy_head_has_no_seat(desk):
    found = standing(desk, "draft")
    with pytest.raises(ValidationError):
        committee.seat_member(evaluation=found, user=desk.head.user, by=desk.adviser, at=NOW)


def test_a_committee_has_one_chair(desk):
    found = standing(desk, "draft", seats=[desk.member])
    committee.seat_member(evaluation=found, user=desk.adviser, chair=True, by=desk.adviser, at=NOW)

    assert [seat.user for seat in found.seats.filter(chair=True)] == [desk.adviser]


def test_members_do_not_begin_before_the_allocation_and_a_chair(desk):
    found = standing(desk, "draft", other_group=True)
    with pytest.raises(Incomplete) as incomplete:
        act(desk, found, "open", desk.adviser)

    assert incomplete.value.missing == ["allocation", "chair"]


def test_an_allocation_on_a_stale_page_overwrites_nothing(desk):
    found = standing(desk, "draft")
    said = {
        "inclusion": "science",
        "none_of_them": False,
        "other_group": False,
        "levels_below": 2,
        "allocation_note": "Research above all.",
        "by": desk.adviser,
        "at": NOW,
    }
    first = committee.allocate(evaluation=found, base=0, **said)
    again = committee.allocate(evaluation=found, base=0, **said)
    with pytest.raises(Conflicting) as conflict:
        committee.allocate(evaluation=found, base=0, **(said | {"inclusion": "advice"}))

    assert (first.revision, again.revision) == (1, 1)
    assert conflict.value.now.inclusion == "science"


ALLOCATED = {
    "inclusion": "science", "none_of_them": False, "other_group": False, "levels_below": 2,
    "allocation_note": "", "base": 0,
}  # fmt: skip
ENDED = "The evaluation has ended."


@pytest.mark.parametrize(
    ("state", "allocation", "seat"),
    [
        ("alone", "while members evaluate alone", None),
        ("consensus", None, "once the consensus is open"),
        ("returned", None, "once the consensus is open"),
        ("recommended", "lies before the deputy head", "once the consensus is open"),
        ("decided", ENDED, ENDED),
        ("withdrawn", ENDED, ENDED),
    ],
)
def test_a_refusal_says_what_is_true_of_the_state(desk, state, allocation, seat):
    found = standing(desk, state, degrees=DEGREES, seats=[desk.member])
    acting = {"evaluation": found, "by": desk.adviser, "at": NOW}
    steps = [
        (allocation, lambda: committee.allocate(**ALLOCATED, **acting)),
        (seat, lambda: committee.seat_member(user=desk.adm.user, **acting)),
    ]
    for why, step in steps:
        if why is None:
            step()
            continue
        with pytest.raises(ValidationError) as refusal:
            step()
        assert why in " ".join(refusal.value.messages)
