"""A thread in the worker and in beat that writes the heartbeat, whether or not Redis answers."""

import threading
import time

import structlog
from django.db import Error, connection
from django.utils import timezone

from etms.work import services

EVERY_SECONDS = 10

log = structlog.get_logger(__name__)


def start(process: str) -> None:
    """Write at once, then every few seconds until the process ends."""
    threading.Thread(target=_beat, args=(process,), name="heartbeat", daemon=True).start()


def _beat(process: str) -> None:
    while True:
        try:
            services.beat(process=process, at=timezone.now())
        except Error as error:  # the database is away: the silence says so
            log.warning("no heartbeat", process=process, error=type(error).__name__)
        connection.close()  # this thread's own; opened anew after the database was away
        time.sleep(EVERY_SECONDS)
