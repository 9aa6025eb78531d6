"""What a position asks in the competencies of a cycle, and how far a person is from it.

Ratings come from the caller, who knows which its reader may see: the executive's own, or the
manager's. Nothing here reads an answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from etms.cycles.models import Competency, Cycle
from etms.directory import queries as directory
from talent import policy
from talent.models import RequiredCompetency
from talent.rules import competencies as rules

RATING = "rating"  # the question whose choices are the scale


@dataclass(frozen=True)
class Asked:
    """One competency of the cycle, the rating asked, and whether the position itself says so."""

    competency: Competency
    rating: str
    recorded: bool


def scale(cycle: Cycle) -> list[dict[str, str]]:
    """The scale of ratings of a cycle, lowest first: [{"code", "en", "fr"}]; empty without one."""
    if not cycle.questions_id:
        return []
    found = cycle.questions.rows.filter(code=RATING).values_list("options", flat=True).first()
    return found or []


def required_profile(position_id: int, level: str, cycle: Cycle) -> list[Asked]:
    """What a position of a level asks in each competency of a cycle; two queries.

    A competency that the cycle's set no longer has is not asked, whatever was recorded for it.
    """
    if not cycle.competencies_id:
        return []
    recorded = dict(
        RequiredCompetency.objects.filter(position=position_id).values_list("competency", "rating")
    )
    return [
        Asked(
            competency,
            recorded.get(competency.code)
            or policy.required_rating(competency.code, level, on=cycle.starts_on),
            competency.code in recorded,
        )
        for competency in cycle.competencies.rows.all()
    ]


def gaps_of(
    person,
    cycle: Cycle,
    ratings: Mapping[str, str],
    *,
    on: date,
    codes: list[str] | None = None,
) -> list[tuple[Competency, rules.Gap]]:
    """How far a person is from what the own substantive position asks; empty without one.

    `ratings`: the rating given in each competency, by code; `codes`: the scale, lowest first, of
    whoever has it at hand.
    """
    home = directory.cards(on=on).filter(person=person).first()
    if home is None or home.position_id is None:
        return []
    return gaps_against(home.position_id, home.level, cycle, ratings, codes=codes)


def gaps_against(
    position_id: int,
    level: str,
    cycle: Cycle,
    ratings: Mapping[str, str],
    *,
    codes: list[str] | None = None,
) -> list[tuple[Competency, rules.Gap]]:
    """The same against any position: of a successor, for instance, against the one to fill."""
    profile = required_profile(position_id, level, cycle)
    asked = {each.competency.code: each.rating for each in profile}
    if codes is None:
        codes = [option["code"] for option in scale(cycle)]
    found = rules.gaps(asked, ratings, scale=codes)
    return [(each.competency, gap) for each, gap in zip(profile, found, strict=True)]
