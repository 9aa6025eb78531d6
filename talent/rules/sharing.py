"""When a manager may share, as what, and what is new since.

"Following the completion of the questionnaire, managers are responsible for providing feedback to
their executives on their Talent Map placement and developmental activities" (Roles and
responsibilities). Sharing follows the deputy head's approval; a cycle may allow it earlier, and
then it is marked "proposed" (issue 3).
"""

from typing import Any, Literal

from talent.choices import AssessmentState

Kind = Literal["proposed", "approved"]


def share_kind(state: str, *, before_approval: bool) -> Kind | None:
    """As what an assessment may be shared now; None while it may not be shared."""
    if state == AssessmentState.APPROVED:
        return "approved"
    return "proposed" if before_approval and state == AssessmentState.COMPLETE else None


def differences(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What differs between two shared contents: "placement", and answers by their name."""
    found = ["placement"] if before.get("placement") != now.get("placement") else []
    then, today = _by_name(before), _by_name(now)
    names = [*today, *(name for name in then if name not in today)]
    return found + [name for name in names if then.get(name) != today.get(name)]


def _by_name(content: dict[str, Any]) -> dict[str, Any]:
    return {answer["name"]: answer["value"] for answer in content.get("answers", ())}
