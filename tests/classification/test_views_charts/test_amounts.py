"""Amounts as magnitude, and a second impact."""

from datetime import date
from decimal import Decimal

import pytest

from tests.classification.charting import choose, page_of, together
from tests.classification.evaluating import listed
from tests.classification.test_views_charts.test_points import points
from tests.factories.classification import DEGREES

pytestmark = pytest.mark.django_db


def test_an_amount_is_taken_as_magnitude_and_set_aside_again(member, desk):
    found = together(desk, degrees=DEGREES)
    row = found.description.dimensions.first()

    member.post(page_of(found), {"take": row.pk})

    found.refresh_from_db()
    assert (found.dollars, found.dollars_on) == (Decimal(40_000_000), date(2024, 4, 1))
    assert (found.magnitude, found.magnitude_pull) == ("3", "")
    text = member.get(page_of(found)).content.decode()
    assert "The magnitude is read from $40,000,000" in text
    assert 'value="E 3 P" checked' in text
    assert 'value="E 2 P" disabled' in text

    member.post(page_of(found), {"release": "1"})

    found.refresh_from_db()
    assert (found.dollars, found.magnitude) == (None, "3")


def test_an_amount_that_is_none_is_said_beside_it(member, desk):
    found = together(desk, degrees=DEGREES)
    sent = {"take": "own", "own_dollars": "-3", "own_on": "2024-04-01"}

    answer = member.post(page_of(found), sent)

    assert answer.status_code == 422
    assert "The amount must be above zero." in answer.content.decode()


@pytest.mark.parametrize(
    "written", ["40,000,000", "40 000 000", "$40000000", "40\u202f000\u202f000,00"]
)
def test_amounts_are_written_as_people_write_them(member, desk, written):
    found = together(desk, degrees=DEGREES)

    member.post(page_of(found), {"take": "own", "own_dollars": written, "own_on": "2024-04-01"})

    found.refresh_from_db()
    assert found.dollars == Decimal(40_000_000)


def test_a_second_unrelated_impact_is_joined(member, desk):
    """The second example of the standard: $40 M at P and $1 B at C- come to 3+."""
    shape = DEGREES | {"freedom_to_act": "F", "freedom_to_act_pull": ""}
    dollars = {
        "dollars": Decimal(360_000_000),
        "dollars_on": date(2024, 4, 1),
        "magnitude": "",
        "second_impact": "C",
        "unrelated": True,
        "own_work": False,
    }
    found = together(desk, degrees=shape | dollars)

    text = points(member, found, second_dollars=("", "9 000 000 000"))

    assert "The second amount is brought to the core impact and added." in text
    assert "460" in text


def test_an_amount_written_with_spaces_is_the_same_amount(member, desk):
    found = together(desk, degrees=DEGREES)

    told = choose(member, found, "second_dollars", "", "9 000 000").json()

    again = choose(member, found, "second_dollars", told["revision"], "9 500 000")
    assert (told["revision"], told["value"]) == ("9000000", ["9000000"])
    assert again.status_code == 200


TAKEN = {"dollars": Decimal(40_000_000), "dollars_on": date(2024, 4, 1), "magnitude": ""}


def test_a_second_impact_stays_in_sight_when_the_first_amount_is_set_aside(member, desk):
    second = {"second_dollars": Decimal(9_000_000), "second_impact": "C"}
    found = together(desk, degrees=DEGREES | TAKEN | second)

    member.post(page_of(found), {"release": "1"})

    text = member.get(page_of(found)).content.decode()
    assert 'name="second_dollars"' in text
    assert "take an amount, or clear the second one" in text
    found.refresh_from_db()
    assert found.total is None

    member.post(page_of(found), listed({"second_dollars": ""}, over={"second_dollars": "9000000"}))

    found.refresh_from_db()
    assert (found.second_dollars, found.total is not None) == (None, True)
