"""The policy data with one number changed by one step: every such book must fail a proof.

Changed are whole numbers and fractions (by one unit of their last place), days (by one), numbers
that name a degree (a key), numbers inside degrees as the charts write them, the shading of a cell,
and the numbers in the words beside the charts (guidance_*.toml). Sources, notes and titles of
benchmark positions are no numbers of policy.

Changed are too the grade of each check, and the clause on which it or a question of the review
stands, to every other one.

`bin/test --all` runs `python -m tests.classification.mutants`, which counts them file by file.
"""

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

from classification.choices import Clause, Grade
from classification.policy import FILES, FOLDER, Book
from classification.policy.guidance import FILES as GUIDES
from classification.rules.checks import ABOUT
from classification.rules.review import SOURCES
from etms.policy import Parameters
from tests.classification.proofs import PROOFS, Proof
from tests.classification.wordings import PROOFS_OF_WORDS

WORDS = {"source", "source_fr", "note", "note_fr", "title_en", "title_fr"}
WRITTEN = {"know_how", "problem_solving", "accountability", "examples", "number"}
WRITTEN_BESIDE = {"text_en", "text_fr", "more_en", "more_fr", "benchmark", "percent", "profiles"}
WORDED = tuple(file.path.stem for file in GUIDES)
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
    for name in (*FILES, *WORDED):
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
    elif (WRITTEN | WRITTEN_BESIDE) & set(place):
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
        self.raw_words = {name: raw(name) for name in WORDED}
        self.words = {name: Changed(name, rows) for name, rows in self.raw_words.items()}
        self.first: dict[bool, list[Proof]] = {False: [], True: []}  # of the book, of the words

    def caught_by(self, mutant: Mutant) -> Proof | str | None:
        """The first proof that fails under a mutant, or None if all of them hold."""
        try:
            proofs, read = self._read(mutant)
        except (ValueError, KeyError) as broken:  # the data no longer reads as policy
            return repr(broken)
        first = self.first[mutant.file in self.words]
        for proof in (*first, *proofs):
            if not self.holds(proof, read):
                first[:] = [proof, *(each for each in first if each is not proof)][:8]
                return proof
        return None

    def _read(self, mutant: Mutant) -> tuple[tuple[Proof, ...], Any]:
        """The proofs that look at a file, and what they read with the change in it."""
        if mutant.file in self.words:
            file = Changed(mutant.file, _with(mutant, self.raw_words[mutant.file]))
            return PROOFS_OF_WORDS, tuple((self.words | {mutant.file: file}).values())
        file = Changed(mutant.file, _with(mutant, self.raw[mutant.file]))
        return PROOFS, Book((self.files | {mutant.file: file}).values())

    def unchanged(self) -> tuple[Book, tuple[Parameters, ...]]:
        """The book and the files of words that all mutants are made from."""
        return Book(self.files.values()), tuple(self.words.values())

    @staticmethod
    def holds(proof: Proof, read: Any) -> bool:
        try:
            proof.holds(proof.case, read)
        except BaseException as failed:  # pytest's own failure is no Exception
            if isinstance(failed, KeyboardInterrupt | SystemExit):
                raise
            return False
        return True


def _with(mutant: Mutant, rows: dict[str, list[dict]]) -> dict[str, list[dict]]:
    """The rows of a file with the change made."""
    changed = deepcopy(rows)
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
    return changed


def judged_otherwise() -> Iterator[tuple[dict, Any, Any]]:
    """Every check with another grade or another clause, every question of the review with
    another clause: the table, the code, what stands there instead."""
    for code, (grade, clause) in ABOUT.items():
        yield from ((ABOUT, code, (other, clause)) for other in Grade if other is not grade)
        yield from ((ABOUT, code, (grade, other)) for other in Clause if other is not clause)
    for question, clause in SOURCES.items():
        yield from ((SOURCES, question, other) for other in Clause if other is not clause)


def unnoticed_judgments(bench: Bench) -> Iterator[str]:
    """Those of them under which every case that tells of the code holds."""
    book, _words = bench.unchanged()
    telling: dict[str, list[Proof]] = {}
    for proof in PROOFS:
        for code in {**proof.case.get("told", {}), **proof.case.get("sources", {})}:
            telling.setdefault(code, []).append(proof)
    for table, code, other in judged_otherwise():
        with patch.dict(table, {code: other}):
            if all(bench.holds(proof, book) for proof in telling.get(code.value, ())):
                yield f"{code.value} -> {other}"


def main() -> int:
    """Count the changes of each file, and name those that no case notices."""
    bench, counted, free = Bench(), Counter[str](), []
    for mutant in mutants():
        counted[mutant.file] += 1
        if bench.caught_by(mutant) is None:
            free.append(mutant)
    for file, number in counted.items():
        print(f"{number:7,}  {file}.toml")
    print(f"{counted.total():7,}  numbers changed by one step, {len(free)} unnoticed")
    unjudged = list(unnoticed_judgments(bench))
    number = sum(1 for _each in judged_otherwise())
    print(f"{number:7,}  grades and clauses changed, {len(unjudged)} unnoticed")
    for each in (*free, *unjudged):
        print(f"unnoticed: {each}")
    return 1 if free or unjudged else 0


if __name__ == "__main__":
    sys.exit(main())
