"""What the page of a position shows: what it is on a day, who reports to it, who held it when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet
from django.urls import reverse

from etms.bilingual import language
from etms.directory import rules
from etms.directory.choices import AWAY_KINDS, HOME_KINDS, Kind, Level
from etms.directory.models import Appointment, Person, Position, PositionTerms


@dataclass(frozen=True)
class Neighbour:
    """A position on a day, with the number of whoever is in it."""

    position_id: int
    title: str
    level: str
    organization_id: int
    person_id: int | None

    @property
    def url(self) -> str:
        return reverse("directory:position", args=[self.position_id])


@dataclass(frozen=True)
class Around:
    """A position, the one above it, and those that report directly to it, on a day."""

    incumbent_id: int | None
    above: Neighbour | None
    below: list[Neighbour]


@dataclass(frozen=True)
class Holding:
    """Somebody in a position from a day to a day, or nobody."""

    starts_on: date
    ends_on: date | None
    person: Person | None = None
    kind: str = ""
    away: bool = False


def terms_of(position: Position) -> list[PositionTerms]:
    """What the position was, is and will be, newest first."""
    rows = position.terms.select_related("unit__organization", "reports_to")
    return list(rows.order_by("-starts_on"))


def terms_on(terms: list[PositionTerms], on: date) -> PositionTerms | None:
    """The terms in force that day among these."""
    return next((row for row in terms if rules.Span(row.starts_on, row.ends_on).covers(on)), None)


AROUND = """
    SELECT t.position_id, t.title_{language}, t.level, u.organization_id,
           directory_incumbent(t.position_id, %(on)s)
      FROM directory_positionterms t JOIN directory_unit u ON u.id = t.unit_id
     WHERE (t.reports_to_id = %(own)s OR t.position_id IN (%(own)s, %(above)s))
       AND t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
     ORDER BY t.sort_{language}, t.position_id
"""


def around(position: Position, terms: PositionTerms | None, *, on: date) -> Around:
    """Who is in a position that day, what it reports to and what reports to it."""
    above = terms and terms.reports_to_id
    with connection.cursor() as cursor:
        cursor.execute(
            AROUND.format(language=language()), {"own": position.pk, "above": above, "on": on}
        )
        found = {
            row[0]: Neighbour(row[0], row[1], Level(row[2]).label, *row[3:])
            for row in cursor.fetchall()
        }
    own = found.pop(position.pk, None)
    return Around(own and own.person_id, found.pop(above, None), list(found.values()))


def _appointments(position: Position) -> QuerySet[Appointment]:
    """Every appointment to the position, and where its holders were meanwhile."""
    holders = Appointment.objects.filter(position=position).values("person")
    return (
        Appointment.objects.filter(
            Q(position=position) | Q(person__in=holders, kind__in=AWAY_KINDS)
        )
        .select_related("person")
        .order_by("starts_on", "pk")
    )


def was_held_by(position: Position, people: Iterable[int]) -> bool:
    """Whether any of these people was, is or is to be appointed to a position."""
    return Appointment.objects.filter(position=position, person__in=people).exists()


def holdings(position: Position, terms: list[PositionTerms], *, until: date) -> list[Holding]:
    """Who held the position when, newest first, with the days on which nobody was in it."""
    rows = list(_appointments(position))
    held = [row for row in rows if row.position_id == position.pk]
    away = [row for row in rows if row.position_id != position.pk]
    found = [Holding(row.starts_on, row.ends_on, row.person, Kind(row.kind).label) for row in held]
    present = [span for row in held for span in _presence(row, away)]
    for term in terms:
        last = min(term.ends_on or until, until)
        if term.starts_on <= last:
            whole = rules.Span(term.starts_on, last)
            found += [
                Holding(*_days(gap, until), away=_is_held(gap, held))
                for gap in rules.without(whole, present)
            ]
    return sorted(_joined(found), key=lambda holding: holding.starts_on, reverse=True)


def _days(gap: rules.Span, until: date) -> tuple[date, date | None]:
    """A gap that reaches today is still open."""
    return gap.starts_on, None if gap.ends_on == until else gap.ends_on


def _is_held(gap: rules.Span, held: list[Appointment]) -> bool:
    """Whether a gap is one because its holder was elsewhere."""
    return any(rules.Span(row.starts_on, row.ends_on).covers(gap.starts_on) for row in held)


def _presence(row: Appointment, away: list[Appointment]) -> list[rules.Span]:
    """The days on which a holder was in the position and not elsewhere."""
    whole = rules.Span(row.starts_on, row.ends_on)
    if row.kind not in HOME_KINDS:
        return [whole]
    elsewhere = [rules.Span(a.starts_on, a.ends_on) for a in away if a.person_id == row.person_id]
    return rules.without(whole, elsewhere)


def _joined(found: list[Holding]) -> list[Holding]:
    """Gaps that touch, because the terms changed meanwhile, are one gap."""
    joined: list[Holding] = []
    for holding in sorted(found, key=lambda h: (h.person is not None, h.starts_on)):
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.person is None is holding.person
            and last.ends_on is not None
            and last.ends_on + rules.DAY == holding.starts_on
            and last.away == holding.away
        ):
            joined[-1] = Holding(last.starts_on, holding.ends_on, away=last.away)
        else:
            joined.append(holding)
    return joined
