"""How the plain values of a classification file are read in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from classification.queries.files import Content
from classification.rules.evaluation import Evaluation
from etms.bilingual import language
from etms.documents import Section, Table
from etms.formats import write_date, write_moment
from etms.tables import Column

NONE = "–"


@dataclass(frozen=True)
class File:
    """The content of a file with its evaluation under the charts it was made under."""

    content: Content
    found: Evaluation | None

    @property
    def decided(self) -> bool:
        return "decided_at" in self.content["decision"]

    def name(self, user: int | None) -> str:
        """What somebody was called when the file was made."""
        return self.content["names"].get(str(user), NONE) if user else NONE


def own(pair: Mapping[str, str]) -> str:
    """A text that stands in both languages, in that of the document."""
    return pair[language()]


def day(value: str | None) -> str:
    return write_date(date.fromisoformat(value)) if value else NONE


def moment(value: str | None) -> str:
    return write_moment(datetime.fromisoformat(value)) if value else NONE


def table(name: str, columns: dict[str, int], rows: list[Any], caption: str = "") -> Table:
    """A table; `columns` gives each its share of the line."""
    return Table(name, [Column(each) for each in columns], list(columns.values()), rows, caption)


def tabled(name: str, title: str, columns: dict[str, int], rows: list[Any], note: str) -> Section:
    """A section that is one table; without rows its note alone says so."""
    return Section(name, title, [table(name, columns, rows)] if rows else [], note)
