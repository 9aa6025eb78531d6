"""Answers are saved as they are written: at once, offline, after a restart, refused."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_talent_questionnaire.writing import STRENGTHS, answered
from tests.talent.answering import saved

pytestmark = pytest.mark.browser


MOBILITY = "/talent/questionnaire/section/mobility/"


def status(page):
    return page.locator("[data-saves]")


def sends(page):
    """Every autosave that this page sends."""
    found = []
    page.on("request", lambda r: found.append(r.post_data) if "/answer/" in r.url else None)
    return found


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


def test_a_refusal_that_comes_after_the_next_sign_in_ends_nothing(
    page, writing, executive, sign_in, live_server
):
    held = []
    page.route("**/answer/", lambda route: held.append(route), times=1)
    writing.fill("Refused late")
    with page.expect_request("**/answer/"):
        writing.press("Tab")
    page.context.clear_cookies()
    sign_in(executive.user)
    before = page.locator("meta[name=csrf-token]").get_attribute("content")
    tab = page.context.new_page()
    tab.goto(live_server.url + "/")
    page.wait_for_function(
        "old => document.querySelector('[name=csrf-token]').content !== old", arg=before
    )

    with page.expect_response(lambda r: "/answer/" in r.url and r.ok):
        held[0].fulfill(status=403, body="")

    expect(status(page)).to_contain_text("Saved at")
    expect(page.locator("#session")).to_be_hidden()
    assert saved(executive)["strengths"] == "Refused late"
    tab.close()
    page.said.clear()


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
