"""Codes of the engine in the words of the reader: degrees, faults, checks and gaps."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from classification.choices import Factor, Field, Grade
from classification.models import JobDescription, Judged
from classification.queries.judging import degrees_of
from classification.queries.missing import FIELDS
from classification.queries.notation import sign, signed
from classification.rules.benchmarks import Scored
from classification.rules.checks import Advice
from classification.rules.degrees import PULL_OF
from classification.rules.reading import FACTORS
from classification.rules.refusing import Fault
from etms.bilingual import language
from etms.formats import fill, write_number

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
NAMES = {each.name: each.verbose_name for each in Judged._meta.concrete_fields}


def fault_said(fault: Fault) -> str:
    """Why a field is refused."""
    return fill(fault.code.label, signed(fault.values))


def faults_said(faults: Iterable[Fault]) -> str:
    """Why something is refused, each reason once."""
    return " ".join(dict.fromkeys(fault_said(each) for each in faults))


def field_named(name: str) -> str:
    """What a field of an evaluation is called; an unknown one by its own name."""
    for words in (Field, Factor):
        if name in words.values:
            return str(words(name).label)
    return capfirst(str(NAMES[name])) if name in NAMES else name


def written(judged: Judged, field: Field) -> str:
    """A degree with its pull as the charts write it; empty while it is not chosen."""
    return written_of(degrees_of(judged), field)


def written_of(degrees: Mapping[str, str], field: Field) -> str:
    """The same from degrees and pulls by their names."""
    degree = degrees[field.value]
    return sign(degree + degrees.get(PULL_OF[field].value, "")) if degree else ""


def factor_written(degrees: Mapping[str, str], factor: Factor) -> str:
    """The degrees of a factor as the charts write them: F+II3."""
    return "".join(written_of(degrees, field) for field in FACTORS[factor])


def degree_lines(judged: Judged) -> list[tuple[str, list[tuple[str, str]]]]:
    """Each factor with its sub-factors and their degrees."""
    return [
        (str(Factor(factor).label), [(str(f.label), written(judged, f)) for f in fields])
        for factor, fields in FACTORS.items()
    ]


@dataclass(frozen=True)
class Said:
    """One check in plain words, with its grade and its clause."""

    text: str
    grade: str
    tone: str
    source: str


def checks_said(checks: Iterable[Advice]) -> list[Said]:
    """Each check as it is read: what it found, what it asks, where the standard says so.

    The gravest stand first, what fits last.
    """
    order = list(TONES)
    return [
        Said(
            text=fill(each.code.label, signed(each.values)),
            grade=str(each.grade.label),
            tone=TONES[each.grade],
            source=str(each.source.label),
        )
        for each in sorted(checks, key=lambda each: -order.index(each.grade))
    ]


def benchmark_named(found: Scored) -> str:
    """A benchmark position by its number and title, with level, points and profile."""
    title, figures = getattr(found.benchmark, f"title_{language()}"), found.figures
    result = f"{figures.level}, {write_number(figures.total)}, {figures.profile}"
    return f"{found.benchmark.number} – {title} ({result})"


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
        "second_dollars": _(
            "Something about the second impact is not answered, or no first amount is taken."
        ),
    }
    if code in said:
        return said[code]
    if code in TEXTS:
        return capfirst(str(TEXTS[code]))
    if code.startswith("rationale:"):
        field = Field(code.removeprefix("rationale:"))
        return _("There is no rationale for: %(field)s") % {"field": field.label}
    return _("There is no degree for: %(field)s") % {"field": Field(code).label}
