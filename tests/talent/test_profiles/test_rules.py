"""What the rules say of a profile."""

from datetime import UTC, date, datetime
from types import SimpleNamespace as Thing

import pytest

from talent.rules import profiles as rules


@pytest.mark.parametrize(
    ("confirmed", "asked"),
    [
        (None, True),
        (date(2026, 3, 31), True),
        (date(2026, 4, 1), False),
        (date(2026, 9, 1), False),
    ],
)
def test_the_profile_is_confirmed_once_a_cycle(confirmed, asked):
    moment = confirmed and datetime(confirmed.year, confirmed.month, confirmed.day, 12, tzinfo=UTC)

    assert rules.needs_confirmation(moment, since=date(2026, 4, 1)) is asked


def test_entries_stand_with_the_newest_first_and_undated_ones_last():
    def entry(pk, first, last):
        return Thing(pk=pk, from_year=first, to_year=last)

    found = rules.in_order(
        [entry(1, 1990, 1999), entry(2, None, None), entry(3, 2005, None), entry(4, 1995, 1999)]
    )

    assert [each.pk for each in found] == [3, 4, 1, 2]
