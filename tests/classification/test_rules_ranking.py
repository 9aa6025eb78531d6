"""How large a position is within its level: exact, and never the other way round."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from classification.rules.ranking import percentile

LEVEL = "EX-01"
TOTALS = st.dictionaries(
    st.integers(920, 1261), st.integers(min_value=1, max_value=9), min_size=1, max_size=9
)


def test_of_the_same_points_half_are_counted():
    sizes = {(LEVEL, 920): 2, (LEVEL, 1000): 1, ("EX-02", 1300): 5}

    assert percentile(LEVEL, 920, sizes) == Fraction(100, 3)
    assert percentile(LEVEL, 1000, sizes) == Fraction(250, 3)
    assert percentile("EX-02", 1300, sizes) == 50
    assert percentile("EX-05", 2448, sizes) is None


@given(TOTALS)
def test_more_points_are_never_a_smaller_share_and_all_of_them_lie_around_the_middle(counted):
    sizes = {(LEVEL, total): number for total, number in counted.items()}
    shares = [percentile(LEVEL, total, sizes) for total in sorted(counted)]

    assert shares == sorted(set(shares))
    middle = sum(counted[total] * percentile(LEVEL, total, sizes) for total in counted)
    assert middle == 50 * sum(counted.values())
