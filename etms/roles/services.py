"""Give and end roles; grants are derived from them in the same transaction."""

from datetime import datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from etms import access, audit, notices
from etms.accounts.models import User
from etms.directory import queries as directory
from etms.directory.access import visible_people
from etms.directory.models import Organization
from etms.roles import queries
from etms.roles.access import visible_assignments
from etms.roles.choices import (
    CONTACT_GIVEN,
    CONTACT_TAKEN,
    CYCLE_ROLES,
    NAMED,
    ORGANIZATION_ROLES,
    ROLE_CAPABILITIES,
    ROLE_ENDED,
    ROLE_GIVEN,
    SERVICE_ROLES,
    WITHDRAWN,
    Capability,
    Role,
    Verb,
)
from etms.roles.models import OrganizationCycle, RoleAssignment

# One statement: what the assignments say, what is too many, what is missing or changed.
RECONCILE = """
WITH rule(role, codename) AS (SELECT * FROM unnest(%(roles)s::text[], %(codenames)s::text[])),
spans AS (
    SELECT a.user_id, p.id AS permission_id, d.id AS dossier_id,
           range_agg(tstzrange(a.starts_at, a.ends_at)) AS spans
      FROM roles_roleassignment a
      JOIN accounts_user u ON u.id = a.user_id AND u.is_active
      JOIN roles_organizationcycle d ON d.organization_id = a.organization_id
       AND (a.cycle_id IS NULL OR a.cycle_id = d.cycle_id)
      JOIN cycles_cycle c ON c.id = d.cycle_id AND c.ends_on >= %(on)s
      JOIN rule ON rule.role = a.role AND (rule.codename <> 'submit' OR a.may_submit)
      JOIN auth_permission p ON p.codename = rule.codename
      JOIN django_content_type t ON t.id = p.content_type_id
       AND t.app_label = 'roles' AND t.model = 'organizationcycle'
     WHERE (a.ends_at IS NULL OR a.ends_at > %(at)s)
       AND (%(user)s::bigint IS NULL OR a.user_id = %(user)s)
     GROUP BY a.user_id, p.id, d.id
),
wanted AS (
    SELECT user_id, permission_id, dossier_id, lower(span) AS starts_at, upper(span) AS ends_at
      FROM spans, LATERAL (
           SELECT span FROM unnest(spans) AS span
            WHERE upper(span) IS NULL OR upper(span) > %(at)s
            ORDER BY span LIMIT 1) AS next
),
gone AS (
    DELETE FROM roles_organizationcyclegrant g
     WHERE (%(user)s::bigint IS NULL OR g.user_id = %(user)s)
       AND NOT EXISTS (SELECT 1 FROM wanted w WHERE w.user_id = g.user_id
             AND w.permission_id = g.permission_id AND w.dossier_id = g.content_object_id)
    RETURNING 1
),
put AS (
    INSERT INTO roles_organizationcyclegrant AS g
           (user_id, permission_id, content_object_id, starts_at, ends_at)
    SELECT user_id, permission_id, dossier_id, starts_at, ends_at FROM wanted
    ON CONFLICT (user_id, permission_id, content_object_id) DO UPDATE
       SET starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at
     WHERE (g.starts_at, g.ends_at) IS DISTINCT FROM (EXCLUDED.starts_at, EXCLUDED.ends_at)
    RETURNING 1
)
SELECT (SELECT count(*) FROM gone), (SELECT count(*) FROM put)
"""


def _derive_grants(*, at: datetime, user: User | None = None) -> int:
    """Bring the grants of one user, or of all, in line with the assignments; how many changed."""
    pairs = [(role, cap) for role, caps in ROLE_CAPABILITIES.items() for cap in caps]
    pairs.append((Role.DELEGATE, Capability.SUBMIT))
    with connection.cursor() as cursor:
        cursor.execute(
            RECONCILE,
            {
                "roles": [str(role) for role, _cap in pairs],
                "codenames": [str(cap) for _role, cap in pairs],
                "at": at,
                "on": timezone.localdate(at),
                "user": None if user is None else user.pk,
            },
        )
        changed: int = sum(cursor.fetchone())
    access.forget_standings()
    return changed


@transaction.atomic
def reconcile_grants(*, by: User | None, at: datetime) -> int:
    """All grants anew from the assignments; leaves an act only if something had to change."""
    point = transaction.savepoint()
    audit.act(by=by, at=at, verb=Verb.RECONCILE)
    changed = _derive_grants(at=at)
    if changed:
        transaction.savepoint_commit(point)
    else:
        transaction.savepoint_rollback(point)
    return changed


@transaction.atomic
def open_dossiers(*, cycle: Any, by: User | None, at: datetime) -> int:
    """A dossier for every organization that has none in this cycle, and the grants on it."""
    audit.act(by=by, at=at, verb=Verb.OPEN_DOSSIERS, target=cycle)
    if by is not None:
        access.require(by, "roles.open_dossiers")
    missing = queries.organizations_without_dossier(cycle)
    made = OrganizationCycle.objects.bulk_create(
        OrganizationCycle(organization_id=pk, cycle=cycle) for pk in missing
    )
    _derive_grants(at=at)
    return len(made)


def _end_of(cycle: Any) -> datetime:
    """The first moment after a cycle."""
    return timezone.make_aware(datetime.combine(cycle.ends_on + timedelta(days=1), time.min))


@transaction.atomic
def nominate_delegate(
    *,
    dossier: OrganizationCycle,
    user: User | None,
    may_submit: bool,
    main_contact: bool,
    ends_at: datetime | None,
    by: User,
    at: datetime,
) -> RoleAssignment:
    """The deputy head names a delegate for a cycle; the first one is the main contact.

    `user` is whoever bears the name that was written, None for nobody. Raises ValidationError by
    field: `user` who cannot be named, `ends_at` outside the cycle.
    """
    audit.act(by=by, at=at, verb=Verb.NOMINATE, target=dossier.organization)
    access.require(by, "roles.nominate", dossier.organization)
    OrganizationCycle.objects.select_for_update().get(pk=dossier.pk)
    limit = _end_of(dossier.cycle)
    until = ends_at or limit
    # All that does not depend on the account is said before anybody is looked at.
    if limit <= at:
        raise ValidationError({"dossier": _("This cycle has ended.")})
    if ends_at is not None and not at < ends_at <= limit:
        raise ValidationError({"ends_at": _("The end must lie ahead and within the cycle.")})
    current = RoleAssignment.objects.in_force(at).filter(
        role=Role.DELEGATE, organization=dossier.organization, cycle=dossier.cycle
    )
    _check_nominee(user=user, by=by, current=current)
    user = _holder(user, role=Role.DELEGATE, organization=dossier.organization, by=by, at=at)
    former = current.filter(main_contact=True).select_related("user").first()
    leads = main_contact or former is None
    if leads:
        _no_main_contact(dossier.organization_id, dossier.cycle_id)
    named = RoleAssignment.objects.create(
        user=user,
        role=Role.DELEGATE,
        organization=dossier.organization,
        cycle=dossier.cycle,
        starts_at=at,
        ends_at=until,
        may_submit=may_submit,
        main_contact=leads,
        given_by=by,
        basis=_("Nomination by the deputy head"),
    )
    _derive_grants(at=at, user=user)
    about = {"cycle": str(dossier.cycle), "organization": dossier.organization}
    last_day = timezone.localdate(until - timedelta(seconds=1))
    delegates = reverse("roles:delegates")
    notices.notify(to=user, code=NAMED, context={**about, "until": last_day}, url=delegates)
    if leads and former is not None:
        notices.notify(to=former.user, code=CONTACT_TAKEN, context=about, url=delegates)
    return named


def _no_main_contact(organization_id: int | None, cycle_id: int | None) -> None:
    """Take the mark off whoever bears it, ended nominations included; the ledger remembers."""
    RoleAssignment.objects.filter(
        organization=organization_id, cycle=cycle_id, main_contact=True
    ).update(main_contact=False)


def _check_nominee(*, user: User | None, by: User, current: QuerySet[RoleAssignment]) -> None:
    if user is None:
        return
    if user.pk == by.pk:
        raise ValidationError({"user": _("You cannot be your own delegate.")})
    if current.filter(user=user).exists():
        raise ValidationError({"user": _("This person is already a delegate for the cycle.")})


def _holder(
    user: User | None,
    *,
    role: str,
    organization: Organization | None,
    by: User | None,
    at: datetime,
) -> User:
    """The account, if it may hold the role; else ValidationError on `user`.

    Of people whom the giver sees anyway the reason is said. Of all others the answer is the same
    whether the account is unknown, closed, or somebody's elsewhere (docs/decisions).
    """
    reason = _why_not(user, role=role, organization=organization, at=at)
    if user is not None and not reason:
        return user
    if user is not None and (by is None or _is_seen(user, by)):
        raise ValidationError({"user": reason})
    raise ValidationError({"user": _nobody_here(organization)})


def _why_not(
    user: User | None, *, role: str, organization: Organization | None, at: datetime
) -> str:
    """Duties that stand apart stay apart: OCHRO and the running of the system see no files of an
    organization, so nobody holds roles of both; and a role goes to one of the organization."""
    if user is None or not user.is_active:
        return _("This account is not active.")
    standing = access.standing(user, at)
    apart = SERVICE_ROLES if role in ORGANIZATION_ROLES else ORGANIZATION_ROLES
    others = standing.roles - {role}
    if others & set(apart) or (others and Role.ADMINISTRATOR in {role, *others}):
        return _("This account holds a role that must stay apart from this one.")
    home = standing.place.organization_id if standing.place else None
    if organization is not None and home not in {None, organization.pk}:
        return _("This person belongs to another organization.")
    return ""


def _is_seen(user: User, by: User) -> bool:
    """Whether the giver sees this person on other pages: their card, or a role they were given."""
    return (
        visible_people(by).filter(user=user).exists()
        or visible_assignments(by).filter(user=user).exists()
    )


def _nobody_here(organization: Organization | None) -> str:
    if organization is None:
        return _(
            "Nobody with this e-mail or user name can be given this role. Check the spelling. It "
            "must be an active account without a role that must stay apart from this one."
        )
    return _(
        "Nobody with this e-mail or user name can be named here. Check the spelling. It must be "
        "an active account of somebody who belongs to no other organization and holds no role "
        "that must stay apart from this one."
    )


@transaction.atomic
def withdraw_delegate(*, assignment: RoleAssignment, by: User, at: datetime) -> RoleAssignment:
    """End a nomination at once; another delegate becomes the main contact if one remains."""
    audit.act(by=by, at=at, verb=Verb.WITHDRAW, target=assignment.organization)
    access.require(by, "roles.nominate", assignment.organization)
    ended = _end(assignment, by=by, at=at)
    about = {"cycle": str(ended.cycle), "organization": ended.organization}
    heir = queries.beside(ended, at=at).first() if ended.main_contact else None
    if heir is not None:
        _no_main_contact(ended.organization_id, ended.cycle_id)
        RoleAssignment.objects.filter(pk=heir.pk).update(main_contact=True)
        url = reverse("roles:delegates")
        notices.notify(to=heir.user, code=CONTACT_GIVEN, context=about, url=url)
    notices.notify(to=ended.user, code=WITHDRAWN, context=about, url=reverse("work:home"))
    return ended


def _end(assignment: RoleAssignment, *, by: User | None, at: datetime) -> RoleAssignment:
    """Close an assignment now; one that has not begun ends where it would have begun."""
    locked: RoleAssignment = RoleAssignment.objects.select_for_update().get(pk=assignment.pk)
    if locked.ends_at is not None and locked.ends_at <= at:
        raise ValidationError(_("This role has already ended."))
    locked.ends_at = max(at, locked.starts_at)
    locked.ended_by = by
    locked.save(update_fields=["ends_at", "ended_by"])
    _derive_grants(at=at, user=locked.user)
    return locked


@transaction.atomic
def assign_role(
    *,
    user: User | None,
    role: str,
    organization: Organization | None,
    cycle: Any,
    starts_at: datetime,
    ends_at: datetime | None,
    basis: str,
    by: User | None,
    at: datetime,
) -> RoleAssignment:
    """Give an explicit role. Delegates are named (nominate_delegate), not assigned.

    `user` is whoever bears the name that was written, None for nobody. Raises ValidationError by
    field when the role does not fit the organization or cycle, or the account the role.
    """
    audit.act(by=by, at=at, verb=Verb.ASSIGN, target=user)
    if by is not None:
        access.require(by, "roles.assign", (role, organization))
    if role == Role.DELEGATE:
        raise ValidationError({"role": _("A delegate is named by the deputy head.")})
    given = RoleAssignment(
        role=role,
        organization=organization if role in ORGANIZATION_ROLES else None,
        cycle=cycle if role in CYCLE_ROLES else None,
        starts_at=starts_at,
        ends_at=ends_at,
        basis=basis,
        given_by=by,
    )
    # All that does not depend on the account is said before anybody is looked at.
    given.full_clean(exclude=["user", "given_by", "ended_by"])
    if role == Role.COMMITTEE_CHAIR and queries.other_chair(given).exists():
        raise ValidationError({"role": _("The committee of the cycle already has a chair.")})
    if by is not None and user is not None and user.pk == by.pk:
        raise ValidationError({"user": _("Somebody else must give you a role.")})
    given.user = user = _holder(user, role=role, organization=organization, by=by, at=at)
    if queries.overlapping(given).exists():
        raise ValidationError({"user": _("This person already holds the role at that time.")})
    given.save()
    _derive_grants(at=at, user=user)
    if by is not None:
        named = directory.names_of_users([by.pk])[by.pk]
        notices.notify(to=user, code=ROLE_GIVEN, context={"by": named}, url=reverse("work:home"))
    return given


@transaction.atomic
def end_role(*, assignment: RoleAssignment, by: User | None, at: datetime) -> RoleAssignment:
    """End an explicit role at once."""
    audit.act(by=by, at=at, verb=Verb.END, target=assignment.user)
    if by is not None:
        access.require(by, "roles.assign", (assignment.role, assignment.organization))
        access.require(by, "roles.end", assignment)
    ended = _end(assignment, by=by, at=at)
    if by is not None:
        named = directory.names_of_users([by.pk])[by.pk]
        notices.notify(
            to=ended.user, code=ROLE_ENDED, context={"by": named}, url=reverse("work:home")
        )
    return ended
