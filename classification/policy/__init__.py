"""The guide charts, point bands, magnitude index and benchmarks, as the sources date them."""

from datetime import date
from pathlib import Path

from classification.policy.book import Book
from classification.policy.shapes import Benchmark, Index, Standard
from etms.policy import Parameters

FOLDER = Path(__file__).parent
FILES = ("charts", "bands", "index", "checks", "dimensions", "benchmarks")
BOOK = Book([Parameters(FOLDER / f"{name}.toml") for name in FILES])

__all__ = ["BOOK", "Benchmark", "Book", "Index", "Standard", "magnitude_index", "standard"]


def standard(*, on: date) -> Standard:
    """The standard in force on a day, or NotInForce: the charts before 2022-10-03 are unknown."""
    return BOOK.standard(on=on)


def magnitude_index(*, on: date) -> Index:
    """What current dollars of a day are divided by, or NotInForce before 1980-04-01."""
    return BOOK.index(on=on)
