"""What in an assessment stands against itself, or against the executive's own answers.

Nothing here is wrong by itself: each is a question that the manager reads again before the
assessment is complete. The meaning of the placements and of high potential is the Talent Map's:
placement identifies potential and readiness "from ability, aspiration, engagement and
willingness" (Talent Map for Executives); past performance is no part of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

ADVANCEMENT = "ready-for-advancement"
LATERAL = "ready-for-lateral-movement"
DEVELOP = "develop-in-role"
UNSUITED = "move-to-a-more-suitable-role"
READY = frozenset({ADVANCEMENT, LATERAL})
RATINGS = ("not-yet", "sometimes", "consistently", "role-model")
SHOWN = frozenset(RATINGS[2:])  # the behaviours are shown consistently

Code = Literal[
    "potential_without_ability",
    "potential_without_aspiration",
    "potential_without_engagement",
    "potential_in_development",
    "advancement_without_potential",
    "advancement_not_wanted",
    "lateral_not_wanted",
    "ready_but_not_willing",
    "advancement_against_competencies",
    "development_against_competencies",
    "ratings_apart",
]


@dataclass(frozen=True)
class Sides:
    """What the manager wrote, and what the executive answered and submitted.

    None and "" mean not said. Ratings are codes by competency.
    """

    placement: str | None = None
    high_potential: bool | None = None
    ability: str = ""
    aspiration: str = ""
    engagement: str = ""
    ratings: Mapping[str, str] = field(default_factory=dict)
    own_ratings: Mapping[str, str] = field(default_factory=dict)
    wants_advancement: bool | None = None
    wants_lateral: bool | None = None
    willingness: str = ""


@dataclass(frozen=True)
class Divergence:
    """One question to read again; `competencies` are those it is about."""

    code: Code
    competencies: tuple[str, ...] = ()


Check = Callable[[Sides], bool]
CHECKS: tuple[tuple[Code, Check], ...] = (
    ("potential_without_ability", lambda s: s.high_potential is True and not s.ability.strip()),
    (
        "potential_without_aspiration",
        lambda s: s.high_potential is True and not s.aspiration.strip(),
    ),
    (
        "potential_without_engagement",
        lambda s: s.high_potential is True and not s.engagement.strip(),
    ),
    (
        "potential_in_development",
        lambda s: s.high_potential is True and s.placement in {DEVELOP, UNSUITED},
    ),
    (
        "advancement_without_potential",
        lambda s: s.high_potential is False and s.placement == ADVANCEMENT,
    ),
    (
        "advancement_not_wanted",
        lambda s: s.wants_advancement is False and s.placement == ADVANCEMENT,
    ),
    ("lateral_not_wanted", lambda s: s.wants_lateral is False and s.placement == LATERAL),
    ("ready_but_not_willing", lambda s: s.willingness == "not-now" and s.placement in READY),
)


def divergences(sides: Sides) -> list[Divergence]:
    """The questions to read again, in the order of the assessment."""
    found = [Divergence(code) for code, holds in CHECKS if holds(sides)]
    below = tuple(c for c, rating in sides.ratings.items() if rating not in SHOWN)
    if sides.placement == ADVANCEMENT and below:
        found.append(Divergence("advancement_against_competencies", below))
    if sides.placement == DEVELOP and sides.ratings and not below:
        found.append(Divergence("development_against_competencies"))
    if apart := _apart(sides):
        found.append(Divergence("ratings_apart", apart))
    return found


def _apart(sides: Sides) -> tuple[str, ...]:
    """Competencies in which both sides are two steps or more apart."""
    both = sides.ratings.keys() & sides.own_ratings.keys()
    return tuple(
        code
        for code, rating in sides.ratings.items()
        if code in both and _steps(rating, sides.own_ratings[code]) >= 2
    )


def _steps(one: str, other: str) -> int:
    if one not in RATINGS or other not in RATINGS:
        return 0
    return abs(RATINGS.index(one) - RATINGS.index(other))
