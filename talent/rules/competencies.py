"""How far a person is from what a position asks, competency by competency."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Gap:
    """One competency: the rating asked, the rating given (or none), and the steps between.

    `steps` counts how many ratings are missing; 0 when enough; None when nothing can be said.
    """

    competency: str
    asked: str
    given: str
    steps: int | None

    @property
    def is_gap(self) -> bool:
        return bool(self.steps)


def gaps(asked: Mapping[str, str], given: Mapping[str, str], *, scale: Sequence[str]) -> list[Gap]:
    """For each competency asked, in its order: how many steps of the scale are missing.

    A rating above what is asked closes no gap elsewhere. Nothing is said of a competency that was
    not rated, nor where a rating is not on the scale of the cycle.
    """
    return [
        Gap(
            competency,
            rating,
            given.get(competency, ""),
            _steps(rating, given.get(competency), scale),
        )
        for competency, rating in asked.items()
    ]


def _steps(asked: str, given: str | None, scale: Sequence[str]) -> int | None:
    if asked not in scale or given not in scale:
        return None
    return max(0, list(scale).index(asked) - list(scale).index(given or ""))
