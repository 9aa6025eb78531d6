"""The worked examples in the text of the standard."""

from classification.choices import Field
from classification.policy import Book
from classification.rules.benchmarks import by_number
from classification.rules.evaluation import evaluate
from tests.classification.proofs.advice import codes_of
from tests.classification.proofs.reading import DAY, Case, asked_of


def know_how_example(case: Case, book: Book) -> None:
    found = evaluate(asked_of(f"{case['degrees']} F4 F4C"), on=DAY, book=book)
    assert found.figures.know_how == case["points"]


def accountability_example(case: Case, book: Book) -> None:
    found = evaluate(asked_of(f"FII3 F4 {case['degrees']}"), on=DAY, book=book)
    assert found.figures.accountability == case["points"]


def steps_example(case: Case, book: Book) -> None:
    ladder = book.standard(on=DAY).ladder
    assert ladder.apart(case["from"], case["to"]) == case["steps"]
    assert ladder.moved(case["from"], by=case["steps"]) == case["to"]


def waterfall_example(case: Case, book: Book) -> None:
    codes = codes_of(evaluate(asked_of(case["degrees"]), on=DAY, book=book).checks)
    assert [code for code in codes if code.startswith("waterfall")] == [case["code"]]


def cited_example(case: Case, book: Book) -> None:
    degrees = by_number(book.standard(on=DAY))[case["benchmark"]].degrees
    assert str(degrees.of()[Field(case["field"])]) == case["degree"]


def percent_example(case: Case, book: Book) -> None:
    found = by_number(book.standard(on=DAY))[case["benchmark"]].figures
    assert found.percent == case["percent"]
