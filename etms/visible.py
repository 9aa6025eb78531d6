"""What of a text a reader can see: pure functions over its characters."""

import unicodedata
from itertools import zip_longest

HIDDEN = {"Cc", "Cf", "Co", "Cs"}  # control characters, marks that turn or hide text, private use
SPACES = "\n\t"
JOINERS = "\u200c\u200d"  # part of the spelling in Persian and Hindi, and of some signs
JOINED = "LMS"  # letters, their marks, signs
BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs that are drawn as nothing


def visible(text: str) -> str:
    """Without control characters and marks that turn or hide text, which pasting brings along.

    A joiner stays where it joins: between two letters or signs.
    """
    rest = [c for c in text if c in SPACES + JOINERS or unicodedata.category(c) not in HIDDEN]
    kept: list[str] = []
    for c, following in zip_longest(rest, rest[1:], fillvalue=" "):
        if c not in JOINERS or (kept and _joins(kept[-1]) and _joins(following)):
            kept.append(c)
    return "".join(kept)


def is_blank(text: str) -> bool:
    """Whether nothing of it can be seen: spaces, marks without a letter, empty letters."""
    return not any(_is_seen(c) for c in text)


def _joins(c: str) -> bool:
    return unicodedata.category(c)[0] in JOINED


def _is_seen(c: str) -> bool:
    return c not in BLANK and unicodedata.category(c)[0] in "LNPS"
