"""Children: started, recorded, stopped; and what a killed run left is ended by the next."""

import json
import os
import signal
import subprocess
import sys

import pytest

from bin.children import Children, born, end_leftovers, undisturbed


@pytest.fixture
def children(tmp_path):
    made = Children(tmp_path / "processes.json")
    yield made
    made.stop(*made.running)


def _start(children, name="sleeper", code="import time; time.sleep(60)"):
    command = [sys.executable, "-c", code]
    log = children.record.with_name(f"{name}.log")
    return children.start(name, command, log=log, env=dict(os.environ))


def test_a_child_is_written_down_and_stopped(children):
    child = _start(children)
    assert json.loads(children.record.read_text("utf-8"))["sleeper"]["pid"] == child.pid

    children.stop("sleeper")

    assert child.returncode == -signal.SIGTERM
    assert json.loads(children.record.read_text("utf-8")) == {}


def test_a_child_that_ends_by_itself_is_noticed(children):
    _start(children)
    assert children.ended() is None

    _start(children, name="short", code="pass").wait()

    assert children.ended() == "short"


def test_what_a_killed_run_left_is_ended(children):
    child = _start(children)

    assert end_leftovers(children.record) == ["sleeper"]

    assert child.wait() == -signal.SIGTERM


def test_another_process_with_the_same_number_is_left_alone(children):
    child = _start(children)
    entries = json.loads(children.record.read_text("utf-8"))
    entries["sleeper"]["born"] = "another time"
    children.record.write_text(json.dumps(entries), "utf-8")

    assert end_leftovers(children.record) == []

    assert child.poll() is None


def test_a_process_that_is_gone_has_no_birth():
    child = subprocess.Popen([sys.executable, "-c", "pass"])
    child.wait()

    assert born(child.pid) == ""


def test_a_request_to_stop_is_heard_after_the_child_is_written_down():
    heard = []
    before = signal.signal(signal.SIGTERM, lambda number, frame: heard.append(number))
    try:
        with undisturbed():
            signal.raise_signal(signal.SIGTERM)
            assert heard == []
        assert heard == [signal.SIGTERM]
    finally:
        signal.signal(signal.SIGTERM, before)
