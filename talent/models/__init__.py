"""The talent exercise: what executives answer, what managers assess, and what becomes of it."""

from talent.models.assessments import (
    Assessment,
    AssessmentAnswer,
    Observation,
    PlacementMove,
    Share,
)
from talent.models.competencies import RequiredCompetency
from talent.models.conversations import Conversation, Preparation
from talent.models.exercise import (
    Announcement,
    BranchDate,
    Extension,
    Inclusion,
    Reminded,
    Reminder,
    ThreadMessage,
)
from talent.models.positions import PositionAnswer, PositionAssessment, Successor
from talent.models.profiles import (
    Community,
    CommunityMembership,
    Contact,
    ProfileConfirmation,
    ProfileEntry,
)
from talent.models.questionnaires import Answer, Questionnaire
from talent.models.submission import MissingReason, SubmittedFile, SubmittedPosition

__all__ = [
    "Announcement",
    "Answer",
    "Assessment",
    "AssessmentAnswer",
    "BranchDate",
    "Community",
    "CommunityMembership",
    "Contact",
    "Conversation",
    "Extension",
    "Inclusion",
    "MissingReason",
    "Observation",
    "PlacementMove",
    "PositionAnswer",
    "PositionAssessment",
    "Preparation",
    "ProfileConfirmation",
    "ProfileEntry",
    "Questionnaire",
    "Reminded",
    "Reminder",
    "RequiredCompetency",
    "Share",
    "SubmittedFile",
    "SubmittedPosition",
    "Successor",
    "ThreadMessage",
]
