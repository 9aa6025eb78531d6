"""The list of positions: where each stands, as far as its reader may know."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from etms.roles.choices import Role
from tests.classification.evaluating import signed, standing
from tests.factories import classification as make
from tests.factories.classification import DEGREES, HIGHER
from tests.factories.roles import give

pytestmark = pytest.mark.django_db
STATES = {
    "draft": "Being prepared",
    "alone": "Members evaluate alone",
    "consensus": "Consensus",
    "recommended": "Before the deputy head",
    "returned": "Returned by the deputy head",
}


@pytest.fixture
def desk():
    return make.desk()


@pytest.fixture
def rows(client):
    """rows(user, show="under_way"): the positions as this user has them, by their number."""

    def listed(user, **query):
        client.force_login(user)
        answer = client.get(reverse("classification:positions"), query)
        assert answer.status_code == 200
        return {each.terms.position.number: each for each in answer.context["rows"]}

    return listed


def said(found, desk, post) -> str:
    """What stands of the evaluation of a position."""
    pill = found[desk.posts[post].number].evaluation
    return pill[0] if pill else ""


@pytest.mark.parametrize("state", STATES)
def test_a_manager_does_not_learn_that_a_position_below_is_evaluated(desk, rows, state):
    number = desk.posts["director"].number
    decided = standing(desk, "decided", degrees=DEGREES)
    before = said(rows(desk.general.user), desk, "director")
    standing(desk, state, degrees=DEGREES, description=decided.description)

    found = rows(desk.general.user)

    assert before == said(found, desk, "director") == "Decided"
    assert found[number].result.startswith("EX-01")
    assert number not in rows(desk.general.user, show="under_way")
    assert said(rows(desk.adviser), desk, "director") == STATES[state]
    assert number in rows(desk.head.user, show="under_way")


@pytest.mark.parametrize("post", ["director", "general", "adm"])
def test_an_adviser_learns_nothing_of_their_own_position_nor_of_one_above(desk, rows, post):
    of = {"user": desk.director.user, "organization": desk.organization}
    own = give(Role.CLASSIFICATION_ADVISER, **of)
    standing(desk, "recommended", post=post, degrees=DEGREES)

    found = rows(own)

    assert said(found, desk, post) == ""
    assert desk.posts[post].number not in rows(own, show="under_way")
    assert said(rows(desk.adviser), desk, post) == "Before the deputy head"


def test_who_has_a_seat_finds_it_among_the_positions_they_manage(desk, rows):
    standing(desk, "alone", seats=[desk.general.user])

    assert said(rows(desk.general.user), desk, "director") == "Members evaluate alone"
    assert list(rows(desk.general.user, show="under_way")) == [desk.posts["director"].number]


@pytest.mark.parametrize("post", ["director", "general"])
def test_nothing_that_was_decided_goes_out_of_sight_where_one_takes_no_part(
    desk, rows, client, post
):
    of = {"user": desk.director.user, "organization": desk.organization}
    own = give(Role.CLASSIFICATION_ADVISER, **of)
    before = standing(desk, "decided", post=post, degrees=DEGREES)
    address = before.get_absolute_url()
    client.force_login(own)
    assert client.get(address).status_code == 200
    standing(desk, "alone", description=before.description)

    found = rows(own)[desk.posts[post].number]

    assert (found.evaluation[0], found.result[:5]) == ("Decided", "EX-01")
    assert client.get(address).status_code == 200
    assert rows(desk.adviser)[desk.posts[post].number].result == ""


@pytest.mark.parametrize(
    ("language", "from_"),
    [("en", ", from January 1, "), ("fr", ", à compter du 1er\u00a0janvier\u00a0")],
)
def test_a_decision_of_a_later_day_stands_beside_what_is_in_effect_with_its_day(
    desk, rows, client, language, from_
):
    client.cookies["etms-language"] = language
    day = date(timezone.localdate().year + 1, 1, 1)
    standing(desk, "decided", degrees=DEGREES)
    again = signed(desk, version=2)
    standing(desk, "decided", degrees=HIGHER, description=again, effective_on=day)

    found = rows(desk.general.user)[desk.posts["director"].number]

    assert found.result == "EX-01 · 920 · L"
    (later,) = found.later
    assert later.startswith("EX-02 · 1")
    assert from_ in later
    assert later.endswith(str(day.year))
    page = client.get(reverse("classification:positions")).content.decode()
    assert found.result in page
    assert later in page


def test_what_takes_effect_today_is_in_effect(desk, rows):
    today = timezone.localdate()
    of = standing(desk, "decided", degrees=DEGREES, effective_on=today - timedelta(days=1))
    standing(desk, "decided", degrees=HIGHER, description=of.description, effective_on=today)

    found = rows(desk.general.user)[desk.posts["director"].number]

    assert (found.result[:5], found.later) == ("EX-02", [])


def test_neither_result_is_shown_to_who_evaluates_it_anew(desk, rows):
    day = timezone.localdate() + timedelta(days=30)
    of = standing(desk, "decided", degrees=DEGREES, effective_on=day)
    standing(desk, "alone", description=of.description)

    found = rows(desk.adviser)[desk.posts["director"].number]

    assert (found.result, found.later) == ("", [])
