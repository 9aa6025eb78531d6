"""From the columns of an evaluation or a seat to what the engine is asked, and back to figures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import prefetch_related_objects

from classification.choices import Dimension, Fact, Field, Refusal
from classification.models import JobDescription, JobDimension, JobEvaluation, Judged, Seat
from classification.models.judged import FIGURES
from classification.policy import BOOK
from classification.policy.shapes import Index
from classification.rules.comparators import Citation
from classification.rules.degrees import PULL_OF, Degree
from classification.rules.evaluation import ALONE, Around, Evaluation, evaluate, replay
from classification.rules.impact import Area
from classification.rules.joining import Impacted, Joined, join, require_second
from classification.rules.magnitude import CENT, magnitude_of
from classification.rules.organization import Neighbour
from classification.rules.partial import SoFar, so_far
from classification.rules.reading import amount_read, charts
from classification.rules.refusing import Fault, Refused, fault
from etms.policy import NotInForce

# The columns of degrees, in the order of the charts: communicating has no pull and no column.
DEGREES: tuple[str, ...] = tuple(
    name
    for field, pull in PULL_OF.items()
    for name in ((field.value,) if field is Field.COMMUNICATING else (field.value, pull.value))
)
DOLLARS = ("dollars", "dollars_on", "dimension", "facts", "participation")
SECOND = ("second_dollars", "second_impact", "second_impact_pull", "unrelated", "own_work")
COLUMNS = (*DEGREES, *DOLLARS, *SECOND)


def asked_of(judged: Judged, *, on: date) -> dict[str, Any]:
    """What the engine is asked on a day: dollars stand before a magnitude that was chosen, and a
    second impact is joined to the first once all of it is said."""
    asked: dict[str, Any] = {name: getattr(judged, name) for name in DEGREES}
    if judged.dollars is None:
        return asked
    dollars, joined = judged.dollars, joined_of(judged, on=on)
    if joined is not None:
        dollars = joined.dollars
        asked["impact"], asked["impact_pull"] = (
            joined.degrees.impact.name,
            joined.degrees.impact.pull,
        )
    asked["magnitude_pull"] = ""
    asked["magnitude"] = {"dollars": dollars, "on": judged.dollars_on}
    return asked


def joined_of(judged: Judged, *, on: date) -> Joined | None:
    """The first and a second impact together, under the charts of a day; None while something of
    it is open."""
    said = (judged.second_dollars, judged.second_impact, judged.unrelated, judged.own_work)
    first = (judged.dollars, judged.dollars_on, judged.impact, judged.freedom_to_act)
    if any(each in (None, "") for each in (*said, *first)):
        return None
    return join(
        Impacted(judged.dollars, Degree(judged.impact, judged.impact_pull)),
        Impacted(judged.second_dollars, Degree(judged.second_impact, judged.second_impact_pull)),
        freedom=Degree(judged.freedom_to_act, judged.freedom_to_act_pull),
        unrelated=bool(judged.unrelated),
        own_work=bool(judged.own_work),
        on=judged.dollars_on,
        index=_index(judged.dollars_on),
        standard=charts(on=on),
    )


def _index(on: date) -> Index:
    try:
        return BOOK.index(on=on)
    except NotInForce:
        raise Refused(fault(Field.ON, Refusal.NO_INDEX, on=on)) from None


def area_of(judged: Judged, *, on: date) -> Area | None:
    """What stands for the size of the area, and what is true of the role; None where nothing of
    it is said. Of a second amount that is taken for the first nobody says what it is."""
    if judged.dollars is None and not judged.dimension and not judged.facts:
        return None
    joined = joined_of(judged, on=on)
    named = judged.dimension if joined is None or not joined.takes_second else ""
    return Area(
        Dimension(named) if named else None,
        frozenset(Fact(fact) for fact in judged.facts),
        passes_through=bool(named) and _passes_through(judged),
    )


def _passes_through(judged: Judged) -> bool:
    """Whether the job description says so of the amount that is taken."""
    if judged.dollars is None:
        return False
    description = _description_of(judged)
    prefetch_related_objects([description], "dimensions")  # a page lists them too
    return any(
        row.passes_through and is_taken(row, judged) for row in description.dimensions.all()
    )


def _description_of(judged: Judged) -> JobDescription:
    evaluation = judged.evaluation if isinstance(judged, Seat) else judged
    found: JobDescription = evaluation.description
    return found


def is_taken(row: JobDimension, judged: Judged) -> bool:
    """Whether a dimension of the job description is the amount that is read as magnitude."""
    stands = (judged.dollars, judged.dollars_on, judged.dimension)
    return stands == (yearly(row), row.on, row.kind)


def yearly(row: JobDimension) -> Decimal:
    """The amount of a dimension that counts, to the cent."""
    return Decimal(row.yearly).quantize(CENT)


def with_area(around: Around, judged: Judged, *, on: date) -> Around:
    """What stands around a position, and what stands for the size of its area."""
    return replace(around, area=area_of(judged, on=on))


def wrong_in(judged: Judged, *, on: date) -> tuple[Fault, ...]:
    """What is wrong with what is chosen so far; what is only missing is not."""
    faults = [*_of_dollars(judged, on), *_of_second(judged, on)]
    try:
        asked = (
            {name: getattr(judged, name) for name in DEGREES}
            if faults
            else asked_of(judged, on=on)
        )
        faults += so_far(asked, on=on).faults
    except Refused as refusal:
        faults += refusal.faults
    return tuple(each for each in faults if each.code is not Refusal.MISSING)


def _of_dollars(judged: Judged, on: date) -> list[Fault]:
    if judged.dollars is None:
        return []
    if judged.dollars_on is None:
        return [fault(Field.ON, Refusal.MISSING_DAY)]
    try:
        amount_read(judged.dollars, on=judged.dollars_on, as_of=on, standard=charts(on=on))
    except Refused as refusal:
        return list(refusal.faults)
    return []


def _of_second(judged: Judged, on: date) -> list[Fault]:
    """Of the second amount, whatever else of that impact is open."""
    if judged.second_dollars is None:
        return []
    day = judged.dollars_on
    try:
        index = None if day is None else _index(day)
        require_second(judged.second_dollars, on=day or on, index=index, standard=charts(on=on))
    except Refused as refusal:
        return [each for each in refusal.faults if each.field != Field.ON.value]
    return []


def points_so_far(judged: Judged, *, on: date) -> SoFar:
    """The figures of the factors that are filled in, and what is missing."""
    return so_far(asked_of(judged, on=on), on=on)


def missing_in(judged: Judged, *, on: date) -> tuple[str, ...]:
    """The sub-factors without a degree, and `second_dollars` where that impact is half said."""
    found = [each.field for each in so_far(asked_of(judged, on=on), on=on).faults]
    if judged.second_dollars is not None and joined_of(judged, on=on) is None:
        found.append("second_dollars")
    return tuple(found)


def evaluated(judged: Judged, *, on: date, around: Around = ALONE) -> Evaluation | None:
    """The evaluation with all figures and checks, or None while it is not whole."""
    if missing_in(judged, on=on):
        return None
    return evaluate(asked_of(judged, on=on), on=on, around=with_area(around, judged, on=on))


def replayed(judged: Judged, *, superior: bool = True) -> Evaluation | None:
    """The kept evaluation under the charts, bands and index it was made under; without the
    superior, for who may not see how far away it is."""
    record: Any = judged.record
    if record is not None and not superior:
        record = record | {"around": record["around"] | {"superior": None}}
    return None if record is None else replay(record)


def figures_of(found: Evaluation | None) -> dict[str, Any]:
    """The columns of an evaluation's figures with their record; empty while it is not whole."""
    if found is None:
        return dict.fromkeys(FIGURES) | {"level": "", "profile": "", "record": None}
    figures = found.figures
    kept: dict[str, Any] = {name: getattr(figures, name) for name in FIGURES}
    return kept | {
        "level": figures.level or "",
        "profile": figures.profile,
        "record": found.record(),
    }


def magnitude_read(judged: Judged, *, on: date) -> dict[str, Any]:
    """The degree that dollars are read as, for the columns of the magnitude: those of both amounts
    where they are joined. A second amount that is taken in place of the first has an impact of its
    own, beside which the columns do not stand; the record says what was evaluated (`degrees_of`).
    """
    if judged.dollars is None:
        return {}
    joined, scale = joined_of(judged, on=on), charts(on=on).magnitude
    dollars = judged.dollars if joined is None or joined.takes_second else joined.dollars
    degree = magnitude_of(dollars, on=judged.dollars_on, scale=scale).degree
    return {"magnitude": degree.name, "magnitude_pull": degree.pull}


def degrees_of(judged: Judged) -> Mapping[str, str]:
    """The degrees by their columns: those from which the figures come once these stand, before
    that what is chosen. Two amounts are evaluated as what they come to, not as the first of them.
    """
    if judged.record is not None:
        asked: Mapping[str, str] = judged.record["asked"]
        return asked
    return {name: getattr(judged, name) for name in DEGREES}


def around_of(evaluation: JobEvaluation, *, superior: bool = True) -> Around:
    """What stands around a position: levels below the deputy head, its superior as evaluated (for
    who may see that), and the benchmark positions cited, none of them too."""
    cited: dict[str, list[Any]] = {}
    for row in evaluation.comparators.all():
        cited.setdefault(row.number, []).append(row)
    return Around(
        levels_below=evaluation.levels_below,
        superior=_superior(evaluation) if superior else None,
        citations=tuple(
            Citation(
                number,
                tuple(row.factor for row in rows),
                " ".join(row.note for row in rows if row.note),
            )
            for number, rows in cited.items()
        ),
    )


def _superior(evaluation: JobEvaluation) -> Neighbour | None:
    on = evaluation.evaluated_on
    line = evaluation.position.terms.on(on).values("reports_to")
    above = JobEvaluation.objects.in_effect(on).filter(position__in=line).first()
    return None if above is None else neighbour_of(above)


def neighbour_of(decided: JobEvaluation) -> Neighbour:
    """A decided evaluation as the organization check compares it."""
    return Neighbour(
        decided.know_how,
        decided.percent,
        decided.accountability,
        decided.freedom_to_act + decided.freedom_to_act_pull,
    )
