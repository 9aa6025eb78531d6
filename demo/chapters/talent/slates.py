"""Slates: who could follow in a position, as it stands today."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from demo.chapters.talent.bulk import put_many
from demo.chapters.talent.people import holder_on, user_id
from demo.chapters.talent.texts import one
from demo.service import Service, moment
from demo.world.draws import stream, weighted
from demo.world.records import Human, Position
from talent.models import Successor


def load(service: Service, positions: list[Position]) -> set[int]:
    """Slates of these positions; the numbers of those on whose slate somebody stands."""
    rows = [row for position in positions for row in _slate(position, service)]
    put_many(Successor, rows)
    return {row["position_id"] for row in rows if not row["interim"] and row["removed_at"] is None}


def _slate(position: Position, service: Service) -> Iterator[dict[str, Any]]:
    """Some of those who stand below or beside; for one in six positions nobody."""
    rng = stream(service.world.seed, "slate", position.number)
    if rng.random() < 0.16:
        return
    able = _able(position)
    rng.shuffle(able)
    followers = able[: rng.choice((1, 1, 2, 2, 3, 4))]
    for rank, human in enumerate(followers, start=1):
        readiness = weighted(rng, {"now": 30, "soon": 45, "later": 25})
        yield _successor(position, human, service, rng, rank=rank, readiness=readiness)
    left = able[len(followers) :]
    if left and rng.random() < 0.3:
        yield _successor(position, left[0], service, rng, rank=1, readiness="now", interim=True)
    if left[1:] and rng.random() < 0.2:
        yield _successor(position, left[1], service, rng, rank=9, readiness="later", gone=True)


def _able(position: Position) -> list[Human]:
    """Who could follow: below the position, beside it a level lower, or beside it."""
    beside = position.boss.reports if position.boss else []
    near = [*position.reports, *(p for p in beside if p is not position)]
    held = [p.holder for p in near if p.holder and p.holder.kind == "substantive"]
    found = dict.fromkeys(tie.human for tie in held)
    own = position.holder.human if position.holder else None
    return [human for human in found if human is not own]


def _successor(
    position: Position,
    human: Human,
    service: Service,
    rng: Random,
    *,
    rank: int,
    readiness: str,
    interim: bool = False,
    gone: bool = False,
) -> dict[str, Any]:
    manager = holder_on(position.boss, service.on)
    tongue = manager.language if manager else "en"
    added = moment(service.on - timedelta(days=rng.randint(20, 700)))
    removed = moment(service.on - timedelta(days=rng.randint(1, 19))) if gone else None
    return {
        "position_id": position.row.pk,
        "person_id": human.row.pk,
        "interim": interim,
        "readiness": readiness,
        "rank": rank,
        "gap": "" if readiness == "now" else one(rng, "position", "gap", tongue),
        "added_at": added,
        "added_by_id": user_id(manager),
        "removed_at": removed,
        "removed_because": one(rng, "position", "removed", tongue) if gone else "",
    }
