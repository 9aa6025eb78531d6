"""The questionnaire in Chromium: saved as it is written, whatever happens to the network."""

import pytest
from playwright.sync_api import expect

from tests.talent.answering import LAST_YEAR, began, said_last_year, saved, submitted
from tests.talent.exercise import department

pytestmark = pytest.mark.browser
STRENGTHS = "/talent/questionnaire/section/strengths/"
MOBILITY = "/talent/questionnaire/section/mobility/"
OTHER = "What I wrote elsewhere"


@pytest.fixture
def house(transactional_db):
    return department(branches=1, accounts=True)


@pytest.fixture
def executive(house):
    return house.directors[0]


@pytest.fixture
def writing(page, executive, sign_in, open_page):
    """The first section, open for the executive; answers are looked at where they are kept."""
    began(executive)
    sign_in(executive.user)
    open_page(STRENGTHS)
    return page.locator("#a-strengths")


def status(page):
    return page.locator("[data-saves]")


def sends(page):
    """Every autosave that this page sends."""
    found = []
    page.on("request", lambda r: found.append(r.post_data) if "/answer/" in r.url else None)
    return found


def answered(page):
    """Wait for the answer to an autosave, whatever it is."""
    return page.expect_response(lambda response: "/answer/" in response.url)


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


def test_a_burst_of_keys_is_one_request_and_the_time_is_shown(page, writing, executive):
    sent = sends(page)
    with answered(page):
        writing.press_sequentially("Calm in a crisis, patient", delay=5)

    expect(status(page)).to_contain_text("Saved at")
    assert len(sent) == 1
    assert saved(executive)["strengths"] == "Calm in a crisis, patient"


def test_leaving_the_field_saves_at_once(page, writing, executive):
    writing.fill("Calm")
    with answered(page):
        writing.press("Tab")

    assert saved(executive)["strengths"] == "Calm"


def test_choices_are_saved_at_once_by_keyboard(page, writing, executive, open_page):
    open_page(MOBILITY)
    with answered(page):
        page.locator("#a-willingness-0").focus()
        page.keyboard.press("ArrowDown")
    assert saved(executive)["willingness"] == "if-right"

    with answered(page):
        page.locator("[data-answer=willingness] .clear").press("Enter")

    assert saved(executive)["willingness"] == ""
    expect(page.locator("#a-willingness-1")).not_to_be_checked()


def test_what_is_written_offline_is_kept_in_the_tab_and_sent_later(page, writing, executive):
    page.context.set_offline(True)
    writing.fill("Written on a train")
    writing.press("Tab")
    expect(status(page)).to_contain_text("Not saved yet: the service cannot be reached")
    writing.fill("Written on a train, in a tunnel")

    with page.expect_response(lambda r: "/answer/" in r.url and r.ok):
        page.context.set_offline(False)

    expect(status(page)).to_contain_text("Saved at")
    assert saved(executive)["strengths"] == "Written on a train, in a tunnel"
    page.said.clear()  # the browser reports the requests that failed


def test_a_server_that_restarts_is_tried_again(page, writing, executive):
    page.route("**/answer/", lambda route: route.fulfill(status=502, body="restarting"))
    writing.fill("Patient")
    writing.press("Tab")
    expect(status(page)).to_contain_text("Not saved yet: the service could not do it")

    with page.expect_response(lambda r: "/answer/" in r.url and r.ok):
        page.unroute("**/answer/")

    assert saved(executive)["strengths"] == "Patient"
    page.said.clear()


def test_a_reply_that_is_lost_is_no_conflict(page, writing, executive):
    def lose(route):
        """The server keeps the answer; its reply never arrives, and the person writes on."""
        route.fetch()
        page.evaluate("document.querySelector('#a-strengths').value += ', and more'")
        route.abort()

    page.route("**/answer/", lose, times=1)
    writing.fill("Kept, but the reply is lost")
    with page.expect_response(lambda r: "/answer/" in r.url and r.ok):
        writing.press("Tab")

    expect(status(page)).to_contain_text("Saved at")
    assert saved(executive)["strengths"] == "Kept, but the reply is lost, and more"
    expect(page.locator(".other")).to_have_count(0)
    page.said.clear()


def test_a_session_that_ended_keeps_the_text_and_goes_on_after_the_next_sign_in(
    page, writing, executive, sign_in, live_server
):
    page.context.clear_cookies()
    writing.fill("Written after the session ended")
    writing.press("Tab")
    expect(page.locator("#session")).to_be_visible()
    expect(page.get_by_role("link", name="Sign in (opens a new tab)")).to_be_visible()
    expect(status(page)).to_contain_text("you are signed out")

    sign_in(executive.user)
    with page.expect_response(lambda r: "/answer/" in r.url and r.ok):
        tab = page.context.new_page()
        tab.goto(live_server.url + "/")

    expect(page.locator("#session")).to_be_hidden()
    expect(writing).to_have_value("Written after the session ended")
    assert saved(executive)["strengths"] == "Written after the session ended"
    tab.close()
    page.said.clear()


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


def test_what_is_refused_stays_on_the_page_with_the_reason(page, writing, executive, open_page):
    open_page("/talent/questionnaire/section/retirement/", language="fr")
    year = page.locator("#a-retirement-eligible-year")
    year.fill("31")
    with answered(page):
        year.press("Tab")

    expect(page.locator("[data-answer=retirement-eligible-year]")).to_contain_text(
        "Inscrivez une année de 1950 à 2100"
    )
    expect(status(page)).to_contain_text("Tout n’est pas enregistré")
    with answered(page):
        year.fill("2031")
        year.press("Tab")
    expect(year).to_have_attribute("aria-invalid", "false")
    assert saved(executive) == {"retirement-eligible-year": 2031}
    page.said.clear()


def test_leaving_with_something_unsaved_asks_first(page, writing):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.route("**/answer/", lambda route: route.abort())
    writing.fill("Not saved anywhere")
    writing.press("Tab")
    expect(status(page)).to_contain_text("Not saved yet")

    page.get_by_role("link", name="Home").first.click()
    page.wait_for_url("**/")

    assert asked == ["beforeunload"]
    page.said.clear()


def test_continuing_right_after_a_key_loses_no_key(page, writing, executive):
    writing.press_sequentially("Every key")
    page.get_by_role("button", name="Save and continue", exact=True).last.click()
    page.wait_for_url("**/competencies/")

    assert saved(executive)["strengths"] == "Every key"


def test_nothing_is_kept_in_the_browser(page, writing):
    with answered(page):
        writing.fill("Nowhere but on the server")
        writing.press("Tab")

    kept = page.evaluate(
        "async () => JSON.stringify([{...localStorage}, {...sessionStorage},"
        " await indexedDB.databases(), await caches.keys()])"
    )
    assert kept == f'[{{}},{{"htmx-current-path-for-history":"{STRENGTHS}"}},[],[]]'


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
