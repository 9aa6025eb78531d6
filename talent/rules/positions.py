"""Which positions are critical, how great the risk of a vacancy is, and who could follow.

A key position has a "critical influence on operational activities or strategic objectives"; if it
were vacant, that would be "detrimental to health, safety or security of the public", or "cause
major difficulties in achieving business goals" (TBS succession planning and management guide).
Each of these is a question of the questionnaire; one yes makes a position critical.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

CRITERIA = ("operational", "strategic", "safety", "difficulty")
ASKED_OF_CRITICAL = ("rationale", "impact-organization", "impact-service", "vacancy-likelihood",
                     "has-plan")  # fmt: skip

Level = Literal["low", "medium", "high"]
LEVELS: tuple[Level, ...] = ("low", "medium", "high")

Cover = Literal["ready", "soon", "later", "nobody", "left_empty"]


def is_critical(answers: Mapping[str, Any]) -> bool | None:
    """True with one yes; False once all are answered no; None while that is open."""
    given = [answers.get(code) for code in CRITERIA]
    if any(answer is True for answer in given):
        return True
    return False if all(answer is False for answer in given) else None


def missing(answers: Mapping[str, Any]) -> list[str]:
    """What must still be answered: every criterion, and the rest of a critical position."""
    found = [code for code in CRITERIA if answers.get(code) not in (True, False)]
    if is_critical(answers):
        found += [code for code in ASKED_OF_CRITICAL if answers.get(code) in (None, "", [])]
    return found


def risk(answers: Mapping[str, Any]) -> Level | None:
    """The risk of a vacancy: the likelihood, but never above the greater of both impacts.

    The guide makes risk of time line, impact and shortage and gives no formula: a vacancy that
    nobody would feel is no risk, and neither is one that will not come.
    """
    likely = answers.get("vacancy-likelihood")
    impacts = [answers.get(code) for code in ("impact-organization", "impact-service")]
    felt = [LEVELS.index(impact) for impact in impacts if impact in LEVELS]
    if likely not in LEVELS or not felt:
        return None
    return LEVELS[min(LEVELS.index(likely), max(felt))]


@dataclass(frozen=True)
class Coverage:
    """Who could follow, counted by readiness; `state` is the word for it."""

    state: Cover
    now: int
    soon: int
    later: int
    interim: int


def coverage(readiness: Iterable[str], *, interim: int = 0, left_empty: bool = False) -> Coverage:
    """How a position is covered by its successors ("now", "soon", "later").

    Left empty on purpose is said only of an empty slate: a name on it speaks for itself.
    """
    found = list(readiness)
    now, soon, later = (found.count(code) for code in ("now", "soon", "later"))
    state: Cover = "left_empty" if left_empty else "nobody"
    for code, number in (("later", later), ("soon", soon), ("ready", now)):
        if number:
            state = code  # type: ignore[assignment]
    return Coverage(state, now, soon, later, interim)


RISK_ORDER = {"high": 0, "medium": 1, "low": 2, None: 3}
COVER_ORDER = {"nobody": 0, "later": 1, "soon": 2, "left_empty": 3, "ready": 4}


def urgency(*, critical: bool | None, risk: Level | None, state: Cover, has_plan: bool) -> tuple:
    """The order of a list of positions: critical ones without plan or successor first."""
    return (
        {True: 0, None: 1, False: 2}[critical],
        has_plan and state != "nobody",
        RISK_ORDER[risk],
        COVER_ORDER[state],
    )
