"""A page in Chromium that reports every breach of the content policy, and axe to judge it."""

from importlib import resources

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.test import Client

from tests.factories.accounts import UserFactory

AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PASSWORD = "a sentence that only she knows"
# A bar that sticks to the foot of the window lies over whatever happens to be there, and axe takes
# the half of a circle that looks out for the whole. At the end of a page the bar covers nothing.
JUDGE = """async rules => {
    const before = scrollY;
    scrollTo({top: document.documentElement.scrollHeight, behavior: "instant"});
    const found = await axe.run({runOnly: rules, resultTypes: ["violations"]});
    scrollTo({top: before, behavior: "instant"});
    return found.violations;
}"""


def judged(page) -> list[str]:
    """What axe finds on a page as it stands: WCAG 2.2 A and AA, and good practice."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return [
        f"{fault['id']}: {fault['help']}: {node['html'][:200]}"
        for fault in page.evaluate(JUDGE, RULES)
        for node in fault["nodes"]
    ]


@pytest.fixture
def page(page):
    """Playwright's page; anything on the console that a reader should not cause fails the test."""
    said = []
    page.on("console", lambda m: said.append(m.text) if m.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.said = said
    yield page
    assert said == []


@pytest.fixture
def reader(transactional_db):
    return UserFactory(username="amina", password=make_password(PASSWORD))


@pytest.fixture
def sign_in(page, live_server, reader):
    """Open a session for the reader in this browser, without the page of sign-in."""

    def sign_in(user=reader):
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        page.context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
        )

    return sign_in


@pytest.fixture
def open_page(page, live_server):
    """Go to an address in a language and at a width; wait until it stands still."""

    def open_page(address, *, language="en", width=1280, height=900):
        page.set_viewport_size({"width": width, "height": height})
        page.context.add_cookies(
            [{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}]
        )
        page.goto(live_server.url + address)
        page.evaluate("document.fonts.ready")
        return page

    return open_page


@pytest.fixture
def faults(page):
    return lambda: judged(page)


@pytest.fixture
def looked_at(page, open_page, faults):
    """What is wrong with some pages in a language at a width: axe, and whether they fit."""

    def looked_at(*addresses, language="en", width=1280):
        found = {}
        for address in addresses:
            open_page(address, language=language, width=width)
            said = faults()
            if page.evaluate("document.documentElement.scrollWidth") > width:
                said.append("too wide")
            if said:
                found[address] = said
        return found

    return looked_at


@pytest.fixture
def reach(page):
    """Tab forward until the focus stands on what is looked for."""

    def reach(selector):
        for _step in range(300):
            if page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"{selector} is not reached by Tab")

    return reach
