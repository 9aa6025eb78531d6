"""Members evaluate alone: the profile first, then degrees; nobody sees what others found."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from classification import access as scopes
from classification.models import JobEvaluation, Seat
from classification.queries.judging import COLUMNS, replayed
from classification.rules.refusing import Refused
from classification.services import alone, committee
from classification.services.keeping import Conflicting, Incomplete
from etms.trace.models import Act
from tests.classification.evaluating import (
    NOW,
    act,
    choose,
    estimate,
    finish,
    standing,
)
from tests.factories import classification as make
from tests.factories.classification import DEGREES, EVALUATED_ON

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make.desk()


@pytest.fixture
def sitting(desk):
    """Two members evaluate alone; the first chairs."""
    return standing(desk, "alone", seats=[desk.member, desk.adm.user])


def test_the_profile_is_estimated_before_the_first_degree(desk, sitting):
    with pytest.raises(PermissionDenied):
        choose(sitting, desk.member, DEGREES)
    estimate(sitting, desk.member, "P1")
    seat = choose(sitting, desk.member, {"practical_technical": "F"})
    with pytest.raises(ValidationError):
        estimate(sitting, desk.member, "L")

    seat.refresh_from_db()
    assert (seat.estimate, seat.practical_technical, seat.total) == ("P1", "F", None)


def test_the_figures_come_with_the_last_degree_and_go_with_it(desk, sitting):
    estimate(sitting, desk.member)
    whole = choose(sitting, desk.member, DEGREES)

    assert (whole.know_how, whole.percent, whole.problem_solving) == (460, 50, 230)
    assert (whole.accountability, whole.total) == (230, 920)
    assert (whole.level, whole.profile) == ("EX-01", "L")
    half = choose(sitting, desk.member, {"impact": ""}, base=1)
    assert (half.total, half.level, half.record) == (None, "", None)


def test_dollars_of_a_day_give_the_magnitude(desk, sitting):
    estimate(sitting, desk.member)
    dollars = {"magnitude": "", "dollars": 40_000_000, "dollars_on": EVALUATED_ON}
    seat = choose(sitting, desk.member, DEGREES | dollars)

    assert (seat.magnitude, seat.magnitude_pull) == ("3", "")
    assert replayed(seat).figures.total == seat.total


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"practical_technical": "Z"}, "practical_technical"),
        ({"impact": "P", "impact_pull": "+"}, "impact_pull"),
        ({"thinking_challenge": "4", "thinking_challenge_pull": "-"}, "thinking_challenge_pull"),
        ({"dollars": -5, "dollars_on": EVALUATED_ON}, "dollars"),
        ({"dollars": 500}, "on"),
    ],
)
def test_what_is_wrong_is_refused_by_its_field_and_not_kept(desk, sitting, wrong, field):
    estimate(sitting, desk.member)
    with pytest.raises(Refused) as refused:
        choose(sitting, desk.member, wrong)

    assert refused.value.field == field
    seat = sitting.seats.get(user=desk.member)
    assert (seat.revision, seat.practical_technical, seat.dollars) == (0, "", None)


def test_a_stale_page_overwrites_nothing(desk, sitting):
    estimate(sitting, desk.member)
    choose(sitting, desk.member, {"impact": "C"})
    with pytest.raises(Conflicting):
        choose(sitting, desk.member, {"impact": "S"})

    assert sitting.seats.get(user=desk.member).impact == "C"
    assert choose(sitting, desk.member, {"impact": "C"}, base=0).revision == 1


def test_a_seat_is_written_by_its_member_alone(desk, sitting):
    for other in (desk.adviser, desk.head.user, desk.general.user, desk.outsider):
        with pytest.raises(PermissionDenied):
            estimate(sitting, other)


def test_half_an_evaluation_is_not_submitted(desk, sitting):
    estimate(sitting, desk.member)
    choose(sitting, desk.member, DEGREES | {"impact": ""})
    with pytest.raises(Incomplete) as incomplete:
        alone.submit_alone(evaluation=sitting, by=desk.member, at=NOW)

    assert incomplete.value.missing == ["impact"]


def test_the_last_to_submit_opens_the_consensus_with_what_all_agree_on(desk, sitting):
    finish(sitting, desk.member)
    with pytest.raises(PermissionDenied):
        choose(sitting, desk.member, {"impact": "C"}, base=1)
    sitting.refresh_from_db()
    assert sitting.state == "alone"

    finish(sitting, desk.adm.user, DEGREES | {"impact": "S", "practical_technical_pull": ""})
    sitting.refresh_from_db()
    assert sitting.state == "consensus"
    assert (sitting.planning_organizing, sitting.impact) == ("II", "")
    assert (sitting.practical_technical, sitting.practical_technical_pull) == ("", "")
    assert sitting.total is None


def test_what_all_agree_on_is_taken_over_whole(desk, sitting):
    agreed = {
        "facts": ["answerable"],
        "participation": "lead",
        "dollars": 40_000_000,
        "dollars_on": EVALUATED_ON,
        "dimension": "operating",
        "magnitude": "",
        "second_dollars": 9_000_000,
        "second_impact": "C",
        "second_impact_pull": "-",
        "unrelated": True,
        "own_work": False,
    }
    for user in (desk.member, desk.adm.user):
        finish(sitting, user, DEGREES | agreed)

    sitting.refresh_from_db()
    found = sitting.seats.get(user=desk.member)
    assert {name: getattr(sitting, name) for name in COLUMNS} == {
        name: getattr(found, name) for name in COLUMNS
    }
    assert (sitting.facts, sitting.participation) == (["answerable"], "lead")
    assert sitting.total == found.total is not None


def test_every_column_is_said_in_one_group():
    assert sorted(name for group in alone.TOGETHER for name in group) == sorted(COLUMNS)


def test_nobody_sees_what_others_found_before_the_consensus(desk, sitting):
    finish(sitting, desk.member)
    found = JobEvaluation.objects.get(pk=sitting.pk)

    def seen(user, found):
        return set(scopes.seats_for(user, found).values_list("user", flat=True))

    mine = {desk.member.pk}
    assert seen(desk.member, found) == mine
    for other in (desk.adviser, desk.head.user, desk.general.user, desk.outsider):
        assert seen(other, found) == set()
    assert seen(desk.adm.user, found) == {desk.adm.user.pk}

    act(desk, found, "discuss", desk.member)
    found = JobEvaluation.objects.get(pk=sitting.pk)
    both = {desk.member.pk, desk.adm.user.pk}
    for each in (desk.member, desk.adm.user, desk.adviser, desk.head.user):
        assert seen(each, found) == both
    for other in (desk.general.user, desk.director.user, desk.outsider):
        assert seen(other, found) == set()


def test_the_consensus_waits_for_somebody_who_has_submitted(desk, sitting):
    with pytest.raises(Incomplete):
        act(desk, sitting, "discuss", desk.member)


def test_each_act_names_its_verb(desk, sitting):
    finish(sitting, desk.member)

    verbs = list(
        Act.objects.filter(actor_id=desk.member.pk).order_by("pk").values_list("verb", flat=True)
    )
    assert verbs == ["evaluation.estimate", "evaluation.evaluate", "evaluation.submit"]


def test_a_member_taken_off_takes_what_they_found_with_them(desk, sitting):
    seat = sitting.seats.get(user=desk.adm.user)
    committee.unseat_member(seat=seat, by=desk.adviser, at=NOW)
    with pytest.raises(ValidationError):
        committee.unseat_member(seat=sitting.seats.get(user=desk.member), by=desk.adviser, at=NOW)

    assert Seat.objects.filter(evaluation=sitting).count() == 1
