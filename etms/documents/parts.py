"""What a document is made of: values in, drawn by templates/components/document.html for screens,
by report.typ for PDF and by word.py for DOCX. Every word is text, whoever wrote it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from etms.tables import Column


@dataclass(frozen=True)
class Facts:
    """Short words beside short names: (name, words)."""

    kind: ClassVar[str] = "facts"

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Said:
    """What somebody wrote, under what was asked: (question, words)."""

    kind: ClassVar[str] = "said"

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Table:
    """Rows of words under the names of their columns; `widths` are shares of the line on paper.

    `name` is unique in the document. Without a caption the heading of its section names it.
    """

    kind: ClassVar[str] = "table"

    name: str
    columns: Sequence[Column]
    widths: Sequence[int]
    rows: Sequence[Sequence[str]]
    caption: str = ""

    @property
    def is_alone(self) -> bool:
        return not self.caption


Part = Facts | Said | Table


@dataclass(frozen=True)
class Section:
    """A heading, a quiet line of what one should know of it, and its parts.

    On a wide screen two that are `half` stand side by side; on paper everything follows in order.
    """

    name: str
    title: str
    parts: Sequence[Part] = ()
    note: str = ""
    half: bool = False


@dataclass(frozen=True)
class Document:
    """A whole document: its kind (`of`), what it is about, how it is protected, who produced it.

    `pages` says "1 of 3" with {page} and {pages} in place of the numbers.
    """

    of: str
    title: str
    lead: str
    mark: str
    produced: str
    pages: str
    notice: str = ""
    sections: Sequence[Section] = ()

    def data(self) -> dict[str, Any]:
        """As report.typ reads it."""
        sections = [
            {
                "title": section.title,
                "note": section.note,
                "parts": [{**asdict(part), "kind": part.kind} for part in section.parts],
            }
            for section in self.sections
        ]
        return {**asdict(self), "sections": sections}
