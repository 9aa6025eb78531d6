"""Who is in the scope of a session, and what screens need to know of it."""

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import QuerySet
from django.utils import timezone

from etms.committees.models import Session
from etms.directory import queries as directory
from etms.directory.choices import Level
from etms.directory.models import Unit
from etms.roles.choices import CYCLE_ROLES, Role
from etms.roles.models import RoleAssignment

_BELOW = """
    WITH RECURSIVE below AS (
        SELECT s.unit_id AS id FROM committees_session_units s WHERE s.session_id = %s
         UNION
        SELECT u.id FROM directory_unit u JOIN below ON u.parent_id = below.id
    )
    SELECT id FROM below
"""


def units_of(session: Session) -> set[int]:
    """The units of the scope with all below them; empty: the whole organization.

    Asked once of a session that was read: its scope never changes.
    """
    kept = session.__dict__
    if "unit_ids" not in kept:
        with connection.cursor() as cursor:
            cursor.execute(_BELOW, [session.pk])
            kept["unit_ids"] = {row[0] for row in cursor.fetchall()}
    found: set[int] = kept["unit_ids"]
    return found


def branches_of(session: Session) -> dict[int, Unit]:
    """The highest unit of the scope above each of its units; below one root, the next below it."""
    rows = Unit.objects.filter(organization=session.dossier.organization_id)
    units = {unit.pk: unit for unit in rows}
    scope = units_of(session) or set(units)
    tops = [pk for pk in scope if units[pk].parent_id not in scope]
    root = tops[0] if len(tops) == 1 else None

    def branch(unit: Unit) -> Unit:
        while unit.parent_id in scope and unit.parent_id != root:
            unit = units[unit.parent_id]
        return unit

    return {pk: branch(units[pk]) for pk in scope}


def people_of(session: Session, *, on: date) -> QuerySet[Any]:
    """The cards of those in the scope of a session on a day, by name; deputy heads are not."""
    rows = directory.cards(on=on).filter(organization_id=session.dossier.organization_id)
    if units := units_of(session):
        rows = rows.filter(unit_id__in=units)
    if session.levels:
        rows = rows.filter(level__in=session.levels)
    return rows.exclude(level=Level.DM).order_by("person__sort_name", "pk")


def committee_of(dossier: Any, *, at: Any = None) -> list[tuple[Any, bool]]:
    """The accounts that hold a role of the committee now, and whether as its chair."""
    held = (
        RoleAssignment.objects.in_force(at or timezone.now())
        .filter(
            organization=dossier.organization_id,
            cycle=dossier.cycle_id,
            role__in=[role for role in CYCLE_ROLES if role != Role.DELEGATE],
        )
        .order_by("user")
    )
    chairs = {a.user_id: a.role == Role.COMMITTEE_CHAIR for a in held}
    users = get_user_model().objects.filter(pk__in=chairs, is_active=True)
    return [(user, chairs[user.pk]) for user in users]


def open_sessions_of(user: Any, *, purpose: str) -> QuerySet[Session]:
    """The open sessions in which a user has a seat."""
    return Session.objects.filter(seats__user=user, state="open", purpose=purpose)
