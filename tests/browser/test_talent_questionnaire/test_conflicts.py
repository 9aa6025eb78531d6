"""Two pages on one answer: both texts are offered, and neither is overwritten."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_talent_questionnaire.writing import STRENGTHS, answered
from tests.talent.answering import saved

pytestmark = pytest.mark.browser


OTHER = "What I wrote elsewhere"


@pytest.fixture
def elsewhere(browser, page, live_server):
    """The same person in another browser."""
    context = browser.new_context(storage_state=page.context.storage_state())
    other = context.new_page()
    other.goto(live_server.url + STRENGTHS)
    yield other
    context.close()


def in_conflict(page, elsewhere, writing):
    """Another browser saves first; this page then learns of it."""
    with answered(elsewhere):
        elsewhere.locator("#a-strengths").fill(OTHER)
        elsewhere.locator("#a-strengths").press("Tab")
    writing.fill("What I wrote here")
    with answered(page):
        writing.press("Tab")
    expect(page.locator("[data-answer=strengths] [data-words]")).to_have_text(OTHER)


@pytest.fixture
def conflict(page, writing, executive, browser, live_server):
    context = browser.new_context(storage_state=page.context.storage_state())
    other = context.new_page()
    other.goto(live_server.url + STRENGTHS)
    in_conflict(page, other, writing)
    yield page.locator("[data-answer=strengths]")
    context.close()
    page.said.clear()


def test_in_a_conflict_both_texts_are_offered_and_nothing_is_overwritten(
    page, conflict, writing, executive, faults
):
    expect(writing).to_have_value("What I wrote here")
    expect(conflict).to_contain_text("This answer was changed elsewhere at")
    expect(conflict).to_contain_text(str(executive))
    assert writing.get_attribute("aria-invalid") == "true"
    assert faults() == []
    assert saved(executive)["strengths"] == OTHER


def test_in_a_conflict_one_keeps_the_own_text(page, conflict, writing, executive):
    with answered(page):
        conflict.get_by_role("button", name="Keep mine").press("Enter")

    assert saved(executive)["strengths"] == "What I wrote here"
    expect(page.locator(".other")).to_have_count(0)


def test_in_a_conflict_one_takes_the_other_text(page, conflict, writing, executive):
    conflict.get_by_role("button", name="Use the other answer").press("Enter")

    expect(writing).to_have_value(OTHER)
    expect(page.locator(".other")).to_have_count(0)
    with answered(page):
        writing.fill(f"{OTHER}, and more")
        writing.press("Tab")
    assert saved(executive)["strengths"] == f"{OTHER}, and more"


def test_an_unresolved_conflict_is_shown_again_by_the_server_with_both_texts(
    page, conflict, executive, faults
):
    page.get_by_role("button", name="Save and continue", exact=True).last.press("Enter")
    page.get_by_text("There is a problem").wait_for()

    expect(page.locator("#a-strengths")).to_have_value("What I wrote here")
    expect(page.locator("[data-words]")).to_have_text(OTHER)
    assert saved(executive)["strengths"] == OTHER
    assert faults() == []
    with answered(page):
        page.get_by_role("button", name="Keep mine").press("Enter")
    assert saved(executive)["strengths"] == "What I wrote here"


def test_two_browsers_on_two_answers_never_meet(page, writing, executive, elsewhere):
    with answered(elsewhere):
        elsewhere.locator("#a-development").fill("Delegate more")
        elsewhere.locator("#a-development").press("Tab")
    with answered(page):
        writing.fill("Calm")
        writing.press("Tab")

    assert saved(executive) == {"strengths": "Calm", "development": "Delegate more"}
