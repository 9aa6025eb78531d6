"""What stands around a position: its line as of a day, and similar positions elsewhere."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Abs

from classification.models import JobEvaluation
from classification.queries.judging import neighbour_of
from classification.queries.ranking import in_effect
from classification.rules.organization import Neighbour
from etms.directory.choices import Level
from etms.directory.models import PositionTerms

SUPERIOR, PEER, SUBORDINATE = "superior", "peer", "subordinate"
PLACES = (SUPERIOR, PEER, SUBORDINATE)
MOST = 60  # more peers and subordinates than a line has


@dataclass(frozen=True)
class Beside:
    """A position beside another: where in the line, and how it is evaluated, if it is."""

    place: str
    terms: PositionTerms
    decided: JobEvaluation | None

    @property
    def neighbour(self) -> Neighbour | None:
        return None if self.decided is None else neighbour_of(self.decided)


def line_of(evaluation: JobEvaluation) -> list[Beside]:
    """Superior, peers and subordinates on the day of the evaluation; three queries, and without
    the levels at which they stand. The deputy head is not evaluated."""
    day, own = evaluation.evaluated_on, evaluation.position_id
    terms = PositionTerms.objects.on(day)
    above = terms.filter(position=own).values_list("reports_to", flat=True).first()
    around = Q(reports_to=own)
    if above is not None:
        around |= Q(position=above) | Q(reports_to=above)
    rows = terms.filter(around).exclude(position=own).exclude(level=Level.DM)
    rows = list(rows.defer("level").select_related("position", "unit").order_by("pk")[:MOST])
    decided = in_effect(on=day).filter(position__in=[row.position_id for row in rows])
    found = {row.position_id: row for row in decided.defer("record")}
    beside = [Beside(_place(row, own, above), row, found.get(row.position_id)) for row in rows]
    return sorted(beside, key=lambda each: PLACES.index(each.place))


def _place(row: PositionTerms, own: int, above: int | None) -> str:
    if row.position_id == above:
        return SUPERIOR
    return SUBORDINATE if row.reports_to_id == own else PEER


def elsewhere(evaluation: JobEvaluation, *, on: date) -> QuerySet[JobEvaluation]:
    """The evaluations of similar positions in other organizations: of the same occupation (NOC),
    primary purpose and distance from the deputy head. Who holds them is no part of it."""
    alike = in_effect(on=on).filter(
        description__noc_code=evaluation.description.noc_code,
        inclusion=evaluation.inclusion,
        levels_below=evaluation.levels_below,
    )
    return alike.exclude(organization=evaluation.organization_id)


def nearest_in_points(
    found: QuerySet[JobEvaluation], total: int | None, *, limit: int
) -> QuerySet[JobEvaluation]:
    """Those nearest in points; the largest, where there are no points to compare with."""
    away = -F("total") if total is None else Abs(F("total") - total)
    rows = found.alias(away=away).order_by("away", "-pk")
    return rows.select_related("organization").defer("record")[:limit]


def spread(found: QuerySet[JobEvaluation]) -> dict[str, int]:
    """How many of them there are at each level; one query."""
    rows = found.values_list("level_after").annotate(number=Count("pk"))
    return dict(rows.order_by("level_after"))
