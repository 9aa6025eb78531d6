"""What may be wrong with a French text: spaces, quotes, apostrophes, placeholders, English."""

import re

import polib

from etms.catalogues.words import Word

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
NOT_PROSE = re.compile(r"<[^>]*>|https?://\S+|%\(\w+\)[sd]|%[sd](?!\w)|\{\w*\}")
RULES = {
    "straight apostrophe, write ’": re.compile(r"'"),
    "straight quotes, write «…»": re.compile(r'"'),
    "three dots, write …": re.compile(r"\.\.\."),
    # Canadian usage (docs/decisions/0009): a hard space before the colon and inside quotes only.
    "no-break space needed before : »": re.compile(r"[^\xa0\u202f]»|[^\s]:(?=\s|$)| :"),
    "no space before ; ! ?": re.compile(r"\s[;!?]"),
    "no-break space needed after «": re.compile(r"«[^\xa0\u202f]"),
    "no-break space needed inside a number": re.compile(r"\d \d{3}(?!\d)"),
    "no-break space needed before %": re.compile(r"\d %%?(?!\w)"),
}
SAME = "same"  # a translator's comment: the French is the English on purpose


def typography(text: str) -> list[str]:
    """The rules of French typography that this text breaks."""
    prose = NOT_PROSE.sub("x", text)
    return [fault for fault, pattern in RULES.items() if pattern.search(prose)]


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text.replace("%%", "")))


def placeholders_fit(word: Word, french: dict[int, str]) -> bool:
    """Whether each form fills in what the English does; a singular may say its number."""
    if not word.plural:
        return _placeholders(french[0]) == _placeholders(word.singular)
    known = _placeholders(word.singular) | _placeholders(word.plural)
    return all(
        _placeholders(text) <= known
        and (form == 0 or _placeholders(text) >= _placeholders(word.plural))
        for form, text in french.items()
    )


def entry_faults(entry: polib.POEntry) -> list[str]:
    """Everything that is wrong with one entry of a catalogue."""
    forms = entry.msgstr_plural or {0: entry.msgstr}
    word = Word(entry.msgid, entry.msgid_plural, entry.msgctxt or "")
    if entry.fuzzy:
        return ["fuzzy"]
    if not all(forms.values()) or (word.plural and len(forms) != 2):
        return ["no French"]
    faults = [fault for text in forms.values() for fault in typography(text)]
    if not placeholders_fit(word, forms):
        faults.append("other placeholders than the English")
    if forms[0] == word.singular and _has_words(word.singular) and SAME not in entry.tcomment:
        faults.append(f'the English again (if on purpose, put the comment "# {SAME}" above it)')
    return faults


def _has_words(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2,}", NOT_PROSE.sub("", text)))
