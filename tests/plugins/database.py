"""Real servers under the tests: a clone of one migrated database for each parallel process.

The tests sign in as etms_app, which owns nothing. A test that commits leaves a changed clone
behind; it is thrown away for a fresh one, since etms_app may not truncate what Django's flush
would.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from django.test import TransactionTestCase

from tests.plugins.run import ROOT, Run
from tests.settings import RUN


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", type=int, choices=[16, 18], default=18, help="its version")


def pytest_configure(config: pytest.Config) -> None:
    if RUN.worker == "main":
        RUN.open()
        config.add_cleanup(RUN.close)


@pytest.fixture(scope="session")
def run(pytestconfig: pytest.Config) -> Run:
    """This run of the tests, its servers started."""
    RUN.start_servers(pytestconfig.getoption("postgres"))
    return RUN


@pytest.fixture(scope="session")
def django_db_setup(run: Run, django_test_environment: None) -> Iterator[None]:
    """In place of pytest-django's: clone the template and point Django at the clone."""
    run.renew_database()
    connections.settings["default"] |= {
        "NAME": run.database,
        "HOST": "127.0.0.1",
        "PORT": str(run.postgres.port),
        "USER": "etms_app",
        "PASSWORD": run.postgres.passwords.app,
    }
    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: _renew(run))
    yield
    patch.undo()
    connections.close_all()


def _renew(run: Run) -> None:
    connections.close_all()
    run.renew_database()


@pytest.fixture
def redis_url(run: Run) -> str:
    """The real Redis of this run."""
    if not run.redis_url:
        pytest.skip("no redis-server: neither in the wheel for this Python nor on the path")
    return run.redis_url


@pytest.fixture
def worker(run: Run, transactional_db: None, tmp_path: Path) -> Iterator[Path]:
    """A real Celery worker on this test's database; gives the file of its log."""
    log = tmp_path / "worker.log"
    command = [sys.executable, "-m", "celery", "-A", "etms.celery", "worker"]
    command += ["--loglevel", "INFO", "--concurrency", "1"]
    with log.open("wb") as out:
        child = subprocess.Popen(
            command, cwd=ROOT, env=run.environment(), stdout=out, stderr=subprocess.STDOUT
        )
    try:
        until = time.monotonic() + 60
        while "ready." not in log.read_text("utf-8"):
            assert child.poll() is None, log.read_text("utf-8")
            assert time.monotonic() < until, log.read_text("utf-8")
            time.sleep(0.1)
        yield log
    finally:
        child.terminate()
        try:
            child.wait(timeout=15)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
