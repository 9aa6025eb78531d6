"""Whether an account may hold a role, said without telling who exists; and the end of a role."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from etms import access
from etms.accounts.models import User
from etms.directory.access import visible_people
from etms.directory.models import Organization
from etms.roles.access import visible_assignments
from etms.roles.choices import (
    ORGANIZATION_ROLES,
    SERVICE_ROLES,
    Role,
)
from etms.roles.models import RoleAssignment
from etms.roles.services.grants import derive_grants


def holder(
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


def end(assignment: RoleAssignment, *, by: User | None, at: datetime) -> RoleAssignment:
    """Close an assignment now; one that has not begun ends where it would have begun."""
    locked: RoleAssignment = RoleAssignment.objects.select_for_update().get(pk=assignment.pk)
    if locked.ends_at is not None and locked.ends_at <= at:
        raise ValidationError(_("This role has already ended."))
    locked.ends_at = max(at, locked.starts_at)
    locked.ended_by = by
    locked.save(update_fields=["ends_at", "ended_by"])
    derive_grants(at=at, user=locked.user)
    return locked
