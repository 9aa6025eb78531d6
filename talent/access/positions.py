"""Who assesses which positions, and who reads a slate: never somebody who stands on it."""

from django.db import connection
from django.utils.translation import gettext as _

from etms import access
from etms.access import ALLOW, Decision, deny, permission
from etms.directory import queries as directory
from talent.access.people import in_charge_of
from talent.access.slates import slates_for

# Positions below one's own whose manager one is: directly, or past a vacant position.
MANAGED = """
    WITH RECURSIVE below AS (
        SELECT t.position_id FROM directory_positionterms t
         WHERE t.reports_to_id = %(position)s
           AND t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
         UNION
        SELECT t.position_id FROM directory_positionterms t
          JOIN below b ON t.reports_to_id = b.position_id
         WHERE t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
           AND directory_incumbent(b.position_id, %(on)s) IS NULL
    )
    SELECT position_id FROM below
"""


def managed_positions(user) -> frozenset[int]:
    """Positions whose manager this user is today: incumbent of the first held position above."""
    standing = access.standing(user)
    place = standing.place
    if place is None or not place.is_incumbent or place.position_id is None:
        return frozenset()
    if "managed_positions" not in standing.__dict__:
        with connection.cursor() as cursor:
            cursor.execute(MANAGED, {"position": place.position_id, "on": standing.on})
            standing.managed_positions = frozenset(row[0] for row in cursor.fetchall())
    return standing.managed_positions


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
