"""Who compares the evaluations of an organization: who looks after them, and OCHRO."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from classification.access.descriptions import adviser_of, in_charge_of
from etms import access
from etms.access import ALLOW, Decision, deny, permission
from etms.directory.access import visible_organizations
from etms.directory.models import Organization


def compared_organizations(user) -> QuerySet[Organization]:
    """Organizations whose evaluations this user compares."""
    found = visible_organizations(user)
    return found if access.standing(user).is_ochro else found.filter(pk__in=in_charge_of(user))


def comparing_ground(user, organization) -> str:
    """On what ground this user compares the evaluations of an organization, the nearest first."""
    if organization.pk in adviser_of(user):
        return "adviser"
    return "deputy_head" if organization.pk in in_charge_of(user) else "ochro"


@permission("classification.compare")
def may_compare(user, organization) -> Decision:
    """Rank the evaluated positions of an organization, and review them for consistency; with no
    organization: of any at all."""
    charge = in_charge_of(user)
    if access.standing(user).is_ochro:
        return ALLOW
    if charge if organization is None else organization.pk in charge:
        return ALLOW
    return deny(
        _(
            "The evaluations of an organization are compared by its classification adviser and "
            "its deputy head, and by OCHRO."
        )
    )
