"""Whether the parts of the system answer, for probes and for the administrator's page."""

import platform
from dataclasses import dataclass
from datetime import datetime, timedelta

import django
import redis
from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from redis.backoff import NoBackoff
from redis.retry import Retry

from etms.work.choices import Health
from etms.work.models import Heartbeat

LATE = timedelta(seconds=30)
SILENT = timedelta(seconds=90)
_migrated: set[str] = set()  # once a database has all migrations of this code, it keeps them


@dataclass(frozen=True)
class Readiness:
    """The database and its migrations decide; pages work without the others."""

    database: Health
    migrations: Health
    redis: Health
    worker: Health

    @property
    def ready(self) -> bool:
        return self.database == self.migrations == Health.OK


def readiness(*, at: datetime) -> Readiness:
    """Ask every part once, none for longer than a second or two."""
    try:
        connection.ensure_connection()
        migrations = Health.OK if _is_migrated() else Health.LATE
        worker = Health.NONE if migrations != Health.OK else process_health("worker", at=at)
        return Readiness(Health.OK, migrations, redis_health(), worker)
    except Error:
        connection.close()
        return Readiness(Health.DOWN, Health.NONE, redis_health(), Health.NONE)


def _is_migrated() -> bool:
    name = connection.settings_dict["NAME"]
    if name not in _migrated:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return False
        _migrated.add(name)
    return True


def redis_health() -> Health:
    """Whether Redis answers within half a second; not in use where nudges go through files."""
    if not settings.REDIS_URL:
        return Health.NONE
    asked = redis.Redis.from_url(
        settings.REDIS_URL,
        socket_connect_timeout=0.5,
        socket_timeout=0.5,
        retry=Retry(NoBackoff(), retries=0),
    )
    try:
        asked.ping()
    except (redis.RedisError, OSError):
        return Health.DOWN
    finally:
        asked.close()
    return Health.OK


def process_health(process: str, *, at: datetime) -> Health:
    last = (
        Heartbeat.objects.filter(process=process).order_by("-at").values_list("at", flat=True)
    ).first()
    return health_of(last, at=at)


def health_of(last: datetime | None, *, at: datetime) -> Health:
    """How a process is that was last heard of then."""
    if last is None or at - last > SILENT:
        return Health.SILENT
    return Health.LATE if at - last > LATE else Health.OK


def versions() -> list[tuple[str, str]]:
    """What runs here; names of products are the same in both languages."""
    return [
        ("PostgreSQL", _ask("SHOW server_version")),
        ("Django", django.get_version()),
        ("Python", platform.python_version()),
    ]


def database_facts() -> list[tuple[str, str]]:
    """How large the database is, and how many use it."""
    size = _ask("SELECT pg_database_size(current_database())")
    users = _ask("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
    return [
        (_("Size of the database"), filesizeformat(size)),
        (_("Connections to it"), str(users)),
    ]


def _ask(sql: str):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]
