"""Read policy parameters that change over time from TOML: the value in force on a day."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any


class NotInForce(LookupError):
    """No value of this parameter was in force on that day."""


@dataclass(frozen=True)
class Entry:
    """One dated value of a parameter, with the source that says so."""

    starts_on: date
    value: Any
    source: str
    note: str = ""
    source_fr: str = ""
    note_fr: str = ""


class Parameters:
    """A TOML file in which every parameter is a list of {from, value, source} entries."""

    def __init__(self, path: Path):
        self.path = path
        raw = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
        self._history = {name: self._entries(name, rows) for name, rows in raw.items()}

    def _entries(self, name: str, rows: list[dict]) -> tuple[Entry, ...]:
        entries = sorted((self._entry(row) for row in rows), key=lambda entry: entry.starts_on)
        if len({entry.starts_on for entry in entries}) != len(entries):
            raise ValueError(f"{name} in {self.path.name} has two values from one day")
        return tuple(entries)

    @staticmethod
    def _entry(row: dict) -> Entry:
        words = {name: row.get(name, "") for name in ("note", "source_fr", "note_fr")}
        return Entry(row["from"], row["value"], row["source"], **words)

    def names(self) -> tuple[str, ...]:
        return tuple(self._history)

    def history(self, name: str) -> tuple[Entry, ...]:
        """Every value there was, oldest first."""
        return self._history[name]

    def entry(self, name: str, on: date) -> Entry:
        """The entry in force on that day, or NotInForce. Never "the latest"."""
        in_force = [e for e in self._history[name] if e.starts_on <= on]
        if not in_force:
            raise NotInForce(f"{name} has no value on {on} in {self.path.name}")
        return in_force[-1]

    def at(self, name: str, on: date) -> Any:
        return self.entry(name, on).value
