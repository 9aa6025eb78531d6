"""What the standard says beside its charts, in the words of the reader."""

from django.utils.translation import gettext as _

from classification.policy.guidance import Words
from classification.policy.shapes import Standard
from classification.rules.benchmarks import by_number
from etms.bilingual import language
from etms.formats import HARD_SPACE
from etms.policy import Entry


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
