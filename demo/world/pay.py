"""Salaries inside the published ranges; where a year has no range for a level, no salary."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from demo.world.draws import stream
from demo.world.records import Human, Position, World
from demo.world.terms import level_on
from etms.directory.policy import salary_range

DAY = timedelta(days=1)
STEP = 0.28  # of the range: about five per cent of salary, the usual movement in a year


def pay(world: World) -> None:
    """Give everybody their salaries from the first cycle on."""
    rng = stream(world.seed, "pay")
    for human in world.humans:
        human.salaries = list(_joined(_salaries(human, world, rng)))


def _salaries(human: Human, world: World, rng: Random) -> Iterator[tuple]:
    """Rows (first day, last day, amount), one for each stretch at a level within a fiscal year."""
    place, before, level_before = rng.random(), 0, ""
    for first, last, level, new_year in _stretches(human, world):
        if level_before and level != level_before:
            place = 0.0
        elif new_year:
            place = min(1.0, place + STEP)
        level_before = level
        table = salary_range(level=level, on=first)
        if table is None:
            before = 0
            continue
        least, most = int(table.min), int(table.max)
        place = max(place, min(1.0, (before * 1.03 - least) / (most - least)) if place == 0 else 0)
        before = least + round((most - least) * place)
        yield first, last, before


def _stretches(human: Human, world: World) -> Iterator[tuple[date, date | None, str, bool]]:
    """Each time at one level in one fiscal year, in order."""
    for tie in human.homes:
        if tie.kind != "substantive" or (tie.ends_on and tie.ends_on < world.calendar.begins_on):
            continue
        begins = max(tie.starts_on, world.calendar.begins_on)
        turns = [d for d in _turns(tie.position, world) if d > begins]
        turns = [d for d in turns if tie.ends_on is None or d <= tie.ends_on]
        firsts = [begins, *sorted(set(turns))]
        lasts = [*(d - DAY for d in firsts[1:]), tie.ends_on]
        for first, last in zip(firsts, lasts, strict=True):
            yield first, last, level_on(tie.position, first), (first.month, first.day) == (4, 1)


def _turns(position: Position, world: World) -> list[date]:
    return [*world.calendar.starts, *(terms.starts_on for terms in position.terms[1:])]


def _joined(rows: Iterator[tuple]) -> Iterator[tuple]:
    """Rows of the same amount that follow each other are one."""
    kept: tuple | None = None
    for row in rows:
        if kept and kept[2] == row[2] and kept[1] is not None and kept[1] + DAY == row[0]:
            kept = (kept[0], row[1], row[2])
            continue
        if kept:
            yield kept
        kept = row
    if kept:
        yield kept
