"""What may be said of an action of a learning plan."""

from datetime import date

from etms.learning.choices import ENDED


def ended_on(state: str, *, given: date | None, before: date | None, on: date) -> date | None:
    """The day an action ended: the one given, else the one on record, else today.

    None for an action that goes on.
    """
    return (given or before or on) if state in ENDED else None


def is_late(state: str, *, due_on: date | None, on: date) -> bool:
    """An action that goes on after its day is late; one without a day never is."""
    return state not in ENDED and due_on is not None and due_on < on
