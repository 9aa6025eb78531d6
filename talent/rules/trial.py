"""What moves would do if they were made: a trial, in which nothing is moved."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Literal

from talent.rules.placement import Closed, Refusal, stage_refusal

Why = Closed | Literal["not_begun"]


@dataclass(frozen=True)
class Spot:
    """Where somebody stands: the placement (a code), and what the real move would ask of it."""

    placement: str | None
    state: str  # of the assessment; nothing while nobody has begun it
    refused: Mapping[str, Refusal]  # placements that a rule refuses this person


@dataclass(frozen=True)
class Try:
    """One move of a trial; with `refusal` or `closed` the real one would not be made."""

    before: str | None
    to: str
    refusal: Refusal | None = None
    closed: Why | None = None

    @property
    def counts(self) -> bool:
        return self.refusal is None and self.closed is None


def tries(spots: Mapping[Hashable, Spot], asked: Mapping[Hashable, str]) -> dict[Hashable, Try]:
    """What is asked of those who stand on this map and would move: what the rules say of each."""
    return {
        who: _try(spots[who], to)
        for who, to in asked.items()
        if who in spots and to != spots[who].placement
    }


def _try(spot: Spot, to: str) -> Try:
    """The rules of a move of the committee, in their order."""
    closed: Why | None = "not_begun"
    if spot.state:
        closed = stage_refusal(stage="calibrated", state=spot.state, last_stage=None)
    return Try(spot.placement, to, None if closed else spot.refused.get(to), closed)


@dataclass(frozen=True)
class Net:
    """One placement as it is, and as it would be."""

    now: int
    then: int

    @property
    def change(self) -> int:
        return self.then - self.now


def net(now: Mapping[str, int], then: Mapping[str, int]) -> dict[str, Net]:
    """Each placement that anybody has, or would have."""
    return {code: Net(now.get(code, 0), then.get(code, 0)) for code in {**now, **then}}
