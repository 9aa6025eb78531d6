"""The decided evaluations of an organization in their order, and how large each position is."""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Count, QuerySet

from classification.models import JobEvaluation
from classification.rules.ranking import Sizes, percentile
from etms.directory import queries as directory
from etms.directory.models import PositionTerms

ORDER = ("-total", "-pk")
Positions = QuerySet[Any] | Sequence[int]  # by their numbers


def in_effect(*, on: date) -> QuerySet[JobEvaluation]:
    """The evaluation each position stands by that day."""
    return JobEvaluation.objects.in_effect(on)


def ranked(organization_id: int, *, on: date, without: Positions = ()) -> QuerySet[JobEvaluation]:
    """The positions that stand in an organization that day, by what they are evaluated at; the
    largest first by ORDER. `without`: positions that the reader evaluates now."""
    there = PositionTerms.objects.on(on).filter(unit__organization=organization_id)
    return (
        in_effect(on=on)
        .filter(position__in=there.values("position"))
        .exclude(position__in=without)
        .defer("record")
    )


def holders_ranked(organization_id: int, *, on: date, without: Positions = ()) -> list[int]:
    """Who belongs to a ranked position of an organization, by the numbers of the people."""
    there = ranked(organization_id, on=on, without=without).values("position")
    rows = directory.homes(on=on).filter(position__in=there)
    return list(rows.values_list("person", flat=True))


def counted(organization_ids: Iterable[int], *, on: date) -> dict[int, int]:
    """How many positions of each organization are evaluated; one query."""
    decided = JobEvaluation.objects.decided().filter(effective_on__lte=on)
    rows = PositionTerms.objects.on(on).filter(
        unit__organization__in=list(organization_ids), position__in=decided.values("position")
    )
    grouped = rows.values("unit__organization").annotate(number=Count("position"))
    return {row["unit__organization"]: row["number"] for row in grouped}


def sizes(*, on: date) -> Sizes:
    """How many evaluated positions of the service there are, by level and points; one query."""
    rows = in_effect(on=on).values("level_after", "total").annotate(number=Count("pk"))
    return {(row["level_after"], row["total"]): row["number"] for row in rows}


def sizes_within_level(
    position_ids: Iterable[int], *, on: date, without: Positions = ()
) -> dict[int, Fraction | None]:
    """The percentile of these positions within their level, service-wide; two queries. What is
    not evaluated is not there, nor `without`: positions that the reader evaluates now."""
    there = sizes(on=on)
    rows = in_effect(on=on).filter(position__in=list(position_ids)).exclude(position__in=without)
    return {
        position: percentile(level, total, there)
        for position, level, total in rows.values_list("position", "level_after", "total")
    }
