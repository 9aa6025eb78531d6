"""People in a story: each at a browser of their own, in one language, watched and counted."""

import re
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext, ngettext
from playwright.sync_api import Browser, Locator, expect

from tests.browser.conftest import judged

WIDTH = 1280
PATIENCE = 20_000


@dataclass
class Count:
    """What one path took: presses of a button, link or choice, and keys of text."""

    clicks: int = 0
    keys: int = 0


class Player:
    """Somebody who finds everything by its role and its words, in their own language.

    What axe finds wrong in a state they see, and what the console says that a reader should not
    cause, is gathered in `wrong`.
    """

    def __init__(self, browser: Browser, url: str, user, language: str):
        self.url, self.user, self.language = url, user, language
        self.count = Count()
        self.wrong: list[str] = []
        self.seen = 0
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        cookies = {
            name: client.cookies[name].value,
            settings.LANGUAGE_COOKIE_NAME: language,
        }
        self.context = browser.new_context(viewport={"width": WIDTH, "height": 900})
        self.context.add_cookies(
            [{"name": name, "value": value, "url": url} for name, value in cookies.items()]
        )
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))

    def _said(self, message) -> None:
        if message.type in {"error", "warning"}:
            self.wrong.append(message.text)

    def leave(self) -> None:
        self.context.close()

    # what the reader reads

    def word(self, text: str, **names) -> str:
        """The words of the product in the reader's language."""
        with translation.override(self.language):
            return gettext(text) % names if names else gettext(text)

    def words(self, one: str, many: str, number: int, **names) -> str:
        with translation.override(self.language):
            return ngettext(one, many, number) % ({"counter": number, "count": number} | names)

    def name_of(self, row) -> str:
        """What a question, an option's row or a placement is called in the reader's language."""
        with translation.override(self.language):
            return str(row)

    def option_of(self, question, code: str) -> str:
        """The words of one choice of a question."""
        return next(each[self.language] for each in question.options if each["code"] == code)

    def read(self, what):
        """What `what()` says while the reader's language is in force."""
        with translation.override(self.language):
            return str(what())

    def sees_dialog(self) -> None:
        self.page.get_by_role("dialog").wait_for()
        self.look()

    def sees(self, *texts: str) -> None:
        """Wait until all of it stands on the page, then hold the page against axe."""
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(
                text, use_inner_text=True, timeout=PATIENCE
            )
        self.look()

    def look(self) -> None:
        """Judge the state that is on the screen."""
        self.page.evaluate("document.fonts.ready")
        where = f"{self.language} {self.page.url.removeprefix(self.url)}"
        self.wrong += [f"{where}: {fault}" for fault in judged(self.page)]
        if self.page.evaluate("document.documentElement.scrollWidth") > WIDTH:
            self.wrong.append(f"{where}: too wide")
        self.seen += 1

    # what the reader does

    def go(self, address: str = "/") -> None:
        self.page.goto(self.url + address)

    @contextmanager
    def counted(self):
        """Count what is done from here on."""
        self.count = Count()
        yield self.count
        self.count = Count()

    def click(self, target: Locator) -> None:
        target.click()
        self.count.clicks += 1
        self.page.wait_for_load_state()

    def main(self) -> Locator:
        """The page without its head and navigation, or the dialog that lies over it."""
        dialog = self.page.get_by_role("dialog")
        return dialog if dialog.count() else self.page.get_by_role("main")

    def press(self, text: str, *, within: Locator | None = None, **names) -> None:
        """Press the button with these words, the first where there are more of the kind."""
        inside = within or self.main()
        self.click(inside.get_by_role("button", name=self.word(text, **names)).first)

    def follow(self, text: str, *, within: Locator | None = None) -> None:
        """Follow the link with these words, already in the reader's language."""
        self.click((within or self.main()).get_by_role("link", name=text).first)

    def open(self, text: str) -> None:
        """Unfold what lies behind these words."""
        self.click(self.main().locator("summary", has_text=self.word(text)).first)

    def visit(self, text: str) -> None:
        """Go to a page of the main menu."""
        self.click(self.page.get_by_role("banner").get_by_role("link", name=self.word(text)).first)

    def climb(self, text: str) -> None:
        """Go back along the way that stands above the page."""
        way = self.page.get_by_role("navigation", name=self.word("Breadcrumbs"))
        self.click(way.get_by_role("link", name=text))

    def choose(self, question: str, option: str) -> None:
        """Choose an option of the question that is asked in these words."""
        group = self.main().get_by_role("radiogroup", name=question)
        self.click(group.get_by_role("radio", name=option))

    def pick(self, option: str) -> None:
        """Choose an option whose words stand but once."""
        self.click(self.main().get_by_role("radio", name=option))

    def tick(self, text: str) -> None:
        self.click(self.main().get_by_role("checkbox", name=self.word(text)).first)

    def select(self, label: str, value: str) -> None:
        """Choose from a list, which takes one click to open and one to choose."""
        self._field("select", label).select_option(value)
        self.count.clicks += 2

    def write(self, label: str, text: str) -> None:
        """Type into the field of that label; keys are counted, the way to the field is not."""
        self._field("input, textarea", label).fill(text)
        self.count.keys += len(text)

    def _field(self, kind: str, label: str) -> Locator:
        """The field of that label, but for a word in brackets, or the first that begins so."""
        fields = self.main().locator(kind)
        whole = re.compile(rf"^\s*{re.escape(label)}\s*(\([^)]*\))?\s*$")
        found = fields.and_(self.page.get_by_label(whole))
        return (found if found.count() else fields.and_(self.page.get_by_label(label))).first
