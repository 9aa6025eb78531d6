"""Every column of words in the database, and why some of them hold no token."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

import classification
import etms
import reports
import talent

CODES = "codes, states, hashes, numbers of requests"
RULES = "of published rules, which everybody reads; of drafts the names and sources hold tokens"
DEGREES = "degrees, and the figures that follow from them"
JUDGED = (
    "practical_technical planning_organizing communicating_influencing thinking_environment"
    " thinking_challenge freedom_to_act magnitude level profile record"
)
NO_TOKEN = {
    "trace.Act": ("verb request_id target_table", CODES),
    "trace.Event": ("table_name op", CODES),
    "trace.Reading": ("what role request_id", CODES),
    "trace.Refusal": ("method route thing request_id", CODES),
    "accounts.User": ("password", "a hash"),
    "directory.Position": ("language_profile", CODES),
    "cycles.RuleSet": ("code", CODES),
    "cycles.CompetencySet": ("code", CODES),
    "cycles.Competency": ("code name_en name_fr text_en text_fr indicators", RULES),
    "cycles.MapKind": ("code name_en name_fr text_en text_fr source_en source_fr", RULES),
    "cycles.PlacementList": ("code", CODES),
    "cycles.Placement": ("code name_en name_fr text_en text_fr", RULES),
    "cycles.GuidanceSet": ("code", CODES),
    "cycles.GuidancePage": ("name_en name_fr text_en text_fr", RULES),
    "cycles.QuestionSet": ("code", CODES),
    "cycles.Question": (
        "code section name_en name_fr text_en text_fr options link_en link_fr",
        RULES,
    ),
    "cycles.Cycle": ("code", CODES),
    "cycles.Stage": ("name_en name_fr", RULES),
    "learning.LearningAction": ("competency", CODES),
    "committees.Session": ("purpose", CODES),
    "committees.Item": ("code decision", CODES),
    "packages.Package": ("purpose number counts hash signature", CODES),
    "work.Job": ("kind payload key request_id error", "keys of rows and names of faults"),
    "work.Heartbeat": ("process machine", "names of machines"),
    "work.Notice": ("code url", CODES),
    "talent.AssessmentAnswer": ("part", CODES),
    "talent.Observation": ("competency", CODES),
    "talent.RequiredCompetency": ("competency rating", CODES),
    "talent.Inclusion": ("level", CODES),
    "talent.Reminder": ("chosen", "what of a list was chosen, in codes"),
    "talent.PositionAnswer": ("part", CODES),
    "talent.Community": ("code name_en name_fr", "the same for everybody"),
    "talent.Answer": ("part", CODES),
    "talent.SubmittedFile": ("level placement", CODES),
    "talent.SubmittedPosition": ("level", CODES),
    "classification.JobDescription": ("noc_code", CODES),
    "classification.JobEvaluation": (JUDGED, DEGREES),
    "classification.Seat": (JUDGED, DEGREES),
    "classification.Comparator": ("number", CODES),
    "classification.SignedFile": ("number hash signature", CODES),
    "reports.Release": ("basis figures", "numbers"),
}
OURS = {app.__name__ for app in (etms, classification, talent, reports)}
WORDS = (models.CharField, models.TextField, models.JSONField)


def without_tokens(canaries) -> dict[str, set[str]]:
    """Columns of words in which no row of the world holds a token, by model."""
    found: dict[str, set[str]] = {}
    for model in apps.get_models():
        if model.__module__.partition(".")[0] in OURS:
            empty = {name for name in _words(model) if not _holds(model, name, canaries)}
            if empty:
                found[model._meta.label] = empty
    return found


def _words(model) -> Iterator[str]:
    for field in model._meta.concrete_fields:
        if isinstance(field, WORDS) and not field.choices:
            yield field.name


def _holds(model, name: str, canaries) -> bool:
    values = model._base_manager.values_list(name, flat=True)
    return any(canaries.found_in(str(value)) for value in values)
