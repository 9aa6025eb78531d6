"""Explicit roles, given and ended."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access, audit, notices
from etms.accounts.models import User
from etms.directory import queries as directory
from etms.directory.models import Organization
from etms.roles import queries
from etms.roles.choices import (
    CYCLE_ROLES,
    ORGANIZATION_ROLES,
    ROLE_ENDED,
    ROLE_GIVEN,
    Role,
    Verb,
)
from etms.roles.models import RoleAssignment
from etms.roles.services.grants import derive_grants
from etms.roles.services.holding import end, holder


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
    given.user = user = holder(user, role=role, organization=organization, by=by, at=at)
    if queries.overlapping(given).exists():
        raise ValidationError({"user": _("This person already holds the role at that time.")})
    given.save()
    derive_grants(at=at, user=user)
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
    ended = end(assignment, by=by, at=at)
    if by is not None:
        named = directory.names_of_users([by.pk])[by.pk]
        notices.notify(
            to=ended.user, code=ROLE_ENDED, context={"by": named}, url=reverse("work:home")
        )
    return ended
