"""Real workers that can be killed, a Redis of the test's own, and people to tell things."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import tests.work.trial.jobs  # noqa: F401  the kinds of jobs that tests put
from bin import redis
from bin.children import Children
from bin.ports import free_port
from etms.roles.choices import Role
from tests.factories.accounts import UserFactory
from tests.factories.roles import give
from tests.plugins.run import ROOT


def eventually(true: Callable[[], object], *, seconds: float = 45) -> None:
    """Wait until something is true; fail when it does not become so."""
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.1)


class Worker:
    """A worker with beat in it, as a group of processes that can be killed at one stroke."""

    def __init__(self, environment: dict[str, str], folder: Path):
        self.log = folder / f"worker-{time.monotonic_ns()}.log"
        command = [sys.executable, "-m", "celery", "-A", "etms.celery", "worker", "--beat"]
        command += ["--schedule", str(folder / "beat"), "--concurrency", "2"]
        with self.log.open("wb") as out:
            self.child = subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def await_ready(self) -> "Worker":
        eventually(lambda: "ready." in self.log.read_text("utf-8") or self.child.poll())
        assert self.child.poll() is None, self.log.read_text("utf-8")
        return self

    def kill(self) -> None:
        if self.child.poll() is None:
            os.killpg(self.child.pid, signal.SIGKILL)
            self.child.wait()


@pytest.fixture
def start_worker(run, transactional_db, tmp_path) -> Iterator[Callable[..., Worker]]:
    """Start workers on this test's database; all are killed at its end."""
    started = []

    def start(**environment: str) -> Worker:
        own = {"DJANGO_SETTINGS_MODULE": "tests.work.worker_settings"}
        started.append(Worker(run.environment() | own | environment, tmp_path))
        return started[-1]

    yield start
    for worker in started:
        worker.kill()


class Redis:
    """A Redis that a test may kill and start again at the same address."""

    def __init__(self, folder: Path):
        self.port = free_port()
        self.url = redis.url(port=self.port, password="test")  # noqa: S106
        self.children = Children(folder / "redis.json")
        self.log = folder / "redis.log"

    def start(self) -> None:
        program = redis.server()
        if program is None:
            pytest.skip("no redis-server: neither in the wheel for this Python nor on the path")
        redis.start(self.children, program=program, port=self.port, password="test", log=self.log)

    def kill(self) -> None:
        self.children.stop("redis")

    def freeze(self) -> None:
        """It takes connections and answers none."""
        os.kill(self.children.running["redis"].pid, signal.SIGSTOP)

    def thaw(self) -> None:
        os.kill(self.children.running["redis"].pid, signal.SIGCONT)


@pytest.fixture
def own_redis(tmp_path) -> Iterator[Redis]:
    server = Redis(tmp_path)
    server.start()
    yield server
    if "redis" in server.children.running:
        server.thaw()
        server.kill()


@pytest.fixture
def administrator(db):
    return give(Role.ADMINISTRATOR)


@pytest.fixture
def reader(db):
    """A person with an account and nothing else, who reads French."""
    return UserFactory(language="fr")
