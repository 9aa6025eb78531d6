"""What of a text can be seen: joiners belong to a spelling, empty letters are no answer."""

import pytest

from etms.visible import is_blank, visible

WORD = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"  # Persian
CODER = "\U0001f469\u200d\U0001f4bb"  # one sign of two


@pytest.mark.parametrize("text", [WORD, CODER, "one\n\ttwo", "é e\u0301", "2026 – 100 %"])
def test_what_is_written_so_stays(text):
    assert visible(text) == text
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("\ufefftext\u200b", "text"),
        ("\u202eabc", "abc"),
        ("one\u200d two", "one two"),
        ("\u200done", "one"),
        ("one\u200d", "one"),
        ("a\u200d\u200db", "a\u200db"),
        ("a\x00b", "ab"),
    ],
)
def test_what_hides_or_joins_nothing_goes(text, left):
    assert visible(text) == left


@pytest.mark.parametrize(
    "text", ["", " \n", "\u200b", "\ufeff", "\u200d", "\u3164", "\u2800", "\u115f", "\u0301"]
)
def test_what_nobody_sees_is_blank(text):
    assert is_blank(text)
