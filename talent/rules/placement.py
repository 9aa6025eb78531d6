"""Which placements of the talent map a person may be given on a day, and who may still give one.

"Requires valid second-language evaluation (SLE) results" (Talent Map for Executives, on the two
"ready" placements): in each of the three skills the latest result has not expired on the day.
The source asks for valid results and names no level, so a result of any level is one. "Everyone,
including those acting or on assignment, is placed by their substantive position."
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from etms.directory.rules import validity

SKILLS = ("reading", "writing", "oral")


class Result(NamedTuple):
    """A second-language result, as far as placements ask."""

    skill: str
    tested_on: date
    expires_on: date | None


class Lack(NamedTuple):
    """A skill without a valid result: when the last one expired, or None where there is none."""

    skill: str
    expired_on: date | None


@dataclass(frozen=True)
class Refusal:
    """Why a placement may not be given: the rule, and for languages what lacks."""

    rule: Literal["language_results", "substantive_position"]
    lacks: tuple[Lack, ...] = ()


def language_lacks(results: Iterable[Result], *, on: date) -> tuple[Lack, ...]:
    """The skills in which a person has no valid second-language result on a day."""
    latest = _latest(results, on)
    lacks = []
    for skill in SKILLS:
        found = latest.get(skill)
        if found is None:
            lacks.append(Lack(skill, None))
        elif validity(found.expires_on, on=on) == "expired":
            lacks.append(Lack(skill, found.expires_on))
    return tuple(lacks)


def valid_until(results: Iterable[Result], *, on: date) -> date | None:
    """The day on which the first of the latest results expires; None where none ever does."""
    ends = [r.expires_on for r in _latest(results, on).values() if r.expires_on is not None]
    return min(ends, default=None)


def _latest(results: Iterable[Result], on: date) -> dict[str, Result]:
    """The newest result of each skill, of those tested by a day."""
    known = (result for result in results if result.tested_on <= on)
    return {r.skill: r for r in sorted(known, key=lambda result: result.tested_on)}


def refusal(
    *, needs_language_results: bool, holds_a_position: bool, lacks: tuple[Lack, ...]
) -> Refusal | None:
    """Why a person may not be given a placement today; None when they may."""
    if not holds_a_position:
        return Refusal("substantive_position")
    if needs_language_results and lacks:
        return Refusal("language_results", lacks)
    return None


Stage = Literal["proposed", "calibrated", "approved"]
Closed = Literal["approved", "calibrated", "incomplete", "needs_placement"]


def stage_refusal(
    *,
    stage: str,
    state: str,
    last_stage: str | None,
    removes: bool = False,
    returned: bool = False,
) -> Closed | None:
    """Why nobody moves a person on this stage any more, or not yet.

    The manager proposes until the committee has placed the person, and again once the deputy head
    has returned the assessment; the committee calibrates what the manager has completed; after the
    approval nothing moves. What is complete keeps a placement: it may change, not go.
    """
    if state == "approved":
        return "approved"
    if stage == "proposed" and last_stage not in (None, "proposed") and not returned:
        return "calibrated"
    if stage != "proposed" and state == "draft":
        return "incomplete"
    return "needs_placement" if removes and state == "complete" else None


Movement = Literal["first", "same", "changed", "none"]


def movement(*, before: str | None, now: str | None) -> Movement:
    """How a placement stands to that of the last cycle; both are codes, None: not placed."""
    if now is None:
        return "none"
    if before is None:
        return "first"
    return "same" if before == now else "changed"
