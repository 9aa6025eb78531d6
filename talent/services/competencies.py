"""Record what a position asks in the competencies of the running cycle."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from etms import access, audit
from talent import policy
from talent.choices import CompetencyVerb
from talent.models import RequiredCompetency


@transaction.atomic
def require_competencies(
    *, position: Any, level: str, cycle: Any, ratings: Mapping[str, str], by: Any, at: datetime
) -> None:
    """Keep the ratings that differ from the default of the level; forget those that do not."""
    audit.act(by=by, at=at, verb=CompetencyVerb.REQUIRE, target=position)
    access.require(by, "talent.require_competencies", position)
    rows = RequiredCompetency.objects.filter(position=position, competency__in=list(ratings))
    there = {row.competency: row for row in rows.select_for_update()}
    for competency, rating in ratings.items():
        row = there.get(competency)
        if rating == policy.required_rating(competency, level, on=cycle.starts_on):
            if row is not None:
                row.delete()
        elif row is None:
            RequiredCompetency.objects.create(
                position=position, competency=competency, rating=rating
            )
        elif row.rating != rating:
            row.rating = rating
            row.save(update_fields=["rating"])
