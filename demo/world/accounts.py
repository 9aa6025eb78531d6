"""Who has an account, and under which name: known to the person, hard to guess for others."""

import hashlib
import unicodedata

from demo.cast import DOMAIN
from demo.world.records import Human, World


def name_accounts(world: World) -> None:
    """An account for everybody who has a place now, or advises an organization."""
    for human in world.humans:
        if not human.username and (human.adviser_of or _is_here(human, world)):
            human.username = _username(human, world.seed)
            human.email = f"{human.username}@{DOMAIN}"


def _is_here(human: Human, world: World) -> bool:
    return any(
        tie.starts_on <= world.on and (tie.ends_on is None or tie.ends_on >= world.on)
        for tie in (*human.homes, *human.away)
    )


def _username(human: Human, seed: int) -> str:
    """given.family-3f9a1c: the tail tells namesakes apart and cannot be guessed from the name."""
    tail = hashlib.sha256(f"{seed}:{human.given} {human.family}".encode()).hexdigest()[:6]
    return f"{_plain(human.given)}.{_plain(human.family)}-{tail}"


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFD", name.lower().replace("ı", "i"))
    return "".join(c for c in folded if c.isascii() and (c.isalnum() or c == "-"))
