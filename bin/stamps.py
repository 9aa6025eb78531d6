"""What was made, each with the digest of what it was made from."""

import hashlib
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Stamps:
    """A file of digests: a step is taken again only when what it starts from has changed."""

    def __init__(self, file: Path) -> None:
        self.file = file
        try:
            self.digests = json.loads(file.read_text("utf-8"))
        except (OSError, ValueError):
            self.digests = {}

    def differs(self, name: str, sources: list[Path]) -> bool:
        return self.digests.get(name) != digest_of(sources)

    def mark(self, name: str, sources: list[Path]) -> None:
        self.digests[name] = digest_of(sources)
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_text(json.dumps(self.digests, indent=1), "utf-8")


def digest_of(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
