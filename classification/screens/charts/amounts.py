"""Dollars as magnitude: the dimensions of the job description, read and weighed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from classification.choices import Dimension, Fact, Ground, Impact
from classification.models import JobDimension, Judged
from classification.policy.shapes import Standard
from classification.rules.alternatives import Option, Weighed, compare
from classification.rules.degrees import Degree
from classification.rules.magnitude import CENT, Magnitude, magnitude_of
from classification.rules.refusing import Refused
from classification.screens.charts.words import fault_said, sign


@dataclass(frozen=True)
class Given:
    """What the standard gives for a kind of dimension: an impact, and what must be true."""

    impact: str
    needs: tuple[str, ...]
    rare: bool


@dataclass(frozen=True)
class Line:
    """A dimension of the job description as magnitude."""

    row: JobDimension
    yearly: Decimal
    magnitude: Magnitude | None
    wrong: str
    given: tuple[Given, ...]
    taken: bool

    @property
    def degree(self) -> str:
        return sign(str(self.magnitude.degree)) if self.magnitude else ""


def yearly(row: JobDimension) -> Decimal:
    """The amount that counts, to the cent."""
    return Decimal(row.yearly).quantize(CENT)


def lines(rows: Iterable[JobDimension], judged: Judged, *, standard: Standard) -> list[Line]:
    """Each dimension with its magnitude, or why it has none, and its legitimate impacts."""
    return [_line(row, judged, standard) for row in rows]


def _line(row: JobDimension, judged: Judged, standard: Standard) -> Line:
    amount, magnitude, wrong = yearly(row), None, ""
    try:
        magnitude = magnitude_of(amount, on=row.on, scale=standard.magnitude)
    except Refused as refusal:
        wrong = " ".join(fault_said(each) for each in refusal.faults)
    stands = (judged.dollars, judged.dollars_on, judged.dimension)
    given = given_for(Dimension(row.kind), standard)
    return Line(row, amount, magnitude, wrong, given, stands == (amount, row.on, row.kind))


def given_for(kind: Dimension, standard: Standard) -> tuple[Given, ...]:
    return tuple(
        Given(
            str(Impact(each.impact).label),
            tuple(str(fact.label) for fact in Fact if fact.value in each.needs),
            each.rare,
        )
        for each in standard.dimensions[kind.value]
    )


def relevant_facts(rows: Iterable[JobDimension], standard: Standard) -> list[Fact]:
    """What is asked of the role, for the kinds of dimension at hand: the rest would be noise."""
    kinds = {row.kind for row in rows}
    asked = {need for kind in kinds for each in standard.dimensions[kind] for need in each.needs}
    always = {Fact.IN_LINE.value}
    if Dimension.CAPITAL in kinds:
        always.add(Fact.WHOLE_ASSET.value)
    return [fact for fact in Fact if fact.value in asked | always]


@dataclass(frozen=True)
class Alternative:
    """One combination of magnitude and impact, and what the standard says of it."""

    name: str
    kind: str
    impact: str
    written: str
    points: int
    said: str
    missing: tuple[str, ...]
    tone: str


def alternatives(
    rows: Iterable[JobDimension],
    *,
    facts: Sequence[str],
    freedom: Degree | None,
    on: date,
    standard: Standard,
) -> list[Alternative]:
    """Every combination the standard knows for these dimensions, the highest legitimate first."""
    if freedom is None:
        return []
    options = [option for row in rows for option in _options(row, facts, standard)]
    try:
        weighed = compare(options, freedom=freedom, on=on)
    except Refused:
        return []
    weighed.sort(key=lambda each: (not each.verdict.legitimate, -each.points))
    return [_alternative(each) for each in weighed]


def _options(row: JobDimension, facts: Sequence[str], standard: Standard) -> list[Option]:
    try:
        magnitude_of(yearly(row), on=row.on, scale=standard.magnitude)
    except Refused:  # no degree for that amount: the line of the dimension says why
        return []
    known = frozenset(Fact(fact) for fact in facts)
    if row.passes_through:
        known |= {Fact.PASSES_THROUGH}
    return [
        Option(
            name=row.name,
            dimension=Dimension(row.kind),
            impact=Degree(each.impact),
            dollars=yearly(row),
            on=row.on,
            facts=known,
        )
        for each in standard.dimensions[row.kind]
    ]


TONES = {Ground.HIGHEST: "good", Ground.EQUAL: "good", Ground.LOWER: "neutral"}


def _alternative(weighed: Weighed) -> Alternative:
    verdict, standing = weighed.verdict, weighed.standing
    said = [str((standing or verdict.ground).label)]
    if verdict.ground is Ground.RARE:
        said.append(_("Rare."))
    return Alternative(
        name=weighed.option.name,
        kind=str(weighed.option.dimension.label),
        impact=str(Impact(weighed.option.impact.name).label),
        written=sign(str(weighed.degrees)),
        points=weighed.points,
        said=" ".join(said),
        missing=tuple(str(fact.label) for fact in Fact if fact.value in verdict.missing),
        tone=TONES[standing] if standing in TONES else "warn",
    )
