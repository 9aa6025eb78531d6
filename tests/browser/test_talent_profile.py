"""The Employee Information Portal in a browser: accessible, in place, and without a script."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from talent.models import Community, CommunityMembership, ProfileConfirmation, ProfileEntry
from talent.services import profiles as services
from tests.factories.directory import LanguageResultFactory
from tests.talent.exercise import department

pytestmark = pytest.mark.browser
NOW = timezone.now()


@pytest.fixture
def amina(transactional_db):
    """A director with a full profile."""
    services.load_communities(at=NOW)
    person = department(branches=1, accounts=True).directors[0]
    act = {"by": person.user, "at": NOW}
    LanguageResultFactory(person=person, expires_on=date(2030, 5, 31))
    lines = {
        "education": ("Master of Public Administration", "Carleton University", 1996, 1998),
        "employment": ("Policy analyst", "City of Ottawa", 1998, 2009),
        "accreditation": ("Chartered Professional Accountant", "CPA Ontario", 2003, None),
        "award": ("Award of Excellence", "Public Service", 2019, None),
        "membership": ("Institute of Public Administration", "Member", 2001, None),
        "language": ("Inuktitut", "Conversation", None, None),
    }
    for kind, (title, place, first, last) in lines.items():
        values = {"title": title, "place": place, "from_year": first, "to_year": last, "text": ""}
        services.add_entry(person=person, kind=kind, values=values, **act)
    finance = Community.objects.get(code="finance")
    services.say_community(person=person, community=finance, consents=True, **act)
    return person


@pytest.fixture
def address(amina):
    return reverse("talent:information", args=[amina.pk])


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_every_state_of_the_page_is_accessible_and_fits(
    page, sign_in, open_page, faults, amina, address, language, width
):
    entry = ProfileEntry.objects.get(kind="education")
    post = amina.appointments.get().position
    sign_in(amina.user)
    found = {}
    for state in (
        address,
        reverse("talent:entry_add", args=["award"]),
        reverse("talent:entry_change", args=[entry.pk]),
        reverse("talent:contact"),
        reverse("talent:communities"),
        reverse("talent:required", args=[post.pk]),
    ):
        open_page(state, language=language, width=width)
        found[state] = faults()
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[state].append(f"wider than {width}")

    assert not {state: wrong for state, wrong in found.items() if wrong}


def test_entries_are_added_changed_and_removed_in_place(
    page, sign_in, open_page, faults, amina, address
):
    sign_in(amina.user)
    open_page(address)
    part = page.locator("#part-award")

    part.get_by_role("link", name="Add").click()
    page.get_by_label("Name of the award").fill("Queen’s medal")
    assert faults() == []
    part.get_by_role("button", name="Save").click()
    part.get_by_text("Added: Queen’s medal").wait_for()
    expect(part.locator(".notice")).to_be_focused()
    assert faults() == []

    part.get_by_role("link", name=re.compile("Change.*Queen’s medal")).click()
    expect(part.get_by_label("Name of the award")).to_be_focused()
    part.get_by_label("Given by").fill("Governor General")
    part.get_by_role("button", name="Save").click()
    part.get_by_text("Governor General").wait_for()

    part.get_by_role("button", name=re.compile("Remove.*Queen’s medal")).click()
    part.get_by_text("Removed: Queen’s medal").wait_for()
    part.get_by_role("button", name="Put it back").click()
    part.get_by_text("Added: Queen’s medal").wait_for()

    assert page.url.endswith(address)
    assert ProfileEntry.objects.get(title="Queen’s medal").place == "Governor General"


def test_what_is_wrong_keeps_what_was_typed_in_place(
    page, sign_in, open_page, faults, amina, address
):
    sign_in(amina.user)
    open_page(address)
    part = page.locator("#part-education")

    part.get_by_role("link", name="Add").click()
    part.get_by_label("Institution").fill("Université Laval")
    part.get_by_role("button", name="Save").click()
    part.get_by_role("alert").wait_for()

    assert part.get_by_label("Institution").input_value() == "Université Laval"
    assert "problem" in page.evaluate("document.activeElement.textContent")
    assert faults() == []
    assert [line for line in page.said if "422" not in line] == []
    page.said.clear()


def test_consent_is_withdrawn_with_one_click(page, sign_in, open_page, amina, address):
    sign_in(amina.user)
    open_page(address)
    part = page.locator("#part-communities")

    part.get_by_role("button", name=re.compile("Withdraw consent")).click()
    part.get_by_text("is not told").wait_for()

    assert not CommunityMembership.objects.get().consents


def test_one_click_from_home_and_one_to_confirm(page, sign_in, open_page, amina, address):
    sign_in(amina.user)
    open_page("/")

    page.get_by_role("link", name="Check that your employee information").click()
    page.get_by_role("button", name="Yes, all is correct").click()
    page.get_by_text("confirmed as correct today").wait_for()

    assert ProfileConfirmation.objects.get().person == amina


@pytest.fixture
def plain(browser, live_server):
    """A page of a browser in which nobody allows scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_all_of_it_works_without_a_script(plain, live_server, client, settings, amina, address):
    client.force_login(amina.user)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    plain.context.add_cookies([cookie])
    plain.goto(live_server.url + address)

    plain.locator("#part-award").get_by_role("link", name="Add").click()
    plain.get_by_label("Name of the award").fill("Queen’s medal")
    plain.get_by_role("button", name="Save").click()
    plain.get_by_text("Added: Queen’s medal").wait_for()
    plain.get_by_role("button", name=re.compile("Remove.*Queen’s medal")).click()
    plain.get_by_role("button", name="Put it back").click()
    plain.get_by_role("link", name="Add a community").click()
    plain.get_by_label("Functional community").select_option("digital")
    plain.get_by_role("button", name="Save").click()
    plain.get_by_text("is not told").wait_for()

    assert ProfileEntry.objects.filter(title="Queen’s medal").count() == 1
    assert CommunityMembership.objects.filter(consents=False).count() == 1
