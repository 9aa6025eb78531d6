"""Finds the Chromium that the browser tests drive, and gets Debian's where that is possible."""

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PLACES = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)


def find() -> str | None:
    """The program named by CHROME, one on the path, or an application of macOS."""
    if chosen := os.environ.get("CHROME"):
        return chosen
    on_path = (shutil.which(name) for name in NAMES)
    return next(filter(None, on_path), None) or next((str(p) for p in PLACES if p.exists()), None)


def install() -> bool:
    """Install Debian's package; whether that could be tried and worked."""
    if os.getuid() != 0 or not shutil.which("apt-get"):
        return False
    quiet = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        [*quiet, "update"],
        [*quiet, "install", "--no-install-recommends", "chromium"],
    ):
        ran = subprocess.run([*command, "-y"], env=environment, capture_output=True, check=False)
        if ran.returncode:
            return False
    return find() is not None
