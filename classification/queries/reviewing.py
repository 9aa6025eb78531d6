"""The consistency review over decided evaluations: positions as the rules compare them."""

from collections.abc import Iterable
from datetime import date

from classification.policy.shapes import Standard
from classification.queries.ranking import Positions, in_effect
from classification.rules.points import Figures
from classification.rules.reading import charts
from classification.rules.review import Found, Post, review
from etms.directory.choices import Level
from etms.directory.models import PositionTerms

EVALUATED = (
    "position_id", "know_how", "percent", "problem_solving", "accountability", "total",
    "level_after", "profile", "freedom_to_act", "freedom_to_act_pull",
    "description__noc_code", "inclusion", "levels_below",
)  # fmt: skip


Stands = dict[int, tuple[int | None, str]]  # position: its superior and its level


def stands_on(day: date) -> Stands:
    """Where every position of the service stands that day; one query."""
    rows = PositionTerms.objects.on(day)
    rows = rows.values_list("position_id", "reports_to_id", "level")
    return {position: (above, level) for position, above, level in rows}


def posts(stands: Stands, *, on: date, standard: Standard, without: Positions = ()) -> list[Post]:
    """Every evaluated position of the service that day; one query.

    Similar are positions of the same occupation (NOC), the same primary purpose and the same
    distance from the deputy head: what was recorded of the work before any point was given.
    """
    rows = in_effect(on=on).exclude(position__in=without).order_by("position_id")
    rows = rows.values_list(*EVALUATED)
    return [_post(row, *stands[row[0]], standard) for row in rows if row[0] in stands]


def _post(row: tuple, superior: int | None, held: str, standard: Standard) -> Post:
    position, *points, level, profile, freedom, pull, noc, inclusion, levels_below = row
    return Post(
        key=position,
        kind=(noc, inclusion, levels_below),
        figures=Figures(*points, level or None, profile),
        freedom=freedom + pull,
        superior=superior,
        held=held if held in standard.bands else None,
    )


def review_of(
    *, on: date, organization: int | None = None, without: Positions = ()
) -> list[Found]:
    """What the review finds that day, in the whole service or at the positions of one
    organization; these are compared with similar ones wherever they stand. `without`: positions
    that the reader evaluates now, with which nothing is compared, since a step away from them
    says what they are."""
    standard, stands = charts(on=on), stands_on(on)
    line = {key: above for key, (above, level) in stands.items() if level != Level.DM}
    evaluated = posts(stands, on=on, standard=standard, without=without)
    found = review(evaluated, standard=standard, line=line)
    if organization is None:
        return found
    there = _standing_in(organization, on=on)
    return [each for each in found if each.key in there]


def _standing_in(organization: int, *, on: date) -> frozenset[int]:
    rows = PositionTerms.objects.on(on).filter(unit__organization=organization)
    return frozenset(rows.values_list("position", flat=True))


def by_position(found: Iterable[Found]) -> dict[int, list[Found]]:
    """Findings of each position."""
    grouped: dict[int, list[Found]] = {}
    for each in found:
        grouped.setdefault(each.key, []).append(each)
    return grouped
