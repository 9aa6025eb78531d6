"""What the screens of roles show; reads only."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from etms import access as door
from etms.bilingual import language
from etms.directory import queries as directory
from etms.directory.models import Organization, Person
from etms.paging import page_of
from etms.roles import access, queries
from etms.roles.choices import Act, Ground, Opened, Purpose, Role
from etms.roles.models import OrganizationCycle, RoleAssignment
from etms.roles.policy import non_delegable
from etms.tables import Column
from etms.trace.models import Reading


def show_errors(form, error: ValidationError) -> None:
    """Put what a service refused beside the fields it names."""
    told = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
    names = {"ends_at": "last_day", "organization": "role", "cycle": "dossier", "__all__": None}
    for field, reasons in told.items():
        named = names.get(field, field)
        for reason in reasons:
            form.add_error(named if named in form.fields else None, reason)


def _trail(person: Person | None = None) -> list[tuple[str, str]]:
    """The way to a page of roles: from home, or from the person it is about."""
    way = [(_("Home"), reverse("work:home"))]
    return way if person is None else [*way, (str(person), person.get_absolute_url())]


def own_organization(user) -> Organization:
    """The organization whose delegates this user may see: the deputy head's, or a delegate's."""
    standing = door.standing(user)
    mine = {standing.deputy_head_of} | standing.organizations_with("run_exercise")
    found = Organization.objects.filter(pk__in=mine - {None}).first()
    if found is None:
        raise PermissionDenied(_("Only a deputy head and the delegates see this page."))
    return found


def delegates_page(organization: Organization, *, viewer, form) -> dict[str, Any]:
    now = timezone.now()
    named = list(queries.delegates(organization.pk)[:100])
    listed = non_delegable(on=timezone.localdate(now))
    return {
        "trail": _trail(),
        "organization": organization,
        "form": form,
        "decision": door.can(viewer, "roles.nominate", organization),
        "current": [a for a in named if a.starts_at <= now and (not a.ends_at or a.ends_at > now)],
        "past": [a for a in named if a.ends_at and a.ends_at <= now],
        "columns": [
            Column(_("Delegate")),
            Column(_("Cycle")),
            Column(_("Covers")),
            Column(_("From")),
            Column(_("Until")),
            Column(_("Named by")),
            Column(_("Act"), hidden=True),
        ],
        "never": [Act(code).label for code in Act.values if code in listed.acts],
        "source": getattr(listed, f"source_{language()}"),
        "since": listed.since,
    }


def delegates_of_all_page(*, only_missing: bool) -> dict[str, Any]:
    """At most one row an organization and running cycle: some hundreds, on one page."""
    now = timezone.now()
    dossiers = queries.dossiers_with_delegates(on=timezone.localdate(now), at=now)
    if only_missing:
        dossiers = dossiers.filter(has_delegate=False)
    rows = list(dossiers.order_by(f"organization__sort_{language()}", "pk")[:1000])
    named: dict[int, list[RoleAssignment]] = {}
    for assignment in (
        RoleAssignment.objects.in_force(now)
        .filter(
            role=Role.DELEGATE,
            cycle__in={row.cycle_id for row in rows},
            user__is_active=True,
        )
        .select_related("user__person")
        .order_by("-main_contact", "starts_at")
    ):
        named.setdefault(assignment.organization_id, []).append(assignment)
    return {
        "trail": _trail(),
        "rows": [(row, named.get(row.organization_id, [])) for row in rows],
        "missing": sum(not row.has_delegate for row in rows),
        "only_missing": only_missing,
        "columns": [Column(_("Organization")), Column(_("Cycle")), Column(_("Delegates"))],
    }


@dataclass(frozen=True)
class RoleScope:
    """Where a user gives roles: in an organization, or (none) in OCHRO."""

    organization: Organization | None
    dossiers: QuerySet[OrganizationCycle]


def role_scope(user) -> RoleScope:
    standing = door.standing(user)
    if standing.deputy_head_of is not None:
        organization = Organization.objects.get(pk=standing.deputy_head_of)
        return RoleScope(organization, queries.open_dossiers(organization.pk, on=standing.on))
    if standing.has_role(Role.OCHRO_LEAD):
        return RoleScope(None, OrganizationCycle.objects.none())
    raise PermissionDenied(_("Only a deputy head and the lead of OCHRO give roles."))


def roles_page(scope: RoleScope, *, viewer, form) -> dict[str, Any]:
    now = timezone.now()
    given = access.visible_assignments(viewer).exclude(role=Role.DELEGATE)
    given = given.exclude(ends_at__lte=now).select_related(
        "user__person", "cycle", "given_by__person"
    )
    return {
        "trail": _trail(),
        "scope": scope,
        "form": form,
        "assignments": given.order_by("role", "pk")[:200],
        "columns": [
            Column(_("Person")),
            Column(_("Role")),
            Column(_("Cycle")),
            Column(_("From")),
            Column(_("Until")),
            Column(_("Basis")),
            Column(_("Act"), hidden=True),
        ],
    }


def who_can_see_page(person: Person, *, at, viewer) -> dict[str, Any]:
    return {
        "trail": _trail(person),
        "person": person,
        "viewers": [
            (viewer_.name, Ground(viewer_.ground).label, viewer_.sees_salary)
            for viewer_ in queries.who_can_see(person, at=at)
        ],
        "at": at,
        "readings": door.can(viewer, "roles.see_readings", person),
        "columns": [Column(_("Who")), Column(_("On what ground")), Column(_("Salary shown"))],
    }


def who_opened_page(person: Person, *, request) -> dict[str, Any]:
    told = Reading.objects.filter(person_id=person.pk).exclude(what=Opened.SLATE)
    page = page_of(told, request, keys=("-id",))
    names = directory.names_of_users(row.reader_id for row in page.rows)
    return {
        "trail": _trail(person),
        "person": person,
        "page": page,
        "rows": [
            (
                row.recorded_at,
                names.get(row.reader_id, _("Account without a name")),
                Opened(row.what).label,
                Ground(row.role).label,
                Purpose(row.purpose).label if row.purpose in Purpose.values else row.purpose,
            )
            for row in page.rows
        ],
        "columns": [
            Column(_("When")),
            Column(_("Who")),
            Column(_("What")),
            Column(_("Role")),
            Column(_("Purpose")),
        ],
    }
