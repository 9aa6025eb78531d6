"""Which single step changes a level, and what can be said of a half-filled evaluation."""

from datetime import date

from classification.choices import Factor, Field
from classification.policy import standard
from classification.rules.degrees import written
from classification.rules.evaluation import evaluate
from classification.rules.fragility import fragile_degrees, fragile_factors, neighbours
from classification.rules.partial import so_far

DAY = date(2026, 1, 5)
STANDARD = standard(on=DAY)
BENCHMARK_1 = written("F+II3", "E+4", "E+2P")


def test_benchmark_1_stands_on_the_edge_of_the_group():
    found = evaluate(BENCHMARK_1, on=DAY)

    shifts = fragile_degrees(found.degrees, standard=STANDARD)

    assert {(each.field, str(each.becomes)) for each in shifts} == {
        (Field.PRACTICAL, "E+"),
        (Field.PRACTICAL, "F"),
        (Field.PLANNING, "II-"),
        (Field.COMMUNICATING, "2"),
        (Field.ENVIRONMENT, "D+"),
        (Field.ENVIRONMENT, "E"),
        (Field.CHALLENGE, "3"),
        (Field.FREEDOM, "D+"),
        (Field.FREEDOM, "E"),
        (Field.MAGNITUDE, "1"),
        (Field.MAGNITUDE, "2-"),
        (Field.IMPACT, "S"),
    }
    assert {each.level for each in shifts} == {None}
    factors = fragile_factors(found.figures, standard=STANDARD)
    assert {(each.factor, each.steps) for each in factors} == {(each, -1) for each in Factor}


def test_benchmark_60_is_one_step_below_ex_05_in_two_factors():
    found = evaluate(written("GIV3", "G4+", "G4P"), on=DAY)

    assert found.figures.total == 2328
    assert [
        (each.factor, each.steps, each.total, each.level)
        for each in fragile_factors(found.figures, standard=STANDARD)
    ] == [
        (Factor.KNOW_HOW, 1, 2556, "EX-05"),
        (Factor.ACCOUNTABILITY, 1, 2448, "EX-05"),
    ]


def test_a_pull_that_the_next_degree_does_not_take_is_dropped():
    degrees = evaluate(written("FIII3", "F4", "F3S+"), on=DAY).degrees

    found = [
        str(each)
        for field, each in neighbours(degrees, standard=STANDARD)
        if field == Field.IMPACT
    ]

    assert found == ["C+", "P", "S"]


def test_points_of_a_factor_are_there_once_it_is_whole():
    asked = {"practical_technical": "F", "planning_organizing": "II"}
    found = so_far(asked, on=DAY)
    assert (found.know_how, found.percent, found.accountability) == (None, None, None)

    found = so_far(asked | {"communicating_influencing": 3}, on=DAY)
    assert (found.know_how, found.problem_solving) == (400, None)

    found = so_far(
        asked
        | {"communicating_influencing": "3", "thinking_environment": "F", "thinking_challenge": 4},
        on=DAY,
    )
    assert (found.know_how, found.percent, found.problem_solving) == (400, 50, 200)
    assert {fault.field for fault in found.faults} == {"freedom_to_act", "magnitude", "impact"}


def test_a_wrong_factor_leaves_the_others_their_points():
    found = so_far(BENCHMARK_1 | {"freedom_to_act": "H", "magnitude": 7}, on=DAY)

    assert (found.know_how, found.problem_solving, found.accountability) == (460, 230, None)
    assert [fault.code for fault in found.faults] == ["outside_ladder"]
