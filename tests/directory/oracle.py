"""Who is where and who manages whom, worked out slowly from lists: the answer to test against.

Written from the words of the specification, not from the queries: an incumbent acts in the
position, else holds it substantively unless they act, are assigned, seconded or on interchange
elsewhere that day, else works in it for a time.
"""

from dataclasses import dataclass
from datetime import date

AWAY = {"acting", "assignment", "secondment", "interchange_out"}


@dataclass(frozen=True)
class Stay:
    """An appointment: numbers stand for people and positions, no position is a host outside."""

    order: int
    person: int
    position: int | None
    kind: str
    starts_on: date
    ends_on: date | None

    def covers(self, day: date) -> bool:
        return self.starts_on <= day and (self.ends_on is None or self.ends_on >= day)


@dataclass(frozen=True)
class Line:
    """A position reports to another from a day to a day."""

    position: int
    above: int | None
    starts_on: date
    ends_on: date | None

    covers = Stay.covers


@dataclass(frozen=True)
class World:
    stays: list[Stay]
    lines: list[Line]

    def _elsewhere(self, person: int, day: date) -> list[Stay]:
        return [s for s in self.stays if s.person == person and s.kind in AWAY and s.covers(day)]

    def works_in(self, person: int, day: date) -> int | None:
        """The position that decides who manages this person; a host outside changes nothing."""
        for stay in self._elsewhere(person, day):
            if stay.position is not None:
                return stay.position
        for stay in self.stays:
            if stay.person == person and stay.kind not in AWAY and stay.covers(day):
                return stay.position
        return None

    def incumbent(self, position: int, day: date) -> int | None:
        here = [s for s in self.stays if s.position == position and s.covers(day)]
        present = [s for s in here if s.kind in AWAY or not self._elsewhere(s.person, day)]
        for kinds in (
            {"acting"},
            {"substantive"},
            {"assignment", "secondment", "interchange_in", "interchange_out"},
        ):
            found = [s for s in present if s.kind in kinds]
            if found:
                return min(found, key=lambda s: (s.starts_on, s.order)).person
        return None

    def above(self, position: int, day: date) -> int | None:
        for line in self.lines:
            if line.position == position and line.covers(day):
                return line.above
        return None

    def superiors(self, person: int, day: date) -> list[int]:
        """Nearest first; a position without an incumbent is skipped."""
        found = []
        position = self.works_in(person, day)
        while position is not None:
            position = self.above(position, day)
            incumbent = self.incumbent(position, day) if position is not None else None
            if incumbent is not None:
                found.append(incumbent)
        return found

    def reports(self, person: int, people: range, day: date) -> dict[int, int]:
        """Everyone above whom this person stands, with the number of steps."""
        return {
            other: self.superiors(other, day).index(person) + 1
            for other in people
            if person in self.superiors(other, day)
        }
