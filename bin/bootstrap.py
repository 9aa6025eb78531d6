"""Makes .venv with what a command needs, then becomes the command; Python's own library only.

`python -m bin.bootstrap demo` installs what the demo needs, any other name also the tools of the
tests.
"""

import fcntl
import os
import subprocess
import sys
import venv
from pathlib import Path

from bin.stamps import ROOT, Stamps

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
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r"]
    if done.differs("setup", [setup]):
        _run([*pip, setup], says="Installing uv ...")
        done.mark("setup", [setup])
    if done.differs(name, [wanted]):
        uv = [VENV / "bin" / "uv", "pip", "install", "--quiet", "--system-certs"]
        uv += ["--python", PYTHON, "--require-hashes", "-r", wanted]
        # uv does not read pip's configuration: where packages come from a mirror, pip knows it.
        _run(uv, says="Installing what ETMS is made of ...", otherwise=[*pip, wanted])
        done.mark(name, [wanted])
        # The tools of the tests come on top of all that the demo needs.
        done.mark("local", [REQUIREMENTS / "local.txt"])


def _run(command: list, *, says: str, otherwise: list | None = None) -> None:
    """Run one step, or the other way to the same end; what it prints is only shown on failure."""
    print(says, flush=True)
    ran = subprocess.run(
        command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if ran.returncode and otherwise:
        _run(otherwise, says=f"That did not work ({ran.stdout.strip()}). Trying with pip ...")
    elif ran.returncode:
        sys.exit(f"{ran.stdout}\nThe set-up stopped at: {says}")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        sys.exit("\nStopped during the set-up; the next start goes on from here.")
    # Compiled once, .venv starts each of the many processes in half the time.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    # The command takes this process over, and with it the signals that are meant for it.
    os.execv(PYTHON, [PYTHON, "-m", f"bin.{sys.argv[1]}", *sys.argv[2:]])
