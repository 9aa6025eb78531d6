"""What positions were before: another title, a level below, another unit."""

from datetime import date, timedelta
from random import Random

from demo.world import titles
from demo.world.draws import days, stream
from demo.world.levels import RANKS
from demo.world.records import Pair, Position, Terms, World

DAY = timedelta(days=1)
SHARES = {"retitled": 0.055, "reclassified": 0.04, "moved": 0.045}


def date_terms(world: World) -> None:
    """Give every position its terms; some had others before a day of the history."""
    rng = stream(world.seed, "terms")
    for position in world.positions:
        now = _now(position)
        before = _before(position, rng, world) if position.tier > 1 else None
        if before is None:
            position.terms = [now]
            continue
        before.ends_on = _turn(position, world, rng)
        now.starts_on = before.ends_on + DAY
        position.terms = [before, now]


def _now(position: Position) -> Terms:
    return Terms(
        position.starts_on, None, position.title, position.level, position.unit, position.boss
    )


def _turn(position: Position, world: World, rng: Random) -> date:
    """The last day of the earlier terms."""
    first = max(position.starts_on, world.calendar.begins_on) + days(30)
    return first + days(rng.uniform(0.1, 0.9) * max(1, (world.on - first).days))


def _before(position: Position, rng: Random, world: World) -> Terms | None:
    """The earlier terms, for the few positions that have any."""
    if (world.on - max(position.starts_on, world.calendar.begins_on)).days < 120:
        return None
    draw, before = rng.random(), _now(position)
    if position.pinned == "executive" or draw < SHARES["retitled"]:
        before.title = _other_title(position, rng)
        return before
    if position.pinned:
        return None
    draw -= SHARES["retitled"]
    if draw < SHARES["reclassified"] and not position.reports and position.level == "EX-02":
        before.level = "EX-01"
        before.title = titles.both(
            titles.role(position.organization, "EX-01"), _subject(position.title)
        )
        return before
    draw -= SHARES["reclassified"]
    others = [p for p in _directorates(position) if RANKS[p.level] > RANKS[position.level]]
    if 0 <= draw < SHARES["moved"] and position.tier == 3 and others:
        before.boss = rng.choice(others)
        before.unit = before.boss.unit
        return before
    return None


def _directorates(position: Position) -> list[Position]:
    """Other directorates of the same branch."""
    own = position.boss
    return [p for p in own.boss.reports if p is not own and p.unit is not own.boss.unit]


def _other_title(position: Position, rng: Random) -> Pair:
    role = titles.role(position.organization, position.level, tier=position.tier)
    subject = next(titles.aspects(rng))
    return titles.both(role, subject) if subject != _subject(position.title) else position.title


def _subject(title: Pair) -> Pair:
    return title[0].partition(", ")[2], title[1].partition(", ")[2]


def level_on(position: Position, day: date) -> str:
    """The level of a position on a day."""
    return next(
        (t.level for t in position.terms if t.ends_on is None or t.ends_on >= day), position.level
    )
