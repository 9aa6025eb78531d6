"""What a source file says: its translatable words, and the faults found on the way."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Word(NamedTuple):
    """One thing to translate; the plural and the context are empty when there is none."""

    singular: str
    plural: str = ""
    context: str = ""


@dataclass
class Source:
    """One file that was read."""

    place: str
    words: list[Word] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def fault(self, line: int, text: str) -> None:
        self.faults.append(f"{self.place}:{line}: {text}")
