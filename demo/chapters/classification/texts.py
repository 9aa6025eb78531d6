"""What is written of a job: its description section by section, and why each degree was chosen."""

from functools import cache
from typing import Any

from classification.rules.degrees import PULL_OF
from demo.chapters.classification.jobs import Job
from demo.chapters.classification.kinds import Kind, field_of, kind_of
from demo.world.catalogue import read
from demo.world.records import Pair, Position

TONGUES = ("en", "fr")
BULLET = "• "
SHOWN = 12  # titles in the structure; the others are counted


def said() -> dict[str, Any]:
    return read("classification")


def described(position: Position, kind: Kind | None = None) -> dict[str, str]:
    """The sections of a job description in both languages, as columns."""
    kind = kind or kind_of(position)
    found: dict[str, str] = {}
    for place, tongue in enumerate(TONGUES):
        words = _words(position, place)
        found[f"location_{tongue}"] = said()["locations"][position.region][place]
        found[f"accountability_{tongue}"] = _opening(kind, words, place)
        found[f"structure_{tongue}"] = _structure(position, words, place)
        found[f"nature_{tongue}"] = _nature(kind, position, place)
        found[f"specific_{tongue}"] = _specific(kind, words, place)
    return found


def _words(position: Position, place: int) -> dict[str, str]:
    unit, about = field_of(position)
    boss = position.boss
    return {
        "unit": unit,
        "about": about,
        "title": position.title[place],
        "boss": boss.title[place] if boss else "",
    }


def _opening(kind: Kind, words: dict[str, str], place: int) -> str:
    purpose = kind.purpose[place].format(**words)
    return said()["opening"]["sentence"][place].format(**words, purpose=purpose)


def _nature(kind: Kind, position: Position, place: int) -> str:
    reach = said()["reach"][str(min(position.tier, 3))][place]
    return f"{kind.nature[place]}\n\n{reach}"


def _specific(kind: Kind, words: dict[str, str], place: int) -> str:
    lines = [*kind.specific, *said()["common"]["specific"]]
    return "\n".join(BULLET + line[place].format(**words) for line in lines)


def _structure(position: Position, words: dict[str, str], place: int) -> str:
    pieces = said()["structure"]
    lines = [pieces["reports_to"][place].format(**words)]
    beside = len(position.boss.reports) - 1 if position.boss else 0
    lines.append(pieces["beside" if beside else "alone"][place].format(number=beside))
    if position.reports:
        titles = "; ".join(each.title[place] for each in position.reports[:SHOWN])
        lines.append(pieces["reports"][place].format(reports=titles))
    else:
        lines.append(pieces["none"][place])
    return "\n".join(lines)


def added(row: dict[str, Any]) -> dict[str, str]:
    """The specific accountabilities of a description with one that is new."""
    more = said()["common"]["added"]
    return {
        f"specific_{tongue}": f"{row[f'specific_{tongue}']}\n{BULLET}{more[place]}"
        for place, tongue in enumerate(TONGUES)
    }


def dimension_name(kind: str) -> Pair:
    name = said()["dimensions"][kind]
    return name[0], name[1]


def note(code: str, tongue: str) -> str:
    return said()["notes"][code][TONGUES.index(tongue)]


@cache
def reason(field: str, degree: str, pull: str, tongue: str) -> str:
    """Why a sub-factor has its degree."""
    place = TONGUES.index(tongue)
    text = said()["reasons"][field][degree][place]
    return f"{text} {said()['pulls'][pull][place]}" if pull else text


def reasons(job: Job, tongue: str) -> dict[str, str]:
    """A reason for each of the eight sub-factors."""
    asked = job.found.degrees.asked()
    return {
        field.value: reason(field.value, asked[field.value], asked[pull.value], tongue)
        for field, pull in PULL_OF.items()
    }
