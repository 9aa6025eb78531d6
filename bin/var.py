"""What a demo keeps in its folder: passwords, what was made, and what manage.py reads."""

import contextlib
import fcntl
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bin.home import remove_home
from bin.postgres import Passwords
from bin.stamps import ROOT, digest_of


class Refusal(Exception):
    """The demo cannot start; the text says why, and the way on."""


@dataclass(frozen=True)
class Secrets:
    """Made once, so that the next start knows the same people."""

    postgres: Passwords
    redis: str
    key: str
    people: str


class Var:
    """The git-ignored folder of one demo."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.postgres = folder / "postgres"
        self.children = folder / "processes.json"
        self._filled = folder / "filled.json"
        self._people = folder / "people.json"

    def log(self, name: str) -> Path:
        return self.folder / "log" / f"{name}.log"

    @contextlib.contextmanager
    def alone(self) -> Iterator[None]:
        """Hold the folder, so that no second demo runs in it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "demo.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Refusal(
                    f"A demo already runs in {self.folder}. Stop it with Ctrl-C where it was "
                    "started, or give this one a folder and a port of its own: "
                    "ETMS_VAR=/another/folder bin/demo --port 8001"
                ) from None
            yield

    def secrets(self) -> Secrets:
        file = self.folder / "secrets.json"
        if not file.exists():
            names = ("superuser", "owner", "app", "redis", "key", "people")
            write_private(file, {name: secrets.token_urlsafe(18) for name in names})
        kept = json.loads(file.read_text("utf-8"))
        return Secrets(
            postgres=Passwords(kept["superuser"], kept["owner"], kept["app"]),
            redis=kept["redis"],
            key=kept["key"],
            people=os.environ.get("ETMS_DEMO_PASSWORD") or kept["people"],
        )

    @property
    def is_filled(self) -> bool:
        """Whether there is a service that was made to its end."""
        return self._filled.exists() and self.postgres.exists()

    def first_run(self, wanted: dict[str, int]) -> bool:
        """Whether the service is still to be made; a half-made one is thrown away."""
        if not self.is_filled:
            if self.postgres.exists():
                print("The first run did not finish: its half-made service is made anew.")
                self.throw_away()
            return True
        has = json.loads(self._filled.read_text("utf-8"))
        if any(has[name] != number for name, number in wanted.items()):
            options = " ".join(f"--{name} {number}" for name, number in wanted.items())
            raise Refusal(
                f"The service in {self.folder} has {has['executives']} executives in "
                f"{has['organizations']} organizations. To throw it away and make another: "
                f"bin/demo --fresh {options}"
            )
        return False

    def mark_filled(self, size: dict[str, int]) -> None:
        write_private(self._filled, size)

    def people(self, secret: Secrets) -> str:
        """Who signs in, as this very code said last time; nothing when it has to be asked again.

        The same code also finds the database as it left it, and need not migrate.
        """
        with contextlib.suppress(OSError, ValueError):
            kept = json.loads(self._people.read_text("utf-8"))
            if kept["code"] == _digest_of_code(secret):
                return kept["people"]
        return ""

    def keep_people(self, people: str, secret: Secrets) -> None:
        write_private(self._people, {"code": _digest_of_code(secret), "people": people})

    def throw_away(self) -> None:
        """Everything but the passwords."""
        self._filled.unlink(missing_ok=True)
        self._people.unlink(missing_ok=True)
        remove_home(self.postgres)
        for name in ("mail", "nudges"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def lend(self, environment: dict[str, str]) -> None:
        """Let manage.py work on the running demo without further settings."""
        write_private(self.folder / "demo.json", environment)

    def take_back(self) -> None:
        (self.folder / "demo.json").unlink(missing_ok=True)


def _digest_of_code(secret: Secrets) -> str:
    """Of all that makes the database what it is: our apps, Django's version, the password."""
    apps = [file.parent for file in sorted(ROOT.glob("*/apps.py"))]
    files = [file for app in (ROOT / "etms", *apps) for file in sorted(app.rglob("*"))]
    made_of = [file for file in files if file.suffix in {".py", ".sql", ".toml", ".csv"}]
    password = hashlib.sha256(secret.people.encode()).hexdigest()
    return password + digest_of([ROOT / "requirements" / "runtime.txt", *made_of])


def write_private(file: Path, content: dict) -> None:
    """Write it for our eyes only, whole or not at all."""
    new = file.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as out:
        json.dump(content, out, indent=1)
    new.replace(file)
