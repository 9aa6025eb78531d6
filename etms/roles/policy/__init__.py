"""Dated policy on delegation: the acts that are never delegated, on a day."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etms.policy import Parameters

_acts = Parameters(Path(__file__).with_name("non_delegable.toml"))


@dataclass(frozen=True)
class NonDelegable:
    """Codes of acts that the deputy head alone decides, since when, and who says so."""

    acts: frozenset[str]
    since: date
    source_en: str
    source_fr: str


def non_delegable(*, on: date) -> NonDelegable:
    """The list in force that day; raises NotInForce before the first."""
    entry = _acts.entry("acts", on)
    return NonDelegable(frozenset(entry.value), entry.starts_on, entry.source, entry.source_fr)
