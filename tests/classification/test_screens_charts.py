"""The charts on screen beside the tables of the sources; definitions for every degree."""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation

from classification.choices import Factor, Field
from classification.policy.guidance import guidance
from classification.rules.benchmarks import by_number
from classification.rules.planning import weighed
from classification.rules.reading import FACTORS, charts
from classification.screens.charts import definitions
from classification.screens.charts.grids import PULLS, grids
from classification.screens.charts.pictures import balance, steps_of
from etms.policy import NotInForce

TABLES = Path(__file__).parent / "tables"
ON = date(2024, 4, 1)
STANDARD = charts(on=ON)
LANGUAGES = ("en", "fr")


def cells(factor):
    return {cell.value: cell for row in grids(STANDARD)[factor].rows for cell in row.cells}


def rows(name):
    with (TABLES / f"{name}.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def test_every_cell_of_know_how_shows_what_the_source_shows():
    drawn = cells(Factor.KNOW_HOW)
    compared = 0
    for row in rows("know-how-chart"):
        fields = ("practical_technical", "planning_organizing", "communicating_influencing")
        cell = drawn[" ".join(row[name] for name in fields)]
        number = cell.numbers[PULLS.index(row["pull"])]
        assert (number.value, number.likelihood.value) == (
            int(row["points"]),
            row["likelihood"].replace(" ", "_"),
        )
        compared += 1
    assert compared == 144


def test_the_cell_that_the_source_cuts_off_has_no_number():
    assert [number.value for number in cells(Factor.PROBLEM_SOLVING)["H 5"].numbers] == [87, None]


def test_accountability_says_where_no_benchmark_stands():
    drawn = cells(Factor.ACCOUNTABILITY)

    assert [number.value for number in drawn["F 4 C"].numbers] == [264, 304, 350]
    assert not drawn["F 4 C"].extends
    assert drawn["D 1 I"].extends
    assert drawn["H 7 P"].is_empty


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("field", [field for fields in FACTORS.values() for field in fields])
def test_every_degree_has_its_words(field, language):
    with translation.override(language):
        found = definitions.degrees(field, guidance(on=ON), STANDARD)

    assert all(degree.text for degree in found)
    assert len({degree.text for degree in found}) >= len(found) - 1


def test_every_benchmark_named_beside_a_definition_is_one():
    words = guidance(on=ON)
    named = [word.benchmark for degrees in words.degrees.values() for word in degrees.values()]
    named += [
        each.benchmark for shade in words.shades for each in (shade.expert, shade.generalist)
    ]
    named += [*words.planning.examples, *(word.benchmark for _percent, word in words.percentages)]

    assert {number for number in named if number} <= set(by_number(STANDARD))


@pytest.mark.parametrize("shade", guidance(on=ON).shades, ids=lambda shade: shade.degree)
def test_a_benchmark_beside_a_shade_of_practical_know_how_has_that_degree(shade):
    for words in (shade.expert, shade.generalist):
        if words.benchmark:
            own = by_number(STANDARD)[words.benchmark].degrees.know_how.practical
            assert own.name == shade.degree[0]


def test_the_indicators_have_a_text_for_each_degree_in_both_languages():
    planning = guidance(on=ON).planning

    for row in planning.rows:
        assert (
            len(row.text_en) == len(row.text_fr) == len(planning.degrees) == len(planning.examples)
        )


def test_there_are_no_words_before_the_charts():
    with pytest.raises(NotInForce):
        guidance(on=date(2022, 10, 2))


@pytest.mark.parametrize(
    ("readings", "lies"),
    [([2], (2, 2)), ([0, 4], (0, 4)), ([1, 1, 4], (1, 1)), ([1, 2, 3, 4], (2, 3))],
)
def test_neither_the_highest_nor_the_lowest_indicator_drives_the_degree(readings, lies):
    assert weighed(readings) == lies


@pytest.mark.parametrize(
    ("dollars", "english", "french"),
    [
        (10_000, "$10\u00a0K", "10\u00a0k$"),
        (100_000_000, "$100\u00a0M", "100\u00a0M$"),
        (10_000_000_000, "$10\u00a0B", "10\u00a0G$"),
    ],
)
def test_round_amounts_are_short(dollars, english, french):
    for language, said in (("en", english), ("fr", french)):
        with translation.override(language):
            assert definitions.short_dollars(dollars) == said


@pytest.mark.parametrize(("profile", "steps"), [("L", 0), ("A2", 2), ("P1", -1), ("A7", 7)])
def test_a_profile_is_drawn_where_it_lies(profile, steps):
    drawn = balance(profile, STANDARD)

    assert steps_of(profile) == steps
    assert drawn.place == dict(drawn.ticks).get(profile, dict(drawn.ticks)["A4"])
    first, last = drawn.usual
    inside = {name for name, place in drawn.ticks if first < place < last}
    assert inside == {"P1", "L", "A1", "A2"}


def test_a_field_named_by_the_engine_has_a_name_on_screen():
    assert definitions.source_of(Field.MAGNITUDE, guidance(on=ON))
