"""Makes .venv and what the commands need of it, then becomes the command; plain Python only.

`bootstrap.py demo` installs what the demo needs, any other name also the tools of the tests.
Each step is taken again only when what it starts from has changed.
"""

import fcntl
import hashlib
import json
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / "requirements"


def main(command: str) -> None:
    with Path(__file__).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two commands started at once set up one after the other
        if not _works():
            print("Making .venv ...", flush=True)
            venv.create(VENV, clear=True, with_pip=True, symlinks=True)
        _install("local" if command == "demo" else "dev")
        _build()


def _works() -> bool:
    """Whether .venv has a Python that runs, of a version we know, with pip."""
    code = "import sys, pip; sys.exit(not (3, 11) <= sys.version_info < (3, 15))"
    try:
        tried = subprocess.run([PYTHON, "-c", code], capture_output=True, check=False)
    except OSError:
        return False
    return tried.returncode == 0


def _install(name: str) -> None:
    done = Stamps(VENV / "etms-set-up.json")
    setup, wanted = REQUIREMENTS / "setup.txt", REQUIREMENTS / f"{name}.txt"
    if done.differs("setup", [setup]):
        pip = [PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", setup]
        _run(pip, says="Installing uv ...")
        done.mark("setup", [setup])
    if done.differs(name, [wanted]):
        uv = [VENV / "bin" / "uv", "pip", "install", "--quiet", "--system-certs"]
        uv += ["--python", PYTHON, "--require-hashes", "-r", wanted]
        # uv does not read pip's configuration: where packages come from a mirror, pip knows it.
        pip = [PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", wanted]
        _run(uv, says="Installing what ETMS is made of ...", otherwise=pip)
        done.mark(name, [wanted])
        # The tools of the tests come on top of all that the demo needs.
        done.mark("local", [REQUIREMENTS / "local.txt"])


def _build() -> None:
    """Compile the translations, cut the fonts to size, gather the static files."""
    done = Stamps(ROOT / "build" / "set-up.json")
    depths = ("*/locale/*/LC_MESSAGES/*.po", "*/*/locale/*/LC_MESSAGES/*.po")
    catalogues = sorted(file for depth in depths for file in ROOT.glob(depth))
    compiled = all(file.with_suffix(".mo").exists() for file in catalogues)
    if not compiled or done.differs("translations", catalogues):
        _manage("translations", "--compile", says="Compiling the translations ...")
        done.mark("translations", catalogues)
    builder = ROOT / "etms" / "management" / "commands" / "build_fonts.py"
    fonts = [REQUIREMENTS / "runtime.txt", builder]
    if done.differs("fonts", fonts):
        _manage("build_fonts", "--force", says="Building the fonts ...")
        done.mark("fonts", fonts)
    static = [*fonts, *sorted(file for file in (ROOT / "static").rglob("*") if file.is_file())]
    if done.differs("static", static):
        _manage("collectstatic", "--noinput", "--clear", says="Gathering the static files ...")
        done.mark("static", static)


class Stamps:
    """What was made, each with the digest of what it was made from."""

    def __init__(self, file: Path) -> None:
        self.file = file
        try:
            self.digests = json.loads(file.read_text("utf-8"))
        except (OSError, ValueError):
            self.digests = {}

    def differs(self, name: str, sources: list[Path]) -> bool:
        return self.digests.get(name) != _digest(sources)

    def mark(self, name: str, sources: list[Path]) -> None:
        self.digests[name] = _digest(sources)
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_text(json.dumps(self.digests, indent=1), "utf-8")


def _manage(*arguments: str, says: str) -> None:
    # In demo mode, where a static file has the digest of its content in its name.
    own = {"ETMS_MODE": "demo", "SECRET_KEY": "for the set-up only"}
    environment = os.environ | own | {"DJANGO_SETTINGS_MODULE": "etms.settings"}
    _run([PYTHON, ROOT / "manage.py", *arguments], says=says, env=environment)


def _run(
    command: list,
    *,
    says: str,
    env: dict[str, str] | None = None,
    otherwise: list | None = None,
) -> None:
    """Run one step, or the other way to the same end; what it prints is only shown on failure."""
    print(says, flush=True)
    words = subprocess.PIPE
    ran = subprocess.run(
        command, cwd=ROOT, env=env, check=False, stdout=words, stderr=subprocess.STDOUT, text=True
    )
    if ran.returncode and otherwise:
        _run(otherwise, says=f"That did not work ({ran.stdout.strip()}). Trying with pip ...")
    elif ran.returncode:
        sys.exit(f"{ran.stdout}\nThe set-up stopped at: {says}")


def _digest(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(ROOT)}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit("\nStopped during the set-up; the next start goes on from here.")
    # The command takes this process over, and with it the signals that are meant for it.
    os.chdir(ROOT)
    os.execv(PYTHON, [PYTHON, "-m", f"bin.{sys.argv[1]}", *sys.argv[2:]])
