"""What the screens of roles show; reads only."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from etms import access as door
from etms.bilingual import language
from etms.directory import queries as directory
from etms.directory.models import Organization, Person
from etms.paging import page_of
from etms.roles import access, queries
from etms.roles.choices import (
    ROLE_CAPABILITIES,
    UNTOLD,
    Act,
    Capability,
    Ground,
    Opened,
    Purpose,
    Role,
)
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


def own_organizations(user) -> list[Organization]:
    """The organizations whose delegates this user may see: the deputy head's, and those in which
    they are a delegate; their own one first."""
    standing = door.standing(user)
    mine = {standing.deputy_head_of} | standing.organizations_with("run_exercise")
    found = Organization.objects.filter(pk__in=mine - {None}).order_by(f"sort_{language()}", "pk")
    return sorted(found, key=lambda each: each.pk != standing.deputy_head_of)


def organization_asked(own: list[Organization], asked: str) -> Organization:
    """The one of one's own organizations that the address names, else the first."""
    if not own:
        raise PermissionDenied(_("Only a deputy head and the delegates see this page."))
    found = [each for each in own if asked in {"", str(each.pk)}]
    if not found:
        raise Http404
    return found[0]


def delegates_url(organization: Organization) -> str:
    return f"{reverse('roles:delegates')}?organization={organization.pk}"


def contacts_now(dossiers: Iterable[OrganizationCycle]) -> str:
    """What naming another main contact does, said beside the box that asks for it."""
    said = [_("The first delegate of a cycle is its main contact in any case.")]
    for contact in queries.main_contacts(dossiers, at=timezone.now()):
        said.append(
            _(
                "For %(cycle)s the main contact is %(name)s: if you check this box, %(name)s no "
                "longer is, remains a delegate, and is told."
            )
            % {"cycle": contact.cycle, "name": contact.holder}
        )
    return " ".join(said)


def delegates_page(
    organization: Organization, *, own: list[Organization], viewer, form
) -> dict[str, Any]:
    now = timezone.now()
    named = list(queries.delegates(organization.pk)[:100])
    listed = non_delegable(on=timezone.localdate(now))
    return {
        "trail": _trail(),
        "organization": organization,
        "tabs": [(str(o), delegates_url(o), o == organization) for o in own if len(own) > 1],
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


def withdraw_page(assignment: RoleAssignment) -> dict[str, Any]:
    """What withdrawing a delegate does, before it is done."""
    about = {
        "name": assignment.holder,
        "cycle": assignment.cycle,
        "organization": assignment.organization,
    }
    loses = [
        _(
            "From that moment %(name)s no longer runs the exercise of %(cycle)s in "
            "%(organization)s, no longer opens its files as delegate, and is told."
        ),
        *_contact_lost(assignment),
        _("What %(name)s did stays on record. To undo this, name them again."),
    ]
    return {
        "trail": [*_trail(), (_("Delegates"), delegates_url(assignment.organization))],
        "title": _("Withdraw a delegate"),
        "lead": _("%(name)s, delegate for %(cycle)s") % about,
        "consequences": [sentence % about for sentence in loses],
        "label": _("Withdraw the delegate"),
        "back": delegates_url(assignment.organization),
    }


def _contact_lost(assignment: RoleAssignment) -> list[str]:
    """Who stands in for a delegate that is withdrawn, if anybody."""
    others = list(queries.beside(assignment, at=timezone.now())[:1])
    if not others:
        return [
            _(
                "Nobody else is a delegate for %(cycle)s: until you name another, only you can "
                "run the exercise, and OCHRO has no contact."
            )
        ]
    if not assignment.main_contact:
        return []
    heir = others[0].holder.replace("%", "%%")
    words = _("%(heir)s becomes the main contact for OCHRO, and is told.")
    return [words % {"heir": heir}]


def end_page(assignment: RoleAssignment) -> dict[str, Any]:
    """What ending a role does, before it is done."""
    lost = ROLE_CAPABILITIES.get(Role(assignment.role), ())
    about = {
        "name": assignment.holder,
        "role": assignment.get_role_display(),
        "lost": ", ".join(str(Capability(each).label) for each in lost),
    }
    loses = [
        _("From that moment %(name)s no longer holds this role, and is told."),
        *([_("With it ends what the role allows: %(lost)s.")] if lost else []),
        _("What %(name)s did stays on record. To undo this, give the role again."),
    ]
    return {
        "trail": [*_trail(), (_("Roles"), reverse("roles:roles"))],
        "title": _("End a role"),
        "lead": f"{about['name']}, {about['role']}",
        "consequences": [sentence % about for sentence in loses],
        "label": _("End the role"),
        "back": reverse("roles:roles"),
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
        "part_readers": queries.who_reads_a_part(person, at=at),
        "at": at,
        "readings": door.can(viewer, "roles.see_readings", person),
        "columns": [Column(_("Who")), Column(_("On what ground")), Column(_("Salary shown"))],
        "part_columns": [Column(_("Who")), Column(_("On what ground")), Column(_("What"))],
    }


def who_opened_page(person: Person, *, request) -> dict[str, Any]:
    told = Reading.objects.filter(person_id=person.pk).exclude(what__in=UNTOLD)
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
