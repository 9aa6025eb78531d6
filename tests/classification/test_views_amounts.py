"""Amounts on the guide charts: how they are written, which is taken, and what they close."""

from decimal import Decimal

import pytest

from classification.choices import Refusal
from tests.classification.charting import choose, page_of, together
from tests.classification.evaluating import standing
from tests.factories import classification as make
from tests.factories.classification import DEGREES, EVALUATED_ON

pytestmark = pytest.mark.django_db
GIVEN = DEGREES | {"magnitude": "3", "dollars": Decimal(40_000_000), "dollars_on": EVALUATED_ON}


@pytest.fixture
def desk():
    return make.desk()


@pytest.fixture
def member(client, desk):
    client.force_login(desk.member)
    return client


def take_own(member, found, dollars, on="2024-04-01"):
    sent = {"take": "own", "own_dollars": dollars, "own_on": on}
    return member.post(page_of(found), sent)


@pytest.mark.parametrize("written", ["40000000.505", "40 000 000,505", "40,000,000.000"])
def test_an_amount_has_cents_and_nothing_finer(member, desk, written):
    """Refused beside the field, with what was sent: nothing is rounded in silence."""
    found = together(desk, degrees=DEGREES)

    answer = take_own(member, found, written)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert str(Refusal.NOT_DOLLARS.label) in page
    assert f'value="{written}"' in page
    found.refresh_from_db()
    assert found.dollars is None


def test_nor_has_a_second_amount(member, desk):
    found = together(desk, degrees=GIVEN)

    answer = choose(member, found, "second_dollars", "", "9000000.505")

    assert answer.status_code == 400
    assert answer.json()["error"] == str(Refusal.NOT_DOLLARS.label)
    assert choose(member, found, "second_dollars", "", "9000000.50").status_code == 200


def test_an_amount_is_of_a_kind_that_the_standard_knows_or_of_none(member, desk):
    found = together(desk, degrees=DEGREES)
    sent = {"take": "own", "own_dollars": "40000000", "own_on": "2024-04-01", "own_kind": "zzz"}

    answer = member.post(page_of(found), sent)

    assert answer.status_code == 422
    assert "zzz cannot be chosen here." in answer.content.decode()
    found.refresh_from_db()
    assert found.dollars is None


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("outside", "Dimensions outside the public service"),
        ("", "Nobody has said what this amount is."),
    ],
)
def test_an_amount_of_ones_own_shows_its_working(member, desk, kind, said):
    """As the amounts of the job description do: 17,999,999.99 by an index of 9 is 2."""
    found = together(desk, degrees=DEGREES)
    member.post(
        page_of(found),
        {"take": "own", "own_dollars": "17,999,999.99", "own_on": "2024-04-01", "own_kind": kind},
    )

    page = member.get(page_of(found)).content.decode()

    row = next(row for row in page.split("<tr") if "Another amount" in row and "Taken" in row)
    for part in ("$17,999,999.99", "$1,999,999.99", "index 9, in force since", "2\u2212", said):
        assert part in row


@pytest.mark.parametrize("taken", ["²", "٣", "0", "-1", "1.0", "nothing", "9" * 12])
def test_what_is_no_dimension_of_the_description_is_not_found(member, desk, taken):
    found = together(desk, degrees=DEGREES)

    assert member.post(page_of(found), {"take": taken}).status_code == 404
    found.refresh_from_db()
    assert found.dollars is None


def test_nor_is_a_dimension_of_another_description(member, desk):
    other = standing(desk, "consensus", post="general")
    row = make.written(make.dimension, other.description)

    assert member.post(page_of(together(desk)), {"take": row.pk}).status_code == 404


@pytest.mark.parametrize(
    ("name", "before", "chosen"),
    [
        ("accountability", "E 3 P", "E 2 P"),
        ("magnitude", "3", "4"),
        ("magnitude_pull", "", "+"),
    ],
)
def test_no_magnitude_is_chosen_while_an_amount_gives_it(member, desk, name, before, chosen):
    """It would be thrown away without a word: the page says what to do first."""
    found = together(desk, degrees=GIVEN)

    answer = choose(member, found, name, before, chosen)

    assert answer.status_code == 400
    assert answer.json()["error"] == "An amount gives the magnitude. Set the amount aside first."
    found.refresh_from_db()
    assert (found.dollars, found.magnitude, found.magnitude_pull) == (40_000_000, "3", "")


def test_the_rest_of_its_cell_may_be_chosen(member, desk):
    found = together(desk, degrees=GIVEN)

    assert choose(member, found, "accountability", "E 3 P", "F 3 S").status_code == 200
    found.refresh_from_db()
    assert (found.freedom_to_act, found.magnitude, found.impact) == ("F", "3", "S")
