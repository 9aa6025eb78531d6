"""The deputy head names delegates for a cycle, and withdraws them."""

from datetime import datetime, time, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from etms import access, audit, notices
from etms.accounts.models import User
from etms.roles import queries
from etms.roles.choices import (
    CONTACT_GIVEN,
    CONTACT_TAKEN,
    NAMED,
    WITHDRAWN,
    Role,
    Verb,
)
from etms.roles.models import OrganizationCycle, RoleAssignment
from etms.roles.services.grants import derive_grants
from etms.roles.services.holding import end, holder


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
    user = holder(user, role=Role.DELEGATE, organization=dossier.organization, by=by, at=at)
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
    derive_grants(at=at, user=user)
    _tell(named, until=until, former=former if leads else None)
    return named


def _tell(named: RoleAssignment, *, until: datetime, former: RoleAssignment | None) -> None:
    """Tell a new delegate, and whoever was the main contact before."""
    about = {"cycle": str(named.cycle), "organization": named.organization}
    last_day = timezone.localdate(until - timedelta(seconds=1))
    url = reverse("roles:delegates")
    notices.notify(to=named.user, code=NAMED, context={**about, "until": last_day}, url=url)
    if former is not None:
        notices.notify(to=former.user, code=CONTACT_TAKEN, context=about, url=url)


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


@transaction.atomic
def withdraw_delegate(*, assignment: RoleAssignment, by: User, at: datetime) -> RoleAssignment:
    """End a nomination at once; another delegate becomes the main contact if one remains."""
    audit.act(by=by, at=at, verb=Verb.WITHDRAW, target=assignment.organization)
    access.require(by, "roles.nominate", assignment.organization)
    ended = end(assignment, by=by, at=at)
    about = {"cycle": str(ended.cycle), "organization": ended.organization}
    heir = queries.beside(ended, at=at).first() if ended.main_contact else None
    if heir is not None:
        _no_main_contact(ended.organization_id, ended.cycle_id)
        RoleAssignment.objects.filter(pk=heir.pk).update(main_contact=True)
        url = reverse("roles:delegates")
        notices.notify(to=heir.user, code=CONTACT_GIVEN, context=about, url=url)
    notices.notify(to=ended.user, code=WITHDRAWN, context=about, url=reverse("work:home"))
    return ended
