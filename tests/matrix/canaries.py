"""Unique tokens in every content field of the world, and the scan for them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.utils import translation
from django.utils.formats import date_format

# Where each kind of day begins: apart from each other and from the days of real rules.
DAYS = {
    "birth": date(1950, 1, 1),
    "service": date(1990, 1, 1),
    "past": date(2012, 1, 4),
    "past end": date(2014, 1, 4),
    "start": date(2016, 1, 4),
    "change": date(2019, 1, 4),
    "test": date(2023, 1, 4),
    "expiry": date(2029, 1, 4),
}
WORD = re.compile(r"qzx[a-y]{5}", re.IGNORECASE)
# Six digits, in one piece or grouped as English and French group them.
NUMBER = re.compile(r"(?<![0-9A-Za-z-])\d{3}(?:,|\s|&nbsp;|\\u00a0|\\u202f)?\d{3}(?![0-9A-Za-z])")
DAY = re.compile(r"\d{4}-\d\d-\d\d|[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2}(?:er)?\s[a-zéû]+\s\d{4}")


class Canary(NamedTuple):
    """What a token stands for: the class of the field, and whose it is."""

    what: str
    whose: str


class Canaries:
    """Mints tokens and finds them again in whatever is written."""

    def __init__(self):
        self._known: dict[str, Canary] = {}
        self._words = 0
        self._numbers = 0
        self._days = dict.fromkeys(DAYS, 0)

    def word(self, what: str, whose: str) -> str:
        """A word that stands nowhere else: for names, titles, texts."""
        number, letters = self._words, ""
        self._words += 1
        for _ in range(5):
            number, digit = divmod(number, 25)
            letters = chr(ord("a") + digit) + letters
        self._known[f"qzx{letters}"] = Canary(what, whose)
        return f"Qzx{letters}"

    def number(self, what: str, whose: str) -> int:
        """Six digits above every salary range."""
        self._numbers += 1
        found = 700_000 + 1_111 * self._numbers
        self._known[str(found)] = Canary(what, whose)
        return found

    def amount(self, what: str, whose: str) -> Decimal:
        return Decimal(self.number(what, whose))

    def day(self, what: str, whose: str, kind: str) -> date:
        """A day that means nothing else (nor the day after), known in every way of writing it."""
        found = DAYS[kind] + timedelta(days=3 * self._days[kind])
        self._days[kind] += 1
        for written in _writings(found):
            self._known[written] = Canary(what, whose)
        return found

    def found_in(self, text: str) -> dict[str, Canary]:
        """Every token of this world in a text."""
        return {token: self._known[token] for token in _candidates(text) if token in self._known}

    @property
    def all(self) -> dict[str, Canary]:
        return dict(self._known)


def _candidates(text: str) -> Iterator[str]:
    for found in WORD.finditer(text):
        yield found.group().lower()
    for found in NUMBER.finditer(text):
        digits = re.sub(r"\\u[0-9a-f]{4}|\D", "", found.group())
        yield digits
    for found in DAY.finditer(text):
        yield _plain(found.group())


def _plain(text: str) -> str:
    return re.sub(r"\s", " ", text)


def _writings(day: date) -> Iterator[str]:
    yield day.isoformat()
    for language in ("en", "fr"):
        with translation.override(language):
            yield _plain(date_format(day, "DATE_FORMAT"))
