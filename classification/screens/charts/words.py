"""Codes of the engine in the words of the reader: a fault, a check, a definition."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from classification.choices import Field
from classification.policy.guidance import Words
from classification.policy.shapes import Standard
from classification.rules.benchmarks import by_number
from classification.rules.checks import Advice
from classification.rules.refusing import Fault
from classification.screens.wording import TONES
from etms.bilingual import language
from etms.formats import HARD_SPACE
from etms.policy import Entry

MINUS = "\u2212"


def sign(text: Any) -> str:
    """A degree or a pull as the charts print it: with a minus, not a hyphen."""
    return str(text).replace("-", MINUS)


def own(words: Words | None, name: str = "text") -> str:
    """A text of the standard in the language of the reader; `name` is "more" for what it adds."""
    if words is None:
        return ""
    found: str = getattr(words, f"{name}_{language()}")
    return found


def percent(number: str) -> str:
    """50% in English, 50 % in French."""
    return f"{number}{HARD_SPACE}%" if language() == "fr" else f"{number}%"


def source(entry: Entry) -> str:
    """Who says so."""
    return entry.source_fr if language() == "fr" else entry.source


def benchmark(number: str, standard: Standard) -> str:
    """A benchmark position as it is named beside a definition."""
    if not number:
        return ""
    found = by_number(standard)[number].benchmark
    title = found.title_fr if language() == "fr" else found.title_en
    return _("%(title)s (benchmark %(number)s)") % {"title": title, "number": number}


def fault_said(fault: Fault) -> str:
    """Why a field is refused."""
    return str(fault.code.label) % {name: sign(value) for name, value in fault.values.items()}


def field_named(name: str) -> str:
    """What a field of an evaluation is called; an unknown one by its own name."""
    return str(Field(name).label) if name in Field.values else name


@dataclass(frozen=True)
class Said:
    """One check in plain words, with its grade and its clause."""

    text: str
    grade: str
    tone: str
    source: str


def check_said(advice: Advice) -> Said:
    """A check as it is read: what it found, what it asks, where the standard says so."""
    values = {
        name: sign(value) if isinstance(value, str) else value
        for name, value in advice.values.items()
    }
    return Said(
        text=str(advice.code.label) % values,
        grade=str(advice.grade.label),
        tone=TONES[advice.grade],
        source=str(advice.source.label),
    )
