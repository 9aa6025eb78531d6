"""The queue's front door: put a job beside the change it follows from; say what does which kind.

A job is a row (etms.work.models.Job), written in the transaction of the business change: both
commit or neither does. The message to the worker is a nudge only; beat finds what it missed.
This file names the table, not the model, so that every floor may put jobs (docs/decisions).
"""

import json
import os
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

import structlog
from celery import current_app
from django.db import connection, transaction
from django.utils import timezone

from etms import audit

DRAIN = "etms.work.tasks.drain"
NUDGE_SECONDS = 10  # a nudge that the worker finds later than that is out of date: beat was there
REST_SECONDS = 5  # a broker that did not answer is not asked again for so long

Handler = Callable[[dict[str, Any]], None]
_handlers: dict[str, Handler] = {}
_labels: dict[str, Any] = {}

log = structlog.get_logger(__name__)


def handler(kind: str, label: Any = "") -> Callable[[Handler], Handler]:
    """Register what does the jobs of a kind; it runs inside the transaction that marks them done.

    It must be safe to run again: what it does outside the database may be followed by a rollback.
    """

    def register(function: Handler) -> Handler:
        if kind in _handlers:
            raise ValueError(f"jobs of kind {kind!r} are handled twice")
        _handlers[kind], _labels[kind] = function, label or kind
        return function

    return register


def kinds() -> dict[str, str]:
    """Every kind of job, with what a person calls it."""
    return {kind: str(label) for kind, label in _labels.items()}


def do(kind: str, payload: dict[str, Any]) -> None:
    """Do one job; raises KeyError for a kind nobody handles (an old worker, a new page)."""
    _handlers[kind](payload)


def put(
    *,
    kind: str,
    payload: dict[str, Any],
    key: str | None = None,
    run_after: datetime | None = None,
) -> None:
    """Leave a job for the worker, in this transaction; ids go in the payload, never content.

    A second job with the same key is not put. The job keeps the user of this transaction and the
    request it came from, and runs under both.
    """
    if kind not in _handlers:
        raise KeyError(kind)
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO work_job (kind, payload, key, request_id, by_id, put_at, due_at,"
            " attempts, error) VALUES (%s, %s, %s, %s,"
            " nullif(current_setting('etms.user', true), '')::bigint, %s, %s, 0, '')"
            " ON CONFLICT (key) DO NOTHING",
            [kind, json.dumps(payload), key, audit.request_id(), now, run_after or now],
        )
    nudge_on_commit()


def nudge_on_commit() -> None:
    """Tell the worker after the commit; once, however many jobs the transaction puts."""
    if not any(call == _bell.ring for _, call, *_ in connection.run_on_commit):
        transaction.on_commit(_bell.ring)


class _Bell:
    """Nudges the worker from a thread of its own: no page waits for a broker that is away."""

    def __init__(self) -> None:
        self.wanted = threading.Event()
        self.process = 0

    def ring(self) -> None:
        if self.process != os.getpid():  # threads do not outlive a fork
            self.process = os.getpid()
            threading.Thread(target=self._answer, name="nudges", daemon=True).start()
        self.wanted.set()

    def _answer(self) -> None:
        while self.wanted.wait():
            self.wanted.clear()
            try:
                current_app.send_task(DRAIN, expires=NUDGE_SECONDS)
            except Exception as error:  # whatever it is: the thread stays, and beat is there
                log.warning("the worker was not nudged", error=type(error).__name__)
                time.sleep(REST_SECONDS)


_bell = _Bell()
