"""The French that the synthetic service is written in."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from demo.chapters.classification import plan
from demo.chapters.classification.texts import described, reasons
from demo.world.catalogue import DATA
from etms.catalogues.french import typography
from tests.demo.worlds import world

FILES = sorted(DATA.glob("*.toml"))
BRACKETED = re.compile(r"\((s|e|es|ne|nes|trice|rice)\)")
FAMILIAR = re.compile(r"\b(tu|toi|ton|tes)\b", re.IGNORECASE)


def pairs(value: Any, place: str = "") -> Iterator[tuple[str, str, str]]:
    """Every text that stands in English, then in French."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from pairs(each, f"{place}.{key}")
    elif isinstance(value, list) and len(value) > 1 and all(isinstance(v, str) for v in value):
        yield place, value[0], value[1]
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from pairs(each, f"{place}[{number}]")


def faults(french: str) -> list[str]:
    found = typography(french)
    if BRACKETED.search(french):
        found.append("an ending in brackets")
    return found + (["a familiar form"] if FAMILIAR.search(french) else [])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_the_service_says_is_set_as_french(file):
    texts = tomllib.loads(file.read_text("utf-8"))

    wrong = [(place, said) for place, _, french in pairs(texts) for said in faults(french)]

    assert wrong == []


def test_pairs_are_found_where_they_stand():
    found = list(pairs({"a": [["One", "Un : deux"]], "b": {"c": ["Two", "Deux", "code"]}}))

    assert found == [(".a[0]", "One", "Un : deux"), (".b.c", "Two", "Deux")]
    assert faults("Les employé(e)s : tu") == [
        "no-break space needed before : »", "an ending in brackets", "a familiar form",
    ]  # fmt: skip


def test_so_is_what_is_put_together_of_it():
    jobs = plan(world()).jobs
    texts = [described(job.position)[name] for job in jobs for name in FRENCH]
    texts += [text for job in jobs for text in reasons(job, "fr").values()]

    assert [(text, faults(text)) for text in texts if faults(text)] == []


FRENCH = ("location_fr", "accountability_fr", "structure_fr", "nature_fr", "specific_fr")
