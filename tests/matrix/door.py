"""One door of the hand-written table: a method of an address, and how it is written down."""

from dataclasses import dataclass

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")


@dataclass(frozen=True)
class Door:
    """One method of one address: its kind, the thing its parameter names, and its answer when
    it has done what was asked; `body` names the body in bodies.py."""

    kind: str
    thing: str = ""
    done: int = 200
    body: str = ""
    url: str = ""  # where no reversing leads
    # Opening it is recorded in audit.reading: of the person whose number stands in the address,
    # of the one whom it is about ("one"), of the reader ("self"), of the one in the address
    # beside another number ("person"), of who could follow the one whom it is about
    # ("follower"), or of all that it shows ("many").
    reads: bool | str = False
    names: bool = False  # it may name the one whom it is about, wherever they are today


# Twice the same door: for what is published, and for what is a draft.
def both(published: Door, draft: Door) -> tuple[Door, Door]:
    return published, draft


def page(kind: str, thing: str = "", **more) -> dict[str, Door]:
    return {"GET": Door(kind, thing, **more)}


def change(
    kind: str, thing: str, body: str, seen_by: str = "", done: int = 302
) -> dict[str, Door]:
    """A form with its page."""
    return {
        "GET": Door(seen_by or kind, thing),
        "POST": Door(kind, thing, done=done, body=body),
    }


def act(kind: str, thing: str = "", body: str = "", done: int = 302) -> dict[str, Door]:
    """A button."""
    return {"POST": Door(kind, thing, done=done, body=body)}
