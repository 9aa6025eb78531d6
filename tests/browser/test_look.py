"""The look in Chromium: accessible, narrow, in forced colours, without a word on the console."""

import pytest

pytestmark = pytest.mark.browser
LANGUAGES = ["en", "fr"]
WIDTHS = [1280, 320]
PUBLIC = ["/accounts/login/", "/accounts/password/reset/", "/accounts/password/reset/done/"]
PRIVATE = ["/components/", "/accounts/sessions/", "/accounts/password/change/", "/nowhere/"]
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
    .filter(e => !e.closest(".scroll, .sr-only"))
    .map(e => e.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_is_accessible_and_fits(page, sign_in, open_page, faults, language, width):
    found = {}
    for address in PUBLIC + PRIVATE:
        if address == PRIVATE[0]:
            sign_in()
        open_page(address, language=language, width=width)
        if address == "/nowhere/":
            page.said.clear()  # the browser's own remark on the 404
        found[address] = faults()
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[address] += page.evaluate(TOO_WIDE)

    assert {address: said for address, said in found.items() if said} == {}


def test_states_are_seen_in_forced_colours(page, sign_in, open_page, faults):
    sign_in()
    page.emulate_media(forced_colors="active")

    open_page("/components/")

    border = page.locator(".pill").first.evaluate("e => getComputedStyle(e).borderTopWidth")
    assert border == "1px"
    assert faults() == []


@pytest.mark.parametrize("open_parts", ["nav", "menu", "dialog"])
def test_what_opens_is_accessible_too(page, sign_in, open_page, faults, open_parts):
    sign_in()
    open_page("/components/", width=320 if open_parts == "nav" else 1280)
    opener = {
        "nav": ".nav > summary",
        "menu": ".menu > summary",
        "dialog": "[command=show-modal]",
    }[open_parts]

    page.locator(opener).click()

    assert faults() == []


def test_the_account_menu_closes_on_escape_and_gives_focus_back(page, sign_in, open_page):
    sign_in()
    open_page("/components/")
    page.locator(".menu > summary").click()
    page.keyboard.press("Tab")

    page.keyboard.press("Escape")

    assert not page.locator(".menu").evaluate("e => e.open")
    assert page.evaluate("document.activeElement.matches('.menu > summary')")


def test_the_error_summary_takes_focus_and_leads_to_the_field(page, open_page, live_server):
    open_page("/accounts/login/")
    page.locator("main form button.button").first.click()

    assert page.evaluate("document.activeElement.matches('[data-error-summary]')")
    assert page.title().startswith("Error – ")
    page.locator("[data-error-summary] a").first.click()
    assert page.evaluate("document.activeElement.name") == "login"


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(page, open_page):
    open_page("/accounts/login/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_language_switch_keeps_the_page(page, sign_in, open_page):
    sign_in()
    open_page("/components/?sort=level")
    page.context.clear_cookies(name="etms-language")
    page.reload()

    page.get_by_role("button", name="Français").click()

    assert page.url.endswith("/components/?sort=level")
    assert page.locator("html").get_attribute("lang") == "fr-CA"


def test_a_page_works_without_any_script(browser, live_server, transactional_db):
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 700}
    )
    plain = context.new_page()
    plain.goto(live_server.url + "/accounts/login/")

    plain.get_by_role("button", name="Français").click()
    plain.fill("[name=login]", "nobody")
    plain.fill("[name=password]", "nothing")
    plain.get_by_role("button", name="Ouvrir une session").click()

    assert plain.locator("[data-error-summary]").is_visible()
    assert plain.locator("[name=login]").input_value() == "nobody"
    context.close()


@pytest.mark.parametrize("reduced", ["reduce", "no-preference"])
def test_motion_is_only_for_those_who_want_it(page, open_page, reduced):
    page.emulate_media(reduced_motion=reduced)
    open_page("/accounts/login/")

    behaviour = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    assert behaviour == ("auto" if reduced == "reduce" else "smooth")


def test_print_carries_the_mark_and_leaves_out_the_controls(page, sign_in, open_page):
    sign_in()
    open_page("/components/")

    page.emulate_media(media="print")

    assert page.locator(".strip .protected").is_visible()
    assert not page.locator(".bar").is_visible()
    assert not page.locator(".tongue").is_visible()
    assert page.evaluate("getComputedStyle(document.body).page") == "protected-en"


def test_a_part_that_cannot_be_fetched_says_so(page, sign_in, open_page, faults):
    sign_in()
    open_page("/components/")

    page.evaluate("htmx.ajax('GET', '/nowhere/', 'h1')")

    page.locator("#messages .notice").wait_for()
    assert page.locator("h1").inner_text() == "Components"
    assert faults() == []
    page.said.clear()  # the browser's own remark on the 404


def test_a_part_sent_after_the_session_ended_keeps_the_page(page, sign_in, open_page):
    sign_in()
    open_page("/components/")
    page.context.clear_cookies(name="etms-session")

    page.evaluate("htmx.ajax('GET', '/components/', 'h1')")

    page.locator("#session p[data-state=over]").wait_for()
    assert page.locator("h1").inner_text() == "Components"
    assert page.locator("#messages .notice").count() == 0
    page.said.clear()  # the browser's own remark on the 401


def test_what_is_written_and_not_sent_is_asked_for_before_leaving(page, sign_in, open_page):
    sign_in()
    open_page("/components/")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.locator("#id_fresh-name").fill("Élise")
    page.get_by_role("button", name="Français").click()
    page.wait_for_url("**/components/")

    assert asked == ["beforeunload"]


def test_axe_and_the_guard_see_what_is_wrong(page, open_page, faults):
    open_page("/accounts/login/")

    page.evaluate(
        "document.querySelector('main').innerHTML = '<input><p style=\"color: #eee\">x</p>'"
    )

    assert any(fault.startswith("label:") for fault in faults())
    assert any("Content Security Policy" in text for text in page.said)
    page.said.clear()
