"""A field or word that names a thing, and the door at which a foreign one is sent."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reference:
    """A field that names a thing: at which door, whose things, and who tries."""

    door: str
    method: str
    field: str
    thing: str
    viewer: str = "deputy_head"
    about: str = "executive"
