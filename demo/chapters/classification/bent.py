"""Reporting lines that are bent before the directory is written: a fourth executive level."""

from datetime import timedelta

from demo.chapters.classification.kinds import EXECUTIVE
from demo.world.draws import stream
from demo.world.records import Position, Terms, World

BENT = "too_deep"
ONE_IN = 500  # positions: of each fault
MOVED = timedelta(days=120)  # ago
SETTLED = timedelta(days=800)


def many(world: World) -> int:
    """How many of each fault are planted."""
    return max(1, round(len(world.positions) / ONE_IN))


def bend_lines(world: World) -> list[Position]:
    """Move a few directors under a senior director beside them: a fourth level below the deputy
    head, since their evaluation. Done once; asked again, the same are named."""
    bent = [p for p in world.positions if p.tier == 3 and p.boss and p.boss.tier == 3]
    if bent:
        return bent
    rng, day = stream(world.seed, "classification", BENT), world.on - MOVED
    able = [
        (p, senior)
        for organization in world.organizations[1:]  # not among the demo people
        for p in organization.positions
        if _movable(p, world) and (senior := _senior_beside(p))
    ]
    rng.shuffle(able)
    for position, senior in able:
        if len(bent) == many(world):
            break
        if position.boss in {p.terms[0].boss for p in bent}:
            continue  # one of a directorate
        _move(position, senior, day)
        bent.append(position)
    return bent


def _movable(position: Position, world: World) -> bool:
    settled = position.starts_on < world.on - SETTLED and len(position.terms) == 1
    return settled and position.tier == 3 and position.level == "EX-01" and not position.pinned


def _senior_beside(position: Position) -> Position | None:
    boss = position.boss
    if boss is None or boss.pinned or not (_is_evaluated(boss) and _is_evaluated(boss.boss)):
        return None
    return next(
        (
            p for p in boss.reports
            if p.level == "EX-02" and p.tier == 3 and p.holder and len(p.terms) == 1
        ),
        None,
    )  # fmt: skip


def _is_evaluated(position: Position | None) -> bool:
    return position is not None and position.level.startswith(EXECUTIVE)


def _move(position: Position, senior: Position, day) -> None:
    before = position.terms[0]
    now = Terms(day, None, position.title, position.level, position.unit, senior)
    before.ends_on = day - timedelta(days=1)
    position.terms = [before, now]
    if position.boss is not None:
        position.boss.reports.remove(position)
    senior.reports.append(position)
    position.boss = senior
