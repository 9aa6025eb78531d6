"""What people write, each in their language; `demo/data/talent.toml` holds the sentences."""

from dataclasses import dataclass
from functools import cache
from random import Random

from demo.world.catalogue import read


@dataclass(frozen=True)
class Text:
    """A sentence in both languages, and the competencies and skills it is about."""

    en: str
    fr: str
    about: tuple[str, ...] = ()

    def said(self, language: str) -> str:
        return self.fr if language == "fr" else self.en


@cache
def pool(who: str, code: str) -> tuple[Text, ...]:
    """The sentences of a kind of writer to a question."""
    rows = read("talent")[who][code]
    return tuple(Text(row[0], row[1], tuple(" ".join(row[2:]).split())) for row in rows)


@cache
def pool_about(who: str, code: str, competency: str) -> tuple[Text, ...]:
    """Those of them that are about one competency."""
    return tuple(text for text in pool(who, code) if competency in text.about)


def one(rng: Random, who: str, code: str, language: str) -> str:
    return rng.choice(pool(who, code)).said(language)


def both(who: str, code: str) -> str:
    """The first sentence in both languages, for records that people of either read."""
    text = pool(who, code)[0]
    return f"{text.en} / {text.fr}"
