"""What pages need to know of jobs, notices and processes."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, Max, Min, Q, QuerySet

from etms.work.choices import Health, Show
from etms.work.health import health_of
from etms.work.models import Heartbeat, Job

UNREAD_SHOWN = 99


@dataclass(frozen=True)
class Queue:
    """How the queue stands: how many wait, since when the oldest that could be done, how many
    were given up."""

    waiting: int
    oldest_at: datetime | None
    dead: int


def queue(*, at: datetime) -> Queue:
    """One query over the jobs that are not done; the done ones are not read."""
    waiting = Q(dead_at=None)
    late = waiting & (Q(due_at__lte=at) | Q(attempts__gt=0))
    found = Job.objects.filter(done_at=None).aggregate(
        waiting=Count("pk", filter=waiting),
        oldest_at=Min("put_at", filter=late),
        dead=Count("pk", filter=~waiting),
    )
    return Queue(**found)


def jobs_shown(jobs: QuerySet[Job], show: str) -> tuple[QuerySet[Job], tuple[str, str]]:
    """The jobs under one tab, and the columns of their order."""
    if show == Show.DEAD:
        return jobs.dead(), ("-dead_at", "-id")
    if show == Show.DONE:
        return jobs.filter(done_at__isnull=False), ("-done_at", "-id")
    return jobs.open(), ("due_at", "id")


@dataclass(frozen=True)
class Process:
    """One kind of process: how many machines run it, when one was last heard of."""

    name: str
    machines: int
    last_at: datetime | None
    health: Health


def processes(*, at: datetime) -> list[Process]:
    """The worker and beat, whether or not they were ever heard of."""
    rows = Heartbeat.objects.values("process").annotate(last_at=Max("at"), machines=Count("pk"))
    known = {row["process"]: row for row in rows}
    return [
        Process(name, row["machines"], row["last_at"], health_of(row["last_at"], at=at))
        for name in ("worker", "beat")
        for row in [known.get(name, {"machines": 0, "last_at": None})]
    ]


def unread_count(user) -> int:
    """How many notices this person has not read; counted to a hundred, no farther.

    Every page says it, and so it is asked without the detour over models.
    """
    sql = "SELECT 1 FROM work_notice WHERE to_id = %s AND read_at IS NULL LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(sql, [user.pk, UNREAD_SHOWN + 1])
        return len(cursor.fetchall())
