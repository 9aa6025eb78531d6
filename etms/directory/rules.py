"""On what ground somebody may open a file: values in, values out (product.md, roles and scopes)."""

from dataclasses import dataclass
from typing import Literal

Ground = Literal["executive", "manager", "deputy_head", "delegate", "hr_adviser"]


@dataclass(frozen=True)
class Relation:
    """How a user stands to a person on a day; `depth` 1 is the direct manager, 0 none."""

    own: bool = False
    depth: int = 0
    deputy_head: bool = False
    delegate: bool = False
    hr_adviser: bool = False
    below: bool = False  # the person stands above the user


def file_ground(relation: Relation) -> Ground | None:
    """The ground on which the file opens, the nearest first.

    A role given by somebody opens neither one's own file nor one's superior's.
    """
    if relation.own:
        return "executive"
    if relation.deputy_head:
        return "deputy_head"
    if relation.depth > 0:
        return "manager"
    if relation.below:
        return None
    if relation.delegate:
        return "delegate"
    return "hr_adviser" if relation.hr_adviser else None


def sees_salary(relation: Relation) -> bool:
    """The executive, the direct manager, the deputy head and the delegate see the salary."""
    if relation.own or relation.depth == 1 or relation.deputy_head:
        return True
    return relation.delegate and not relation.below
