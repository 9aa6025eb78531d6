"""Which characters a document can show; what it cannot show is spelled out, never lost."""

import re
import sys
import unicodedata
from collections.abc import Container
from functools import cache
from importlib import resources
from typing import Any

from fontTools.ttLib import TTFont

FACES = (("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf"), ("fontpkg_lato", "Lato-Bold.ttf"))
# Letters that the typesetter's own faces add: Hebrew, Arabic, arrows, signs (tests try each).
ADDED = (
    *((0x5B0, 0x5C3), (0x5D0, 0x5EA), (0x5F0, 0x5F4)),
    *((0x621, 0x63A), (0x640, 0x652), (0x660, 0x66D)),
    *((0x60C, 0x60C), (0x61B, 0x61B), (0x61F, 0x61F), (0x67E, 0x67E), (0x686, 0x686)),
    *((0x698, 0x698), (0x6A9, 0x6A9), (0x6AF, 0x6AF), (0x6CC, 0x6CC), (0x6F0, 0x6F9)),
    *((0x2190, 0x2211), (0x2213, 0x23FF), (0x2460, 0x25CB), (0x25CD, 0x2606)),
    *((0x2609, 0x262F), (0x2713, 0x2714), (0x2717, 0x2718)),
)
EVERY = range(sys.maxunicode + 1)
BREAK = "\u200b"  # where a line may end without a space
JOINERS = "\u200c\u200d"
UNSEEN = {"Cc", "Cf"}  # control characters, and marks that turn or hide text
UNDRAWN = {"Co", "Cn", "Cs"}  # of nobody's font
LONG = re.compile(r"(\S{30})(?=\w)")  # a word without end is broken, so that it stays on its line


@cache
def own() -> frozenset[int]:
    """The characters of the face in which documents are set."""
    package, file = FACES[0]
    with TTFont(str(resources.files(package) / "files" / file), lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def drawn() -> frozenset[int]:
    """The characters of all faces together."""
    return own().union(*(range(first, last + 1) for first, last in ADDED))


def printable(words: str, letters: Container[int]) -> str:
    """Words as these letters can show them: 😀 as [U+1F600], without what nobody sees."""
    broken = LONG.sub(rf"\1{BREAK}", _in_lines(words))
    return "".join(_shown(each, letters) for each in broken)


def kept(words: str) -> str:
    """Words for a file that brings no faces: every named letter, without what nobody sees."""
    return "".join(_shown(each, EVERY) for each in _in_lines(words)).replace(BREAK, "")


def _in_lines(words: str) -> str:
    return "\n".join(words.expandtabs(1).splitlines())


def _shown(each: str, letters: Container[int]) -> str:
    kind = unicodedata.category(each)
    if each in ("\n", BREAK):
        return each
    if kind in UNSEEN and each not in JOINERS or "\ufe00" <= each <= "\ufe0f":
        return ""
    if ord(each) in letters and kind not in UNDRAWN:
        return each
    return f"[U+{ord(each):04X}]{BREAK}"


def all_printable(data: Any, letters: Container[int]) -> Any:
    """The same for every word in a structure of lists and dictionaries."""
    if isinstance(data, str):
        return printable(data, letters)
    if isinstance(data, dict):
        return {key: all_printable(value, letters) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [all_printable(value, letters) for value in data]
    return data
