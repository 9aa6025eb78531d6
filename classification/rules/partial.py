"""What can be said of a half-filled evaluation: points of each factor as soon as it is whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from classification.policy import BOOK, Book
from classification.rules.magnitude import Magnitude
from classification.rules.points import (
    accountability_points,
    know_how_points,
    problem_solving_percent,
    problem_solving_points,
)
from classification.rules.reading import charts, partly
from classification.rules.refusing import Fault


@dataclass(frozen=True)
class SoFar:
    """Figures that are known; None while a sub-factor they need is missing or wrong."""

    know_how: int | None
    percent: int | None
    problem_solving: int | None
    accountability: int | None
    magnitude: Magnitude | None
    faults: tuple[Fault, ...]


def so_far(asked: Mapping[str, object], *, on: date, book: Book = BOOK) -> SoFar:
    """The figures of as many factors as are filled in, and what is missing or wrong."""
    standard = charts(on=on, book=book)
    read = partly(asked, standard=standard, as_of=on, book=book)
    know_how = percent = thinking = accountability = None
    if read.know_how is not None:
        know_how = know_how_points(read.know_how, standard=standard)
    if read.problem_solving is not None:
        percent = problem_solving_percent(read.problem_solving, standard=standard)
    if know_how is not None and percent is not None:
        thinking = problem_solving_points(know_how, percent, standard=standard)
    if read.accountability is not None:
        accountability = accountability_points(read.accountability, standard=standard)
    return SoFar(know_how, percent, thinking, accountability, read.magnitude, read.faults)
