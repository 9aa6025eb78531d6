"""Moves on the map of a session: together, refused, kept one after another."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from etms.committees import services as committees
from talent.models import Assessment, PlacementMove
from tests.browser.test_talent_committee.sitting import DEVELOP, READY, WELL, card, forget, url

pytestmark = pytest.mark.browser


@pytest.fixture
def another(browser, live_server):
    """A page of another person, in a browser of their own."""
    contexts = []

    def another(user, address):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        contexts.append(context)
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
        )
        page = context.new_page()
        page.goto(live_server.url + address)
        return page

    yield another
    for context in contexts:
        context.close()


def in_column(page, person, code):
    return page.locator(f"[data-column='{code}'] [data-card='{person.pk}']")


def test_two_members_see_each_other_s_move_within_two_seconds(
    page, open_page, another, sign_in, house, session
):
    first, second = house.directors[:2]
    sign_in(house.chair)
    open_page(url(session, "board/"))
    theirs = another(house.member, url(session, "board/"))
    in_column(theirs, first, WELL).wait_for()
    assert page.locator("#room").get_attribute("hx-trigger") == "every 2s"

    for mover, reader, person in ((page, theirs, first), (theirs, page, second)):
        grip = card(mover, person).locator("[data-grip]")
        grip.focus()
        mover.keyboard.press("Space")
        mover.keyboard.press("ArrowDown")
        with mover.expect_response(re.compile("/place/")):
            mover.keyboard.press("Enter")
        in_column(reader, person, DEVELOP).wait_for()  # without a touch of this page

    assert "Last move" in page.locator("#room > p").text_content()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_move_takes_three_keys_on_the_grip_and_survives_the_next_poll(
    page, open_page, faults, sign_in, house, session, language
):
    """Target of the issue: at most three clicks or keys for one calibration move."""
    person = house.directors[0]
    sign_in(house.chair)
    open_page(url(session, "board/"), language=language)
    card(page, person).locator("[data-grip]").focus()

    for key in ("Space", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    card(page, person).and_(page.locator("[data-revision='2']")).wait_for()
    page.locator("#room", has_text=str(house.chair.person)).wait_for()  # drawn anew: who moved

    in_column(page, person, DEVELOP).wait_for()
    focus = page.evaluate("document.activeElement.id")
    assert focus == f"grip-{person.pk}"
    assert faults() == []
    move = PlacementMove.objects.filter(assessment__person=person).latest("pk")
    assert (move.after.code, move.by, move.session) == (DEVELOP, house.chair, session)


def test_a_move_by_mouse_takes_three_clicks(page, open_page, sign_in, house, session):
    person = house.directors[0]
    sign_in(house.chair)
    open_page(url(session, "board/"))

    card(page, person).locator("[data-grip]").click()
    page.locator(f"dialog[open] [name=to][value={READY}]").click()
    page.locator("dialog[open] button").click()

    in_column(page, person, READY).wait_for()
    card(page, person).and_(page.locator("[data-revision='2']")).wait_for()


def test_a_reason_without_a_move_is_kept_and_said(page, open_page, sign_in, house, session):
    person = house.directors[0]
    sign_in(house.chair)
    open_page(url(session, "board/"))
    card(page, person).locator("[data-grip]").click()
    page.locator("dialog[open] [name=why]").fill("Two good years.")
    page.locator("dialog[open] button").click()

    page.locator("[data-kept]", has_text="The reason is kept.").wait_for()
    move = PlacementMove.objects.filter(assessment__person=person).latest("pk")
    assert (move.why, move.by, move.after.code) == ("Two good years.", house.chair, WELL)


def test_moves_that_follow_one_another_wait_for_the_server_and_all_are_kept(
    page, open_page, sign_in, house, session
):
    first, second = house.directors[:2]
    waiting, slow, moves = [], ["server"], re.compile(r"/place/\d+/$")
    page.route(moves, lambda route: waiting.append(route) if slow else route.continue_())
    sign_in(house.chair)
    open_page(url(session, "board/"))
    with page.expect_request(moves):
        for person in (first, second):
            card(page, person).locator("[data-grip]").focus()
            for key in ("Space", "ArrowDown", "Enter"):
                page.keyboard.press(key)
    in_column(page, second, DEVELOP).wait_for()
    assert len(waiting) == 1  # the second waits

    slow.clear()
    with page.expect_response(lambda answer: f"/place/{second.pk}/" in answer.url):
        waiting.pop().continue_()

    for person in (first, second):
        in_column(page, person, DEVELOP).wait_for()
        assert Assessment.objects.get(person=person, cycle=house.cycle).placement.code == DEVELOP


def test_a_refused_reason_stands_in_the_dialog_again(page, open_page, sign_in, house, session):
    person = house.directors[1]  # without language results
    sign_in(house.chair)
    open_page(url(session, "board/"))
    grip = card(page, person).locator("[data-grip]")
    grip.click()
    page.locator(f"dialog[open] [name=to][value={READY}]").check()
    page.locator("dialog[open] [name=why]").fill("She led the whole")
    page.locator("dialog[open] button").click()
    page.locator("[data-refused]:not([hidden])", has_text="it stands in Move again").wait_for()
    grip.click()

    expect(page.locator("dialog[open] [name=why]")).to_have_value("She led the whole")
    forget(page, 422)


def test_an_open_dialog_is_not_drawn_over_by_what_others_do(
    page, open_page, another, sign_in, house, session
):
    first, second = house.directors[:2]
    sign_in(house.chair)
    open_page(url(session, "board/"))
    card(page, first).locator("[data-grip]").click()
    why = page.locator("dialog[open] [name=why]")
    why.fill("She led the whole")
    theirs = another(house.member, url(session, "board/"))
    card(theirs, second).locator("[data-grip]").click()
    theirs.locator(f"dialog[open] [name=to][value={DEVELOP}]").click()
    theirs.locator("dialog[open] button").click()
    with page.expect_response(lambda answer: "seen=" in answer.url and answer.status == 200):
        pass

    assert why.input_value() == "She led the whole"
    page.locator(f"dialog[open] [name=to][value={READY}]").click()
    page.locator("dialog[open] button").click()
    in_column(page, first, READY).wait_for()
    in_column(page, second, DEVELOP).wait_for()


def test_a_map_that_asks_by_itself_does_not_fade(page, open_page, faults, sign_in, house, session):
    asked = []
    page.route(re.compile("seen="), lambda route: asked.append(route))  # a slow server
    sign_in(house.member)
    open_page(url(session, "board/"))

    page.locator("#room.htmx-request").wait_for()
    assert faults() == []
    for route in asked:
        route.fulfill(status=204)


def test_a_member_whose_session_closes_is_told_so(page, open_page, sign_in, house, session):
    sign_in(house.member)
    open_page(url(session, "board/"))

    committees.move_session(session=session, action="close", by=house.chair, at=timezone.now())

    page.get_by_text("The session is not open.").wait_for()
    assert page.url.endswith(url(session))
