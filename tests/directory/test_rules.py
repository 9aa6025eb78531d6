"""How dated rows are split, which days are left over, and when a language result counts."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etms.directory.rules import DAY, Span, Split, months_after, split, validity, without

JAN, FEB, MAR, APR = (date(2026, month, 1) for month in (1, 2, 3, 4))
FIRST = date(2026, 1, 1)
numbers = st.integers(0, 40)


@pytest.mark.parametrize(
    ("spans", "on", "expected"),
    [
        pytest.param([Span(JAN)], FEB, Split(0, False, None), id="within an open row"),
        pytest.param([Span(JAN)], JAN, Split(0, True, None), id="on its first day"),
        pytest.param(
            [Span(JAN, FEB - DAY), Span(FEB)],
            JAN + DAY,
            Split(0, False, FEB - DAY),
            id="a past row ends where it ended",
        ),
        pytest.param(
            [Span(JAN, FEB - DAY), Span(FEB)],
            JAN,
            Split(0, True, FEB - DAY),
            id="on the first day of a past row",
        ),
        pytest.param([Span(FEB)], JAN, Split(None, False, FEB - DAY), id="before the first row"),
        pytest.param(
            [Span(JAN, FEB - DAY), Span(MAR)], FEB, Split(None, False, MAR - DAY), id="in a gap"
        ),
        pytest.param([Span(JAN, FEB - DAY)], APR, Split(None, False, None), id="after the end"),
        pytest.param([], JAN, Split(None, False, None), id="no row at all"),
    ],
)
def test_split(spans, on, expected):
    assert split(spans, on=on) == expected


def _days(span: Span) -> set[int]:
    last = span.ends_on or FIRST + timedelta(days=60)
    return {(span.starts_on - FIRST).days + n for n in range((last - span.starts_on).days + 1)}


@st.composite
def spans(draw):
    start = draw(numbers)
    length = draw(st.none() | st.integers(0, 15))
    begin = FIRST + timedelta(days=start)
    return Span(begin, None if length is None else begin + timedelta(days=length))


@given(whole=spans(), taken=st.lists(spans(), max_size=5))
def test_what_is_left_is_every_day_that_nobody_took(whole, taken):
    left = without(whole, taken)

    expected = _days(whole) - set().union(*map(_days, taken))
    assert set().union(*map(_days, left)) == expected
    assert sum(len(_days(span)) for span in left) == len(expected)


@pytest.mark.parametrize(
    ("expires_on", "expected"),
    [
        (None, "lasting"),
        (date(2026, 11, 21), "expired"),
        (date(2026, 11, 22), "ending"),
        (date(2027, 5, 22), "ending"),
        (date(2027, 5, 23), "valid"),
    ],
)
def test_validity_on_22_november_2026(expires_on, expected):
    assert validity(expires_on, on=date(2026, 11, 22)) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 6, 30), date(2026, 12, 30)),
        (date(2026, 12, 1), date(2027, 6, 1)),
    ],
)
def test_six_months_later(on, expected):
    assert months_after(on, 6) == expected
