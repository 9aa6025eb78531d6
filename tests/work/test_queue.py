"""The queue in one process: put with the change, done once, tried again, given up."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from etms import audit, jobs
from etms.work import services
from etms.work.models import Job
from tests.work.trial.jobs import times_done

pytestmark = pytest.mark.django_db


def _drain():
    return services.run_due_jobs(seconds=5)


def _wait_over():
    Job.objects.open().update(due_at=timezone.now())


def test_a_job_is_done_once():
    jobs.put(kind="trial.count", payload={"name": "a"})

    assert (_drain(), _drain(), times_done("a")) == (1, 0, 1)


def test_a_job_is_gone_with_the_change_that_put_it():
    with transaction.atomic():
        jobs.put(kind="trial.count", payload={"name": "a"})
        transaction.set_rollback(True)

    assert Job.objects.count() == 0


def test_a_job_with_a_known_key_is_put_once():
    for _ in range(3):
        jobs.put(kind="trial.count", payload={"name": "a"}, key="a")

    assert Job.objects.count() == 1


def test_a_job_waits_for_its_time():
    later = timezone.now() + timedelta(hours=1)
    jobs.put(kind="trial.count", payload={"name": "a"}, run_after=later)

    assert _drain() == 0


def test_a_kind_that_nobody_handles_cannot_be_put():
    with pytest.raises(KeyError):
        jobs.put(kind="trial.unknown", payload={})


def test_a_kind_is_handled_once():
    with pytest.raises(ValueError, match="handled twice"):
        jobs.handler("trial.count")(print)


def test_a_failed_job_leaves_nothing_but_its_try():
    jobs.put(kind="trial.fail", payload={"name": "a"})

    _drain()
    job = Job.objects.get()

    assert times_done("a") == 0
    assert (job.attempts, job.done_at, job.dead_at) == (1, None, None)
    assert job.due_at > timezone.now()


def test_an_error_is_kept_without_its_words():
    jobs.put(kind="trial.fail", payload={"name": "a"})

    _drain()

    assert Job.objects.get().error.startswith("ValueError (jobs.py:")


def test_the_wait_grows_with_each_try():
    jobs.put(kind="trial.fail", payload={"name": "a"})

    waits = []
    for _ in range(3):
        _wait_over()
        _drain()
        waits.append((Job.objects.get().due_at - timezone.now()).total_seconds())

    assert waits == pytest.approx([10, 30, 90], abs=2)


def test_a_poisoned_job_is_given_up_and_stands_in_nobodys_way():
    jobs.put(kind="trial.fail", payload={"name": "bad"})
    jobs.put(kind="trial.count", payload={"name": "good"})

    for _ in range(services.TRIES + 2):
        _wait_over()
        _drain()

    assert Job.objects.dead().get().attempts == services.TRIES
    assert times_done("good") == 1


def test_a_job_that_takes_the_worker_down_is_given_up_too():
    jobs.put(kind="trial.count", payload={"name": "a"})
    for _ in range(services.TRIES):  # claimed, and never heard of again
        _wait_over()
        services._claim(at=timezone.now())
    _wait_over()

    _drain()

    assert Job.objects.dead().get().error == "ProcessEnded"
    assert times_done("a") == 0


def test_a_job_runs_as_who_put_it_and_under_its_request(monkeypatch, reader):
    seen = {}

    def look(_payload):
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('etms.user')")
            seen["user"] = cursor.fetchone()[0]
        seen["request"] = audit.request_id()

    monkeypatch.setitem(jobs._handlers, "trial.count", look)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('etms.user', %s, true)", [str(reader.pk)])
    with audit.request("request-1"):
        jobs.put(kind="trial.count", payload={})

    _drain()

    assert seen == {"user": str(reader.pk), "request": "request-1"}


def test_a_transaction_nudges_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as calls:
        for name in "abc":
            jobs.put(kind="trial.count", payload={"name": name})

    assert len(calls) == 1


def test_an_administrator_has_a_dead_job_tried_again(administrator):
    jobs.put(kind="trial.count", payload={"name": "a"})
    Job.objects.update(dead_at=timezone.now(), attempts=services.TRIES)

    services.retry_job(job=Job.objects.get(), by=administrator, at=timezone.now())
    _drain()

    assert times_done("a") == 1


def test_old_jobs_ended_sessions_and_gone_processes_are_removed():
    now = timezone.now()
    jobs.put(kind="trial.count", payload={"name": "a"})
    Job.objects.update(done_at=now - services.DONE_KEPT - timedelta(days=1))
    services.beat(process="worker", at=now - timedelta(days=2))

    services.put_daily_jobs(at=now)
    services.put_daily_jobs(at=now)
    done = _drain()

    assert done == 1
    assert list(Job.objects.values_list("kind", flat=True)) == ["work.tidy"]
