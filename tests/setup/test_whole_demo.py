"""bin/demo from its first run to its end, as somebody uses it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from bin.children import born
from bin.home import remove_home
from bin.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
SIZE = ["--executives", "200", "--organizations", "6"]
pytestmark = pytest.mark.slow


def _hears_hangups():
    """Tests under nohup ignore SIGHUP, and what they start would inherit that."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Running:
    """A demo in a folder of its own."""

    def __init__(self, var, *options, **environment):
        self.var, self.port = var, free_port()
        names = ("ETMS_", "DATABASE_", "REDIS_", "DJANGO_", "PYTEST_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(names)}
        self.environment = kept | {"ETMS_VAR": str(var)} | environment
        command = [sys.executable, "-m", "bin.demo", "--port", str(self.port), *options]
        self.words = (var.parent / "words").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment,
            stdout=self.words,
            stderr=subprocess.STDOUT,
            preexec_fn=_hears_hangups,
        )

    def said(self):
        self.words.seek(0)
        return self.words.read()

    def wait_for(self, text, seconds=180):
        until = time.monotonic() + seconds
        while text not in self.said():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < until, self.said()
            time.sleep(0.2)

    def processes(self):
        return json.loads((self.var / "processes.json").read_text("utf-8"))

    def end(self, number):
        """Send the signal, and wait until all has ended; gives what still runs, and the code."""
        started = self.processes()
        self.process.send_signal(number)
        code = self.process.wait(timeout=60)
        running = [n for n, one in started.items() if born(one["pid"]) == one["born"]]
        return running, code

    def close(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=60)
        self.words.close()


@pytest.fixture
def start(tmp_path):
    running = []
    (tmp_path / "var").mkdir()

    def _start(*options, **environment):
        running.append(Running(tmp_path / "var", *options, **environment))
        return running[-1]

    yield _start
    for each in running:
        each.close()
    remove_home(tmp_path / "var" / "postgres")


def test_the_demo_from_first_run_to_last_signal(start):
    demo = start(*SIZE, ETMS_DEMO_PASSWORD="remembered by everybody")
    demo.wait_for("Ctrl-C stops everything")

    said = demo.said()
    assert f"http://127.0.0.1:{demo.port}/" in said
    assert "remembered by everybody" in said
    assert re.search(r"\bexecutive\b.*\n(.*\n)*.*\badministrator\b", said)
    with urllib.request.urlopen(f"http://127.0.0.1:{demo.port}/healthz") as answer:
        assert answer.status == 200
    _manage_works_beside_it(demo)
    assert demo.end(signal.SIGTERM) == ([], 0)

    _the_next_start_takes_it_as_it_is(start)
    _a_killed_demo_is_cleared_away(start)


def _manage_works_beside_it(demo):
    ran = subprocess.run(
        [sys.executable, "manage.py", "migrate", "--check"],
        cwd=ROOT,
        env=demo.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr


def _the_next_start_takes_it_as_it_is(start):
    demo = start()
    demo.wait_for("Ctrl-C stops everything")

    assert "Making a synthetic" not in demo.said()
    assert demo.end(signal.SIGHUP) == ([], 0)
    assert not (demo.var / "demo.json").exists()


def _a_killed_demo_is_cleared_away(start):
    killed = start()
    killed.wait_for("Ctrl-C stops everything")
    left, _ = killed.end(signal.SIGKILL)
    assert {"postgres", "web", "worker", "beat"} <= set(left)

    demo = start()
    demo.wait_for("Ctrl-C stops everything")

    assert "Ended what a demo that was killed had left running" in demo.said()
    assert demo.end(signal.SIGINT) == ([], 0)


def test_a_first_run_stopped_half_way_is_made_anew(start):
    demo = start(*SIZE)
    demo.wait_for("Making a synthetic")
    assert demo.end(signal.SIGINT) == ([], 0)

    again = start(*SIZE)
    again.wait_for("Ctrl-C stops everything")

    assert "The first run did not finish" in again.said()
