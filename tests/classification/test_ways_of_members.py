"""How a member of a committee finds the consensus, and the way back from each page."""

import re

import pytest
from django.urls import reverse

from classification.choices.evaluations import DISCUSSED
from etms import home
from etms.roles.choices import Role
from etms.work.models import Notice
from tests.classification.evaluating import act, finish, standing
from tests.factories import classification as make
from tests.factories.classification import DEGREES
from tests.factories.roles import give

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make.desk()


def waiting(user):
    """What waits at home in job evaluation: titles by their addresses."""
    entries = [entry for _group, found in home.entries_for(user) for entry in found]
    return {each.url: each.title for each in entries if each.url.startswith("/classification/")}


@pytest.mark.parametrize("state", ["consensus", "returned"])
def test_each_member_finds_the_consensus_at_home(desk, state):
    found = standing(desk, state, seats=[desk.member, desk.adm.user])
    address = reverse("classification:consensus", args=[found.pk])

    assert waiting(desk.member)[address].startswith("Lead the consensus on position")
    assert waiting(desk.adm.user)[address].startswith("Agree with the committee on position")
    assert address not in waiting(desk.general.user)


def test_nothing_waits_for_a_member_before_the_deputy_head_or_after(desk):
    standing(desk, "recommended", degrees=DEGREES, seats=[desk.member, desk.adm.user])

    assert waiting(desk.member) == waiting(desk.adm.user) == {}


def told():
    rows = Notice.objects.filter(code=DISCUSSED.code).order_by("to")
    return {row.to_id: row.url for row in rows}


def test_the_members_are_told_when_the_last_of_them_opens_the_consensus(desk):
    found = standing(desk, "alone", seats=[desk.member, desk.adm.user])
    address = reverse("classification:consensus", args=[found.pk])

    finish(found, desk.adm.user)
    assert told() == {}

    finish(found, desk.member)
    assert told() == {desk.adm.user.pk: address}


def test_all_members_are_told_when_it_is_opened_before(desk, client):
    members = [desk.member, desk.adm.user]
    found = standing(desk, "alone", seats=members)
    finish(found, desk.adm.user)

    act(desk, found, "discuss", desk.adviser)

    assert set(told()) == {each.pk for each in members}
    for each in members:
        client.force_login(each)
        assert client.get(told()[each.pk]).status_code == 200


PAGES = ("evaluation", "committee", "consensus", "rationale", "nearest", "neighbours")
STATES = {
    "consensus": PAGES,
    "recommended": PAGES,
    "decided": ("evaluation", "consensus"),
    "withdrawn": ("evaluation",),
}


def crumbs(client, address) -> list[str]:
    """The addresses of the way to a page."""
    answer = client.get(address)
    assert answer.status_code == 200
    way = re.search('class="crumbs.*?</nav>', answer.content.decode(), re.DOTALL).group()
    return re.findall('href="([^"]+)"', way)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("who", ["member", "other", "adviser", "head"])
def test_every_step_of_the_way_is_open_to_who_reads_the_page(desk, client, state, who):
    other = give(Role.HR_ADVISER, organization=desk.organization)
    found = standing(desk, state, degrees=DEGREES, seats=[desk.member, other], reasons=True)
    client.force_login(other if who == "other" else desk.user(who))

    for name in STATES[state]:
        way = crumbs(client, reverse(f"classification:{name}", args=[found.pk]))
        assert way
        assert [client.get(each).status_code for each in way] == [200] * len(way)


@pytest.mark.parametrize("who", ["general", "director"])
def test_the_manager_and_the_holder_find_the_way_back_too(desk, client, who):
    of = make.written(
        make.description, desk.posts["director"], state="in_force", by=desk.general.user
    )
    found = standing(desk, "decided", degrees=DEGREES, description=of)
    client.force_login(desk.user(who))

    for address in (
        found.get_absolute_url(),
        of.get_absolute_url(),
        reverse("classification:position", args=[desk.posts["director"].pk]),
    ):
        way = crumbs(client, address)
        assert way
        assert [client.get(each).status_code for each in way] == [200] * len(way)
