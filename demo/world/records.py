"""What the invented service is made of, before any of it is a row.

Without repr: everything points to everything, and one person would spell out the whole service.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

Pair = tuple[str, str]  # English, French


@dataclass(eq=False, slots=True, repr=False)
class Organization:
    number: int
    name: Pair
    core: bool
    size: str
    head: str
    style: str
    region: str
    branches: list[str]
    units: list["Unit"] = field(default_factory=list)
    positions: list["Position"] = field(default_factory=list)
    row: Any = None

    @property
    def deputy_head(self) -> "Position":
        return self.positions[0]


@dataclass(eq=False, slots=True, repr=False)
class Unit:
    organization: Organization
    parent: "Unit | None"
    name: Pair
    code: str = ""
    row: Any = None


@dataclass(eq=False, slots=True, repr=False)
class Terms:
    """What a position is from a day to a day."""

    starts_on: date
    ends_on: date | None
    title: Pair
    level: str
    unit: Unit
    boss: "Position | None"


@dataclass(eq=False, slots=True, repr=False)
class Position:
    organization: Organization
    number: str
    tier: int  # 0 the deputy head, 1 heads of branches, 2 of directorates, 3 directors
    level: str
    boss: "Position | None"
    unit: Unit
    title: Pair
    region: str = "NCR"
    requirement: str = "bilingual"
    profile: str = ""
    starts_on: date = date.min
    pinned: str = ""  # the demo person who holds it
    locked: bool = False  # its holder neither leaves nor goes away
    ties: list["Tie"] = field(default_factory=list)  # who belonged here, in order
    terms: list[Terms] = field(default_factory=list)
    reports: list["Position"] = field(default_factory=list)
    row: Any = None

    @property
    def holder(self) -> "Tie | None":
        """The last who came, unless they left; an end that is only planned is no leaving."""
        last = self.ties[-1] if self.ties else None
        return last if last and not last.closed else None


@dataclass(eq=False, slots=True, repr=False)
class Human:
    given: str
    family: str
    gender: str
    language: str
    correspondence: str
    born_on: date
    service_start_on: date | None = None
    username: str = ""
    email: str = ""
    homes: list["Tie"] = field(default_factory=list)
    away: list["Tie"] = field(default_factory=list)
    salaries: list[tuple[date, date | None, int]] = field(default_factory=list)
    results: list[tuple[str, str, date, date | None]] = field(default_factory=list)
    adviser_of: Organization | None = None  # known without an executive position
    row: Any = None
    user: Any = None


@dataclass(eq=False, slots=True, repr=False)
class Tie:
    """An appointment; closed once the person has left, planned while the end lies ahead."""

    human: Human
    position: Position | None
    kind: str
    starts_on: date
    ends_on: date | None = None
    closed: bool = False
    host: str = ""
    salary_borne_by: Organization | None = None
    performance_pay_borne_by: Organization | None = None
    corporate_commitment: bool | None = None


@dataclass(frozen=True)
class Calendar:
    """The fiscal years of the history; the last one is running on the day asked."""

    on: date
    years: int

    @property
    def starts(self) -> list[date]:
        last = self.on.year if self.on >= date(self.on.year, 4, 1) else self.on.year - 1
        return [date(year, 4, 1) for year in range(last - self.years + 1, last + 1)]

    @property
    def begins_on(self) -> date:
        return self.starts[0]


@dataclass(eq=False, repr=False)
class World:
    """The whole invented service."""

    seed: int
    calendar: Calendar
    organizations: list[Organization]
    humans: list[Human] = field(default_factory=list)
    cast: dict[str, Human] = field(default_factory=dict)  # demo people by user name

    @property
    def on(self) -> date:
        return self.calendar.on

    @property
    def positions(self) -> list[Position]:
        return [p for organization in self.organizations for p in organization.positions]
