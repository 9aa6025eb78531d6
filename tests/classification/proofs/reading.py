"""Golden cases as they are written: tables of the reference, files of cases, degrees as text."""

import csv
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from classification.policy import Book
from classification.rules.degrees import Degree, Degrees, written
from classification.rules.reading import read

HERE = Path(__file__).parent.parent
FIRST = date(2022, 10, 3)  # the first day of these charts
DAY = date(2026, 1, 5)
LADDER = (
    33, 38, 43, 50, 57, 66, 76, 87, 100, 115, 132, 152, 175, 200, 230, 264, 304, 350, 400, 460,
    528, 608, 700, 800, 920, 1056, 1216, 1400, 1600, 1840,
)  # fmt: skip
PERCENTAGES = (29, 33, 38, 43, 50, 57, 66, 76, 87, 100)
Case = dict[str, Any]


def asked_of(text: str) -> dict[str, str]:
    """The fields of an evaluation from "F+II3 E+4 E+2P"."""
    return written(*text.split(" "))


def degrees_of(text: str, book: Book) -> Degrees:
    return read(asked_of(text), standard=book.standard(on=DAY))[0]


def degree(text: str) -> Degree:
    name = text.rstrip("+-")
    return Degree(name, text[len(name) :])


def table(name: str) -> list[Case]:
    text = (HERE / "tables" / f"{name}.csv").read_text("utf-8").splitlines()
    return list(csv.DictReader(text))


def cases(name: str) -> dict[str, list[Case]]:
    return tomllib.loads((HERE / f"{name}_cases.toml").read_text("utf-8"))
