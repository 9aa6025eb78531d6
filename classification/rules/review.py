"""The consistency review: positions whose evaluation sits apart, and lines that do not hold.

It asks, it does not judge: "each case must be assessed on its own" (standard, Organization
Check). No person is part of it.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median_low

from classification.choices import Check, Clause, Factor, Finding
from classification.policy.shapes import Standard
from classification.rules.organization import Neighbour, freedom_below, know_how_steps, steps_up
from classification.rules.points import Figures

CLOSE = frozenset({Check.STEPS_NONE, Check.STEPS_COMPRESSION})
FAR = frozenset({Check.STEPS_MISSING, Check.STEPS_TOO_FAR})
APART = {
    Factor.KNOW_HOW: Finding.KNOW_HOW_APART,
    Factor.PROBLEM_SOLVING: Finding.PERCENTAGE_APART,
    Factor.ACCOUNTABILITY: Finding.ACCOUNTABILITY_APART,
}


# On what each question stands; what is asked of steps of Know-How stands where that check does.
SOURCES = {
    Finding.KNOW_HOW_APART: Clause.THIS_SYSTEM,
    Finding.PERCENTAGE_APART: Clause.THIS_SYSTEM,
    Finding.ACCOUNTABILITY_APART: Clause.THIS_SYSTEM,
    Finding.LEVEL_DIFFERS: Clause.LEVELS,
    Finding.SAME_LEVEL: Clause.THIS_SYSTEM,
    Finding.FREEDOM_OF_SUPERIOR: Clause.FREEDOM,
    Finding.TOO_DEEP: Clause.GROUP,
    Finding.LINE_RETURNS: Clause.THIS_SYSTEM,
}


@dataclass(frozen=True)
class Post:
    """An evaluated position: `kind` is what makes others similar to it, `superior` its key."""

    key: Hashable
    kind: Hashable
    figures: Figures
    freedom: str
    superior: Hashable | None = None
    held: str | None = None  # the level at which it stands today

    @property
    def neighbour(self) -> Neighbour:
        figures = self.figures
        return Neighbour(figures.know_how, figures.percent, figures.accountability, self.freedom)


@dataclass(frozen=True)
class Found:
    """One question about one position. The values fill the sentence of the code."""

    key: Hashable
    code: Finding
    values: Mapping[str, str | int] = field(default_factory=dict)
    steps: Clause | None = None  # where the check of the steps of Know-How stands

    @property
    def source(self) -> Clause:
        return self.steps or SOURCES[self.code]


def review(
    posts: Iterable[Post],
    *,
    standard: Standard,
    line: Mapping[Hashable, Hashable | None] | None = None,
    beside: Iterable[Post] = (),
) -> list[Found]:
    """Everything to look at again, position by position in the order given. `line` gives the
    superior of every position below a deputy head, evaluated or not; `beside` are positions with
    which similar ones are compared, and of which nothing is asked."""
    posts = list(posts)
    found: defaultdict[Hashable, list[Found]] = defaultdict(list)
    for each in (
        *apart((*posts, *beside), standard=standard),
        *against_level(posts),
        *along_lines(posts, standard=standard, line=line or {}),
    ):
        found[each.key].append(each)
    return [each for post in posts for each in found[post.key]]


def apart(posts: Iterable[Post], *, standard: Standard) -> Iterator[Found]:
    """Positions further from the middle of similar ones than nearly all of these are."""
    alike: defaultdict[Hashable, list[Post]] = defaultdict(list)
    for post in posts:
        alike[post.kind].append(post)
    for similar in alike.values():
        for factor in APART:
            yield from _apart_in(similar, factor, standard)


def _apart_in(similar: list[Post], factor: Factor, standard: Standard) -> Iterator[Found]:
    """The same in one factor: positions of equal value are judged once."""
    scale = _scale(factor, standard)
    counted = Counter(scale.index(_number(post, factor)) for post in similar)
    middles = {step: _stands_apart(step, counted, standard) for step in counted}
    for post in similar:
        own = _number(post, factor)
        middle = middles[scale.index(own)]
        if middle is not None:
            values = {"own": own, "usual": scale[middle], "among": len(similar) - 1}
            yield Found(post.key, APART[factor], values)


def _stands_apart(own: int, counted: Counter[int], standard: Standard) -> int | None:
    """The middle of the others when one stands apart from it, else None."""
    others = counted - Counter([own])
    number = others.total()
    if number < standard.review.similar:
        return None
    middle = median_low(sorted(others.elements()))
    away = abs(own - middle)
    closer = sum(count for step, count in others.items() if abs(step - middle) < away)
    return middle if away and closer >= standard.review.share * number else None


def _scale(factor: Factor, standard: Standard) -> tuple[int, ...]:
    """On which numbers a factor stands; Problem Solving is compared as percentage."""
    if factor is Factor.PROBLEM_SOLVING:
        return standard.problem_solving.percentages
    return standard.ladder.numbers


def _number(post: Post, factor: Factor) -> int:
    if factor is Factor.KNOW_HOW:
        return post.figures.know_how
    if factor is Factor.PROBLEM_SOLVING:
        return post.figures.percent
    return post.figures.accountability


def against_level(posts: Iterable[Post]) -> Iterator[Found]:
    """Positions that stand at another level than their evaluation gives."""
    for post in posts:
        if post.held is not None and post.held != post.figures.level:
            evaluated = post.figures.level or "–"
            yield Found(
                post.key, Finding.LEVEL_DIFFERS, {"held": post.held, "evaluated": evaluated}
            )


def along_lines(
    posts: Iterable[Post], *, standard: Standard, line: Mapping[Hashable, Hashable | None]
) -> Iterator[Found]:
    """Compression, missing levels and freedom to act along the reporting lines."""
    by_key = {post.key: post for post in posts}
    above = {**line, **{post.key: post.superior for post in by_key.values()}}
    for post in by_key.values():
        depth = _depth(post.key, above)
        if depth is None:
            yield Found(post.key, Finding.LINE_RETURNS)
            continue
        if depth > standard.levels:
            yield Found(post.key, Finding.TOO_DEEP, {"levels": depth, "most": standard.levels})
        superior = by_key.get(post.superior)
        if superior is not None:
            yield from _under(post, superior, standard)


def _depth(key: Hashable | None, above: Mapping[Hashable, Hashable | None]) -> int | None:
    """Levels from the deputy head down to a position, whether those between are evaluated or
    not; None when the line comes back."""
    seen: set[Hashable] = set()
    while key is not None and key in above:
        if key in seen:
            return None
        seen.add(key)
        key = above[key]
    return len(seen)


def _under(post: Post, superior: Post, standard: Standard) -> Iterator[Found]:
    own, above = post.neighbour, superior.neighbour
    steps = steps_up(own, above, standard=standard).know_how
    said = know_how_steps(steps, standard=standard)
    if said.code is Check.STEPS_ABOVE:
        yield Found(post.key, Finding.ABOVE_SUPERIOR, {"steps": -steps}, said.source)
    elif said.code in CLOSE:
        yield Found(post.key, Finding.COMPRESSION, {"steps": steps}, said.source)
    elif said.code in FAR:
        yield Found(post.key, Finding.MISSING_LEVEL, {"steps": steps}, said.source)
    if post.figures.level is not None and post.figures.level == superior.figures.level:
        yield Found(post.key, Finding.SAME_LEVEL, {"level": post.figures.level})
    if not freedom_below(own.freedom, above.freedom, standard=standard):
        yield Found(
            post.key,
            Finding.FREEDOM_OF_SUPERIOR,
            {"freedom": own.freedom, "superior": above.freedom},
        )
