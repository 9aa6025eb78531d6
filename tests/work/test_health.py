"""Probes, the page of health, and the jobs page of the administrator."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.urls import reverse
from django.utils import timezone

from etms import jobs
from etms.work import health, services
from etms.work.models import Heartbeat, Job
from tests.factories.accounts import UserFactory


@pytest.fixture
def no_database(monkeypatch):
    """A database that refuses every connection and every query."""

    def refuse(*_args, **_kwargs):
        raise OperationalError("refused")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    monkeypatch.setattr(connection, "_cursor", refuse)


def test_healthz_asks_nobody(client, no_database):
    client.cookies["etms-session"] = "a" * 32

    answer = client.get("/healthz", headers={"host": "10.0.0.7"})

    assert (answer.status_code, answer.json()) == (200, {"process": "ok"})


def test_readyz_fails_without_the_database(client, no_database):
    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["database"] == "down"


@pytest.mark.django_db
def test_readyz_fails_with_migrations_to_come(client, monkeypatch):
    monkeypatch.setattr(health, "_migrated", set())
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda *_: ["one"])

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json()["migrations"] == "late"


@pytest.mark.django_db
def test_readyz_only_names_redis_and_the_worker(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {
        "database": "ok",
        "migrations": "ok",
        "redis": "down",
        "worker": "silent",
    }


@pytest.mark.django_db
def test_readyz_sees_redis_and_a_worker_that_live(client, redis_url):
    services.beat(process="worker", at=timezone.now())

    assert client.get("/readyz").json()["redis"] == "ok"
    assert client.get("/readyz").json()["worker"] == "ok"


@pytest.mark.parametrize(
    ("seconds", "found"), [(0, "ok"), (29, "ok"), (31, "late"), (91, "silent"), (None, "silent")]
)
def test_a_process_is_judged_by_its_silence(seconds, found):
    now = timezone.now()
    last = None if seconds is None else now - timedelta(seconds=seconds)

    assert health.health_of(last, at=now) == found


@pytest.mark.django_db
def test_a_process_has_one_heartbeat_for_each_machine():
    for _ in range(3):
        services.beat(process="worker", at=timezone.now())

    assert Heartbeat.objects.filter(process="worker").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", ["work:health", "work:jobs"])
def test_the_administrator_sees_how_the_system_runs(client, administrator, name, language):
    client.cookies["etms-language"] = language
    client.force_login(administrator)

    answer = client.get(reverse(name))

    assert answer.status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["work:health", "work:jobs"])
def test_nobody_else_does(client, name):
    client.force_login(UserFactory())

    assert client.get(reverse(name)).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("show", ["open", "dead", "done", "", "nonsense"])
def test_jobs_are_listed_by_state(client, administrator, show):
    now = timezone.now()
    for name in ("waits", "dead", "done"):
        jobs.put(kind="trial.count", payload={"name": name}, key=name)
    Job.objects.filter(key="dead").update(dead_at=now)
    Job.objects.filter(key="done").update(done_at=now)
    client.force_login(administrator)

    answer = client.get(reverse("work:jobs"), {"show": show})

    expected = {"dead": "dead", "done": "done"}.get(show, "waits")
    assert [job.key for job in answer.context["page"].rows] == [expected]


@pytest.mark.django_db
def test_a_job_that_was_not_given_up_is_not_tried_again(client, administrator):
    jobs.put(kind="trial.count", payload={"name": "a"})
    client.force_login(administrator)

    address = reverse("work:job_retry", args=[Job.objects.get().pk])
    answer = client.post(address, follow=True)

    assert "was not given up" in answer.content.decode()


@pytest.mark.django_db
def test_a_dead_job_is_tried_again_by_the_administrator_alone(client, administrator):
    jobs.put(kind="trial.count", payload={"name": "a"})
    Job.objects.update(dead_at=timezone.now())
    address = reverse("work:job_retry", args=[Job.objects.get().pk])

    client.force_login(UserFactory())
    refused = client.post(address).status_code
    still_dead = Job.objects.dead().count()
    client.force_login(administrator)
    done = client.post(address).status_code

    assert (refused, still_dead, done, Job.objects.dead().count()) == (404, 1, 302, 0)
