"""The policy data with one number changed by one step: every such book must fail a proof.

Changed are whole numbers and fractions (by one unit of their last place), days (by one), numbers
that name a degree (a key), numbers inside degrees as the charts write them, and the shading of a
cell. Words, sources and notes are not numbers.
"""

import re
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from classification.policy import FILES, FOLDER, Book
from etms.policy import Parameters
from tests.classification.proofs import PROOFS, Proof

WORDS = {"source", "source_fr", "note", "note_fr", "title_en", "title_fr"}
WRITTEN = {"know_how", "problem_solving", "accountability", "examples", "number"}
SHADES = {"m": "l", "l": "u", "u": "m"}
Place = tuple[str | int, ...]


class Changed(Parameters):
    """Parameters of a file whose text is not on the disk."""

    def __init__(self, name: str, raw: dict[str, list[dict]]):
        self.path = Path(f"{name}.toml")
        self._history = {key: self._entries(key, rows) for key, rows in raw.items()}


@dataclass(frozen=True)
class Mutant:
    """One change of one file."""

    file: str
    place: Place
    was: Any
    becomes: Any
    key: bool = False  # the last part of the place is renamed, not its value

    def __str__(self) -> str:
        path = ".".join(str(part) for part in self.place)
        return f"{self.file}: {path}: {self.was} -> {self.becomes}"


def raw(name: str) -> dict[str, list[dict]]:
    text = (FOLDER / f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text, parse_float=Decimal)


def mutants() -> Iterator[Mutant]:
    """Every change there is, file by file."""
    for name in FILES:
        yield from _walk(name, raw(name), ())


def _walk(file: str, value: Any, place: Place) -> Iterator[Mutant]:
    if isinstance(value, dict):
        for key in value.keys() - WORDS:
            yield from _keys(file, key, (*place, key))
            yield from _walk(file, value[key], (*place, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _walk(file, each, (*place, number))
    else:
        for other in _changes(value, place):
            yield Mutant(file, place, value, other)


def _keys(file: str, key: str, place: Place) -> Iterator[Mutant]:
    """A degree that is a number stands as a key."""
    if key.isdigit():
        for other in _neighbours(int(key)):
            yield Mutant(file, place, key, str(other), key=True)


def _changes(value: Any, place: Place) -> Iterator[Any]:
    if isinstance(value, str):
        yield from _inside(value, place)
    elif isinstance(value, Decimal):
        unit = Decimal(1).scaleb(int(value.as_tuple().exponent))
        yield from (value - unit, value + unit)
    elif isinstance(value, date):
        yield from (value - timedelta(days=1), value + timedelta(days=1))
    elif not isinstance(value, bool):
        yield from _neighbours(value)


def _inside(text: str, place: Place) -> Iterator[str]:
    """The shading of each cell of a row, or the numbers in a degree as the charts write it."""
    if "likelihood" in place:
        for found in re.finditer("[mlu]", text):
            yield text[: found.start()] + SHADES[found[0]] + text[found.end() :]
    elif WRITTEN & set(place):
        for found in re.finditer(r"\d+", text):
            for other in _neighbours(int(found[0])):
                yield text[: found.start()] + str(other) + text[found.end() :]


def _neighbours(number: int) -> tuple[int, int]:
    return number - 1, number + 1


class Bench:
    """Holds mutants against the proofs; the last proof that caught one is tried first."""

    def __init__(self) -> None:
        self.raw = {name: raw(name) for name in FILES}
        self.files = {name: Changed(name, rows) for name, rows in self.raw.items()}
        self.first: list[Proof] = []

    def caught_by(self, mutant: Mutant) -> Proof | str | None:
        """The first proof that fails under a mutant, or None if all of them hold."""
        try:
            book = self._book(mutant)
        except (ValueError, KeyError) as broken:  # the data no longer reads as policy
            return repr(broken)
        for proof in (*self.first, *PROOFS):
            if not self.holds(proof, book):
                self.first = [proof, *(each for each in self.first if each is not proof)][:8]
                return proof
        return None

    def _book(self, mutant: Mutant) -> Book:
        changed = deepcopy(self.raw[mutant.file])
        inner: Any = changed
        for part in mutant.place[:-1]:
            inner = inner[part]
        last = mutant.place[-1]
        if mutant.key:
            kept = {key: value for key, value in inner.items() if key != last}
            value = inner[last]
            inner.clear()
            inner.update(kept | {mutant.becomes: value})
        else:
            inner[last] = mutant.becomes
        return Book((self.files | {mutant.file: Changed(mutant.file, changed)}).values())

    def unchanged(self) -> Book:
        """The book that all mutants are made from."""
        return Book(self.files.values())

    @staticmethod
    def holds(proof: Proof, book: Book) -> bool:
        try:
            proof.holds(proof.case, book)
        except BaseException as failed:  # pytest's own failure is no Exception
            if isinstance(failed, KeyboardInterrupt | SystemExit):
                raise
            return False
        return True
