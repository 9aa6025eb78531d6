"""Invented services for the tests, and what to ask of them."""

import hashlib
from collections.abc import Iterable
from datetime import date

from demo.world.build import build
from demo.world.records import Human, Position, Tie, World

ON = date(2026, 11, 22)


def world(seed: int = 1, on: date = ON, **size: int) -> World:
    return build(seed=seed, on=on, **({"organizations": 4, "executives": 130, "cycles": 2} | size))


def now(ties: Iterable[Tie]) -> list[Tie]:
    """Those that hold on the day."""
    return [t for t in ties if t.starts_on <= ON and (t.ends_on is None or t.ends_on >= ON)]


def held(found: World) -> list[Position]:
    """Executive positions that somebody holds."""
    return [p for p in found.positions if p.tier and p.holder]


def human_line(human: Human) -> str:
    """Everything that is said of one person."""
    ties = [
        (t.kind, t.position and t.position.number, t.starts_on, t.ends_on, t.host)
        for t in (*human.homes, *human.away)
    ]
    own = (human.given, human.family, human.gender, human.language, human.born_on, human.username)
    return repr((own, human.service_start_on, ties, human.salaries, human.results))


def position_line(position: Position) -> str:
    terms = [(t.starts_on, t.title, t.level, t.unit.name) for t in position.terms]
    return repr((position.number, position.region, position.profile, terms))


def digest(found: World) -> str:
    lines = [human_line(h) for h in found.humans] + [position_line(p) for p in found.positions]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
