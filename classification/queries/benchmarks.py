"""The library of benchmark positions: found by level, function, nature, place and words."""

import re
import unicodedata
from dataclasses import dataclass

from classification.policy.shapes import Benchmark, Standard
from classification.rules.benchmarks import Scored, scored


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; what is empty does not matter."""

    q: str = ""
    level: str = ""
    function: str = ""
    nature: str = ""
    place: str = ""


def found_benchmarks(wanted: Wanted, *, standard: Standard) -> list[Scored]:
    """The benchmarks that fit, in the order of the index."""
    return [each for each in scored(standard) if _fits(each, wanted)]


def _fits(found: Scored, wanted: Wanted) -> bool:
    kept = found.benchmark
    asked = (
        (wanted.level, found.figures.level),
        (wanted.function, kept.function),
        (wanted.nature, kept.nature),
        (wanted.place, kept.place),
    )
    same = all(not sought or sought == own for sought, own in asked)
    return same and _says(kept, wanted.q)


def _says(benchmark: Benchmark, words: str) -> bool:
    """Whether it is the number, or each word begins a word of the title in either language."""
    if words.strip().lower() == benchmark.number.lower():
        return True
    there = [*_words(benchmark.title_en), *_words(benchmark.title_fr)]
    return all(any(own.startswith(word) for own in there) for word in _words(words))


def _words(text: str) -> list[str]:
    """The words of a text without accents, in small letters."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    return re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)))
