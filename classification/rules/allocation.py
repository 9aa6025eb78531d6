"""Before evaluating: whether the position belongs to the group (standard, group definition)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from classification.choices import AllocationGround, Clause, Inclusion
from classification.policy.shapes import Standard

OPEN = frozenset(
    {
        AllocationGround.PURPOSE_OPEN,
        AllocationGround.OTHER_GROUP_OPEN,
        AllocationGround.LEVELS_OPEN,
    }
)


SOURCE = Clause.GROUP  # of every ground


@dataclass(frozen=True)
class Purpose:
    """What is answered before evaluating; None is not answered yet.

    `inclusion` is the one that is the primary purpose; `none_of_them` says that none is.
    """

    inclusion: Inclusion | None = None
    none_of_them: bool = False
    other_group: bool | None = None
    levels_below: int | None = None


@dataclass(frozen=True)
class Allocation:
    """Whether the position belongs to the group; None while something is open."""

    belongs: bool | None
    grounds: tuple[AllocationGround, ...]
    values: Mapping[str, int] = field(default_factory=dict)


def allocation(purpose: Purpose, *, standard: Standard) -> Allocation:
    """A position belongs to the group when one of the four inclusions is its primary purpose, no
    other group's definition holds, and it is at most three levels below the deputy head."""
    grounds = [
        ground
        for ground in (
            _purpose(purpose),
            _other_group(purpose.other_group),
            _levels(purpose.levels_below, standard.levels),
        )
        if ground is not None
    ]
    values = {"levels": purpose.levels_below or 0, "most": standard.levels}
    if not grounds:
        return Allocation(True, ())
    refused = any(ground not in OPEN for ground in grounds)
    return Allocation(False if refused else None, tuple(grounds), values)


def _purpose(purpose: Purpose) -> AllocationGround | None:
    if purpose.inclusion is not None:
        return None
    return AllocationGround.NO_PURPOSE if purpose.none_of_them else AllocationGround.PURPOSE_OPEN


def _other_group(holds: bool | None) -> AllocationGround | None:
    if holds is None:
        return AllocationGround.OTHER_GROUP_OPEN
    return AllocationGround.OTHER_GROUP if holds else None


def _levels(levels: int | None, most: int) -> AllocationGround | None:
    if levels is None:
        return AllocationGround.LEVELS_OPEN
    return AllocationGround.TOO_FAR_BELOW if levels > most else None
