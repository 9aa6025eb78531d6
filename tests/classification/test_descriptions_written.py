"""A job description as it is written: amounts as people write them, what is wrong at the top."""

from decimal import Decimal

import pytest
from django.urls import reverse

from classification.choices import Refusal
from tests.factories import classification as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make.desk()


@pytest.fixture
def write(client, desk):
    """write(draft, "40,000,000"): the answer to one dimension with this amount."""
    client.force_login(desk.general.user)

    def sent(draft, amount, **more):
        row = {
            "kind": "operating",
            "name_en": "Budget",
            "name_fr": "Budget",
            "amount": amount,
            "on": "2024-04-01",
        }
        rows = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "0"}
        rows |= {f"0-{name}": value for name, value in (row | more).items()}
        body = {"base": "0"} | {f"dimensions-{name}": value for name, value in rows.items()}
        return client.post(reverse("classification:write", args=[draft.pk]), body)

    return sent


@pytest.fixture
def draft(desk):
    return make.written(make.description, desk.posts["director"])


@pytest.mark.parametrize(
    ("written", "dollars"),
    [
        ("40,000,000", "40000000"),
        ("$40,000,000", "40000000"),
        ("40 000 000", "40000000"),
        ("40\u00a0000\u00a0000,50", "40000000.50"),
        ("40000000,50", "40000000.50"),
    ],
)
def test_an_amount_is_written_as_on_the_charts(write, draft, written, dollars):
    assert write(draft, written).status_code == 302

    (row,) = draft.dimensions.all()
    assert row.amount == Decimal(dollars)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("1e9", Refusal.NOT_DOLLARS),
        ("٤٠٠٠", Refusal.NOT_DOLLARS),
        ("40000000.505", Refusal.NOT_DOLLARS),
        ("0", Refusal.DOLLARS_NOT_POSITIVE),
        ("1" + "0" * 16, Refusal.TOO_MANY_DOLLARS),
    ],
)
def test_what_is_no_amount_is_said_at_the_top_with_the_way_to_its_field(
    write, draft, written, why
):
    answer = write(draft, written)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "There is a problem" in page
    said = f'<a href="#id_dimensions-0-amount">Amount in dollars – {why.label}</a>'
    assert said in page
    assert f'value="{written}"' in page
    assert not draft.dimensions.exists()


def test_every_fault_of_every_row_is_counted(write, draft):
    page = write(draft, "", name_fr="").content.decode()

    assert "There are 2 problems" in page


def test_an_amount_stands_there_to_be_changed(client, write, draft):
    write(draft, "40 000 000,50")

    page = client.get(reverse("classification:write", args=[draft.pk])).content.decode()

    assert 'name="dimensions-0-amount" value="40000000.50" inputmode="decimal"' in page
