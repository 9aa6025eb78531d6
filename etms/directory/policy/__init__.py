"""Published numbers about executive positions, by date: salary ranges."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from etms.policy import Entry, NotInForce, Parameters

_published = Parameters(Path(__file__).with_name("salary_ranges.toml"))


@dataclass(frozen=True)
class SalaryRange:
    """The least and the most that a level earned in a year, and who says so."""

    min: Decimal
    max: Decimal
    starts_on: date
    source: str
    note: str


@dataclass(frozen=True)
class SalaryTable:
    """One published table: it replaces the one before as a whole; a level it omits is a gap."""

    starts_on: date
    source: str
    source_fr: str
    note: str
    note_fr: str
    ranges: dict[str, SalaryRange]


def _table(entry: Entry) -> SalaryTable:
    ranges = {
        level: SalaryRange(
            min=Decimal(row["min"]),
            max=Decimal(row["max"]),
            starts_on=entry.starts_on,
            source=entry.source,
            note=entry.note,
        )
        for level, row in entry.value.items()
    }
    return SalaryTable(
        entry.starts_on, entry.source, entry.source_fr, entry.note, entry.note_fr, ranges
    )


_tables = tuple(_table(entry) for entry in _published.history("ranges"))


def salary_tables() -> tuple[SalaryTable, ...]:
    """Every published table, oldest first."""
    return _tables


def salary_table(*, on: date) -> SalaryTable:
    """The table in force on a day; NotInForce before the first."""
    in_force = [table for table in _tables if table.starts_on <= on]
    if not in_force:
        raise NotInForce(f"no salary table was published before {on}")
    return in_force[-1]


def salary_range(*, level: str, on: date) -> SalaryRange | None:
    """The range of a level on a day, or None where the table in force that day has none.

    A gap stays a gap: an older table never fills it. Deputy heads and the equivalents of EX
    levels stand in no table. Before the first table nothing is known at all: NotInForce.
    """
    return salary_table(on=on).ranges.get(level)
