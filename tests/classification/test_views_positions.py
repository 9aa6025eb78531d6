"""The list of positions: where each stands, as far as its reader may know."""

import pytest
from django.urls import reverse

from etms.roles.choices import Role
from tests.classification.evaluating import standing
from tests.factories import classification as make
from tests.factories.classification import DEGREES
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
