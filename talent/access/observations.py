"""Private notes: their author alone reads them, ever; the direct manager of today writes them."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from etms.access import ALLOW, Decision, deny, permission
from etms.directory import access as directory
from talent.models import Observation


def visible_observations(user) -> QuerySet[Observation]:
    """One's own notes, also on people who have moved on; nobody else's, whatever one's role."""
    return Observation.objects.filter(author=user)


@permission("talent.observe")
def may_observe(user, person) -> Decision:
    stands = directory.relation(user, person)
    if stands.depth == 1 and not stands.own:
        return ALLOW
    return deny(_("Only the direct manager keeps private notes on an executive."))
