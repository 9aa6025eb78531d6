"""bin/demo: its options, and what it says when it cannot start."""

import fcntl
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bin import redis
from bin.demo import main, options_of
from bin.house import House
from bin.var import Refusal, Var

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def var(tmp_path, monkeypatch):
    monkeypatch.delenv("ETMS_DEMO_PASSWORD", raising=False)
    return Var(tmp_path)


@pytest.fixture
def taken_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_without_options_it_takes_the_service_as_it_is():
    options = options_of([])

    assert (options.port, options.size, options.fresh) == (8000, {}, False)


def test_options_name_port_and_size():
    options = options_of(["--port", "8010", "--executives", "300", "--fresh"])

    assert (options.port, options.size, options.fresh) == (8010, {"executives": 300}, True)


@pytest.mark.parametrize(
    "wrong", [["--port", "0"], ["--port", "x"], ["--executives", "0"], ["--organizations", "-1"]]
)
def test_a_wrong_option_is_explained(wrong, capsys):
    with pytest.raises(SystemExit):
        options_of(wrong)

    assert wrong[1] in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--organizations", "2"], "between 3 and 75 organizations, not 2"),
        (["--organizations", "76"], "between 3 and 75 organizations, not 76"),
        (["--executives", "40"], "3 organizations need at least 51 executives, not 40"),
        (["--organizations", "10", "--executives", "60"], "10 organizations need at least 103"),
    ],
)
def test_a_service_that_cannot_be_made_is_refused_at_once(options, words, capsys):
    with pytest.raises(SystemExit):
        options_of(options)

    assert words in capsys.readouterr().err


def test_a_size_that_does_not_go_with_the_usual_one_is_refused_before_anything_is_lost(var):
    var.mark_filled({"executives": 100, "organizations": 3})
    var.postgres.mkdir(parents=True)

    with pytest.raises(Refusal, match="20 organizations need at least 136 executives, not 100"):
        House(var, port=0).open(size={"executives": 100}, fresh=True)

    assert not var.first_run({"executives": 100})


def test_a_taken_port_is_said_with_another_one(var, taken_port):
    with pytest.raises(Refusal, match=rf"Port {taken_port} is taken .* bin/demo --port \d+"):
        House(var, port=taken_port).open(size={}, fresh=False)


def test_a_taken_port_ends_the_command_and_leaves_nothing(tmp_path, taken_port):
    command = [sys.executable, "-m", "bin.demo", "--port", str(taken_port)]

    ran = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"ETMS_VAR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (ran.returncode, ran.stdout) == (1, "")
    assert "is taken" in ran.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["demo.lock"]


def test_a_second_demo_in_the_same_folder_is_told_where_to_go(var, monkeypatch, capsys):
    monkeypatch.setenv("ETMS_VAR", str(var.folder))
    with (var.folder / "demo.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)

        assert main([]) == 1

    assert "already runs" in capsys.readouterr().err


def test_the_first_run_makes_the_service(var):
    assert var.first_run({}) is True


def test_a_service_whose_database_is_gone_is_made_again(var):
    var.mark_filled({"executives": 300, "organizations": 5})

    assert var.first_run({}) is True


def test_the_next_run_takes_it_as_it_is(var):
    var.postgres.mkdir()
    var.mark_filled({"executives": 300, "organizations": 5})

    assert var.first_run({}) is False
    assert var.first_run({"executives": 300}) is False


def test_a_half_finished_first_run_is_thrown_away_and_said(var, capsys):
    var.postgres.mkdir()
    (var.postgres / "half").touch()

    assert var.first_run({}) is True
    assert not var.postgres.exists()
    assert "did not finish" in capsys.readouterr().out


def test_what_the_same_code_said_of_the_people_is_kept(var, monkeypatch):
    secret = var.secrets()
    assert var.people(secret) == ""

    var.keep_people("executive ...", secret)

    assert var.people(secret) == "executive ..."
    monkeypatch.setenv("ETMS_DEMO_PASSWORD", "another password")
    assert var.people(var.secrets()) == ""


def test_another_size_needs_fresh(var):
    var.postgres.mkdir()
    var.mark_filled({"executives": 300, "organizations": 5})

    with pytest.raises(Refusal, match=r"300 executives in 5 .* --fresh --executives 400"):
        var.first_run({"executives": 400})


def test_the_people_keep_their_password(var):
    first = var.secrets()

    assert first == var.secrets()
    assert len(first.people) >= 15


def test_the_password_of_the_people_can_be_fixed(var, monkeypatch):
    monkeypatch.setenv("ETMS_DEMO_PASSWORD", "one that I remember")

    assert var.secrets().people == "one that I remember"


def test_secrets_and_the_lent_environment_are_for_our_eyes_only(var):
    var.secrets()
    var.lend({"SECRET_KEY": "x"})

    files = [var.folder / name for name in ("secrets.json", "demo.json")]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert json.loads(files[1].read_text("utf-8")) == {"SECRET_KEY": "x"}


def test_it_says_which_redis_it_uses(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr("shutil.which", lambda name: "/opt/redis-server")

    assert redis.announcement(redis.server()) == "Starting Redis (/opt/redis-server) ..."


def test_it_says_when_there_is_no_redis(monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr("shutil.which", lambda name: None)

    assert redis.server() is None
    assert "nudged through files" in redis.announcement(redis.server())
