"""Logs: one line of JSON for each event, with the request id and without personal data.

Our own code logs named values with structlog. Lines of libraries keep their words and lose what
was put into them, but for a few that speak of processes only. Of an error stay its kind and the
places in the code: its words may quote a person's data.
"""

import logging.config
import re
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog
from django.conf import settings

SPEAK_OF_PROCESSES = ("gunicorn.error", "celery.apps", "celery.beat", "celery.worker")
# Two lines for every task, every few seconds; and Django's 404s, which the request line tells.
QUIET = ("celery.app.trace", "celery.worker.strategy", "django.request")
TALKATIVE = ("fontTools",)  # a line for each table of a font, whenever the fonts are built
MAIL = re.compile(r"[^\s<>\"']+@[^\s<>\"']+\.\w+")

Event = MutableMapping[str, Any]


def configure(**_: Any) -> None:
    """One handler for Django, Celery and gunicorn alike."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    shown = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        _error,
        _without_addresses,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]
    line = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [*shared, _words_of_libraries],
        "processors": shown,
    }
    own = {"handlers": [], "propagate": True}  # in place of what these libraries set up themselves
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "formatters": {"line": line},
            "handlers": {"lines": {"class": "etms.work.logs.Lines", "formatter": "line"}},
            "root": {"handlers": ["lines"], "level": settings.LOG_LEVEL},
            "loggers": {"gunicorn.error": own}
            | {name: {"level": "ERROR"} for name in QUIET}
            | {name: {"level": "WARNING"} for name in TALKATIVE},
        }
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


class Lines(logging.StreamHandler):
    """Writes to the standard error of the moment, which tests replace."""

    def __init__(self) -> None:
        logging.Handler.__init__(self)

    @property
    def stream(self) -> Any:
        return sys.stderr


def _words_of_libraries(_logger: Any, _method: str, event: Event) -> Event:
    """The sentence as it stands in their code, unless they speak of processes only.

    A warning or an error of theirs may be about a request, and name its address.
    """
    record = event["_record"]
    if record.levelno > logging.INFO or not record.name.startswith(SPEAK_OF_PROCESSES):
        event["event"] = str(record.msg)
    return event


def _error(_logger: Any, _method: str, event: Event) -> Event:
    info = event.pop("exc_info", None)
    error = sys.exc_info()[1] if info is True else info[1] if isinstance(info, tuple) else info
    if error is not None:
        frames = traceback.extract_tb(error.__traceback__)[-12:]
        event["error"] = type(error).__name__
        event["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return event


def _without_addresses(_logger: Any, _method: str, event: Event) -> Event:
    """The last net: no e-mail address passes, whoever wrote it."""
    return {k: MAIL.sub("[e-mail]", v) if isinstance(v, str) else v for k, v in event.items()}
