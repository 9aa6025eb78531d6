"""Who assesses which positions, and who reads a slate: never somebody who stands on it."""

from django.utils.translation import gettext as _

from etms import access
from etms.access import ALLOW, Decision, deny, permission
from etms.directory import queries as directory
from talent.access.people import in_charge_of
from talent.access.slates import slates_for


def managed_positions(user) -> frozenset[int]:
    """Positions whose manager this user is today: incumbent of the first held position above."""
    return access.standing(user).managed_positions


def _organization_of(position, on) -> int | None:
    terms = position.terms.on(on).values_list("unit__organization", flat=True)
    return terms.first()


def ground_on(user, position) -> str | None:
    """On what ground this user reads the assessment and the slate of a position."""
    standing = access.standing(user)
    own = {standing.person.pk} if standing.person else set()
    if position.pk in managed_positions(user):
        return "manager"
    organization = _organization_of(position, standing.on)
    if organization is None or organization not in in_charge_of(user):
        return None
    holders = directory.holders_of(position, on=standing.on)
    if holders & own:
        return None
    if standing.deputy_head_of == organization:
        return "deputy_head"
    return None if holders & standing.superiors else "delegate"


def slate_of(user, position):
    """Those on the slate of a position, as this user may read it: never oneself."""
    return slates_for(access.standing(user).person).filter(position=position)


@permission("talent.read_position")
def may_read_position(user, position) -> Decision:
    if ground_on(user, position):
        return ALLOW
    return deny(
        _(
            "Only the manager of this position, the deputy head and the delegate of the cycle "
            "read its assessment and its successors."
        )
    )


@permission("talent.assess_position")
def may_assess_position(user, position) -> Decision:
    if ground_on(user, position) in ("manager", "deputy_head"):
        return ALLOW
    return deny(_("Only the manager of this position and the deputy head assess it."))
