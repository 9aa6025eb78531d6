"""Dollars as magnitude: the dimensions of the job description, read and weighed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from classification.choices import Dimension, Fact, Ground, Impact, Joining
from classification.models import JobDimension, Judged
from classification.policy.shapes import Standard
from classification.queries.judging import is_taken, yearly
from classification.queries.notation import sign
from classification.rules.alternatives import Option, Weighed, compare
from classification.rules.degrees import Degree
from classification.rules.impact import Area, clause_of, facts_asked
from classification.rules.joining import Joined
from classification.rules.magnitude import Magnitude
from classification.rules.reading import amount_read
from classification.rules.refusing import Refused
from classification.screens.wording import faults_said


@dataclass(frozen=True)
class Given:
    """What the standard gives for a kind of dimension: an impact, and what must be true."""

    impact: str
    needs: tuple[str, ...]
    rare: bool


@dataclass(frozen=True)
class Line:
    """A dimension of the job description, or an amount of one's own, as magnitude."""

    row: JobDimension
    yearly: Decimal
    magnitude: Magnitude | None
    wrong: str
    given: tuple[Given, ...]
    taken: bool

    @property
    def degree(self) -> str:
        return sign(str(self.magnitude.degree)) if self.magnitude else ""


def lines(
    rows: Iterable[JobDimension], judged: Judged, *, on: date, standard: Standard
) -> list[Line]:
    """Each dimension with its magnitude, or why it has none, and its legitimate impacts."""
    return [_line(row, judged, on, standard) for row in rows]


def _line(row: JobDimension, judged: Judged, on: date, standard: Standard) -> Line:
    amount, magnitude, wrong = yearly(row), None, ""
    try:
        magnitude = amount_read(amount, on=row.on, as_of=on, standard=standard)
    except Refused as refusal:
        wrong = faults_said(refusal.faults)
    given = given_for(Dimension(row.kind), standard) if row.kind else ()
    return Line(row, amount, magnitude, wrong, given, is_taken(row, judged))


def own_line(judged: Judged, *, on: date, standard: Standard) -> Line:
    """The amount that is taken, where no dimension of the job description states it."""
    name = _("Another amount")
    stands = {"kind": judged.dimension, "amount": judged.dollars, "on": judged.dollars_on}
    return _line(JobDimension(name_en=name, name_fr=name, **stands), judged, on, standard)


def given_for(kind: Dimension, standard: Standard) -> tuple[Given, ...]:
    return tuple(
        Given(
            str(Impact(each.impact).label),
            tuple(str(fact.label) for fact in Fact if fact.value in each.needs),
            each.rare,
        )
        for each in standard.dimensions[kind.value]
    )


def relevant_facts(
    rows: Iterable[JobDimension], standard: Standard, *, taken: str = ""
) -> list[Fact]:
    """What is asked of the role, for the kinds of dimension at hand and that of the amount taken:
    the rest would be noise."""
    kinds = {row.kind for row in rows} | ({taken} if taken else set())
    asked = {Fact.IN_LINE}
    for kind in kinds:
        asked |= facts_asked(Dimension(kind), standard=standard)
    return [fact for fact in Fact if fact in asked]


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
    source: str
    tone: str
    chosen: bool


@dataclass(frozen=True)
class Amount:
    """An amount that may stand for the size of the area. Two that are joined were brought to the
    impact on the first: with another one they would come to another amount."""

    name: str
    dimension: Dimension
    dollars: Decimal
    on: date
    passes_through: bool = False
    joined: bool = False

    def is_same(self, other: "Amount | None") -> bool:
        own = (self.dimension, self.dollars, self.on)
        return other is not None and own == (other.dimension, other.dollars, other.on)


def alternatives(
    rows: Sequence[JobDimension],
    judged: Judged,
    *,
    joined: Joined | None,
    freedom: Degree | None,
    on: date,
    standard: Standard,
) -> list[Alternative]:
    """Every combination the standard knows for these dimensions and for the amount that is taken,
    and the one that is chosen whatever it is; the highest legitimate first."""
    if freedom is None:
        return []
    stated = [
        Amount(row.name, Dimension(row.kind), yearly(row), row.on, row.passes_through)
        for row in rows
    ]
    taken = _taken(rows, judged, joined)
    if taken is not None and not any(each.is_same(taken) for each in stated):
        stated.append(taken)
    facts = frozenset(Fact(fact) for fact in judged.facts)
    found = [
        (option, each.is_same(taken) and option.impact == _impact(judged))
        for each in stated
        if _is_read(each, on, standard)
        for option in _options(each, facts, judged if each.is_same(taken) else None, standard)
    ]
    try:
        weighed = compare([option for option, _chosen in found], freedom=freedom, on=on)
    except Refused:  # beyond the chart
        return []
    both = [(each, chosen) for each, (_option, chosen) in zip(weighed, found, strict=True)]
    both.sort(key=lambda pair: (not pair[0].verdict.legitimate, -pair[0].points))
    return [_alternative(each, chosen=chosen) for each, chosen in both]


def _taken(rows: Sequence[JobDimension], judged: Judged, joined: Joined | None) -> Amount | None:
    """The amount that is read as magnitude, if somebody has said what it is."""
    if judged.dollars is None or not judged.dimension or (joined and joined.takes_second):
        return None
    together = joined is not None and joined.how is Joining.JOINED
    return Amount(
        _("Both amounts together") if together else _("Another amount"),
        Dimension(judged.dimension),
        joined.dollars if joined is not None else judged.dollars,
        judged.dollars_on,
        passes_through=any(row.passes_through for row in rows if is_taken(row, judged)),
        joined=together,
    )


def _impact(judged: Judged) -> Degree | None:
    return Degree(judged.impact, judged.impact_pull) if judged.impact else None


def _is_read(amount: Amount, on: date, standard: Standard) -> bool:
    """Whether there is a degree for that amount: if not, its line says why."""
    try:
        amount_read(amount.dollars, on=amount.on, as_of=on, standard=standard)
    except Refused:
        return False
    return True


def _options(
    amount: Amount, facts: frozenset[Fact], judged: Judged | None, standard: Standard
) -> Iterator[Option]:
    """The impacts that the standard gives, and the one that is chosen on the amount taken."""
    area = Area(amount.dimension, facts, amount.passes_through)
    given = [] if amount.joined else standard.dimensions[amount.dimension.value]
    impacts = [Degree(row.impact) for row in given]
    chosen = None if judged is None else _impact(judged)
    if chosen is not None and chosen not in impacts:
        impacts.append(chosen)
    for impact in impacts:
        yield Option(amount.name, area, impact, amount.dollars, amount.on)


TONES = {Ground.HIGHEST: "good", Ground.EQUAL: "good", Ground.LOWER: "neutral"}


def _alternative(weighed: Weighed, *, chosen: bool) -> Alternative:
    verdict, standing = weighed.verdict, weighed.standing
    grounds = [standing or verdict.ground]
    if verdict.passes_through and Ground.PASSES_THROUGH not in grounds:
        grounds.append(Ground.PASSES_THROUGH)
    said = [str(ground.label) for ground in grounds]
    if verdict.ground is Ground.RARE:
        said.append(_("Rare."))
    option = weighed.option
    return Alternative(
        name=option.name,
        kind=str(option.area.dimension.label),
        impact=str(Impact(option.impact.name).label),
        written=sign(str(weighed.degrees)),
        points=weighed.points,
        said=" ".join(said),
        missing=tuple(str(fact.label) for fact in Fact if fact.value in verdict.missing),
        source=" · ".join(dict.fromkeys(str(clause_of(each).label) for each in grounds)),
        tone=TONES[standing] if standing in TONES and not verdict.passes_through else "warn",
        chosen=chosen,
    )
