"""From the columns of an evaluation or a seat to what the engine is asked, and back to figures."""

from datetime import date
from typing import Any

from classification.choices import Field, Refusal
from classification.models import JobEvaluation, Judged
from classification.models.judged import FIGURES
from classification.rules.comparators import Citation
from classification.rules.degrees import PULL_OF, Degree
from classification.rules.evaluation import ALONE, Around, Evaluation, evaluate, replay
from classification.rules.joining import Impacted, Joined, join
from classification.rules.magnitude import magnitude_of
from classification.rules.organization import Neighbour
from classification.rules.partial import SoFar, so_far
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


def asked_of(judged: Judged) -> dict[str, Any]:
    """What the engine is asked: dollars of a day stand before a magnitude that was chosen, and a
    second impact is joined to the first once all of it is said."""
    asked: dict[str, Any] = {name: getattr(judged, name) for name in DEGREES}
    if judged.dollars is None:
        return asked
    dollars, joined = judged.dollars, joined_of(judged)
    if joined is not None:
        dollars = joined.dollars
        asked["impact"], asked["impact_pull"] = (
            joined.degrees.impact.name,
            joined.degrees.impact.pull,
        )
    asked["magnitude_pull"] = ""
    asked["magnitude"] = {"dollars": dollars, "on": judged.dollars_on}
    return asked


def joined_of(judged: Judged) -> Joined | None:
    """The first and a second impact together; None while something of it is open."""
    said = (judged.second_dollars, judged.second_impact, judged.unrelated, judged.own_work)
    first = (judged.dollars, judged.dollars_on, judged.impact, judged.freedom_to_act)
    if any(each in (None, "") for each in (*said, *first)):
        return None
    try:
        return join(
            Impacted(judged.dollars, Degree(judged.impact, judged.impact_pull)),
            Impacted(
                judged.second_dollars, Degree(judged.second_impact, judged.second_impact_pull)
            ),
            freedom=Degree(judged.freedom_to_act, judged.freedom_to_act_pull),
            unrelated=bool(judged.unrelated),
            own_work=bool(judged.own_work),
            on=judged.dollars_on,
        )
    except NotInForce:
        raise Refused(fault(Field.ON, Refusal.NO_CHARTS, on=judged.dollars_on)) from None


def wrong_in(judged: Judged, *, on: date) -> tuple[Fault, ...]:
    """What is wrong with what is chosen so far; what is only missing is not."""
    faults = [] if judged.dollars is None else _of_dollars(judged)
    try:
        asked = {name: getattr(judged, name) for name in DEGREES} if faults else asked_of(judged)
        faults += so_far(asked, on=on).faults
    except Refused as refusal:
        faults += refusal.faults
    return tuple(each for each in faults if each.code is not Refusal.MISSING or each.field == "on")


def _of_dollars(judged: Judged) -> list[Fault]:
    if judged.dollars_on is None:
        return [fault(Field.ON, Refusal.MISSING)]
    try:
        magnitude_of(judged.dollars, on=judged.dollars_on)
    except Refused as refusal:
        return list(refusal.faults)
    return []


def points_so_far(judged: Judged, *, on: date) -> SoFar:
    """The figures of the factors that are filled in, and what is missing."""
    return so_far(asked_of(judged), on=on)


def missing_in(judged: Judged, *, on: date) -> tuple[str, ...]:
    """The sub-factors without a degree, and `second_dollars` where that impact is half said."""
    found = [each.field for each in so_far(asked_of(judged), on=on).faults]
    if judged.second_dollars is not None and joined_of(judged) is None:
        found.append("second_dollars")
    return tuple(found)


def evaluated(judged: Judged, *, on: date, around: Around = ALONE) -> Evaluation | None:
    """The evaluation with all figures and checks, or None while it is not whole."""
    if missing_in(judged, on=on):
        return None
    return evaluate(asked_of(judged), on=on, around=around)


def replayed(judged: Judged) -> Evaluation | None:
    """The kept evaluation under the charts, bands and index it was made under."""
    return None if judged.record is None else replay(judged.record)


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


def magnitude_read(found: Evaluation | None) -> dict[str, Any]:
    """The degree that dollars were read as, for the columns of the magnitude."""
    if found is None or found.magnitude is None:
        return {}
    degree = found.magnitude.degree
    return {"magnitude": degree.name, "magnitude_pull": degree.pull}


def around_of(evaluation: JobEvaluation) -> Around:
    """What stands around a position: levels below the deputy head, its superior as evaluated, and
    the benchmark positions cited."""
    cited: dict[str, list[Any]] = {}
    for row in evaluation.comparators.all():
        cited.setdefault(row.number, []).append(row)
    return Around(
        levels_below=evaluation.levels_below,
        superior=_superior(evaluation),
        citations=tuple(
            Citation(
                number,
                tuple(row.factor for row in rows),
                " ".join(row.note for row in rows if row.note),
            )
            for number, rows in cited.items()
        )
        if cited
        else None,
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
