"""Planning by its indicators: what the readings of functions, stakeholders, horizon and people say
together (standard, Planning, Organizing and Integrating Know-How)."""

from collections.abc import Sequence
from statistics import median_high, median_low


def weighed(places: Sequence[int]) -> tuple[int, int]:
    """Between which columns the collective weight lies: the middle of the readings, so that
    neither the highest nor the lowest indicator drives the degree."""
    return median_low(places), median_high(places)
