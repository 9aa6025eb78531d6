"""Write what the ledger keeps beside acts: who opened a file, and what was refused."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from etms import audit


def record_read(*, by: Any, person: Any, what: str, role: str, purpose: str) -> None:
    """Note that a file was opened. In the read's own transaction: no record, no data."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT audit.record_reading(%s, %s, %s, %s, %s, %s)",
            [by.pk, person.pk, what, role, purpose, audit.request_id()],
        )


def record_reads(*, by: Any, people: Iterable[int], what: str, role: str, purpose: str) -> None:
    """Note that a list or a board opened something of many people, given by their numbers."""
    opened = sorted(set(people))
    if not opened:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT audit.record_readings(%s, %s, %s, %s, %s, %s)",
            [by.pk, opened, what, role, purpose, audit.request_id()],
        )


def record_refusal(
    *, user_id: int | None, status: int, method: str, route: str, thing: str
) -> None:
    """Note a refused attempt; the caller stands outside the request's transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT audit.record_refusal(%s, %s, %s, %s, %s, %s)",
            [user_id, status, method, route, thing, audit.request_id()],
        )
