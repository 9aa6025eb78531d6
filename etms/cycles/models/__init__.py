"""Cycles, their stages, and the versions of rules that a cycle pins."""

from etms.cycles.models.cycles import Cycle, Stage
from etms.cycles.models.versions import (
    VERSIONS,
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
    "RuleSet",
    "Stage",
    "VERSIONS",
    "Version",
]
