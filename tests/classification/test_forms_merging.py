"""Two who choose at once: what is written, what is shown to both, how often it is tried."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from classification.choices import Refusal
from classification.forms import amounts, merging
from classification.forms.charts import CHOICES, read_page
from classification.models import JobEvaluation, Seat
from classification.rules.refusing import Refused
from classification.services.keeping import Conflicting
from tests.classification.evaluating import listed
from tests.factories.classification import DEGREES

GIVEN = {"dollars": Decimal(40_000_000), "dollars_on": date(2024, 4, 1), "magnitude": ""}


def row(**more):
    evaluation = JobEvaluation(pk=1, evaluated_on=date(2024, 4, 1))
    return Seat(pk=1, evaluation=evaluation, **DEGREES | more)


def page(sent):
    query = QueryDict(mutable=True)
    query.update(sent)
    return read_page(query)


# one choice


def one(judged, name, given, *values):
    return merging.one(judged, CHOICES[name], list(values), given=given)


def test_a_choice_over_what_it_was_given_fills_its_columns():
    cell = one(row(), "know_how", "F II 3", "G II 2")

    assert cell == {
        "practical_technical": "G",
        "planning_organizing": "II",
        "communicating_influencing": "2",
    }


def test_what_another_has_chosen_there_stands():
    with pytest.raises(merging.Otherwise) as otherwise:
        one(row(), "impact", "C", "S")

    assert otherwise.value.values == ["P"]


def test_what_both_chose_alike_is_no_difference():
    assert one(row(), "freedom_to_act", "D", "E") == {"freedom_to_act": "E"}


def test_no_other_magnitude_than_that_of_the_amount():
    with pytest.raises(ValidationError):
        one(row(**GIVEN), "magnitude", "3", "4")

    assert one(row(**GIVEN), "magnitude", "3", "3") == {}


# a whole page


def test_a_page_writes_what_it_changes_and_nothing_else():
    sent = page(listed({"impact": "S", "freedom_to_act": "E"}, over={"impact": "P"}))

    merged = merging.page(row(), sent)

    assert (merged.columns, merged.conflicts) == ({"impact": "S"}, {})


def test_a_page_shows_what_somebody_else_has_changed():
    sent = page(listed({"impact": "S", "thinking_challenge": "3"}, over={"impact": "C"}))

    merged = merging.page(row(thinking_challenge=""), sent)

    assert merged.columns == {"thinking_challenge": "3"}
    assert merged.conflicts == {"impact": ["P"]}


def test_a_page_leaves_a_choice_to_others_or_clears_it():
    sent = page(listed({"impact": "S"}, over={"impact": "P"}))

    assert merging.page(row(), sent, leave="impact").columns == {}
    assert merging.page(row(), sent, clear="impact").columns == {"impact": ""}
    assert merging.page(row(), sent, clear="level").columns == {"impact": "S"}


def test_a_primary_impact_takes_its_pull_away():
    sent = page(listed({"impact": "P"}, over={"impact": "C"}))

    assert merging.page(row(impact="C", impact_pull="+"), sent).columns == {
        "impact": "P",
        "impact_pull": "",
    }


# somebody is a moment faster


def faster(times):
    """A service that so many times finds another row; and the rows it was given."""
    given = []

    def save(judged, columns):
        given.append(judged.pk)
        if len(given) <= times:
            raise Conflicting(Seat(pk=judged.pk + 1))
        return judged

    return given, save


def test_the_row_is_read_again_when_somebody_was_faster():
    given, save = faster(2)

    found = merging.keep(Seat(pk=1), lambda judged: {"estimate": "L"}, save)

    assert (given, found.pk) == ([1, 2, 3], 3)


def test_it_is_tried_a_few_times_and_then_said():
    given, save = faster(merging.TRIES)

    with pytest.raises(Conflicting) as moved:
        merging.keep(Seat(pk=1), lambda judged: {"estimate": "L"}, save)

    assert (len(given), moved.value.now.pk) == (merging.TRIES, merging.TRIES + 1)


def test_nothing_to_write_is_not_written():
    given, save = faster(0)

    assert merging.keep(Seat(pk=1), lambda judged: {}, save).pk == 1
    assert given == []


# the amount


STATED = {"7": (Decimal(5_000_000), date(2023, 4, 1), "operating")}


def test_the_amount_of_a_dimension_is_taken():
    assert amounts.taken({"take": "7"}, row(), STATED) == {
        "dollars": Decimal(5_000_000),
        "dollars_on": date(2023, 4, 1),
        "dimension": "operating",
        "magnitude": "",
        "magnitude_pull": "",
    }


def test_an_amount_is_set_aside_and_its_degree_stays():
    assert amounts.taken({"release": "1"}, row(**GIVEN), {}) == {
        "dollars": None,
        "dollars_on": None,
        "dimension": "",
        "magnitude": "3",
        "magnitude_pull": "",
    }


def test_an_amount_that_was_written_is_read_with_its_day():
    own = {"take": "own", "own_dollars": "$5,000,000", "own_on": "2023-04-01", "own_kind": ""}

    found = amounts.taken(own, row(), {})

    assert (found["dollars"], found["dollars_on"], found["dimension"]) == (
        Decimal(5_000_000),
        date(2023, 4, 1),
        "",
    )
    with pytest.raises(Refused) as refused:
        amounts.taken(own | {"own_on": ""}, row(), {})
    assert refused.value.code is Refusal.MISSING_DAY
    with pytest.raises(Refused) as refused:
        amounts.taken(own | {"own_kind": "king"}, row(), {})
    assert refused.value.code is Refusal.INVALID_CHOICE


@pytest.mark.parametrize("sent", [{}, {"theirs": "impact"}])
def test_any_other_button_takes_no_amount(sent):
    assert amounts.taken(sent, row(), {}) == {}
