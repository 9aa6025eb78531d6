"""What the chapters share while they load: the invented world, the moment, the rows so far."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.db import models
from django.utils import timezone

from demo.world.records import World

BATCH = 2000


def moment(day: date) -> datetime:
    """The first moment of a day in the capital."""
    return timezone.make_aware(datetime.combine(day, time.min))


@dataclass(eq=False)
class Service:
    """One fill of the database."""

    world: World
    password: str = field(repr=False)
    cycles: list[Any] = field(default_factory=list)  # rows, oldest first; the last is running
    users: dict[str, Any] = field(default_factory=dict)  # accounts of the demo people

    @property
    def on(self) -> date:
        return self.world.on

    @property
    def at(self) -> datetime:
        return moment(self.on)


def put(rows: list[models.Model]) -> list[models.Model]:
    """Write rows in bulk; the act is open."""
    if rows:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH)
    return rows
