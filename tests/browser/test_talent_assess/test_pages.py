"""The pages of the manager: accessible, narrow, few clicks, by keyboard, and notes."""

import re

import pytest
from django.db import transaction

from talent.choices import AssessmentState
from talent.models import Assessment, AssessmentAnswer, Conversation, Observation
from talent.services import observations
from tests.browser.test_talent_assess.placing import READY, WELL, _forget, codes, place
from tests.factories.acts import arrange
from tests.talent.assessing import (
    NOW,
    answer_required,
)
from tests.talent.exercise import days

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_the_manager_are_accessible_and_fit(
    page, open_page, faults, house, manager, language, width
):
    first, second, third = house.directors
    place(house, second, WELL, manager)
    answer_required(first, house.cycle, by=manager, **{"high-potential": True})
    observations.write_observation(
        person=first, text="Led the room.", observed_on=days(0), by=manager, at=NOW
    )
    with transaction.atomic():
        arrange()
        Conversation.objects.create(person=second, cycle=house.cycle, planned_on=days(4))
    about = f"/talent/people/{first.pk}"
    pages = ["/", "/directory/team/", "/talent/map/", "/talent/map/?view=table"]
    pages += [f"{about}/assess/", f"{about}/assess/?missing", f"{about}/notes/"]
    pages += [f"{about}/place/", f"/talent/people/{third.pk}/place/"]
    found = {}
    for address in pages:
        open_page(address, language=language, width=width)
        found[address] = faults()
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[address].append("too wide")

    assert {address: said for address, said in found.items() if said} == {}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_one_assessment_with_placement_takes_six_clicks_and_text(
    page, open_page, house, manager, language
):
    """Target of the issue: at most six clicks plus text, from My team to the next person."""
    first, second, _third = house.directors
    open_page("/directory/team/", language=language)
    clicks = []

    def click(locator):
        clicks.append(locator)
        locator.click()

    click(page.locator(".heading a.button"))
    click(page.locator("button[name=keep_all][value=leadership]"))
    page.locator("#leadership [data-carried]").first.wait_for()
    page.locator("#a-a-strengths").fill("Brought two teams together.")
    page.locator("#a-a-development").fill("Large budgets.")
    click(page.locator("input[name=high-potential][value=no]"))
    click(page.locator(f"input[name=placement][value={WELL}]"))
    click(page.locator("button[name=go][value=complete]"))
    page.wait_for_url(re.compile(r"/talent/people/\d+/assess/$"))
    page.locator("h1", has_text=str(second)).wait_for()

    assert len(clicks) <= 6
    sheet = Assessment.objects.get(person=first, cycle=house.cycle)
    assert (sheet.state, sheet.placement.code) == (AssessmentState.COMPLETE, WELL)
    assert codes(first)[-1] == WELL


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_whole_assessment_by_keyboard_alone(page, open_page, faults, house, manager, language):
    person = house.directors[1]
    open_page(f"/talent/people/{person.pk}/assess/", language=language)

    def reach(selector):
        page.locator(selector).first.focus()
        for _step in range(400):
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"{selector} is not reached by Tab")

    page.keyboard.press("Tab")
    for row in house.cycle.competencies.rows.all():
        reach(f"[name='rating.{row.code}']")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowRight")
    for code in ("a-strengths", "a-development"):
        reach(f"textarea[name={code}]")
        page.keyboard.type("Words")
    reach("[name=high-potential]")
    page.keyboard.press("Space")
    reach("[name=placement]")
    page.keyboard.press("Space")
    page.locator("[data-trouble]", has_text=re.compile(r"\w")).wait_for()
    assert faults() == []
    _forget(page, 422)
    with page.expect_response(lambda answer: "/place/" in answer.url and answer.ok):
        for _step in range(2):
            page.keyboard.press("ArrowDown")
    page.locator(f"[name=placement][value={WELL}]:checked").wait_for()
    reach("button[name=go][value=complete]")
    page.keyboard.press("Enter")
    page.locator("h1", has_text=str(house.directors[0])).wait_for()

    sheet = Assessment.objects.get(person=person, cycle=house.cycle)
    assert (sheet.state, sheet.placement.code) == (AssessmentState.COMPLETE, WELL)
    rated = AssessmentAnswer.objects.filter(sheet=sheet, question__code="rating")
    assert set(rated.values_list("value", flat=True)) == {"sometimes"}
    _forget(page, 422)


def test_what_to_read_again_follows_what_is_written(page, open_page, house, manager):
    first = house.directors[0]
    open_page(f"/talent/people/{first.pk}/assess/")

    page.locator("input[name=high-potential][value=yes]").click()
    page.get_by_text("What shows the ability for a more senior role?").wait_for()
    page.locator(f"input[name=placement][value={READY}]").click()
    page.get_by_text("You place for advancement, and the executive wants none").wait_for()
    page.locator("#a-ability-evidence").fill("Learns fast.")
    page.get_by_text("What shows the ability").wait_for(state="detached")


def test_a_note_is_kept_in_two_clicks_from_the_person(page, open_page, house, manager):
    first = house.directors[0]
    open_page(f"/directory/people/{first.pk}/")

    page.get_by_role("link", name="Private notes").click()
    page.get_by_label("What did you see?").fill("Kept the table calm.")
    page.get_by_role("button", name="Keep the note").click()
    page.get_by_text("The note is kept, for you alone.").wait_for()

    assert Observation.objects.get().text == "Kept the table calm."
