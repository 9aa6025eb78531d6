"""Accounts and people around an evaluation: advisers, members, candidates."""

from datetime import date, datetime

from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, QuerySet

from classification.models import Seat
from etms.directory import queries as directory
from etms.directory.models import Person
from etms.roles.choices import Role
from etms.roles.models import RoleAssignment


def advisers_of(organization_id: int, *, at: datetime) -> QuerySet:
    """The open accounts of the classification advisers of an organization."""
    held = RoleAssignment.objects.in_force(at).filter(
        role=Role.CLASSIFICATION_ADVISER, organization=organization_id, user=OuterRef("pk")
    )
    return get_user_model().objects.filter(Exists(held), is_active=True)


def named(seats: QuerySet[Seat]) -> list[tuple[Seat, str]]:
    """Seats with how their members are named, the chair first; one query."""
    rows = seats.select_related("user__person").order_by("-chair", "pk")
    return [(seat, directory.name_of_user(seat.user)) for seat in rows]


def accounts(organization_id: int, *, at: datetime, on: date) -> QuerySet:
    """The open accounts of those who may sit: of the organization, or with a role in it."""
    home = directory.homes(on=on).filter(
        person=OuterRef("person"), terms__unit__organization=organization_id
    )
    role = RoleAssignment.objects.in_force(at).filter(
        user=OuterRef("pk"), organization=organization_id
    )
    return get_user_model().objects.filter(Exists(home) | Exists(role), is_active=True)


def account(organization_id: int, number: int, *, at: datetime, on: date):
    """One of them by its number; None for every other, whatever is the matter with it."""
    return accounts(organization_id, at=at, on=on).filter(pk=number).first()


def candidates(organization_id: int, *, words: str, at: datetime, on: date) -> QuerySet[Person]:
    """The people among those who may sit, found by name."""
    found = Person.objects.filter(
        user__in=accounts(organization_id, at=at, on=on), words__begins=words
    )
    return found.order_by("sort_name", "pk")
