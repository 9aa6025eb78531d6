"""How people read a degree: with a typographic minus. The API writes it as a hyphen."""

from collections.abc import Mapping
from typing import Any

MINUS = "\u2212"


def sign(text: Any) -> str:
    """A degree or a pull as the charts print it: with a minus, not a hyphen."""
    return str(text).replace("-", MINUS)


def signed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Degrees and pulls with their minus; numbers, days and words of ours as they are."""
    return {name: sign(value) if type(value) is str else value for name, value in values.items()}
