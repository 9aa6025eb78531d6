"""One run of the tests: its folder, its servers, its databases; shared by all its processes."""

import fcntl
import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bin import redis
from bin.children import end_leftovers
from bin.home import remove_home
from bin.ports import free_port
from bin.postgres import Passwords, Postgres

ROOT = Path(__file__).resolve().parent.parent.parent
TEMPLATE = "etms_template"
MEMORY = Path("/dev/shm")
ROOM = 4 * 1024**3  # bytes: far more than the databases of a run take


@dataclass(frozen=True)
class Run:
    """Where one run lives. Its first process chooses, the parallel ones read the environment."""

    folder: Path
    redis_port: int
    redis_password: str

    @classmethod
    def of_this_process(cls) -> "Run":
        if "PYTEST_XDIST_WORKER" not in os.environ:
            folder = _place() / f"{_prefix()}{secrets.token_hex(6)}"
            port = free_port() if redis.server() else 0
            os.environ["ETMS_TEST_RUN"] = json.dumps([str(folder), port, secrets.token_hex(16)])
        folder, port, password = json.loads(os.environ["ETMS_TEST_RUN"])
        return cls(Path(folder), port, password)

    @property
    def worker(self) -> str:
        """Which of the parallel processes this is: gw0, gw1, ..., or main when there is one."""
        return os.environ.get("PYTEST_XDIST_WORKER", "main")

    @property
    def database(self) -> str:
        return f"etms_{self.worker}"

    @property
    def redis_url(self) -> str:
        """A numbered database of the run's Redis; empty where there is no redis-server."""
        if not self.redis_port:
            return ""
        number = int(self.worker.removeprefix("gw")) % 16 if self.worker != "main" else 0
        return redis.url(port=self.redis_port, password=self.redis_password, number=number)

    def open(self) -> None:
        """Make the folder, and hold its lock until this process ends."""
        _end_killed_runs()
        # The account of PostgreSQL passes through to its own folder, and reads nothing else here.
        self.folder.mkdir(mode=0o711)
        lock = os.open(self.folder / "lock", os.O_CREAT | os.O_RDWR, 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX)

    def close(self) -> None:
        _remove(self.folder)

    def start_servers(self, version: int) -> None:
        """Start the servers and migrate the template, unless another process of the run has."""
        with self._locked("starting"):
            if not (self.folder / "servers.json").exists():
                subprocess.run(
                    [sys.executable, "-m", "tests.plugins.servers", str(version)],
                    cwd=ROOT,
                    env=os.environ | {"PYTEST_XDIST_WORKER": self.worker},
                    check=True,
                )

    @cached_property
    def postgres(self) -> Postgres:
        """The running server."""
        servers = json.loads((self.folder / "servers.json").read_text("utf-8"))
        passwords = Passwords(**servers["passwords"])
        server = Postgres(
            (self.folder / "postgres").resolve(),
            passwords=passwords,
            version=servers["version"],
            fast=True,
        )
        server.port = servers["port"]
        return server

    def renew_database(self) -> None:
        """Give this process a fresh clone of the template."""
        self.postgres.clone_database(self.database, of=TEMPLATE)

    def environment(self, database: str = "") -> dict[str, str]:
        """What a program of this run needs: the worker, or a command started by a test."""
        database = database or self.database
        return os.environ | {
            "DATABASE_URL": self.postgres.url(database),
            "DATABASE_OWNER_URL": self.postgres.url(database, owner=True),
            "DJANGO_SETTINGS_MODULE": "etms.settings",
        }

    @contextmanager
    def _locked(self, name: str) -> Iterator[None]:
        with (self.folder / f"{name}.lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _prefix() -> str:
    return f"etms-tests-{os.getuid()}-"


def _place() -> Path:
    """Where the run stands: in memory where there is room, since each test that commits makes and
    removes the thousand files of a database."""
    try:
        memory = os.statvfs(MEMORY)
    except OSError:
        return Path(tempfile.gettempdir())
    room = memory.f_bavail * memory.f_frsize >= ROOM and os.access(MEMORY, os.W_OK)
    # The server may have to be copied beside its data, to run there.
    runs = not memory.f_flag & os.ST_NOEXEC
    return MEMORY if room and runs else Path(tempfile.gettempdir())


def _end_killed_runs() -> None:
    """End the servers of runs that were killed, known by a lock that nobody holds."""
    places = {MEMORY, Path(tempfile.gettempdir())}
    for folder in (each for place in places for each in place.glob(f"{_prefix()}*")):
        if folder.is_symlink() or folder.stat().st_uid != os.getuid():
            continue
        try:
            with (folder / "lock").open("r") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _remove(folder)
        except OSError:
            continue  # another run holds it, or is just making it


def _remove(folder: Path) -> None:
    end_leftovers(folder / "processes.json")
    remove_home(folder / "postgres")
    shutil.rmtree(folder, ignore_errors=True)
