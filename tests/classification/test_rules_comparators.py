"""The nearest benchmarks, by factor and as a whole, and which cells of the chart are reached."""

from datetime import date

import pytest

from classification.choices import Factor, Field, JobFunction, JobNature, Place
from classification.policy import BOOK, FOLDER, standard
from classification.rules.benchmarks import extends_chart, reached_cells, scored
from classification.rules.comparators import nearest
from classification.rules.degrees import written
from classification.rules.evaluation import evaluate
from classification.rules.reading import FACTORS
from etms.policy import Parameters

DAY = date(2026, 1, 5)
STANDARD = standard(on=DAY)


def numbers(found):
    return [each.scored.benchmark.number for each in found]


@pytest.mark.parametrize("own", scored(STANDARD), ids=lambda each: each.benchmark.number)
def test_a_benchmark_is_nearest_to_itself_as_a_whole_and_in_each_factor(own):
    for factor in (None, *Factor):
        first = nearest(own.degrees, own.figures, standard=STANDARD, factor=factor)[0]

        assert (first.apart, first.shades, first.differing) == (0, 0, ())


def test_the_differing_degrees_are_marked():
    found = evaluate(written("F+II3", "E+4", "E2+P"), on=DAY)

    near = nearest(found.degrees, found.figures, standard=STANDARD, limit=2)

    assert numbers(near) == ["1", "5"]
    for each in near:
        theirs = each.scored.degrees.of()
        own = found.degrees.of()
        assert set(each.differing) == {field for field in own if own[field] != theirs[field]}


def test_by_a_factor_only_its_sub_factors_count():
    found = evaluate(written("GIV3", "E4", "E2P"), on=DAY)

    near = nearest(
        found.degrees, found.figures, standard=STANDARD, factor=Factor.KNOW_HOW, limit=9
    )

    assert all(each.scored.figures.know_how == 920 for each in near)
    assert all(set(each.differing) <= set(FACTORS[Factor.KNOW_HOW]) for each in near)
    assert not any(each.same_profile for each in near if each.scored.figures.profile == "A1")


def test_of_the_same_degrees_of_problem_solving_the_one_of_the_same_points_comes_first():
    found = evaluate(written("FIII3", "F4", "F-2P"), on=DAY)

    near = nearest(
        found.degrees, found.figures, standard=STANDARD, factor=Factor.PROBLEM_SOLVING, limit=99
    )

    points = [each.scored.figures.problem_solving for each in near if not each.differing]
    assert found.figures.problem_solving == points[0] == 264
    assert {264, 230} < set(points)
    same = [each for each in points if each == 264]
    assert points[: len(same)] == same


def test_only_some_benchmarks_may_be_looked_at():
    found = evaluate(written("F+II3", "E+4", "E+2P"), on=DAY)
    finance = [each for each in scored(STANDARD) if each.benchmark.function == "finance"]

    near = nearest(found.degrees, found.figures, standard=STANDARD, among=finance, limit=99)

    assert len(near) == len(finance) > 3
    assert near[0].scored.benchmark.title_en == "Director, Financial Accounting"
    assert Field.MAGNITUDE in near[0].differing


def test_every_benchmark_is_found_by_words_of_the_choices():
    for each in STANDARD.benchmarks:
        assert each.function in JobFunction.values
        assert each.nature in JobNature.values
        assert each.place in Place.values
        assert each.title_fr != each.title_en or each.title_en == "Ombuds"
    assert len({each.number for each in STANDARD.benchmarks}) == 73


def test_no_benchmark_and_no_example_extends_the_chart():
    assert not any(extends_chart(each.degrees, standard=STANDARD) for each in scored(STANDARD))
    assert ("F", "4", "S") in reached_cells(STANDARD)
    assert ("D", "1", "I") not in reached_cells(STANDARD)


def test_six_benchmarks_have_an_inversion_of_pulls_and_none_of_letters():
    codes = {
        each.benchmark.number: {
            check.code.value for check in evaluate(each.degrees.asked(), on=DAY).checks
        }
        for each in scored(STANDARD)
    }

    # The rules of the guide charts count five; these are six, with G-, G, G- of benchmark 40.
    turned = {number for number, found in codes.items() if "waterfall_pulls" in found}
    assert turned == {"14", "37", "40", "50", "56", "67"}
    assert not any(
        {"waterfall_environment", "waterfall_freedom"} & each for each in codes.values()
    )


def test_the_source_of_each_part_stands_in_both_languages():
    for name in STANDARD.version:
        entry = BOOK.source(name, on=DAY)
        assert entry.source
        assert entry.source_fr
    for index in Parameters(FOLDER / "index.toml").history("index"):
        assert index.source
        assert index.source_fr
