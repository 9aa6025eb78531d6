"""Who runs the exercise in more than one organization."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from etms.directory.models import PositionTerms
from tests.factories.roles import delegate_of
from tests.talent.exercise import department

pytestmark = pytest.mark.django_db


@pytest.fixture
def beside(house):
    """A second organization in which the delegate of the first runs the exercise too."""
    made = department(branches=1, accounts=True)
    delegate_of(made.organization, user=house.delegate)
    return made


def links_of(answer, text="Organizations"):
    """The links of the choice of an organization: (name, address, is it the one shown)."""
    page = answer.content.decode()
    found = re.search(rf'<nav class="tabs" aria-label="{text}">(.*?)</nav>', page, re.S)
    each = re.findall(r'<a href="([^"]+)"( aria-current="page")?>([^<]+)</a>', found[1])
    return {unescape(name): (unescape(address), bool(here)) for address, here, name in each}


def test_a_delegate_of_two_organizations_chooses_on_each_page(open_page, client, house, beside):
    names = {str(house.organization), str(beside.organization)}
    pages = {
        "cockpit": reverse("talent:cockpit", args=[beside.organization.pk]),
        "positions": f"{reverse('talent:positions')}?organization={beside.organization.pk}",
        "submission_own": reverse("talent:submission", args=[beside.dossier.pk]),
    }
    first = {"cockpit": [house.organization.pk]}
    for screen, address in pages.items():
        start = open_page(screen, *first.get(screen, []))
        start = client.get(start.url) if start.status_code == 302 else start
        found = links_of(start)
        assert set(found) == names
        assert found[str(house.organization)][1]
        there = client.get(found[str(beside.organization)][0])
        there = client.get(there.url) if there.status_code == 302 else there
        assert there.wsgi_request.get_full_path() == address
        assert links_of(there)[str(beside.organization)][1]


def test_the_positions_are_those_of_the_chosen_organization(open_page, house, beside):
    def titles(made, page):
        there = PositionTerms.objects.filter(unit__organization=made.organization)
        return [each for each in there.values_list("title_en", flat=True) if each in page]

    for chosen, other in ((house, beside), (beside, house)):
        page = open_page("positions", organization=chosen.organization.pk).content.decode()
        assert titles(chosen, page)
        assert not titles(other, page)
        assert f"?organization={chosen.organization.pk}&amp;show=critical" in page


def test_an_organization_that_is_not_in_ones_charge_is_not_found(open_page, house, beside):
    elsewhere = department(branches=1).organization.pk
    for asked in (elsewhere, "x", -1):
        for screen in ("positions", "submission_own"):
            assert open_page(screen, organization=asked).status_code == 404
    nobody = open_page("submission_own", by=house.heads[0].user, organization=elsewhere)
    assert nobody.status_code == 403


def test_who_runs_one_organization_has_nothing_to_choose(open_page, house):
    for screen, args in (("cockpit", [house.organization.pk]), ("positions", [])):
        assert 'aria-label="Organizations"' not in open_page(screen, *args).content.decode()


def test_a_deputy_head_who_is_a_delegate_elsewhere_starts_at_home(
    open_page, client, house, beside
):
    head = beside.deputy_head.user
    delegate_of(house.organization, user=head)

    page = open_page("positions", by=head)

    assert links_of(page)[str(beside.organization)][1]
    menu = client.get(reverse("work:home")).content.decode()
    assert reverse("talent:cockpit", args=[beside.organization.pk]) in menu


def test_home_names_each_of_two_organizations(open_page, client, house, beside):
    client.force_login(house.delegate)

    page = unescape(client.get(reverse("work:home")).content.decode())

    for made in (house, beside):
        assert f"Run the talent exercise {made.cycle} in {made.organization}" in page
    client.force_login(house.deputy_head.user)
    alone = unescape(client.get(reverse("work:home")).content.decode())
    assert f"Run the talent exercise {house.cycle}<" in alone


def test_choosing_asks_one_query_whatever_the_number(open_page, house, beside):
    def queries():
        with CaptureQueriesContext(connection) as found:
            open_page("positions")
        return len(found)

    queries()
    two = queries()
    delegate_of(department(branches=1).organization, user=house.delegate)
    assert queries() == two
