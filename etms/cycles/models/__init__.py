"""Cycles, their stages, and the versions of rules that a cycle pins."""

from etms.cycles.models.cycles import VERSIONS, Cycle, Stage
from etms.cycles.models.questions import Question, QuestionSet
from etms.cycles.models.versions import (
    Competency,
    CompetencySet,
    GuidancePage,
    GuidanceSet,
    LevelRule,
    MapKind,
    Placement,
    PlacementList,
    RuleSet,
    Version,
)

__all__ = [
    "Competency",
    "CompetencySet",
    "Cycle",
    "GuidancePage",
    "GuidanceSet",
    "LevelRule",
    "MapKind",
    "Placement",
    "PlacementList",
    "Question",
    "QuestionSet",
    "RuleSet",
    "Stage",
    "VERSIONS",
    "Version",
]
