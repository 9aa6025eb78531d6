"""Who is where on a day, who manages whom: each question one query."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Exists, F, OuterRef, QuerySet

from etms.directory.choices import Level
from etms.directory.models import Appointment, Organization, Person

# Positions below one's own whose manager one is: directly, or past a vacant position.
MANAGED = """
    WITH RECURSIVE below AS (
        SELECT t.position_id FROM directory_positionterms t
         WHERE t.reports_to_id = %(position)s
           AND t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
         UNION
        SELECT t.position_id FROM directory_positionterms t
          JOIN below b ON t.reports_to_id = b.position_id
         WHERE t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
           AND directory_incumbent(b.position_id, %(on)s) IS NULL
    )
    SELECT position_id FROM below
"""

# What a person holds, all above it whether held or vacant, and what the managers above hold.
LINE_ABOVE = """
    WITH RECURSIVE up AS (
        SELECT a.position_id FROM directory_appointment a
         WHERE a.person_id = %(own)s AND a.position_id IS NOT NULL
           AND a.starts_on <= %(on)s AND (a.ends_on IS NULL OR a.ends_on >= %(on)s)
         UNION
        SELECT t.reports_to_id FROM directory_positionterms t
          JOIN up ON t.position_id = up.position_id
         WHERE t.reports_to_id IS NOT NULL
           AND t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
    )
    SELECT position_id FROM up
     UNION
    SELECT a.position_id FROM directory_appointment a
     WHERE a.person_id = ANY(%(superiors)s) AND a.position_id IS NOT NULL
       AND a.starts_on <= %(on)s AND (a.ends_on IS NULL OR a.ends_on >= %(on)s)
"""

# The positions of an organization, and all above them wherever these stand.
LINES = """
    WITH RECURSIVE line AS (
        SELECT t.position_id, t.reports_to_id, t.level, true AS own
          FROM directory_positionterms t JOIN directory_unit u ON u.id = t.unit_id
         WHERE u.organization_id = %(organization)s
           AND t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
         UNION
        SELECT t.position_id, t.reports_to_id, t.level, false
          FROM directory_positionterms t JOIN line ON t.position_id = line.reports_to_id
         WHERE t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
    )
    SELECT position_id, reports_to_id, level, bool_or(own) FROM line GROUP BY 1, 2, 3
"""


@dataclass(frozen=True)
class Place:
    """Where a person stands on a day: where they belong, what they hold, who is above and below.

    `superiors` are person ids, nearest first; `reports` person ids with their depth.
    """

    person: Person
    organization_id: int | None
    position_id: int | None
    is_incumbent: bool
    deputy_head_of: int | None
    superiors: tuple[int, ...]
    reports: dict[int, int]


def place_of_user(user, *, on: date) -> Place | None:
    """The person behind an account and where they stand that day; None for an account alone."""
    rows = list(
        Person.objects.raw(
            """
            SELECT p.*, directory_home(p.id, %(on)s) AS home_organization_id,
                   w.position_id AS work_position_id,
                   w.level AS work_level, w.organization_id AS work_organization_id,
                   coalesce(directory_incumbent(w.position_id, %(on)s) = p.id, false) AS incumbent,
                   ARRAY(SELECT s.person_id FROM directory_superiors(p.id, %(on)s) s
                          ORDER BY s.step) AS superior_ids,
                   ARRAY(SELECT ARRAY[r.person_id, r.depth] FROM directory_reports(p.id, %(on)s) r
                          ORDER BY r.depth DESC) AS report_depths
              FROM directory_person p
              LEFT JOIN LATERAL (
                   SELECT a.position_id, t.level, u.organization_id
                     FROM directory_attached(%(on)s) a
                     JOIN directory_positionterms t ON t.position_id = a.position_id
                      AND t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
                     JOIN directory_unit u ON u.id = t.unit_id
                    WHERE a.person_id = p.id
              ) w ON true
             WHERE p.user_id = %(user)s
            """,
            {"on": on, "user": user.pk},
        )
    )
    if not rows:
        return None
    person = rows[0]
    heads = person.incumbent and person.work_level == Level.DM
    return Place(
        person=person,
        organization_id=person.home_organization_id,
        position_id=person.work_position_id,
        is_incumbent=person.incumbent,
        deputy_head_of=person.work_organization_id if heads else None,
        superiors=tuple(person.superior_ids),
        reports=dict(person.report_depths),
    )


def _ids(sql: str, *params) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def reports_of(person: Person, *, on: date) -> dict[int, int]:
    """Person ids below this person on a day, with their depth: 1 directly, more further below."""
    rows = _ids("SELECT person_id, depth FROM directory_reports(%s, %s)", person.pk, on)
    return dict(sorted(rows, key=lambda row: -row[1]))


def superior_ids_of(person: Person, *, on: date) -> list[int]:
    """Person ids of the managers above on a day, nearest first."""
    sql = "SELECT person_id FROM directory_superiors(%s, %s) ORDER BY step"
    return [row[0] for row in _ids(sql, person.pk, on)]


def superiors_of(person: Person, *, on: date) -> list[Person]:
    """The managers above on a day, nearest first."""
    return list(
        Person.objects.raw(
            "SELECT p.* FROM directory_superiors(%s, %s) s JOIN directory_person p "
            "ON p.id = s.person_id ORDER BY s.step",
            [person.pk, on],
        )
    )


def manager_of(person: Person, *, on: date) -> Person | None:
    """The incumbent of the first held position above the one the person works in that day."""
    found = Person.objects.raw(
        "SELECT p.* FROM directory_superiors(%s, %s) s JOIN directory_person p "
        "ON p.id = s.person_id ORDER BY s.step LIMIT 1",
        [person.pk, on],
    )
    return next(iter(found), None)


def incumbent_of(position, *, on: date) -> Person | None:
    """Who holds a position on a day; None when it is vacant."""
    found = Person.objects.raw(
        "SELECT * FROM directory_person WHERE id = directory_incumbent(%s, %s)",
        [position.pk, on],
    )
    return next(iter(found), None)


def holders_of(position, *, on: date) -> set[int]:
    """Person ids of the incumbent and of the substantive holder of a position on a day."""
    sql = """
        SELECT directory_incumbent(%(position)s, %(on)s)
        UNION SELECT a.person_id FROM directory_appointment a
               WHERE a.position_id = %(position)s AND a.kind = 'substantive'
                 AND a.starts_on <= %(on)s AND (a.ends_on IS NULL OR a.ends_on >= %(on)s)
    """
    with connection.cursor() as cursor:
        cursor.execute(sql, {"position": position.pk, "on": on})
        return {row[0] for row in cursor.fetchall()} - {None}


def managed_by_holder_of(position_id: int, *, on: date) -> frozenset[int]:
    """Position ids whose manager the incumbent of this position is on a day."""
    with connection.cursor() as cursor:
        cursor.execute(MANAGED, {"position": position_id, "on": on})
        return frozenset(row[0] for row in cursor.fetchall())


def line_above(person: Person, superiors, *, on: date) -> frozenset[int]:
    """Position ids that a person holds on a day, all above them whether held or vacant, and those
    that the `superiors` (person ids) hold."""
    with connection.cursor() as cursor:
        cursor.execute(LINE_ABOVE, {"own": person.pk, "superiors": list(superiors), "on": on})
        return frozenset(row[0] for row in cursor.fetchall())


@dataclass(frozen=True)
class InLine:
    """Where a position stands on a day; `own` of the organization that was asked for."""

    superior_id: int | None
    level: str
    own: bool


def lines_of(organization_id: int, *, on: date) -> dict[int, InLine]:
    """The positions of an organization on a day with all above them, by their numbers."""
    with connection.cursor() as cursor:
        cursor.execute(LINES, {"organization": organization_id, "on": on})
        return {position: InLine(*rest) for position, *rest in cursor.fetchall()}


def positions_held_by(people, *, on: date) -> set[int]:
    """Position ids that these people (ids) hold on a day, as incumbents or substantively."""
    sql = """
        SELECT DISTINCT a.position_id FROM directory_appointment a
         WHERE a.person_id = ANY(%s) AND a.position_id IS NOT NULL
           AND a.starts_on <= %s AND (a.ends_on IS NULL OR a.ends_on >= %s)
    """
    return {row[0] for row in _ids(sql, list(people), on, on)}


def people_in(organization: Organization, *, on: date) -> QuerySet[Person]:
    """Who is in an organization on a day, by the position they belong to."""
    here = homes(on=on).filter(person=OuterRef("pk"), terms__unit__organization=organization)
    return Person.objects.filter(Exists(here))


def organization_id_of(person: Person, *, on: date) -> int | None:
    """The organization a person belongs to on a day, by the position they belong to."""
    return Appointment.objects.organization_id_of(person, on)


def organization_ids_of(person: Person) -> set[int]:
    """Every organization the person ever belonged to, or is to belong to."""
    return Appointment.objects.organization_ids_of(person)


def homes(*, on: date) -> QuerySet[Appointment]:
    """Where people belong that day: appointments, `terms` being the position's on that day."""
    return Appointment.objects.homes(on)


def cards(*, on: date) -> QuerySet[Appointment]:
    """One row for each person who belongs to a position that day, with what a card shows."""
    return (
        homes(on=on)
        .select_related("person", "position")
        .annotate(
            title_en=F("terms__title_en"),
            title_fr=F("terms__title_fr"),
            level=F("terms__level"),
            unit_id=F("terms__unit_id"),
            unit_name_en=F("terms__unit__name_en"),
            unit_name_fr=F("terms__unit__name_fr"),
            organization_id=F("terms__unit__organization_id"),
            organization_name_en=F("terms__unit__organization__name_en"),
            organization_name_fr=F("terms__unit__organization__name_fr"),
        )
    )


def deputy_head(organization_id: int, *, on: date) -> Person | None:
    """The incumbent of the organization's deputy head position on a day."""
    found = Person.objects.raw(
        """
        SELECT p.* FROM directory_positionterms t JOIN directory_unit u ON u.id = t.unit_id
          JOIN directory_person p ON p.id = directory_incumbent(t.position_id, %(on)s)
         WHERE t.level = 'DM' AND u.organization_id = %(organization)s
           AND t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
         ORDER BY t.position_id LIMIT 1
        """,
        {"on": on, "organization": organization_id},
    )
    return next(iter(found), None)


def deputy_head_user(organization_id: int, *, on: date):
    """The deputy head's account, or None where there is none."""
    person = deputy_head(organization_id, on=on)
    return person.user if person and person.user_id else None


def names_of_users(user_ids) -> dict[int, str]:
    """How accounts are named on screen: the person behind each, else the user name."""
    ids = {pk for pk in user_ids if pk is not None}
    users = get_user_model().objects.filter(pk__in=ids).select_related("person")
    return {user.pk: name_of_user(user) for user in users}


def name_of_user(user) -> str:
    """The same of one account in hand, read with its person."""
    return str(getattr(user, "person", user.username))


def unit_ids_below(unit) -> set[int]:
    """A unit and all that is below it."""
    sql = """
        WITH RECURSIVE below AS (
            SELECT %s::bigint AS id
             UNION
            SELECT u.id FROM directory_unit u JOIN below ON u.parent_id = below.id
        )
        SELECT id FROM below
    """
    return {row[0] for row in _ids(sql, unit.pk)}
