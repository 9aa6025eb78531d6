"""What executive and manager should talk about: where the two sides differ.

An agenda holds no judgement, only the two words that stand against each other. Which ones a side
may see is not decided here: the executive's agenda is made of what was shared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Side = Mapping[tuple[str, str], Any]  # (code of the question, of the competency) -> value

Subject = Literal[
    "rating", "seen_as_strength", "seen_as_development", "only_own_strength",
    "promotion", "lateral", "placement_not_wanted", "learning",
]  # fmt: skip
ADVANCEMENT = "ready-for-advancement"
LATERAL = "ready-for-lateral-movement"


@dataclass(frozen=True)
class Topic:
    """One thing to talk about: a competency or skill, and what each side said of it."""

    subject: Subject
    code: str = ""
    own: str = ""
    manager: str = ""


def agenda(
    own: Side, manager: Side, *, placement: str, scale: Sequence[str], tags: Sequence[str]
) -> list[Topic]:
    """The differences, the widest first: ratings, strengths and needs, wishes and placement.

    `scale` holds the codes of the ratings from low to high, `tags` those of competencies and
    skills in their order.
    """
    return [
        *_ratings(own, manager, scale),
        *_strengths(own, manager, tags),
        *_wishes(own, placement),
        *_learning(own, manager, tags),
    ]


def _ratings(own: Side, manager: Side, scale: Sequence[str]) -> list[Topic]:
    """Competencies on which the two rate apart, the widest apart first."""
    found = []
    for (code, part), rating in manager.items():
        mine = own.get(("self-rating", part))
        if (
            code == "rating"
            and mine is not None
            and mine in scale
            and rating in scale
            and mine != rating
        ):
            apart = abs(scale.index(mine) - scale.index(rating))
            found.append((-apart, Topic("rating", part, mine, rating)))
    return [topic for _, topic in sorted(found, key=lambda pair: (pair[0], pair[1].code))]


def _strengths(own: Side, manager: Side, tags: Sequence[str]) -> list[Topic]:
    strong, weak = _set(own, "strengths-tags"), _set(own, "development-tags")
    seen_strong, seen_weak = _set(manager, "a-strengths-tags"), _set(manager, "a-development-tags")
    found = [Topic("seen_as_development", tag) for tag in tags if tag in strong & seen_weak]
    found += [Topic("seen_as_strength", tag) for tag in tags if tag in weak & seen_strong]
    if seen_strong:
        rest = strong - seen_strong - seen_weak
        found += [Topic("only_own_strength", tag) for tag in tags if tag in rest]
    return found


def _wishes(own: Side, placement: str) -> list[Topic]:
    """What the executive wants of the next step, against the placement where there is one."""
    found = []
    for wish, code, fits in (
        ("promotion", "promotion-interest", ADVANCEMENT),
        ("lateral", "lateral-interest", LATERAL),
    ):
        wanted = own.get((code, ""))
        if wanted is True and placement != fits:
            found.append(Topic(wish))  # type: ignore[arg-type]
        if wanted is False and placement == fits:
            found.append(Topic("placement_not_wanted", wish))
    return found


def _learning(own: Side, manager: Side, tags: Sequence[str]) -> list[Topic]:
    """Needs that the manager sees and the executive did not name."""
    unnamed = _set(manager, "a-development-tags") - _set(own, "learning-needs-tags")
    unnamed -= _set(own, "development-tags") | _set(own, "strengths-tags")
    return [Topic("learning", tag) for tag in tags if tag in unnamed]


def _set(side: Side, code: str) -> set[str]:
    return set(side.get((code, "")) or ())
