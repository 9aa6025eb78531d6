"""Whose placement a committee looks at first, and why.

None of this is a fault, and no reason ranks anybody: each is a question that a committee answers
before it agrees. What a placement means is the Talent Map's (Talent Map for Executives), and so is
that past performance is no part of it: it is shown beside, and gives no reason here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from talent.rules.divergence import Code as Diverging
from talent.rules.divergence import Divergence, Sides, divergences
from talent.rules.placement import Refusal, movement

Code = Literal[
    "not_allowed",
    "languages_expire",
    "moved_here",
    "changed",
    "evidence_missing",
    "potential_in_development",
    "advancement_without_potential",
    "behaviours_not_shown",
    "all_behaviours_shown",
    "not_wanted",
    "views_apart",
]
Evidence = Literal["ability", "aspiration", "engagement"]

EVIDENCE: Mapping[Diverging, Evidence] = {
    "potential_without_ability": "ability",
    "potential_without_aspiration": "aspiration",
    "potential_without_engagement": "engagement",
}
# What a manager reads again, in the words of a committee.
AS_REASON: Mapping[Diverging, Code] = {
    "potential_in_development": "potential_in_development",
    "advancement_without_potential": "advancement_without_potential",
    "advancement_against_competencies": "behaviours_not_shown",
    "development_against_competencies": "all_behaviours_shown",
    "advancement_not_wanted": "not_wanted",
    "lateral_not_wanted": "not_wanted",
    "ready_but_not_willing": "not_wanted",
    "ratings_apart": "views_apart",
}

# Two who know somebody may rate one competency two steps apart; on several they see two people.
FEWEST_APART = 2


@dataclass(frozen=True)
class Placed:
    """What is known of one placement: codes, None where there is none.

    `refusal` is what the rules say of the placement today; `valid_until` the day on which the
    first of the language results expires that it hangs on, None where it hangs on none.
    """

    now: str | None = None
    proposed: str | None = None
    before: str | None = None
    refusal: Refusal | None = None
    valid_until: date | None = None
    cycle_ends_on: date | None = None
    sides: Sides = Sides()


@dataclass(frozen=True)
class Reason:
    """One reason to talk; what it is about stands with it."""

    code: Code
    refusal: Refusal | None = None
    day: date | None = None
    placement: str | None = None
    competencies: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def reasons(placed: Placed) -> list[Reason]:
    """Why a committee looks at this placement first; nobody who is not placed yet has a reason."""
    if placed.now is None:
        return []
    return [*_of_the_rules(placed), *_of_moves(placed), *_of_the_sides(placed.sides)]


def _of_the_rules(placed: Placed) -> list[Reason]:
    """Not allowed today; or by results that expire in the cycle, its last day included."""
    if placed.refusal is not None:
        return [Reason("not_allowed", refusal=placed.refusal)]
    day, end = placed.valid_until, placed.cycle_ends_on
    expires = day is not None and end is not None and day <= end
    return [Reason("languages_expire", day=day)] if expires else []


def _of_moves(placed: Placed) -> list[Reason]:
    found = []
    if placed.proposed is not None and placed.proposed != placed.now:
        found.append(Reason("moved_here", placement=placed.proposed))
    if movement(before=placed.before, now=placed.now) == "changed":
        found.append(Reason("changed", placement=placed.before))
    return found


def _of_the_sides(sides: Sides) -> list[Reason]:
    """What stands against itself in the assessment, or against the executive's own answers."""
    found = divergences(sides)
    missing = tuple(EVIDENCE[each.code] for each in found if each.code in EVIDENCE)
    rest = [_reason(each) for each in found if each.code not in EVIDENCE and _counts(each)]
    first = [Reason("evidence_missing", evidence=missing)] if missing else []
    return [*first, *dict.fromkeys(rest)]


def _counts(found: Divergence) -> bool:
    return found.code != "ratings_apart" or len(found.competencies) >= FEWEST_APART


def _reason(found: Divergence) -> Reason:
    return Reason(AS_REASON[found.code], competencies=found.competencies)


def look_first(found: Mapping[Any, list[Reason]], *, name: Callable[[Any], Any]) -> list[Any]:
    """Those with a reason, the most reasons first, then by name."""
    some = [each for each, why in found.items() if why]
    return sorted(some, key=lambda each: (-len(found[each]), name(each)))
