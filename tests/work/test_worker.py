"""The queue under real workers: nothing is lost and nothing is done twice, whoever dies."""

import time

import pytest
from celery import Celery
from django.db import transaction
from django.utils import timezone

from etms import broker, celery_app, jobs
from etms.work.models import Heartbeat, Job
from tests.work.conftest import eventually
from tests.work.trial.jobs import times_done

pytestmark = pytest.mark.django_db(transaction=True)


def test_beat_asks_for_tasks_that_exist():
    celery_app.loader.import_default_modules()

    asked = {entry["task"] for entry in celery_app.conf.beat_schedule.values()}

    assert asked <= set(celery_app.tasks)
    assert jobs.DRAIN in celery_app.tasks


def _all_done():
    return not Job.objects.open().exists()


def test_a_job_whose_worker_is_killed_is_done_exactly_once_after_the_restart(start_worker):
    worker = start_worker().await_ready()
    jobs.put(kind="trial.count", payload={"name": "a", "seconds": 4})
    eventually(lambda: Job.objects.get().attempts == 1)
    time.sleep(1)

    worker.kill()
    done_before = times_done("a")
    Job.objects.update(due_at=timezone.now())  # its wait is over
    start_worker()
    eventually(_all_done)

    assert (done_before, times_done("a"), Job.objects.get().attempts) == (0, 1, 2)


def test_two_workers_never_do_the_same_job(start_worker):
    names = [f"job-{n}" for n in range(300)]
    with transaction.atomic():
        for name in names:
            jobs.put(kind="trial.count", payload={"name": name})
    for _ in range(2):
        start_worker()

    eventually(_all_done)

    assert Heartbeat.objects.filter(process="trial").count() == len(names)
    assert {times_done(name) for name in names} == {1}


@pytest.mark.parametrize("trouble", ["killed", "frozen"])
def test_no_page_waits_for_redis_and_beat_has_the_job_done(
    start_worker, own_redis, monkeypatch, trouble
):
    application = Celery("page")
    settings = broker.celery_settings(redis_url=own_redis.url, folder=None)
    application.config_from_object(settings, namespace="CELERY")
    monkeypatch.setattr(jobs, "current_app", application)
    jobs.put(kind="trial.count", payload={"name": "before"})  # opens the connection that breaks
    if trouble == "killed":
        own_redis.kill()
    else:
        own_redis.freeze()

    began = time.monotonic()
    for name in ("first", "second"):
        jobs.put(kind="trial.count", payload={"name": name})
    waited = time.monotonic() - began
    own_redis.start() if trouble == "killed" else own_redis.thaw()
    start_worker(REDIS_URL=own_redis.url)
    eventually(_all_done)

    assert waited < 0.2
    assert [times_done(name) for name in ("before", "first", "second")] == [1, 1, 1]


def test_without_redis_the_nudges_go_through_files(start_worker, tmp_path):
    jobs.put(kind="trial.count", payload={"name": "a"})
    start_worker(REDIS_URL="", ETMS_VAR=str(tmp_path))

    eventually(_all_done)

    assert times_done("a") == 1


def test_a_worker_says_that_it_lives(start_worker):
    start_worker().await_ready()

    eventually(lambda: Heartbeat.objects.filter(process="worker").exists(), seconds=5)
