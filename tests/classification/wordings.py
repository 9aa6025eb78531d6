"""What must hold of the words beside the guide charts (classification/policy/guidance_*.toml).

As the proofs of the engine, each takes a case and the files it is read from. No figure follows
from these words, but the numbers in them are the standard’s too: benchmarks named, people counted.
"""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from classification.choices import Field
from classification.policy import BOOK
from classification.policy.guidance import Guidance, Words, guidance
from classification.rules.benchmarks import by_number
from classification.rules.reading import degrees_allowed
from etms.policy import NotInForce, Parameters
from tests.classification.proofs import DAY, FIRST, Case, Proof, cases

Files = tuple[Parameters, ...]
GROUPED = re.compile(r"(?<=\d)[,\s](?=\d{3})")
DESCRIBED = {
    "practical": Field.PRACTICAL,
    "planning": Field.PLANNING,
    "communicating": Field.COMMUNICATING,
    "environment": Field.ENVIRONMENT,
    "challenge": Field.CHALLENGE,
    "freedom": Field.FREEDOM,
    "impact": Field.IMPACT,
}


def numbers_in(text: str) -> list[int]:
    """The numbers of a text, whether it writes 2,000 or 2 000."""
    return [int(number) for number in re.findall(r"-?\d+", GROUPED.sub("", text))]


def title(number: str) -> str:
    """The title of a benchmark that the words name; none where they name nobody."""
    return by_number(BOOK.standard(on=DAY))[number].benchmark.title_en if number else ""


def since_the_charts(_: Case, files: Files) -> None:
    """Every part is in force from the first day of the charts, and none was before."""
    for file in files:
        for name in file.names():
            assert [entry.starts_on for entry in file.history(name)] == [FIRST], name
            with pytest.raises(NotInForce):
                file.entry(name, FIRST - timedelta(days=1))


def every_degree(_: Case, files: Files) -> None:
    """The degrees that are described are those of the charts."""
    allowed, words = degrees_allowed(BOOK.standard(on=DAY)), guidance(on=DAY, files=files)
    for part, field in DESCRIBED.items():
        assert tuple(words.degrees[part]) == allowed[field], part


def both_languages(_: Case, files: Files) -> None:
    """Both languages say the same numbers, text by text."""
    words = guidance(on=DAY, files=files)
    for each in _every(words):
        assert numbers_in(each.text_en) == numbers_in(each.text_fr)
        assert numbers_in(each.more_en) == numbers_in(each.more_fr)
    for row in words.planning.rows:
        for english, french in zip(row.text_en, row.text_fr, strict=True):
            assert numbers_in(english) == numbers_in(french)


def _every(words: Guidance) -> Iterator[Words]:
    for degrees in words.degrees.values():
        yield from degrees.values()
    for shade in words.shades:
        yield from (shade.expert, shade.generalist)
    yield from (each for _percent, each in words.percentages)
    yield from (each for _profiles, each in words.shapes)
    yield from words.magnitude


def example(case: Case, files: Files) -> None:
    words = guidance(on=DAY, files=files)
    named = {"percentages": dict(words.percentages), **words.degrees}[case["part"]]
    assert title(named[case["at"]].benchmark) == case["title"]


def shade(case: Case, files: Files) -> None:
    shades = {each.degree: each for each in guidance(on=DAY, files=files).shades}
    found = shades[case["degree"]]
    assert title(found.expert.benchmark) == case["expert"]
    assert title(found.generalist.benchmark) == case["generalist"]


def planning(case: Case, files: Files) -> None:
    found = guidance(on=DAY, files=files).planning
    assert [title(number) for number in found.examples] == case["titles"]


def people(case: Case, files: Files) -> None:
    rows = {row.code: row for row in guidance(on=DAY, files=files).planning.rows}
    assert [numbers_in(text) for text in rows["people"].text_en] == case["between"]


def described(case: Case, files: Files) -> None:
    words = guidance(on=DAY, files=files)
    assert [percent for percent, _words in words.percentages] == case["percentages"]
    assert [list(profiles) for profiles, _words in words.shapes] == case["profiles"]


KINDS: dict[str, Callable[[Case, Files], None]] = {
    "example": example,
    "shade": shade,
    "planning": planning,
    "people": people,
    "described": described,
}


def _proofs() -> Iterator[Proof]:
    for holds in (since_the_charts, every_degree, both_languages):
        yield Proof(holds, {"name": "every part"})
    for kind, rows in cases("guidance").items():
        yield from (Proof(KINDS[kind], row) for row in rows)


PROOFS_OF_WORDS = tuple(_proofs())
