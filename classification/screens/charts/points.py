"""What follows from the degrees chosen so far: points, level, profile, checks, fragility.

Nothing is written here, and no figure comes from what is wrong.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from classification.choices import Factor, Field, Likelihood, Refusal
from classification.models import Judged
from classification.policy.shapes import Standard
from classification.queries.judging import DEGREES, asked_of, joined_of, with_area
from classification.queries.notation import sign
from classification.rules.checks import know_how_likelihood, problem_solving_likelihood
from classification.rules.degrees import PULL_OF, Degree
from classification.rules.evaluation import ALONE, Around, Evaluation, evaluate
from classification.rules.fragility import (
    DegreeShift,
    FactorShift,
    fragile_degrees,
    fragile_factors,
)
from classification.rules.joining import Joined
from classification.rules.partial import SoFar, so_far
from classification.rules.points import pull_of
from classification.rules.reading import FACTORS, Reading, charts, partly
from classification.rules.refusing import Fault, Refused
from classification.screens.charts.initiative import Hint, initiative_said
from classification.screens.charts.pictures import Balance, Bar, balance, bars
from classification.screens.wording import (
    Said,
    checks_said,
    fault_said,
    field_named,
    written_of,
)
from etms.formats import write_number

FACTOR_OF = {
    name: factor
    for factor, fields in FACTORS.items()
    for each in fields
    for name in (each.value, PULL_OF[each].value)
} | dict.fromkeys(("dollars", "on", "second_dollars", "second_impact"), Factor.ACCOUNTABILITY)
LOUD = {
    Likelihood.MOST_LIKELY: "good",
    Likelihood.LESS_LIKELY: "info",
    Likelihood.UNLIKELY: "warn",
}
PLACES = {-1: "down", 0: "level", 1: "up"}


@dataclass(frozen=True)
class Part:
    """One factor: how the chart writes it, its points, and what is missing or wrong."""

    factor: Factor
    written: str
    half: tuple[str, ...] = ()  # the degrees that are there, empty for each that is not
    points: int | None = None
    percent: int | None = None
    pull: str = "level"  # which number of the cell: down, level or up
    likelihood: str = ""
    tone: str = ""
    missing: tuple[str, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()  # a field, and why it is refused
    hint: Hint | None = None


@dataclass(frozen=True)
class Points:
    """Everything the live answer says."""

    parts: tuple[Part, ...]
    missing: int
    wrong: int
    total: int | None = None
    level: str = ""
    profile: str = ""
    bars: tuple[Bar, ...] = ()
    balance: Balance | None = None
    groups: tuple[tuple[str, str, tuple[Said, ...]], ...] = ()
    fragile: tuple[str, ...] = ()
    shifts: tuple[str, ...] = ()
    joined: Joined | None = None
    freedom: Degree | None = field(default=None, compare=False)

    def __iter__(self):
        return iter(self.parts)

    @property
    def joined_degree(self) -> str:
        """The magnitude that two amounts come to together."""
        return sign(self.joined.magnitude.degree) if self.joined else ""

    @property
    def is_whole(self) -> bool:
        return self.total is not None


def points_of(
    judged: Judged,
    *,
    on: date,
    around: Around = ALONE,
    refused: Mapping[str, Fault] | None = None,
) -> Points:
    """What the degrees of a row come to; `refused` are fields that could not even be read."""
    standard, wrong = charts(on=on), list((refused or {}).values())
    asked, joined, more = _asked(judged, on)
    wrong += more
    read, found = partly(asked, standard=standard, as_of=on), so_far(asked, on=on)
    missing = [each.field for each in found.faults if each.code is Refusal.MISSING]
    wrong += [each for each in found.faults if each.code is not Refusal.MISSING]
    if judged.second_dollars is not None and joined is None and not more:
        missing.append("second_dollars")
    spoilt = {factor_of(each.field) for each in wrong}
    parts = tuple(
        _part(factor, judged, read, found, standard, missing, wrong, factor in spoilt)
        for factor in Factor
    )
    if missing or wrong:
        freedom = _freedom(read, asked)
        return Points(parts, len(missing), len(wrong), joined=joined, freedom=freedom)
    around = with_area(around, judged, on=on)
    return _whole(parts, evaluate(asked, on=on, around=around), joined, standard)


def factor_of(name: str) -> Factor:
    """The factor beside which a field is spoken of: its own, or the one that dollars bear on."""
    return Factor(name) if name in Factor.values else FACTOR_OF.get(name, Factor.ACCOUNTABILITY)


def _asked(judged: Judged, on: date) -> tuple[dict[str, Any], Joined | None, list[Fault]]:
    """What the engine is asked, and why two amounts could not be joined."""
    try:
        return asked_of(judged, on=on), joined_of(judged, on=on), []
    except Refused as refusal:
        asked: dict[str, Any] = {
            name: getattr(judged, name) for name in FACTOR_OF if hasattr(judged, name)
        }
        for name in ("dollars", "on", "second_dollars", "second_impact"):
            asked.pop(name, None)
        return asked, None, list(refusal.faults)


def _freedom(read: Reading, asked: Mapping[str, Any]) -> Degree | None:
    if read.accountability is not None:
        return read.accountability.freedom
    name = asked.get(Field.FREEDOM.value)
    return Degree(name, asked.get(Field.FREEDOM_PULL.value) or "") if name else None


def _part(
    factor: Factor,
    judged: Judged,
    read: Reading,
    found: SoFar,
    standard: Standard,
    missing: Sequence[str],
    wrong: Sequence[Fault],
    spoilt: bool,
) -> Part:
    degrees = getattr(read, factor.value)
    points = None if spoilt else getattr(found, factor.value)
    shade = _shade(factor, degrees, standard) if degrees is not None and not spoilt else None
    return Part(
        factor,
        written=sign(str(degrees)) if degrees is not None else "",
        half=_half(factor, judged) if degrees is None else (),
        points=points,
        percent=found.percent if factor is Factor.PROBLEM_SOLVING and not spoilt else None,
        pull=PLACES[_pull(factor, degrees, standard)] if degrees is not None else "level",
        likelihood=str(shade.label) if shade else "",
        tone=LOUD[shade] if shade else "",
        missing=tuple(_missing_named(name) for name in missing if factor_of(name) is factor),
        faults=tuple(
            (field_named(each.field), fault_said(each))
            for each in wrong
            if factor_of(each.field) is factor
        ),
        hint=initiative_said(judged.participation) if factor is Factor.ACCOUNTABILITY else None,
    )


def _missing_named(name: str) -> str:
    if name == "second_dollars":
        return _("The second amount: its impact, whether it is unrelated, a first amount")
    return field_named(name)


def _half(factor: Factor, judged: Judged) -> tuple[str, ...]:
    """The degrees that are there, empty for each that is not; none where nothing is chosen."""
    chosen = {name: getattr(judged, name) for name in DEGREES}
    said = tuple(written_of(chosen, each) for each in FACTORS[factor])
    return said if any(said) else ()


def _pull(factor: Factor, degrees: Any, standard: Standard) -> int:
    if factor is Factor.KNOW_HOW:
        return pull_of(degrees.practical, degrees.planning, held=standard.know_how.held)
    if factor is Factor.PROBLEM_SOLVING:
        held = standard.problem_solving.held
        return pull_of(degrees.environment, degrees.challenge, held=held)
    held = standard.accountability.held
    return pull_of(degrees.freedom, degrees.magnitude, degrees.impact, held=held)


def _shade(factor: Factor, degrees: Any, standard: Standard) -> Likelihood | None:
    """The shading of the number that the pulls point at; Accountability has none."""
    if factor is Factor.KNOW_HOW:
        return know_how_likelihood(degrees, standard=standard)
    if factor is Factor.PROBLEM_SOLVING:
        return problem_solving_likelihood(degrees, standard=standard)
    return None


def _whole(
    parts: tuple[Part, ...], found: Evaluation, joined: Joined | None, standard: Standard
) -> Points:
    figures = found.figures
    return Points(
        parts,
        missing=0,
        wrong=0,
        total=figures.total,
        level=figures.level or "",
        profile=figures.profile,
        bars=bars(figures),
        balance=balance(figures.profile, standard),
        groups=_by_grade(checks_said(found.checks)),
        fragile=tuple(
            factor_shift_said(each) for each in fragile_factors(figures, standard=standard)
        ),
        shifts=tuple(
            degree_shift_said(each) for each in fragile_degrees(found.degrees, standard=standard)
        ),
        joined=joined,
        freedom=found.degrees.accountability.freedom,
    )


def _by_grade(checks: Sequence[Said]) -> tuple[tuple[str, str, tuple[Said, ...]], ...]:
    """Each grade in words, its tone, its checks, in the order they come."""
    grouped = groupby(checks, key=lambda each: (each.grade, each.tone))
    return tuple((*grade, tuple(found)) for grade, found in grouped)


def factor_shift_said(shift: FactorShift) -> str:
    """One factor a step further: what the level would be."""
    said = {
        "factor": str(shift.factor.label),
        "level": shift.level,
        "total": write_number(shift.total),
    }
    if shift.level is None:
        return (
            _("One step lower in %(factor)s takes it below the group (%(total)s points).") % said
        )
    if shift.steps < 0:
        return _("One step lower in %(factor)s makes it %(level)s (%(total)s points).") % said
    return _("One step higher in %(factor)s makes it %(level)s (%(total)s points).") % said


def degree_shift_said(shift: DegreeShift) -> str:
    """One degree or pull a step further: what the level would be."""
    said = {
        "field": str(shift.field.label),
        "degree": sign(str(shift.becomes)),
        "level": shift.level,
        "total": write_number(shift.total),
    }
    if shift.level is None:
        return _("%(field)s %(degree)s takes it below the group (%(total)s points).") % said
    return _("%(field)s %(degree)s makes it %(level)s (%(total)s points).") % said


def missing_said(points: Points) -> str:
    """How much is still open, in a few words."""
    if points.wrong:
        return ngettext(
            "%(count)s field must be put right.",
            "%(count)s fields must be put right.",
            points.wrong,
        ) % {"count": points.wrong}
    return ngettext(
        "%(count)s sub-factor has no degree yet.",
        "%(count)s sub-factors have no degree yet.",
        points.missing,
    ) % {"count": points.missing}
