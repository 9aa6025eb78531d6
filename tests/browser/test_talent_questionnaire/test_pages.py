"""Every page is accessible and fits; last year is kept in few clicks; no script is needed."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_talent_questionnaire.writing import STRENGTHS, answered
from tests.talent.answering import LAST_YEAR, began, said_last_year, saved, submitted

pytestmark = pytest.mark.browser


def shot_of(page, faults, language, width):
    wide = page.evaluate("document.documentElement.scrollWidth") > width
    return faults() + (["too wide"] if wide else [])


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_every_page_is_accessible_and_fits(
    page, sign_in, open_page, faults, house, language, width
):
    executive, manager = house.directors[0], house.generals[0]
    said_last_year(executive)
    sign_in(executive.user)
    found = {}

    def look(*addresses):
        for address in addresses:
            open_page(address, language=language, width=width)
            found[address, len(found)] = shot_of(page, faults, language, width)

    look("/talent/questionnaire/", "/talent/questionnaire/notice/")
    began(executive)
    sections = ("strengths", "competencies", "interests", "mobility", "learning", "retirement")
    look("/talent/questionnaire/", "/talent/questionnaire/check/")
    look(*(f"/talent/questionnaire/section/{code}/" for code in sections))
    sheet = submitted(executive)
    look("/talent/questionnaire/")
    sign_in(manager.user)
    look(f"/talent/answers/{sheet.pk}/")

    assert {address: said for address, said in found.items() if said} == {}


def test_last_years_answer_is_kept_with_one_press_and_marked(page, executive, sign_in, open_page):
    said_last_year(executive)
    began(executive)
    sign_in(executive.user)
    open_page(STRENGTHS)
    box = page.locator("[data-answer=strengths]")
    with answered(page):
        box.get_by_role("button", name="Keep this answer").press("Enter")

    expect(page.locator("#a-strengths")).to_have_value(LAST_YEAR["strengths"])
    expect(box.get_by_text("Kept from last year")).to_be_visible()
    assert saved(executive)["strengths"] == LAST_YEAR["strengths"]
    with answered(page):
        page.locator("#a-strengths").fill("Something new")
        page.locator("#a-strengths").press("Tab")
    expect(box.get_by_text("Kept from last year")).to_be_hidden()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_changed_since_last_year_takes_at_most_twelve_clicks(
    page, executive, sign_in, open_page, language
):
    words = {
        "en": ("Answer your talent", "I have read", "Keep all of last", "Save and", "Submit to"),
        "fr": ("Remplir votre", "J’ai lu", "Conserver toutes", "Enregistrer et", "Soumettre à"),
    }[language]
    said_last_year(executive)
    sign_in(executive.user)
    open_page("/", language=language)
    clicks = 0

    def click(target):
        nonlocal clicks
        target.first.click()
        clicks += 1
        page.wait_for_load_state()

    click(page.get_by_role("link", name=words[0]))
    click(page.get_by_role("button", name=words[1]))
    while "/section/" in page.url:
        keep = page.get_by_role("button", name=words[2])
        click(keep if keep.count() else page.locator(".onward .button"))
    click(page.get_by_role("button", name=words[4]))

    assert page.url.endswith("/talent/questionnaire/")
    assert saved(executive) == LAST_YEAR
    assert clicks <= 12


def test_the_questionnaire_works_without_javascript(
    browser, executive, live_server, page, sign_in
):
    said_last_year(executive)
    began(executive)
    sign_in(executive.user)
    state = page.context.storage_state()
    context = browser.new_context(storage_state=state, java_script_enabled=False)
    plain = context.new_page()
    plain.goto(live_server.url + STRENGTHS)
    plain.locator("#a-strengths").fill("Written without a script")
    plain.locator("[data-answer=development]").get_by_role("button", name="Keep").click()

    assert saved(executive) == {
        "strengths": "Written without a script",
        "development": LAST_YEAR["development"],
    }
    plain.get_by_role("button", name="Save and continue").last.click()
    assert plain.url.endswith("/competencies/")
    context.close()
