"""What a changed column says: days and amounts as the language writes them."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from etms.trace.queries import history_of
from tests.factories.directory import PersonFactory, SalaryFactory

pytestmark = pytest.mark.django_db
H = "\xa0"  # a space that does not break


@pytest.mark.parametrize(
    ("language", "amount", "day"),
    [("en", "$152,300", "April 1, 2026"), ("fr", f"152{H}300{H}$", f"1er{H}avril{H}2026")],
)
def test_a_salary_is_told_as_money_from_a_day(language, amount, day):
    person = PersonFactory()
    SalaryFactory(person=person, amount=Decimal("152300.00"), starts_on=date(2026, 4, 1))

    with translation.override(language):
        said = {new for entry in history_of(person) for _label, _old, new in entry.changes}

    assert {amount, day} <= said
