"""The private folder of a cluster, and its account: PostgreSQL refuses to run as root."""

import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

from bin.children import Account, as_account


def make_home(wanted: Path) -> Path:
    """A private folder for a cluster: `wanted`, or for root one of an account without privileges.

    Where that account cannot reach `wanted`, its folder stands elsewhere and `wanted` is a link
    to it; no permission of any other folder is touched.
    """
    if os.getuid() != 0:
        wanted.mkdir(mode=0o700, parents=True, exist_ok=True)
        return wanted
    if not wanted.exists():
        wanted.unlink(missing_ok=True)  # a link to a folder that is gone
        wanted.parent.mkdir(parents=True, exist_ok=True)
        account = _unprivileged()
        if allowed(account, f'cd "{wanted.parent.resolve()}"'):
            wanted.mkdir(mode=0o700)
        else:
            places = (Path("/var/lib"), Path("/var/tmp"))
            parent = next(place for place in places if place.is_dir())
            wanted.symlink_to(tempfile.mkdtemp(prefix="etms-postgres-", dir=parent))
        os.chown(wanted, *account)
    return wanted.resolve()


def remove_home(wanted: Path) -> None:
    """Remove a cluster's folder, wherever it stands."""
    shutil.rmtree(wanted.resolve(), ignore_errors=True)
    if wanted.is_symlink():
        wanted.unlink()


def account_of(home: Path) -> Account | None:
    """Whose folder it is; None when it is ours."""
    owner = home.stat()
    return None if owner.st_uid == os.getuid() else (owner.st_uid, owner.st_gid)


def allowed(account: Account, command: str) -> bool:
    """Whether a shell of that account manages a command."""
    tried = subprocess.run(
        ["/bin/sh", "-c", command],
        capture_output=True,
        check=False,
        cwd="/",
        **as_account(account),
    )
    return tried.returncode == 0


def everybody_reads(*folders: Path) -> bool:
    """Whether all in them is readable for all; what a strict umask installed is not."""
    files = (file for folder in folders for file in folder.rglob("*"))
    return all(file.stat().st_mode & stat.S_IROTH for file in files)


def _unprivileged() -> Account:
    for name in ("nobody", "daemon"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return found.pw_uid, found.pw_gid
    raise LookupError("PostgreSQL does not run as root, and this machine has no account nobody")
