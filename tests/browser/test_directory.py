"""The directory in Chromium: every screen accessible and narrow, a change by keyboard, a tree."""

import pytest
from django.urls import reverse

from etms.directory.choices import Kind
from tests.factories.directory import (
    AppointmentFactory,
    LanguageResultFactory,
    SalaryFactory,
    UnitFactory,
    holder,
    position,
)
from tests.roles.house import make_house

pytestmark = pytest.mark.browser


@pytest.fixture
def place(transactional_db):
    """The house with a vacant position, an absence, results and a salary to show."""
    house = make_house()
    executive = house.people["executive"]
    low = UnitFactory(organization=house.organization, parent=house.unit)
    holder(position(unit=low, above=house.positions["executive"]))
    position(unit=low, above=house.positions["executive"])
    AppointmentFactory(person=house.colleague, position=position(unit=low), kind=Kind.ACTING)
    LanguageResultFactory(person=executive)
    SalaryFactory(person=executive)
    return house


def _addresses(house):
    person, post = house.people["executive"], house.positions["executive"]
    ask = {
        "people": [],
        "positions": [],
        "organizations": [],
        "organization": [house.organization.pk],
        "chart": [house.organization.pk],
        "unit": [house.unit.pk],
        "position": [post.pk],
        "position_changes": [post.pk],
        "appoint": [post.pk],
        "person": [person.pk],
        "file": [person.pk],
        "person_changes": [person.pk],
        "unit_add": [house.organization.pk],
        "unit_revise": [house.unit.pk],
        "position_add": [house.organization.pk],
        "position_revise": [post.pk],
        "person_add": [house.organization.pk],
        "person_receive": [house.organization.pk],
        "appointment_add": [person.pk],
        "appointment_end": [person.appointments.get().pk],
        "result_add": [person.pk],
    }
    found = [reverse(f"directory:{name}", args=args) for name, args in ask.items()]
    return [
        *found,
        "/directory/people/?q=nobody",
        "/directory/positions/?vacant=on",
        f"/directory/positions/{post.pk}/?on=2020-01-01",
        f"/directory/positions/{post.pk}/appoint/?q=given",
    ]


def _judge(page, open_page, faults, addresses, language, width):
    found = {}
    for address in addresses:
        open_page(address, language=language, width=width)
        found[address] = faults()
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[address].append("too wide")
    return {address: wrong for address, wrong in found.items() if wrong}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_the_directory_are_accessible_and_fit(
    page, sign_in, open_page, faults, place, language, width
):
    sign_in(place.users["hr_adviser"])

    assert _judge(page, open_page, faults, _addresses(place), language, width) == {}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_ones_own_file_and_team_are_accessible(page, sign_in, open_page, faults, place, language):
    own = place.people["manager"].pk
    addresses = [
        reverse("directory:team"),
        reverse("directory:file", args=[own]),
        reverse("directory:particulars", args=[own]),
    ]
    sign_in(place.users["manager"])

    assert _judge(page, open_page, faults, addresses, language, 320) == {}


def test_a_refused_change_keeps_what_was_written_and_takes_the_reader_to_the_field(
    page, sign_in, open_page, faults, place
):
    sign_in(place.users["hr_adviser"])
    open_page(reverse("directory:position_add", args=[place.organization.pk]))
    page.get_by_label("Title in English").fill("Director, Data")
    page.get_by_label("Reports to").fill("nowhere")
    page.get_by_label("Title in English").press("Enter")

    summary = page.locator("[data-error-summary]")
    summary.wait_for()
    assert summary.evaluate("e => e === document.activeElement")
    summary.get_by_role("link", name="Reports to").click()
    assert page.get_by_label("Reports to").evaluate("e => e === document.activeElement")
    assert page.get_by_label("Title in English").input_value() == "Director, Data"
    assert faults() == []
    page.said.clear()  # the console reports the 422


def test_the_reporting_lines_open_and_close_by_keyboard(page, sign_in, open_page, place):
    sign_in(place.users["colleague"])
    open_page(reverse("directory:chart", args=[place.organization.pk]))
    line = page.locator("main details").first
    assert line.evaluate("e => e.open")

    line.locator("summary").first.press("Enter")

    assert not line.evaluate("e => e.open")
