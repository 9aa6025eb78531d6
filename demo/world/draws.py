"""Seeded draws: each subject has its own stream, so that a draw more here moves nothing there."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

T = TypeVar("T")


def stream(seed: int, *subject: object) -> Random:
    return Random(":".join(map(str, (seed, *subject))))


def weighted(rng: Random, weights: Mapping[T, float]) -> T:
    return rng.choices(list(weights), list(weights.values()))[0]


def day_between(rng: Random, first: date, last: date) -> date:
    """A day from the first to the last, both included."""
    return first + timedelta(days=rng.randint(0, max(0, (last - first).days)))


def days(number: float) -> timedelta:
    return timedelta(days=round(number))


def shares(total: int, weights: Sequence[float], *, at_least: Sequence[int]) -> list[int]:
    """Whole numbers that sum to the total, in proportion to the weights, none below its least."""
    spare = total - sum(at_least)
    if spare < 0:
        raise ValueError(f"{total} is less than {sum(at_least)}, the least that is needed")
    exact = [spare * weight / sum(weights) for weight in weights]
    whole = [int(part) for part in exact]
    by_rest = sorted(range(len(exact)), key=lambda i: (whole[i] - exact[i], i))
    for index in by_rest[: spare - sum(whole)]:
        whole[index] += 1
    return [part + least for part, least in zip(whole, at_least, strict=True)]
