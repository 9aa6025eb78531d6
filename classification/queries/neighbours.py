"""What stands around a position: its line as of a day, and similar positions elsewhere."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Case,
    Count,
    ExpressionWrapper,
    F,
    Q,
    QuerySet,
    When,
    Window,
)
from django.db.models.functions import Abs, JSONObject

from classification.models import JobEvaluation
from classification.queries.judging import neighbour_of
from classification.queries.ranking import Positions, in_effect
from classification.rules.organization import Neighbour
from etms.directory.choices import Level
from etms.directory.models import PositionTerms

SUPERIOR, PEER, SUBORDINATE = "superior", "peer", "subordinate"
PLACES = (SUPERIOR, PEER, SUBORDINATE)
MOST = 60  # positions of a line that are shown


@dataclass(frozen=True)
class Beside:
    """A position beside another: where in the line, and how it is evaluated, if it is and the
    reader may see it: `hidden` says that there is something they may not."""

    place: str
    terms: PositionTerms
    decided: JobEvaluation | None
    hidden: bool = False

    @property
    def neighbour(self) -> Neighbour | None:
        return None if self.decided is None else neighbour_of(self.decided)


@dataclass(frozen=True)
class ReportingLine:
    """What stands around a position, the superior first, and how many more positions do."""

    beside: list[Beside]
    left_out: int


def line_of(evaluation: JobEvaluation, *, without: Positions = ()) -> ReportingLine:
    """Superior, peers and subordinates on the day of the evaluation; two queries, and without
    the levels at which they stand. The deputy head is not evaluated. `without`: positions that
    the reader evaluates now, of which nothing decided is shown."""
    day, own = evaluation.evaluated_on, evaluation.position_id
    terms = PositionTerms.objects.on(day)
    above = terms.filter(position=own).values("reports_to")
    around = Q(position=own) | Q(reports_to=own)
    around |= Q(position__in=above) | Q(reports_to__in=above)
    rows = terms.filter(around).exclude(Q(level=Level.DM) & ~Q(position=own))
    nearest = Case(When(Q(position=own) | Q(position__in=above), then=0), default=1)
    rows = rows.defer("level").select_related("position", "unit").order_by(nearest, "pk")
    rows = list(rows.annotate(every=Window(Count("pk")))[: MOST + 1])
    superior = next((row.reports_to_id for row in rows if row.position_id == own), None)
    others = [row for row in rows if row.position_id != own]
    every = rows[0].every - (len(rows) - len(others)) if rows else 0
    others = others[:MOST]
    decided = in_effect(on=day).filter(position__in=[row.position_id for row in others])
    decided = decided.annotate(hidden=ExpressionWrapper(Q(position__in=without), BooleanField()))
    found = {row.position_id: row for row in decided.defer("record")}
    beside = [
        _beside(_place(row, own, superior), row, found.get(row.position_id)) for row in others
    ]
    beside.sort(key=lambda each: PLACES.index(each.place))
    return ReportingLine(beside, left_out=every - len(others))


def _beside(place: str, terms: PositionTerms, decided: Any) -> Beside:
    hidden = decided is not None and decided.hidden
    return Beside(place, terms, None if hidden else decided, hidden)


def _place(row: PositionTerms, own: int, above: int | None) -> str:
    if row.position_id == above:
        return SUPERIOR
    return SUBORDINATE if row.reports_to_id == own else PEER


def elsewhere(
    evaluation: JobEvaluation, *, on: date, without: Positions = ()
) -> QuerySet[JobEvaluation]:
    """The evaluations of similar positions in other organizations: of the same occupation (NOC),
    primary purpose and distance from the deputy head. Who holds them is no part of it."""
    alike = in_effect(on=on).filter(
        description__noc_code=evaluation.description.noc_code,
        inclusion=evaluation.inclusion,
        levels_below=evaluation.levels_below,
    )
    return alike.exclude(organization=evaluation.organization_id).exclude(position__in=without)


def nearest_in_points(
    found: QuerySet[JobEvaluation], total: int | None, *, limit: int
) -> tuple[list[JobEvaluation], dict[str, int]]:
    """Those nearest in points, or the largest where there are no points to compare with; and how
    many of all there are at each level. One query. `asked` are the degrees of their points."""
    away = -F("total") if total is None else Abs(F("total") - total)
    levels = found.order_by("level_after").values("level_after").annotate(number=Count("pk"))
    counted = ArraySubquery(levels.values(it=JSONObject(level="level_after", number=Count("pk"))))
    rows = found.alias(away=away).annotate(levels=counted, asked=F("record__asked"))
    rows = rows.order_by("away", "-pk")
    nearest = list(rows.select_related("organization").defer("record")[:limit])
    spread = nearest[0].levels if nearest else []
    return nearest, {each["level"]: each["number"] for each in spread}
