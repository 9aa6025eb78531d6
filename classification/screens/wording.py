"""Degrees, faults, checks and gaps in words."""

from collections.abc import Iterable
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from classification.choices import Factor, Field, Grade
from classification.models import JobDescription, Judged
from classification.queries.judging import DEGREES
from classification.rules.degrees import PULL_OF
from classification.rules.evaluation import Evaluation
from classification.rules.reading import FACTORS
from classification.rules.refusing import Fault
from classification.services.descriptions import FIELDS

TEXTS = {
    field.name: field.verbose_name
    for field in JobDescription._meta.concrete_fields
    if field.name in FIELDS
}
TONES = {
    Grade.FITS: "good",
    Grade.NOTE: "info",
    Grade.REASON: "warn",
    Grade.RECHECK: "danger",
}


def fault_words(fault: Fault) -> str:
    """Why a field is refused."""
    return str(fault.code.label) % fault.values


def written(judged: Judged, field: Field) -> str:
    """A degree with its pull as the charts write it; empty while it is not chosen."""
    pull = PULL_OF[field].value
    degree: str = getattr(judged, field.value)
    return degree + (getattr(judged, pull) if pull in DEGREES else "") if degree else ""


def degree_lines(judged: Judged) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each factor with its sub-factors and their degrees."""
    return [
        (str(Factor(factor).label), [(str(f.label), written(judged, f)) for f in fields])
        for factor, fields in FACTORS.items()
    ]


def advice_lines(found: Evaluation) -> list[dict[str, Any]]:
    """Each check as a sentence with its grade and its source; what fits stands last."""
    order = list(TONES)
    lines = [
        {
            "text": str(each.code.label) % each.values,
            "grade": str(each.grade.label),
            "tone": TONES[each.grade],
            "source": str(each.source.label),
            "place": -order.index(each.grade),
        }
        for each in found.checks
    ]
    return sorted(lines, key=lambda line: line["place"])


def missing_words(codes: Iterable[str]) -> list[str]:
    """What is missing before a step, as the services name it."""
    return [_missing(code) for code in codes]


def _missing(code: str) -> str:
    said = {
        "allocation": _("The position is not allocated to the group."),
        "chair": _("Nobody chairs the committee."),
        "level": _("The points are below the group: there is no level to recommend."),
        "submitted": _("No member has submitted an evaluation."),
        "estimate": _("The profile is not estimated."),
        "second_dollars": _("Something about the second impact is not answered."),
    }
    if code in said:
        return said[code]
    if code in TEXTS:
        return capfirst(str(TEXTS[code]))
    if code.startswith("rationale:"):
        field = Field(code.removeprefix("rationale:"))
        return _("There is no rationale for: %(field)s") % {"field": field.label}
    return _("There is no degree for: %(field)s") % {"field": Field(code).label}
