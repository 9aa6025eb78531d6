"""Fill an empty database with the synthetic service, and set the password of its people."""

import secrets
from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection, transaction

from demo.cast import CAST
from demo.chapters import CHAPTERS
from demo.choices import Verb
from demo.service import Service
from demo.world.build import build
from etms import audit
from etms.accounts.models import User
from etms.database import as_owner


def password() -> str:
    """The password that is set from outside, else a random one."""
    return settings.ETMS_DEMO_PASSWORD or secrets.token_urlsafe(18)


def fill(
    *, seed: int, on: date, organizations: int, executives: int, cycles: int, password: str
) -> Service:
    """Load everything in one transaction: a fill that is cut short leaves nothing behind."""
    world = build(
        seed=seed, on=on, organizations=organizations, executives=executives, cycles=cycles
    )
    service = Service(world, password)
    with transaction.atomic():
        _plan_anew()
        _each("before", service)
        audit.act(by=None, at=service.at, verb=Verb.LOAD)
        _each("load", service)
        _each("after", service)
    return service


# The triggers make their plans while the tables are empty, and nothing is analysed before the
# commit: let them forget what they planned, and go from row to row by the plain indexes, however
# large the tables become.
PLANS = """
DISCARD PLANS;
SET LOCAL enable_hashjoin = off;
SET LOCAL enable_mergejoin = off;
SET LOCAL enable_seqscan = off;
SET LOCAL enable_bitmapscan = off
"""


def _plan_anew() -> None:
    with connection.cursor() as cursor:
        cursor.execute(PLANS)


def _each(step: str, service: Service) -> None:
    """`before` and `after` call services, which open acts of their own; `load` writes in bulk."""
    for chapter in CHAPTERS:
        if hasattr(chapter, step):
            getattr(chapter, step)(service)


def analyze() -> None:
    """Tell the planner what is there now; the owner may, the application may not."""
    with as_owner(), connection.cursor() as cursor:
        tables = [t for t in connection.introspection.table_names(cursor) if "_" in t]
        for table in tables:
            cursor.execute(f"ANALYZE {connection.ops.quote_name(table)}")


@transaction.atomic
def set_password(*, password: str, at: datetime) -> int:
    """Give the demo people this password, those that are there; how many."""
    audit.act(by=None, at=at, verb=Verb.SET_PASSWORD)
    found = list(User.objects.filter(username__in=[part.username for part in CAST]))
    for user in found:
        user.password = make_password(password)
    User.objects.bulk_update(found, ["password"])
    return len(found)
