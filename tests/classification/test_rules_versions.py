"""An evaluation is read again under what it was made under, whatever came since."""

from copy import deepcopy
from datetime import date, timedelta

import pytest

from classification.policy import Book
from classification.rules.degrees import written
from classification.rules.evaluation import evaluate, replay
from etms.policy import NotInForce
from tests.classification.mutants import Bench, Changed

BENCHMARK_1 = written("F+II3", "E+4", "E+2P")
LATER = date(2027, 4, 1)


@pytest.fixture
def later_book():
    """A book in which everything changes on 1 April 2027: bands, index, the Know-How chart."""
    bench = Bench()
    raw = deepcopy(bench.raw)
    for file, part in (("bands", "bands"), ("charts", "know_how"), ("index", "index")):
        entry = deepcopy(raw[file][part][-1]) | {"from": LATER}
        raw[file][part].append(entry)
    raw["bands"]["bands"][-1]["value"]["EX-01"] = 1000
    raw["charts"]["know_how"][-1]["value"]["base"] = 264
    raw["index"]["index"][-1]["value"] = 10
    return Book(Changed(name, rows) for name, rows in raw.items())


def test_a_new_standard_counts_from_its_day(later_book):
    before = evaluate(BENCHMARK_1, on=date(2027, 3, 31), book=later_book)
    after = evaluate(BENCHMARK_1, on=LATER, book=later_book)

    assert (before.figures.know_how, before.figures.level) == (460, "EX-01")
    assert (after.figures.know_how, after.figures.total) == (528, 1022)
    assert before.version["know_how"] == date(2022, 10, 3)
    assert after.version["know_how"] == after.version["bands"] == LATER
    assert after.version["problem_solving"] == date(2022, 10, 3)


def test_an_old_evaluation_is_replayed_under_its_own_version(later_book):
    asked = BENCHMARK_1 | {"magnitude": {"dollars": "9000000", "on": "2027-03-31"}}
    first = evaluate(asked, on=date(2027, 3, 31))

    again = replay(first.record(), book=later_book)

    assert again == first
    assert again.magnitude.index.value == 9
    assert again.figures != evaluate(BENCHMARK_1, on=LATER, book=later_book).figures


def test_a_version_that_the_book_does_not_have_is_not_replaced_by_another(later_book):
    kept = evaluate(BENCHMARK_1, on=LATER, book=later_book).record()

    with pytest.raises(NotInForce):
        replay(kept)


def test_the_answer_has_the_names_of_the_api():
    found = evaluate(
        BENCHMARK_1 | {"magnitude": {"dollars": "40000000", "on": "2024-04-01"}},
        on=date(2026, 1, 5),
    ).answer()

    assert list(found) == [
        "know_how", "problem_solving_percent", "problem_solving", "accountability", "total",
        "level", "profile", "checks", "magnitude",
    ]  # fmt: skip
    assert found["magnitude"] == {
        "degree": 3, "pull": "", "constant_dollars": "4444444.44", "index": "9",
    }  # fmt: skip
    assert set(found["checks"][0]) == {"code", "grade", "source", "values"}


def test_what_is_kept_is_bounded_by_the_days_on_which_anything_changes(later_book):
    def kept():
        return sum(len(each) for each in vars(later_book).values() if isinstance(each, dict))

    days = [date(2023, 1, 1) + timedelta(days=number) for number in range(2000)]
    first = [later_book.standard(on=day) for day in (days[0], days[-1])]
    before = kept()

    for day in days:
        assert later_book.standard(on=day) is first[day >= LATER]
    assert kept() == before
