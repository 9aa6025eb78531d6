"""Who says what a position asks."""

from django.utils.translation import gettext as _

from etms import access
from etms.access import Decision, deny, permission
from etms.directory import access as directory
from etms.directory import queries


@permission("talent.require_competencies")
def may_require_competencies(user, position) -> Decision:
    """Those who keep the organization's directory; nobody for the own position or one above."""
    terms = directory.visible_terms(user).filter(position=position)
    organization = next(
        (t.unit.organization for t in terms.select_related("unit__organization")), None
    )
    if organization is None:
        return deny(_("This position does not exist today."))
    kept = directory.may_maintain(user, organization)
    if not kept:
        return kept
    on = access.standing(user).on
    return directory.apart(user, queries.holders_of(position, on=on))
