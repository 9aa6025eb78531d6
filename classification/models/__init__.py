"""Job descriptions, their evaluations, and who took part in them."""

from classification.models.descriptions import JobDescription, JobDimension
from classification.models.evaluations import (
    Comparator,
    JobEvaluation,
    Rationale,
    Seat,
    TouchedPerson,
)
from classification.models.files import SignedFile
from classification.models.judged import Judged

__all__ = [
    "Comparator",
    "JobDescription",
    "JobDimension",
    "JobEvaluation",
    "Judged",
    "Rationale",
    "Seat",
    "SignedFile",
    "TouchedPerson",
]
