"""bin/test: every check there is, each with its time; what pytest says comes last."""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bin import chromium

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent
TYPED = ("rules", "policy", "services")
# Who may open what, and how pages look, does not change with the version of the database.
NOT_ON_16 = ("--ignore=tests/matrix", "--ignore=tests/look")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="bin/test", description=__doc__, epilog="Whatever else is given goes to pytest."
    )
    parser.add_argument("--all", action="store_true", help="also slow tests, and PostgreSQL 16")
    options, for_pytest = parser.parse_known_args(arguments)
    if not chromium.find():
        print("No Chromium: trying to install Debian's ...", flush=True)
        print("Installed." if chromium.install() else "That is not possible here.", flush=True)
    failed = [name for name, command in _checks() if not _passes(name, command)]
    if options.all:
        name, command = "every number of the policy", _module("tests.classification.mutants")
        failed += [] if _passes(name, command, told=True) else [name]
        on_16 = ["--postgres", "16", "-m", "not browser and not slow", *NOT_ON_16]
        name = "tests on PostgreSQL 16"
        failed += [] if _passes(name, _pytest(*on_16, *for_pytest)) else [name]
    if failed:
        print(f"FAILED so far: {', '.join(failed)}", flush=True)
    everything = ["-m", ""] if options.all else []
    passed = _run(_pytest(*everything, *for_pytest))
    return 0 if passed and not failed else 1


def _checks() -> Iterator[tuple[str, list[str]]]:
    """The checks before the tests, in the order of what they cost."""
    manage = [sys.executable, "manage.py"]
    templates = [str(file) for file in _files("html") if file.parts[0] == "templates"]
    typed = [str(file) for file in _files("py") if _is_typed(file)]
    yield "build", [sys.executable, "-m", "bin.build"]
    yield "lint", [_tool("ruff"), "check", "--quiet"]
    yield "format", [_tool("ruff"), "format", "--check", "--quiet"]
    yield "format of templates", [_tool("djhtml"), "--check", *templates]
    yield "imports", [_tool("lint-imports"), "--no-logo"]
    yield "types", [_tool("mypy"), *typed]
    yield "migrations", [*manage, "makemigrations", "--check", "--dry-run"]
    yield "translations", [*manage, "translations", "--check"]


def _is_typed(file: Path) -> bool:
    """Whether it is a room of rules, policy or services, of an app or of the engines."""
    rooms = {file.stem, *file.parts[:-1]}
    return file.parts[0] not in {"tests", "bin"} and not rooms.isdisjoint(TYPED)


def _files(ending: str) -> list[Path]:
    """The project's files: what git knows, and what is new to it and not ignored."""
    git = ["git", "ls-files", "--cached", "--others", "--exclude-standard", f"*.{ending}"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=True)
    return [Path(name) for name in listed.stdout.splitlines() if (ROOT / name).exists()]


def _tool(name: str) -> str:
    return str(TOOLS / name)


def _pytest(*arguments: str) -> list[str]:
    """A test stays beside those of its file, which share what was built; who is done helps."""
    parallel = ["-n", "auto", "--dist", "worksteal"]
    return [sys.executable, "-m", "pytest", *parallel, *arguments]


def _module(name: str) -> list[str]:
    return [sys.executable, "-m", name]


def _passes(name: str, command: list[str], *, told: bool = False) -> bool:
    """Run one check; what it says is shown when it fails, or is `told` whatever it says."""
    began = time.monotonic()
    ran = subprocess.run(
        command,
        cwd=ROOT,
        env=_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    word = "FAILED" if ran.returncode else "ok"
    print(f"{time.monotonic() - began:6.1f} s  {name}: {word}", flush=True)
    if ran.returncode or told:
        print(ran.stdout, flush=True)
    return ran.returncode == 0


def _run(command: list[str]) -> bool:
    return subprocess.run(command, cwd=ROOT, env=_environment(), check=False).returncode == 0


def _environment() -> dict[str, str]:
    """For manage.py and mypy: the settings of the tests, whatever demo is running."""
    return os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
