"""The consistency review over decided evaluations: positions as the rules compare them."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import repeat
from typing import Any

from django.db.models import Count, QuerySet

from classification.models import JobEvaluation
from classification.policy.shapes import Standard
from classification.queries.ranking import Positions, in_effect
from classification.rules.points import Figures
from classification.rules.reading import charts
from classification.rules.review import Found, Post, review
from etms.directory import queries as directory
from etms.directory.choices import Level
from etms.directory.models import PositionTerms
from etms.directory.models.dated import in_force

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


def posts(stands: Stands, decided: QuerySet[JobEvaluation], *, standard: Standard) -> list[Post]:
    """These evaluations as the rules compare them, of positions that stand somewhere; one query.

    Similar are positions of the same occupation (NOC), the same primary purpose and the same
    distance from the deputy head: what was recorded of the work before any point was given.
    """
    rows = decided.order_by("position_id").values_list(*EVALUATED)
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
    standard, decided = charts(on=on), in_effect(on=on).exclude(position__in=without)
    if organization is not None:
        return _review_in(organization, decided, on=on, standard=standard)
    stands = stands_on(on)
    found = posts(stands, decided, standard=standard)
    return review(found, standard=standard, line=_line(stands))


def _review_in(
    organization: int, decided: QuerySet[JobEvaluation], *, on: date, standard: Standard
) -> list[Found]:
    """The same from what touches an organization: its positions and all above them one by one,
    similar positions elsewhere only counted. Three queries."""
    lines = directory.lines_of(organization, on=on)
    stands = {key: (each.superior_id, each.level) for key, each in lines.items()}
    near = posts(stands, decided.filter(position__in=list(lines)), standard=standard)
    kinds = {post.kind for post in near if lines[post.key].own}
    others = decided.exclude(position__in=list(lines))
    beside = _alike(kinds, others.filter(in_force(on, "position__terms__")))
    found = review(near, standard=standard, line=_line(stands), beside=beside)
    return [each for each in found if lines[each.key].own]


def _line(stands: Stands) -> dict[int, int | None]:
    """The superior of every position below a deputy head."""
    return {key: above for key, (above, level) in stands.items() if level != Level.DM}


KIND = ("description__noc_code", "inclusion", "levels_below")
COMPARED = ("know_how", "percent", "accountability")


def _alike(kinds: Collection[Any], decided: QuerySet[JobEvaluation]) -> Iterator[Post]:
    """What there is of some kinds, without saying which position each is; one query."""
    narrowed = decided.filter(description__noc_code__in={noc for noc, *_rest in kinds})
    rows = narrowed.values_list(*KIND, *COMPARED).annotate(number=Count("pk"))
    for noc, inclusion, levels, know_how, percent, accountability, number in rows:
        kind = (noc, inclusion, levels)
        if kind in kinds:
            figures = Figures(know_how, percent, 0, accountability, 0, None, "")
            yield from repeat(Post(None, kind, figures, freedom=""), number)


def by_position(found: Iterable[Found]) -> dict[int, list[Found]]:
    """Findings of each position."""
    grouped: dict[int, list[Found]] = {}
    for each in found:
        grouped.setdefault(each.key, []).append(each)
    return grouped
