"""The processes of one run, written down so that a later run can end what a killed one left."""

import contextlib
import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

Account = tuple[int, int]  # the numbers of a user and a group


STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class ServerError(Exception):
    """A server that does not start; the text says why, for a person."""


class Children:
    """Starts processes in sessions of their own, and ends them."""

    def __init__(self, record: Path) -> None:
        self.record = record
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.stop_signals: dict[str, signal.Signals] = {}

    def start(
        self,
        name: str,
        command: list[str],
        *,
        log: Path,
        env: dict[str, str],
        stop_signal: signal.Signals = signal.SIGTERM,
        account: Account | None = None,
        cwd: Path | None = None,
        config: str | None = None,
        sockets: tuple[int, ...] = (),
    ) -> subprocess.Popen[bytes]:
        """Start `command`, its output in `log`.

        It runs as `account`, reads `config` on its standard input and inherits `sockets`.
        """
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with log.open("ab") as output, undisturbed():
            child = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL if config is None else subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=env,
                cwd=cwd,
                pass_fds=sockets,
                start_new_session=True,
                **as_account(account),
            )
            self.running[name], self.stop_signals[name] = child, stop_signal
            self._write()
        if config is not None and child.stdin:
            child.stdin.write(config.encode())
            child.stdin.close()
        return child

    def finish(self, name: str) -> bool:
        """Wait for one that is to end by itself; whether it ended well."""
        well = self.running[name].wait() == 0
        del self.running[name]
        self._write()
        return well

    def ended(self) -> str | None:
        """The name of a process that ended by itself, if any."""
        return next(
            (name for name, child in self.running.items() if child.poll() is not None), None
        )

    def stop(self, *names: str) -> None:
        """End these together, or none that does not run; whoever does not listen is killed."""
        ending = [name for name in names if name in self.running]
        for name in ending:
            self.running[name].send_signal(self.stop_signals[name])
        for name in ending:
            child = self.running.pop(name)
            try:
                child.wait(timeout=15)
            except subprocess.TimeoutExpired:
                _kill_group(child.pid)
                child.wait()
            self._write()

    def _write(self) -> None:
        entries = {
            name: {"pid": child.pid, "born": born(child.pid), "signal": self.stop_signals[name]}
            for name, child in self.running.items()
        }
        new = self.record.with_suffix(".new")
        new.write_text(json.dumps(entries), "utf-8")
        new.replace(self.record)


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """A request to stop that comes inside is heard afterwards: no child is started unrecorded."""
    heard: list[int] = []
    handlers = {
        each: signal.signal(each, lambda number, frame: heard.append(number))
        for each in STOP_SIGNALS
    }
    try:
        yield
    finally:
        for each, handler in handlers.items():
            signal.signal(each, handler)
        if heard:
            signal.raise_signal(heard[0])


def as_account(account: Account | None) -> dict:
    """Arguments for subprocess that run a program as (user, group) and nobody else's groups."""
    if account is None:
        return {}
    return {"user": account[0], "group": account[1], "extra_groups": []}


def end_leftovers(record: Path) -> list[str]:
    """End what a killed run left, read from its record; returns the names of what was ended."""
    if not record.exists():
        return []
    left = {
        name: entry
        for name, entry in json.loads(record.read_text("utf-8")).items()
        if entry["born"] and born(entry["pid"]) == entry["born"]
    }
    for entry in reversed(left.values()):
        os.kill(entry["pid"], entry["signal"])
        if not _gone(entry, within=15):
            _kill_group(entry["pid"])
            _gone(entry, within=5)
    record.unlink()
    return list(left)


def born(pid: int) -> str:
    """When a process began: with its number it names one process for good. Empty if gone."""
    stat = Path(f"/proc/{pid}/stat")
    try:
        if Path("/proc/self/stat").exists():
            state, *rest = stat.read_text("utf-8").rpartition(")")[2].split()
            return "" if state == "Z" else rest[18]
        return subprocess.check_output(["ps", "-o", "lstart=", "-p", str(pid)], text=True).strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _gone(entry: dict, *, within: float) -> bool:
    until = time.monotonic() + within
    while born(entry["pid"]) == entry["born"]:
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def _kill_group(pid: int) -> None:
    """The last resort; a polite signal goes to the leader alone, who tells its own processes."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
