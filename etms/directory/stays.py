"""Appointments of a person on a time line, and where they belong on a day."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.bilingual import language
from etms.directory import rules
from etms.directory.choices import HOME_KINDS, INTERCHANGES, Level
from etms.directory.models import Appointment, Person


@dataclass(frozen=True)
class Card:
    """Where a person belongs on a day: what everyone of the organization may see."""

    level: str
    level_code: str
    title: str
    unit: str
    organization: str

    def facts(self) -> list[tuple[str, str]]:
        return [
            (_("Level"), self.level),
            (_("Position"), self.title),
            (_("Unit"), self.unit),
            (_("Organization"), self.organization),
        ]


@dataclass(frozen=True)
class Stay:
    """An appointment on the time line; `steps` are later titles held within it."""

    appointment: Appointment
    title: str
    url: str
    level: str
    place: str
    steps: tuple[tuple[date, str], ...]
    in_force: bool

    @property
    def tone(self) -> str:
        return "neutral" if self.appointment.kind in HOME_KINDS else "info"

    @property
    def is_open(self) -> bool:
        """Whether its end may still have to be recorded, or changed."""
        return self.in_force or self.appointment.ends_on is None

    @property
    def bearers(self) -> str:
        return bearers(self.appointment)

    @property
    def commitment(self) -> str:
        return commitment(self.appointment)


def level_label(code: str) -> str:
    """A level as people read it."""
    return str(Level(code).label) if code else ""


CARD = """
    SELECT t.level, t.title_{language}, u.name_{language}, o.name_{language}
      FROM directory_homes(%(on)s) home
      JOIN directory_positionterms t ON t.id = home.terms_id
      JOIN directory_unit u ON u.id = home.unit_id
      JOIN directory_organization o ON o.id = home.organization_id
     WHERE home.person_id = %(person)s
"""


def card_of(person: Person, *, on: date) -> Card | None:
    """Where a person belongs that day."""
    with connection.cursor() as cursor:
        cursor.execute(CARD.format(language=language()), {"person": person.pk, "on": on})
        found = cursor.fetchone()
    return Card(level_label(found[0]), *found) if found else None


# Terms of the position that hold on some day of the appointment stand beside it.
APPOINTMENTS = """
    SELECT a.*, t.starts_on AS terms_from, t.ends_on AS terms_to, t.level,
           t.title_{language} AS title, u.name_{language} AS unit_name,
           u.organization_id, o.name_{language} AS organization_name,
           s.name_{language} AS salary_bearer, p.name_{language} AS performance_pay_bearer
      FROM directory_appointment a
      LEFT JOIN directory_positionterms t ON t.position_id = a.position_id
       AND (t.ends_on IS NULL OR t.ends_on >= a.starts_on)
       AND (a.ends_on IS NULL OR t.starts_on <= a.ends_on)
      LEFT JOIN directory_unit u ON u.id = t.unit_id
      LEFT JOIN directory_organization o ON o.id = u.organization_id
      LEFT JOIN directory_organization s ON s.id = a.salary_borne_by_id
      LEFT JOIN directory_organization p ON p.id = a.performance_pay_borne_by_id
     WHERE a.person_id = %s
     ORDER BY a.starts_on DESC, a.id DESC, t.starts_on
"""


def appointments_of(person: Person) -> list[Appointment]:
    """Appointments, newest first, with one row for each of the terms held in them."""
    return list(Appointment.objects.raw(APPOINTMENTS.format(language=language()), [person.pk]))


def card_among(rows: list[Appointment], *, on: date) -> Card | None:
    """Where the person belongs that day, out of their appointments."""
    for row in rows:
        belongs = row.kind in HOME_KINDS and rules.Span(row.starts_on, row.ends_on).covers(on)
        if belongs and row.terms_from and rules.Span(row.terms_from, row.terms_to).covers(on):
            level = level_label(row.level)
            return Card(level, row.level, row.title, row.unit_name, row.organization_name)
    return None


def stays_of(rows: list[Appointment], *, on: date, user) -> list[Stay]:
    """The appointments of a person, newest first, each with the titles held in it."""
    by_appointment: dict[int, list[Appointment]] = {}
    for row in rows:
        by_appointment.setdefault(row.pk, []).append(row)
    return [_stay(found, on=on, user=user) for found in by_appointment.values()]


def _stay(rows: list[Appointment], *, on: date, user) -> Stay:
    first, last = rows[0], rows[-1]
    standing = door.standing(user)
    open_to_reader = standing.is_ochro or last.organization_id in standing.organizations
    to_position = last.position_id is not None
    return Stay(
        appointment=last,
        title=last.title or last.host,
        url=reverse("directory:position", args=[last.position_id])
        if to_position and open_to_reader
        else "",
        level=level_label(last.level),
        place=", ".join(filter(None, [last.unit_name, last.organization_name])),
        steps=tuple((row.terms_from, _step(row)) for row in rows[1:] if _step(row) != _step(first))
        if len(rows) > 1
        else (),
        in_force=last.starts_on <= on and (last.ends_on is None or last.ends_on >= on),
    )


def _step(row: Appointment) -> str:
    return f"{row.title} ({Level(row.level).label})" if row.title else row.host


def commitment(appointment: Appointment) -> str:
    """Whether an interchange is subject to the corporate commitment, in words."""
    if appointment.kind not in INTERCHANGES:
        return ""
    if appointment.corporate_commitment:
        return _("Subject to the corporate commitment.")
    return _("Not subject to the corporate commitment.")


def bearers(row: Appointment) -> str:
    """Who bears salary and performance pay, in a sentence."""
    salary, performance = row.salary_bearer, row.performance_pay_bearer
    if salary and salary == performance:
        return _("{name} bears salary and performance pay.").format(name=salary)
    said = []
    if salary:
        said.append(_("{name} bears the salary.").format(name=salary))
    if performance:
        said.append(_("{name} bears performance pay.").format(name=performance))
    return " ".join(said)


def works_in(stays: list[Stay]) -> Stay | None:
    """Where the person works that day, when it is not where they belong."""
    return next((s for s in stays if s.in_force and s.appointment.kind not in HOME_KINDS), None)
