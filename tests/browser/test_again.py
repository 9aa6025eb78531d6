"""A form sent after the server ended the session, in Chromium: nothing that was typed is lost."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from etms.directory.models import Unit
from tests.browser.conftest import PASSWORD
from tests.roles.house import make_house

pytestmark = pytest.mark.browser
NAME = "Data & “Analytics” <Directorate>"


@pytest.fixture
def place(transactional_db):
    house = make_house()
    user = house.users["hr_adviser"]
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return house


@pytest.fixture
def written(page, sign_in, open_page, place):
    """A new unit, written in the form and not sent; then an administrator ends the session."""
    sign_in(place.users["hr_adviser"])
    open_page(reverse("directory:unit_add", args=[place.organization.pk]), width=320)
    page.get_by_label("Name in English").fill(NAME)
    page.get_by_label("Name in French").fill("Direction de l’analytique")
    page.get_by_label("Part of").select_option(str(place.unit.pk))
    return page


def sign_in_here(page, place):
    page.locator("[name=login]").fill(place.users["hr_adviser"].username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main form[action='/accounts/login/'] button.button").click()


def test_it_waits_behind_the_sign_in_and_is_sent_by_a_press(written, place, faults):
    Session.objects.all().delete()

    written.get_by_role("button", name="Add").click()
    written.get_by_text("Nothing of what you wrote is lost").wait_for()
    assert faults() == []
    sign_in_here(written, place)
    written.get_by_role("button", name="Send it now").wait_for()
    assert faults() == []
    written.get_by_text("Read what you wrote").click()
    assert written.get_by_text(NAME).is_visible()
    written.get_by_role("button", name="Send it now").click()

    written.wait_for_url(f"**/directory/organizations/{place.organization.pk}/")
    unit = Unit.objects.get(name_fr="Direction de l’analytique")
    assert (unit.name_en, unit.parent_id) == (NAME, place.unit.pk)
    written.said.clear()  # the browser's own remark on the 401


def test_it_is_sent_again_from_a_page_older_than_the_sign_in(written, place):
    written.context.clear_cookies(name="etms-csrf")

    written.get_by_role("button", name="Add").click()
    written.get_by_role("button", name="Send it now").click()

    written.wait_for_url(f"**/directory/organizations/{place.organization.pk}/")
    assert Unit.objects.filter(name_en=NAME).exists()
    written.said.clear()  # the browser's own remark on the 403


def test_leaving_the_page_that_holds_it_is_asked_about(written, place):
    asked = []
    written.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    Session.objects.all().delete()
    written.get_by_role("button", name="Add").click()
    written.locator("[name=login]").fill("somebody")

    written.get_by_role("link", name="Forgot your password?").click()
    written.wait_for_url("**/password/reset/")

    assert asked == ["beforeunload"]
    written.said.clear()  # the browser's own remark on the 401


def test_a_day_stands_in_words_beside_its_field(page, sign_in, open_page, place):
    sign_in(place.users["hr_adviser"])
    post = place.positions["executive"].pk
    open_page(reverse("directory:position_revise", args=[post]), language="fr")
    field, said = page.locator("[name=starts_on]"), page.locator("[data-day]")

    assert said.inner_text().replace("\xa0", " ").endswith(str(field.input_value())[:4])
    field.fill("2027-04-01")
    assert said.inner_text() == "1er avril 2027"
    field.fill("")
    assert said.inner_text() == "Jour, mois et année, dans l’ordre de votre navigateur"
