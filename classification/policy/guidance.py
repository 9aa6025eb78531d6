"""What the standard says of each degree, in words: what stands beside the guide charts.

No figure follows from it. Dated like everything else of the standard, in both languages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from etms.policy import Entry, Parameters

FOLDER = Path(__file__).parent
FILES = tuple(
    Parameters(FOLDER / f"guidance_{factor}.toml")
    for factor in ("know_how", "problem_solving", "accountability")
)


@dataclass(frozen=True)
class Words:
    """A definition; `more` is what the guidance adds, `benchmark` the position it names."""

    text_en: str
    text_fr: str
    more_en: str = ""
    more_fr: str = ""
    benchmark: str = ""


@dataclass(frozen=True)
class Shade:
    """A degree of practical know-how with its pull, by depth and by breadth."""

    degree: str
    expert: Words
    generalist: Words


@dataclass(frozen=True)
class Indicator:
    """What one indicator of planning looks like at each of the degrees."""

    code: str
    text_en: tuple[str, ...]
    text_fr: tuple[str, ...]


@dataclass(frozen=True)
class Planning:
    """The indicators of planning, with the degrees they are read against."""

    degrees: tuple[str, ...]
    examples: tuple[str, ...]  # a benchmark position of each degree
    rows: tuple[Indicator, ...]


@dataclass(frozen=True)
class Guidance:
    """The words of the standard in force on a day; `sources` by the name of each part."""

    degrees: Mapping[str, Mapping[str, Words]]  # of each sub-factor that is described
    shades: tuple[Shade, ...]
    planning: Planning
    percentages: tuple[tuple[str, Words], ...]
    shapes: tuple[tuple[tuple[str, ...], Words], ...]  # profiles, and the jobs they describe
    magnitude: tuple[Words, ...]
    sources: Mapping[str, Entry]


SUB_FACTORS = (
    "practical",
    "planning",
    "communicating",
    "environment",
    "challenge",
    "freedom",
    "impact",
)


def guidance(*, on: date, files: tuple[Parameters, ...] = FILES) -> Guidance:
    """The words in force on a day, or NotInForce: those before 2022-10-03 are unknown."""
    entries = {name: file.entry(name, on) for file in files for name in file.names()}
    began = tuple(sorted((name, entry.starts_on) for name, entry in entries.items()))
    return _guidance(files, began)


@lru_cache(maxsize=8)
def _guidance(files: tuple[Parameters, ...], began: tuple[tuple[str, date], ...]) -> Guidance:
    entries = {
        name: file.entry(name, day)
        for file in files
        for name, day in began
        if name in file.names()
    }
    value = {name: entry.value for name, entry in entries.items()}
    return Guidance(
        degrees={name: _words(value[name]) for name in SUB_FACTORS},
        shades=tuple(
            Shade(each["degree"], Words(**each["expert"]), Words(**each["generalist"]))
            for each in value["practical_shades"]
        ),
        planning=_planning(value["planning_indicators"]),
        percentages=tuple(
            (each["percent"], _but(each, "percent")) for each in value["percentages"]
        ),
        shapes=tuple(
            (tuple(each["profiles"]), _but(each, "profiles")) for each in value["shapes"]
        ),
        magnitude=tuple(Words(**each) for each in value["magnitude_use"]),
        sources=entries,
    )


def _words(value: Mapping[str, Mapping[str, str]]) -> dict[str, Words]:
    return {degree: Words(**words) for degree, words in value.items()}


def _but(row: Mapping[str, Any], name: str) -> Words:
    return Words(**{key: text for key, text in row.items() if key != name})


def _planning(value: Mapping[str, Any]) -> Planning:
    rows = tuple(
        Indicator(row["code"], tuple(row["text_en"]), tuple(row["text_fr"]))
        for row in value["rows"]
    )
    return Planning(tuple(value["degrees"]), tuple(value["examples"]), rows)
