"""The talent map by keyboard, mouse and finger; refused, two at once, offline, no script."""

import pytest

from talent.models import PlacementMove
from tests.browser.test_talent_assess.placing import DEVELOP, READY, WELL, _forget, codes, place

pytestmark = pytest.mark.browser


def card(page, person):
    return page.locator(f"[data-card='{person.pk}']")


def column(page, code):
    return page.locator(f"[data-column='{code}']")


def stands_in(page, person, code):
    column(page, code).locator(f"[data-card='{person.pk}']").wait_for()


def kept(page, person, revision):
    page.locator(f"[data-card='{person.pk}'][data-revision='{revision}']").wait_for()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_board_by_keyboard_alone(page, open_page, faults, house, manager, language):
    first, second, _third = house.directors
    open_page("/talent/map/", language=language)
    grip = card(page, second).locator("[data-grip]")
    said = page.locator("[data-said]")

    grip.focus()
    page.keyboard.press("Space")
    assert str(second) in said.text_content()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    stands_in(page, second, "")
    assert codes(second) == []

    page.keyboard.press("Space")
    for _step in range(3):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    kept(page, second, 1)
    stands_in(page, second, WELL)
    assert codes(second) == [WELL]
    assert page.evaluate("document.activeElement.matches('[data-grip]')")

    page.keyboard.press("Space")
    for _step in range(2):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Space")
    page.locator("[data-refused]:not([hidden])").wait_for()
    stands_in(page, second, WELL)
    assert "Source" in page.locator("[data-refused]").text_content()
    assert codes(second) == [WELL]
    assert faults() == []

    page.keyboard.press("Enter")
    dialog = page.locator("dialog[open]")
    dialog.wait_for()
    assert faults() == []
    dialog.locator("[name=to]").first.focus()
    page.keyboard.press("ArrowUp")
    dialog.locator("[name=why]").press_sequentially("Why")
    dialog.locator("button").press("Enter")
    kept(page, second, 2)
    assert codes(second) == [WELL, ""]

    page.locator("[data-undo-form] button").press("Enter")
    kept(page, second, 3)
    stands_in(page, second, WELL)
    assert codes(second) == [WELL, "", WELL]
    assert PlacementMove.objects.filter(why="Why").count() == 1
    _forget(page, 422)


def _drag(page, person, code):
    box, there = card(page, person).bounding_box(), column(page, code).bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(there["x"] + 40, there["y"] + 20, steps=6)
    page.mouse.up()


def test_a_card_is_dragged_and_undone(page, open_page, house, manager):
    first = house.directors[0]
    open_page("/talent/map/", height=1600)

    _drag(page, first, READY)
    kept(page, first, 1)
    stands_in(page, first, READY)
    card(page, first).locator("[data-changed]").wait_for()
    _drag(page, first, WELL)
    kept(page, first, 2)
    page.locator("[data-undo-form] button").click()
    kept(page, first, 3)

    stands_in(page, first, READY)
    assert codes(first) == [READY, WELL, READY]
    assert column(page, READY).locator("[data-count]").text_content() == "1"
    assert page.url.endswith("/talent/map/")


def test_a_finger_drags_by_the_grip_and_scrolls_elsewhere(
    browser, live_server, house, manager, page
):
    first = house.directors[0]
    context = browser.new_context(
        has_touch=True,
        viewport={"width": 900, "height": 1600},
        storage_state=page.context.storage_state(),
    )
    try:
        tab = context.new_page()
        tab.goto(f"{live_server.url}/talent/map/")
        box = card(tab, first).locator("[data-grip]").bounding_box()
        there = column(tab, WELL).bounding_box()
        finger = context.new_cdp_session(tab)

        def touch(kind, x=0, y=0):
            points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        x, y = box["x"] + 10, box["y"] + 10
        touch("touchStart", x, y)
        for step in range(1, 7):
            part = step / 6
            touch(
                "touchMove",
                x + (there["x"] + 30 - x) * part,
                y + (there["y"] + 60 - y) * part,
            )
        touch("touchEnd")
        kept(tab, first, 1)
        assert codes(first) == [WELL]
    finally:
        context.close()


def test_a_rule_sends_the_card_back_with_its_source(page, open_page, house, manager):
    second = house.directors[1]
    open_page("/talent/map/", height=1600)
    page.said.clear()

    _drag(page, second, READY)
    notice = page.locator("[data-refused]:not([hidden])")
    notice.wait_for()

    stands_in(page, second, "")
    assert "valid second-language results" in notice.text_content()
    assert "Source: Talent Map for Executives" in notice.text_content()
    assert codes(second) == []
    _forget(page, 422)


def test_two_managers_moves_never_overwrite_each_other(page, open_page, house, manager):
    first = house.directors[0]
    open_page("/talent/map/", height=1600)
    place(house, first, DEVELOP, manager)

    _drag(page, first, WELL)
    notice = page.locator("[data-refused]:not([hidden])")
    notice.wait_for()

    stands_in(page, first, DEVELOP)
    kept(page, first, 1)
    assert "Your move was not made" in notice.text_content()
    assert codes(first) == [DEVELOP]
    _forget(page, 409)
    _drag(page, first, WELL)
    kept(page, first, 2)
    assert codes(first) == [DEVELOP, WELL]


def test_without_a_network_nothing_moves(page, open_page, house, manager):
    first = house.directors[0]
    open_page("/talent/map/", height=1600)
    page.context.set_offline(True)

    _drag(page, first, WELL)
    page.locator("[data-refused]:not([hidden])").wait_for()
    stands_in(page, first, "")
    page.context.set_offline(False)
    page.said.clear()
    _drag(page, first, WELL)
    kept(page, first, 1)

    assert codes(first) == [WELL]


def test_map_and_placement_work_without_javascript(browser, live_server, page, house, manager):
    first = house.directors[0]
    context = browser.new_context(
        java_script_enabled=False, storage_state=page.context.storage_state()
    )
    try:
        tab = context.new_page()
        tab.goto(f"{live_server.url}/talent/map/?view=table")
        tab.get_by_role("link", name=f"Move {first}").click()
        tab.locator(f"input[name=to][value={WELL}]").check()
        tab.get_by_role("button", name="Move").click()
        tab.get_by_text(f"{first}: Well-placed in role.").wait_for()
        assert tab.url.endswith("view=table")
        tab.get_by_role("button", name="Undo").click()
        tab.get_by_text(f"{first}: Not placed yet.").wait_for()
        assert codes(first) == [WELL, ""]
    finally:
        context.close()
