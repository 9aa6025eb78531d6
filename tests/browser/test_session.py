"""The warning before the idle time-out: it keeps the page, the draft and the session."""

import pytest
from django.test import Client

from tests.browser.conftest import PASSWORD

pytestmark = pytest.mark.browser
DRAFT = "I led the regulatory review."


@pytest.fixture
def draft(page, sign_in, open_page):
    """A page with something written on it, under a clock that the test moves."""
    sign_in()
    page.clock.install()
    open_page("/components/")
    page.locator("#id_fresh-goals").fill(DRAFT)
    return page


def dialog(page):
    return page.locator("#session")


def test_nothing_is_said_while_there_is_time(draft):
    draft.clock.fast_forward("24:00")

    assert not dialog(draft).is_visible()


def test_the_warning_comes_before_the_end_and_stays_accessible(draft, faults):
    draft.clock.fast_forward("26:00")

    assert dialog(draft).is_visible()
    assert "4 min left" in dialog(draft).inner_text()
    assert not draft.get_by_role("link", name="Sign in (opens a new tab)").is_visible()
    draft.clock.resume()
    assert faults() == []


def test_staying_keeps_the_session_and_the_draft(draft):
    draft.clock.fast_forward("26:00")

    with draft.expect_response("**/session/keep/") as kept:
        draft.get_by_role("button", name="Stay signed in").click()

    assert kept.value.status == 204
    draft.wait_for_function("!document.getElementById('session').open")
    assert draft.locator("#id_fresh-goals").input_value() == DRAFT
    draft.clock.fast_forward("24:00")
    assert not dialog(draft).is_visible()


def test_after_the_end_the_draft_stands_and_the_way_back_is_named(draft):
    draft.clock.fast_forward("31:00")

    assert "You have been signed out" in dialog(draft).inner_text()
    assert draft.get_by_role("link", name="Sign in (opens a new tab)").is_visible()
    draft.get_by_role("button", name="Return to the page").click()
    assert draft.locator("#id_fresh-goals").input_value() == DRAFT


def test_a_sign_in_in_another_tab_makes_the_page_usable_again(draft, live_server, reader):
    draft.clock.fast_forward("31:00")
    old = draft.locator("meta[name=csrf-token]").get_attribute("content")

    other = draft.context.new_page()
    draft.context.clear_cookies(name="etms-session")
    other.goto(live_server.url + "/accounts/login/?next=/components/")
    other.fill("[name=login]", "amina")
    other.fill("[name=password]", PASSWORD)
    other.locator("main form button.button").first.click()
    other.wait_for_url("**/components/")

    draft.wait_for_function("!document.getElementById('session').open")
    fresh = draft.locator("meta[name=csrf-token]").get_attribute("content")
    assert fresh != old
    assert draft.locator("form [name=csrfmiddlewaretoken]").last.input_value() == fresh
    assert draft.locator("#id_fresh-goals").input_value() == DRAFT


def test_another_reader_in_another_tab_does_not_take_over_the_draft(draft, live_server):
    draft.evaluate(
        """new BroadcastChannel("etms-session").postMessage({reader: "999", token: "theirs"})"""
    )

    draft.wait_for_function("document.getElementById('session').open")
    assert draft.locator("meta[name=csrf-token]").get_attribute("content") != "theirs"


def test_a_lost_connection_is_said_and_can_be_tried_again(draft):
    draft.clock.fast_forward("26:00")
    draft.context.set_offline(True)

    draft.get_by_role("button", name="Stay signed in").click()

    draft.wait_for_function("!document.querySelector('#session p[data-state=offline]').hidden")
    draft.said.clear()  # the browser's own remark on the lost connection
    assert draft.get_by_role("button", name="Stay signed in").is_visible()


def test_a_session_that_the_server_ended_is_not_kept(draft, reader):
    draft.context.clear_cookies(name="etms-session")
    draft.clock.fast_forward("26:00")

    draft.get_by_role("button", name="Stay signed in").click()

    draft.get_by_role("dialog", name="You are signed out").wait_for()
    draft.locator("#session p[data-state=over]").wait_for()
    draft.said.clear()  # the browser's own remark on the 401
    assert Client().get("/components/").status_code == 302
