"""A seat is given to whom the page finds; of all others one answer, which tells nothing."""

import pytest
from django.urls import reverse

from classification.models import Seat
from tests.classification.evaluating import standing
from tests.factories import classification as make
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
NOBODY = 987_654_321


@pytest.fixture
def desk():
    return make.desk()


def closed_here(desk):
    user = desk.member
    type(user).objects.filter(pk=user.pk).update(is_active=False)
    return user.pk


OTHERS = {
    "no account": lambda desk: NOBODY,
    "open elsewhere": lambda desk: desk.outsider.pk,
    "closed elsewhere": lambda desk: UserFactory(is_active=False).pk,
    "open nowhere": lambda desk: UserFactory().pk,
    "closed here": closed_here,
    "nothing": lambda desk: "",
    "zero": lambda desk: 0,
    "minus": lambda desk: -5,
    "a power": lambda desk: "²",
    "too large": lambda desk: "9" * 40,
    "a NUL": lambda desk: "\0",
}


def answer_to(client, found, number):
    """Where it leads, and what it says, without what changes with each page."""
    url = reverse("classification:committee", args=[found.pk])
    answer = client.post(url, {"user": number}, follow=True)
    return answer.redirect_chain, [str(each) for each in answer.context["messages"]]


def test_who_may_not_sit_is_answered_alike_whether_there_is_an_account_or_not(desk, client):
    found = standing(desk, "draft")
    client.force_login(desk.adviser)
    said = {name: answer_to(client, found, of(desk)) for name, of in OTHERS.items()}

    _way, words = said["no account"]
    assert words == ["Choose somebody of the organization, or with a role in it."]
    assert all(each == said["no account"] for each in said.values()), said
    assert not Seat.objects.exists()


@pytest.mark.parametrize("who", ["member", "adviser", "adm"])
def test_who_belongs_there_or_has_a_role_there_sits(desk, client, who):
    found = standing(desk, "draft")
    client.force_login(desk.adviser)
    answer_to(client, found, desk.user(who).pk)

    assert Seat.objects.get().user == desk.user(who)
