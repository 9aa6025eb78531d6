"""The tables of the reference: Appendix A, Appendix B, the index."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest

from classification.policy import Book
from classification.rules.benchmarks import by_number
from classification.rules.checks import know_how_likelihood, problem_solving_likelihood
from classification.rules.degrees import Degree
from classification.rules.evaluation import evaluate
from classification.rules.points import Figures
from etms.policy import NotInForce
from tests.classification.proofs.reading import (
    DAY,
    FIRST,
    LADDER,
    PERCENTAGES,
    Case,
    asked_of,
    table,
)

EXAMPLES = {"F4C", "F4S", "F5C", "G5C", "G4C", "F3P"}  # cells that the text gives points for


def benchmark_row(row: Case, book: Book) -> None:
    """Every figure of one benchmark, read under the first day of the standard."""
    scored = by_number(book.standard(on=FIRST))[row["number"]]
    degrees = scored.degrees
    names = {
        "pts": degrees.know_how.practical,
        "poi": degrees.know_how.planning,
        "te": degrees.problem_solving.environment,
        "tc": degrees.problem_solving.challenge,
        "fta": degrees.accountability.freedom,
        "magnitude": degrees.accountability.magnitude,
        "impact": degrees.accountability.impact,
    }
    for name, found in names.items():
        assert (found.name, found.pull) == (row[name], row[f"{name}_modifier"]), name
    assert degrees.know_how.communicating == Degree(row["cis"])
    assert scored.benchmark.title_en == row["title"]

    found = evaluate(degrees.asked(), on=FIRST, book=book).figures

    assert found == Figures(
        know_how=int(row["know_how"]),
        percent=int(row["ps_percent"]),
        problem_solving=int(row["ps_points"]),
        accountability=int(row["accountability"]),
        total=int(row["total"]),
        level=row["level"],
        profile=row["profile"],
    )


def know_how_cell(row: Case, book: Book) -> None:
    """One of the 144 numbers of the Know-How chart, with its shading."""
    asked = asked_of("EII1 D3 F4C") | {
        "practical_technical": row["practical_technical"],
        "practical_technical_pull": row["pull"],
        "planning_organizing": row["planning_organizing"],
        "communicating_influencing": int(row["communicating_influencing"]),
    }

    found = evaluate(asked, on=DAY, book=book)

    shade = know_how_likelihood(found.degrees.know_how, standard=book.standard(on=DAY))
    assert found.figures.know_how == int(row["points"])
    assert shade.value == row["likelihood"].replace(" ", "_")
    assert found.checks[0].code.value == f"know_how_{shade.value}"


def problem_solving_cell(row: Case, book: Book) -> None:
    """One of the 29 percentages of the Problem Solving chart, with its shading."""
    asked = asked_of("HV3 D3 F4C") | {
        "thinking_environment": row["thinking_environment"],
        "thinking_environment_pull": row["pull"],
        "thinking_challenge": int(row["thinking_challenge"]),
    }

    found = evaluate(asked, on=DAY, book=book)

    shade = problem_solving_likelihood(
        found.degrees.problem_solving, standard=book.standard(on=DAY)
    )
    assert found.figures.percent == int(row["percent"])
    assert shade.value == row["likelihood"].replace(" ", "_")
    steps = PERCENTAGES.index(100) - PERCENTAGES.index(int(row["percent"]))
    assert found.figures.problem_solving == LADDER[LADDER.index(1600) - steps]
    assert f"problem_solving_{shade.value}" in [each.code.value for each in found.checks]


def index_row(row: Case, book: Book) -> None:
    """A magnitude index on its first day; the day before, the one before it or none."""
    assert book.index(on=row["day"]).value == Decimal(row["index"])
    assert book.index(on=row["day"]).starts_on == row["day"]
    if row["before"] is None:
        with pytest.raises(NotInForce):
            book.index(on=row["day"] - timedelta(days=1))
    else:
        assert book.index(on=row["day"] - timedelta(days=1)).value == Decimal(row["before"])


def the_whole(_: Case, book: Book) -> None:
    """Ladder, percentages and examples one by one, and the days on which the parts begin."""
    standard = book.standard(on=FIRST)
    assert standard.ladder.numbers == LADDER
    assert standard.problem_solving.percentages == PERCENTAGES
    assert {"".join(cell) for cell in standard.accountability.examples} == EXAMPLES
    assert set(standard.version) == set(standard.__dataclass_fields__) - {"version"}
    others = {name: day for name, day in standard.version.items() if name != "magnitude"}
    assert set(others.values()) == {FIRST}
    assert standard.version["magnitude"] == date(1980, 4, 1)


TABLES = {
    "ex-benchmark-positions": benchmark_row,
    "know-how-chart": know_how_cell,
    "problem-solving-chart": problem_solving_cell,
}


def _day(words: str) -> date:
    """1980/81 is 1 April 1980, Sept. 2000 the first of September, October 2022 the third."""
    if "/" in words:
        return date(int(words[:4]), 4, 1)
    month, year = words.split()
    if words == "Oct. 2022":
        return FIRST
    return date(int(year), {"Apr.": 4, "Sept.": 9}[month], 1)


def index_rows() -> Iterator[Case]:
    before = None
    for row in table("accountability-magnitude-index"):
        day = _day(row["from"])
        yield {"name": row["from"], "day": day, "index": row["index"], "before": before}
        before = row["index"]
