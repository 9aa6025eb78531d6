"""Kinds of jobs for the tests; each effect is a row, so that what was done twice shows twice."""

import time
import uuid

from django.utils import timezone

from etms.jobs import handler
from etms.work.models import Heartbeat


@handler("trial.count")
def count(payload):
    """Leave one more row under this name, then last for some seconds."""
    machine = f"{payload['name']}:{uuid.uuid4()}"
    Heartbeat.objects.create(process="trial", machine=machine, at=timezone.now())
    time.sleep(payload.get("seconds", 0))


@handler("trial.fail")
def fail(payload):
    count(payload)
    raise ValueError("words of a person")


def times_done(name: str) -> int:
    return Heartbeat.objects.filter(process="trial", machine__startswith=f"{name}:").count()
