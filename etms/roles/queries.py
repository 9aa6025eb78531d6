"""What screens and neighbours need to know of roles: delegates, holders, who can see a file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from etms.directory import queries as directory
from etms.directory import rules
from etms.directory.models import Organization, Person
from etms.roles.choices import Capability, Role
from etms.roles.models import OrganizationCycle, OrganizationCycleGrant, RoleAssignment


def organizations_without_dossier(cycle) -> list[int]:
    """Ids of the organizations that have no dossier in this cycle."""
    there = OrganizationCycle.objects.filter(organization=OuterRef("pk"), cycle=cycle)
    return list(Organization.objects.filter(~Exists(there)).values_list("pk", flat=True))


def overlapping(assignment: RoleAssignment) -> QuerySet[RoleAssignment]:
    """The same role of the same user in the same place at some of the same time."""
    same = RoleAssignment.objects.filter(
        user=assignment.user,
        role=assignment.role,
        organization=assignment.organization,
        cycle=assignment.cycle,
    ).exclude(ends_at__lte=assignment.starts_at)
    return same.exclude(starts_at__gte=assignment.ends_at) if assignment.ends_at else same


def other_chair(assignment: RoleAssignment) -> QuerySet[RoleAssignment]:
    """Somebody else's chair of the same committee at some of the same time."""
    same = RoleAssignment.objects.filter(
        role=assignment.role, organization=assignment.organization, cycle=assignment.cycle
    ).exclude(ends_at__lte=assignment.starts_at)
    return same.exclude(starts_at__gte=assignment.ends_at) if assignment.ends_at else same


def open_dossiers(organization_id: int, *, on) -> QuerySet[OrganizationCycle]:
    """The organization's dossiers in cycles that have not ended, the running one first."""
    return (
        OrganizationCycle.objects.filter(organization=organization_id, cycle__ends_on__gte=on)
        .select_related("cycle", "organization")
        .order_by("cycle__starts_on")
    )


def delegates(organization_id: int, *, cycle=None) -> QuerySet[RoleAssignment]:
    """Nominations of an organization, the newest first, ended ones included."""
    found = RoleAssignment.objects.filter(role=Role.DELEGATE, organization=organization_id)
    if cycle is not None:
        found = found.filter(cycle=cycle)
    return found.select_related("user__person", "cycle", "given_by__person").order_by("-starts_at")


def main_contacts(dossiers: Iterable[OrganizationCycle], *, at: datetime) -> list[RoleAssignment]:
    """Who is the main contact in each of these dossiers now; one query."""
    found = (
        RoleAssignment.objects.in_force(at)
        .filter(role=Role.DELEGATE, main_contact=True)
        .select_related("user__person", "cycle")
    )
    wanted = {(dossier.organization_id, dossier.cycle_id) for dossier in dossiers}
    rows = found.filter(organization__in={pk for pk, _ in wanted})
    return [row for row in rows if (row.organization_id, row.cycle_id) in wanted]


def beside(assignment: RoleAssignment, *, at: datetime) -> QuerySet[RoleAssignment]:
    """The other delegates of the same cycle now, the longest named first: the first of them
    becomes the main contact when that one is withdrawn."""
    return (
        RoleAssignment.objects.in_force(at)
        .filter(
            role=Role.DELEGATE,
            organization=assignment.organization_id,
            cycle=assignment.cycle_id,
            user__is_active=True,
        )
        .exclude(pk=assignment.pk)
        .select_related("user__person")
        .order_by("starts_at", "id")
    )


def dossiers_with_delegates(*, on, at: datetime) -> QuerySet[OrganizationCycle]:
    """Running dossiers, each saying whether a delegate is in force: OCHRO's list."""
    named = RoleAssignment.objects.in_force(at).filter(
        role=Role.DELEGATE,
        organization=OuterRef("organization"),
        cycle=OuterRef("cycle"),
        user__is_active=True,  # a shut account runs no exercise
    )
    return (
        OrganizationCycle.objects.filter(cycle__starts_on__lte=on, cycle__ends_on__gte=on)
        .select_related("organization", "cycle")
        .annotate(has_delegate=Exists(named))
    )


@dataclass(frozen=True)
class Viewer:
    """Somebody who can open a file now, on what ground, and whether with the salary."""

    name: str
    user_id: int
    ground: rules.Ground
    sees_salary: bool


@dataclass(frozen=True)
class PartReader:
    """Somebody who reads a part of a file now, in an app above: on what ground, and what."""

    name: str
    ground: str
    what: str


PartReaders = Callable[[Person, datetime], Iterable[PartReader]]
_part_readers: list[PartReaders] = []


def part_readers(function: PartReaders) -> PartReaders:
    """Register a function (person, at) -> those who read a part of the file in an app above."""
    _part_readers.append(function)
    return function


def who_reads_a_part(person: Person, *, at: datetime) -> list[PartReader]:
    """Everybody whom an app above lets read a part of this person's file at this moment."""
    return [reader for readers in _part_readers for reader in readers(person, at)]


def who_can_see(person: Person, *, at: datetime) -> list[Viewer]:
    """Everybody who can open this person's file at this moment, written from the rule itself."""
    on = timezone.localdate(at)
    facts: dict[int, dict] = {}
    names: dict[int, str] = {}

    def stands(user_id: int | None, name: str, **fact) -> None:
        if user_id is not None:
            facts.setdefault(user_id, {}).update(fact)
            names[user_id] = name

    organization_id = directory.organization_id_of(person, on=on)
    if organization_id is not None:
        head = directory.deputy_head(organization_id, on=on)
        if head is not None:
            stands(head.user_id, str(head), deputy_head=True)
        below = directory.reports_of(person, on=on)
        for user, roles in _file_roles(organization_id, on=on, at=at):
            holder = getattr(user, "person", None)
            stands(
                user.pk,
                str(holder or user),
                delegate=Role.DELEGATE in roles,
                hr_adviser=Role.HR_ADVISER in roles,
                below=holder is not None and holder.pk in below,
            )
    for depth, superior in enumerate(directory.superiors_of(person, on=on), start=1):
        stands(superior.user_id, str(superior), depth=depth)
    if person.user_id is not None:
        stands(person.user_id, str(person))
        facts[person.user_id] = {"own": True}
    active = _active(facts)
    relations = {pk: rules.Relation(**fact) for pk, fact in facts.items() if pk in active}
    return [
        Viewer(names[pk], pk, ground, rules.sees_salary(relation))
        for pk, relation in relations.items()
        if (ground := rules.file_ground(relation))
    ]


def _active(user_ids) -> set[int]:
    users = RoleAssignment._meta.get_field("user").related_model
    return set(
        users.objects.filter(pk__in=list(user_ids), is_active=True).values_list("pk", flat=True)
    )


def _file_roles(organization_id: int, *, on, at: datetime):
    """Users with the grant to open files in the running cycle, and the roles it comes from."""
    granted = OrganizationCycleGrant.objects.filter(
        permission__codename=Capability.VIEW_FILE,
        content_object__organization=organization_id,
        content_object__cycle__starts_on__lte=on,
        content_object__cycle__ends_on__gte=on,
    )
    held: dict = {}
    for assignment in (
        RoleAssignment.objects.in_force(at)
        .filter(Q(organization=organization_id), Exists(granted.filter(user=OuterRef("user"))))
        .select_related("user__person")
        .order_by("pk")
    ):
        held.setdefault(assignment.user, set()).add(assignment.role)
    return held.items()
