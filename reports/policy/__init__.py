"""Dated policy on what may be published: how many people a cell must hold."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etms.policy import Parameters

_disclosure = Parameters(Path(__file__).with_name("disclosure.toml"))


@dataclass(frozen=True)
class Disclosure:
    """The least number in a cell that leaves OCHRO, and who says so."""

    threshold: int
    source_en: str
    source_fr: str


def disclosure(*, on: date, public: bool = False) -> Disclosure:
    """What holds on a day between organizations, or for the public."""
    entry = _disclosure.entry("public" if public else "between_organizations", on)
    return Disclosure(entry.value, entry.source, entry.source_fr)
