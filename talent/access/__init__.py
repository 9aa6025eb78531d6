"""Who may see and do what in the talent exercise; pages, API, counts and tasks begin here."""

from talent.access import competencies as _competencies
from talent.access import conversations as _conversations
from talent.access import positions as _positions
from talent.access import questionnaires as _questionnaires
from talent.access import sessions as _sessions
from talent.access.exercise import (
    visible_announcements,
    visible_extensions,
    visible_reminders,
    visible_threads,
)
from talent.access.observations import visible_observations
from talent.access.people import (
    first_charge,
    in_charge_of,
    read_people,
    returned_by,
    visible_assessments,
    visible_questionnaires,
)
from talent.access.submission import dossiers_in_charge, readable_files, readable_packages

__all__ = [
    "_competencies",
    "_conversations",
    "_positions",
    "_questionnaires",
    "_sessions",
    "dossiers_in_charge",
    "first_charge",
    "in_charge_of",
    "read_people",
    "readable_files",
    "readable_packages",
    "returned_by",
    "visible_announcements",
    "visible_assessments",
    "visible_extensions",
    "visible_observations",
    "visible_questionnaires",
    "visible_reminders",
    "visible_threads",
]
