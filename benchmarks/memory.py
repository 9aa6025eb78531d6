"""What the web workers weigh."""

from pathlib import Path


def workers(master: int) -> dict[int, tuple[int, int]]:
    """Resident and proportional size in MB of each worker; the latter shares what is shared."""
    children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    return {int(pid): (_kb(pid, "Rss:") // 1024, _kb(pid, "Pss:") // 1024) for pid in children}


def _kb(pid: str, name: str) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1])
    return 0
