"""Checks, levels, reporting lines, allocation, citations."""

from typing import Any

from classification.choices import (
    Check,
    Inclusion,
)
from classification.policy import Book
from classification.rules import points as rules
from classification.rules.allocation import Purpose, allocation
from classification.rules.comparators import Citation, citation_checks
from classification.rules.evaluation import evaluate
from classification.rules.organization import Neighbour, organization_checks, place_below
from tests.classification.proofs.reading import DAY, Case, asked_of, degrees_of

OF_AREA = {each.value for each in Check if each.value.startswith(("impact_", "area_"))}


def codes_of(checks: Any) -> list[str]:
    return [each.code.value for each in checks]


def expect(checks: Any, case: Case) -> None:
    """The codes; of those that a case tells of also grade, clause and values, as they are
    answered."""
    checks = list(checks)
    codes = codes_of(checks)
    if case.get("all"):
        assert codes == case["codes"]
    assert set(case.get("codes", ())) <= set(codes)
    assert not set(case.get("without", ())) & set(codes)
    answers = {each.code.value: each.answer() for each in checks}
    for code, said in case.get("told", {}).items():
        assert answers[code] == {"code": code} | said


def check_case(case: Case, book: Book) -> None:
    found = evaluate(asked_of(case["degrees"]), on=DAY, book=book)
    expect(found.checks, case)
    for name, figure in case.get("figures", {}).items():
        assert getattr(found.figures, name) == figure
    if "level" in case:
        assert (found.figures.level or "") == case["level"]


def band_case(case: Case, book: Book) -> None:
    standard = book.standard(on=DAY)
    assert (rules.level(case["total"], standard=standard) or "") == case["level"]


def line_case(case: Case, book: Book) -> None:
    own, superior = Neighbour(*case["own"]), Neighbour(*case["superior"])
    standard = book.standard(on=DAY)
    found = organization_checks(own, superior=superior, levels_below=None, standard=standard)
    expect(found, case)


def place_case(case: Case, book: Book) -> None:
    own = Neighbour(460, 50, 230, case["freedom"])
    found = place_below(own, case["levels"], standard=book.standard(on=DAY))
    expect(found, case)


def allocation_case(case: Case, book: Book) -> None:
    said = dict(case["purpose"])
    if "inclusion" in said:
        said["inclusion"] = Inclusion(said["inclusion"])
    found = allocation(Purpose(**said), standard=book.standard(on=DAY))
    assert {True: "yes", False: "no", None: "open"}[found.belongs] == case["belongs"]
    assert [ground.value for ground in found.grounds] == case["grounds"]


def citation_case(case: Case, book: Book) -> None:
    standard = book.standard(on=DAY)
    figures = rules.figures(degrees_of(case["degrees"], book), standard=standard)
    cited = [
        Citation(number, tuple(factors), case.get("explained", ""))
        for number, factors in case["cited"].items()
    ]
    expect(citation_checks(figures, cited, standard=standard), case)
