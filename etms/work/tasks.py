"""Doors for the worker and beat: drain the queue, put the daily jobs, say that they live."""

from celery import shared_task
from celery.signals import beat_init, setup_logging, worker_ready
from django.utils import timezone

from etms.work import heartbeats, logs, services

DRAIN_SECONDS = 10  # then the next message goes on, so that a worker can stop in time


@shared_task
def drain(**_):
    """Do what is due. A nudge or beat sends this; a hundred of them do no more than one."""
    services.run_due_jobs(seconds=DRAIN_SECONDS)


@shared_task
def put_daily_jobs(**_):
    services.put_daily_jobs(at=timezone.now())


@setup_logging.connect
def _log(**_):
    """Celery leaves its logging to us."""
    logs.configure()


@worker_ready.connect
def _worker_lives(**_):
    heartbeats.start("worker")


@beat_init.connect
def _beat_lives(**_):
    heartbeats.start("beat")
