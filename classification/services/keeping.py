"""What every change begins with: the row as it stands, locked; how a stale page is met."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from classification.models import JobDescription, JobEvaluation, Seat
from etms.answers.services import locked
from etms.directory.models import Position

MOST_DAYS_AHEAD = 366  # a later day is a slip of the year


class Conflicting(Exception):
    """Somebody else has written since the page was given its revision; `now` is what stands.

    Nothing was written. A door answers 409. Of several rows, `standing` are all that stand.
    """

    def __init__(self, now: Any, *others: Any):
        super().__init__(str(now.pk))
        self.now = now
        self.standing = (now, *others)


class Incomplete(Exception):
    """What is still missing before this step; `missing` are codes of sub-factors or sections."""

    def __init__(self, missing: list[str]):
        super().__init__(", ".join(missing))
        self.missing = missing


def locked_evaluation(evaluation: JobEvaluation) -> JobEvaluation:
    """An evaluation as it stands now, locked to the end of the transaction."""
    return locked(evaluation, "position", "organization", "description")


def locked_seat(seat: Seat) -> Seat:
    """A seat as it stands now; its evaluation was locked before."""
    return locked(seat, "user")


def locked_position(position: Position) -> Position:
    """A position as it stands now; it is locked before its descriptions, after an evaluation."""
    return locked(position)


def locked_description(description: JobDescription) -> JobDescription:
    """A job description as it stands now, locked to the end of the transaction."""
    return locked(description, "position")


def require_base(row: Any, base: int) -> None:
    """Nobody has written since the page was given its revision; raises Conflicting."""
    if row.revision != base:
        raise Conflicting(row)


def changed_in(row: Any, values: Mapping[str, Any], *, base: int) -> dict[str, Any]:
    """The values that differ from what stands; raises Conflicting on a stale revision.

    What stands already is no change: a retry after a lost reply succeeds whatever its base.
    """
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if changed:
        require_base(row, base)
    return changed


def set_columns(row: Any, values: Mapping[str, Any]) -> None:
    """Write columns of a row, and nothing else of it."""
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


def require_effective(evaluation: JobEvaluation, effective_on: date, *, on: date) -> None:
    """A decision takes effect from the day the position was evaluated as of, and within a year.

    Raises ValidationError on `effective_on`.
    """
    if effective_on < evaluation.evaluated_on:
        text = _("It takes effect on the day the position is evaluated as of, or later.")
    elif effective_on > on + timedelta(days=MOST_DAYS_AHEAD):
        text = _("It takes effect within a year.")
    else:
        return
    raise ValidationError({"effective_on": text})
