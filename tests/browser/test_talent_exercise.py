"""Running the exercise in Chromium: accessible, narrow, with and without a mouse."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from etms.directory.models import LanguageResult
from etms.roles.choices import Role
from talent import models
from talent.queries.cockpit import Chosen
from talent.services import announcements, reminders
from talent.services import dates as services
from talent.services.dates import Change
from tests.factories.directory import holder, position
from tests.factories.roles import delegate_of, give
from tests.talent.exercise import days, department

pytestmark = pytest.mark.browser
NOW = timezone.now()


@pytest.fixture
def house(transactional_db):
    """An organization in the middle of it: dates, more time, a round, words with OCHRO."""
    made = department(accounts=True)
    made.delegate = delegate_of(made.organization)
    made.analyst = give(Role.OCHRO_ANALYST)
    by = {"by": made.delegate, "at": NOW}
    holder(position(unit=made.branches[0], level="EX-04"))  # no account, nobody above
    change = Change("x", made.branches[0], "employee_section", None, days(-1))
    set_at = NOW - timedelta(days=2)
    services.set_branch_dates(dossier=made.dossier, changes=[change], by=made.delegate, at=set_at)
    services.extend(
        dossier=made.dossier,
        person=made.directors[0],
        stage="employee_section",
        until=days(40),
        reason="On leave.",
        **by,
    )
    made.round = reminders.remind(dossier=made.dossier, chosen=Chosen(show="answers-open"), **by)
    reminders.send_reminders(reminder_id=made.round.pk, at=NOW)
    announcements.write_in_thread(dossier=made.dossier, text="May we?", **by)
    announcements.announce(
        cycle=made.cycle,
        title_en="New guidance",
        title_fr="Nouvelle orientation",
        text_en="Read it.",
        text_fr="Lisez-la.",
        by=made.analyst,
        at=NOW,
    )
    return made


def pages_of_delegate(house):
    there = [house.organization.pk]
    return [
        reverse("talent:cockpit", args=there),
        reverse("talent:cockpit", args=there) + "?measure=assessments&files=all",
        reverse("talent:cockpit_files", args=there),
        reverse("talent:cockpit_files", args=there) + "?show=shared",
        reverse("talent:remind", args=there) + "?show=assessment-open",
        reverse("talent:mend", args=there),
        reverse("talent:dates", args=there),
        reverse("talent:extend", args=[*there, house.directors[1].pk]),
        reverse("talent:reminders", args=[house.round.pk]),
        reverse("talent:thread", args=[house.dossier.pk]),
        reverse("talent:announcements"),
        "/",
    ]


def pages_of_ochro(house):
    return [
        reverse("talent:threads"),
        reverse("talent:thread", args=[house.dossier.pk]),
        reverse("talent:announcements"),
        "/",
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_the_pages_of_the_exercise_are_accessible_and_fit(
    page, sign_in, open_page, faults, house, language, width
):
    found = {}
    for user, addresses in (
        (house.delegate, pages_of_delegate(house)),
        (house.analyst, pages_of_ochro(house)),
    ):
        sign_in(user)
        for address in addresses:
            open_page(address, language=language, width=width)
            page.evaluate(
                "document.querySelectorAll('main details').forEach((d) => d.open = true)"
            )
            found[address] = faults()
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found[address].append("too wide")

    assert {address: said for address, said in found.items() if said} == {}


def test_from_the_overview_a_reminder_is_two_clicks_away(page, sign_in, open_page, house):
    sign_in(house.delegate)
    open_page(reverse("talent:cockpit", args=[house.organization.pk]) + "?measure=assessments")

    page.get_by_role("link", name=re.compile(r"^Remind managers ?: All branches")).click()
    page.get_by_text("was reminded today already").or_(
        page.get_by_text("were reminded today already")
    ).wait_for()
    page.get_by_role("button", name=re.compile(r"^Remind \d+")).click()

    page.get_by_text("is on its way").or_(page.get_by_text("are on their way")).wait_for()


def test_a_round_that_waits_tells_by_itself_when_it_is_done(page, sign_in, open_page, house):
    tomorrow = reminders.remind(
        dossier=house.dossier, chosen=Chosen(show="assessment-open"), by=house.delegate, at=NOW
    )
    sign_in(house.delegate)
    open_page(reverse("talent:reminders", args=[tomorrow.pk]))

    reminders.send_reminders(reminder_id=tomorrow.pk, at=timezone.now())

    page.get_by_text(re.compile(r"(was|were) told\.")).wait_for()


def test_one_line_is_mended_and_what_stands_in_another_stays(
    page, sign_in, open_page, faults, house
):
    sign_in(house.delegate)
    open_page(reverse("talent:mend", args=[house.organization.pk]) + "?show=no-results")
    lines = page.locator(".mending > li")
    other = lines.nth(1)
    other.locator("summary").click()
    other.get_by_label("Result").first.select_option("B")
    first = lines.nth(0)
    first.get_by_label("Result").first.select_option("C")
    first.get_by_label("Tested on").first.fill(str(days(-9)))

    first.get_by_role("button").click()

    page.get_by_text(re.compile(r"^The results of .* are recorded\.$")).wait_for()
    assert faults() == []
    assert LanguageResult.objects.count() == 1
    assert (
        page.locator(".mending select").filter(has=page.locator("option[value=B]:checked")).count()
    )


def test_a_wrong_day_is_told_beside_its_field(page, sign_in, open_page, house):
    sign_in(house.delegate)
    open_page(reverse("talent:dates", args=[house.organization.pk]))
    field = page.locator(f"[name=day-{house.branches[1].pk}-employee_section]")
    field.fill(str(days(30)))

    page.get_by_role("button", name="Save the dates").click()
    page.get_by_role("alert").wait_for()

    assert field.get_attribute("aria-invalid") == "true"
    page.said[:] = [said for said in page.said if "422" not in said]
    field.fill(str(days(3)))
    page.get_by_role("button", name="Save the dates").click()
    page.get_by_text("The dates are kept").wait_for()
    assert models.BranchDate.objects.count() == 2


def test_both_sides_talk_without_javascript(browser, live_server, sign_in, page, house):
    sign_in(house.analyst)
    cookies = page.context.cookies()
    plain = browser.new_context(java_script_enabled=False)
    plain.add_cookies(cookies)
    tab = plain.new_page()
    tab.goto(live_server.url + reverse("talent:threads"))

    tab.get_by_role("link", name=str(house.organization)).click()
    tab.get_by_role("textbox").fill("Yes, by choice.")
    tab.get_by_role("button", name="Send").click()

    tab.get_by_text("Yes, by choice.").wait_for()
    assert models.ThreadMessage.objects.filter(from_ochro=True).count() == 1
    plain.close()
