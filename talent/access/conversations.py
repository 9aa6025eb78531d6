"""Who talks with whom, who shares what, and who reads what was shared."""

from django.utils.translation import gettext as _

from etms.access import ALLOW, Decision, deny, permission
from etms.directory import access as directory
from talent.rules import reading


@permission("talent.converse")
def may_converse(user, person) -> Decision:
    """Prepare, hold and acknowledge the conversation: the executive and the direct manager."""
    stands = directory.relation(user, person)
    if stands.own or stands.depth == 1:
        return ALLOW
    return deny(_("The conversation is between the executive and the direct manager alone."))


@permission("talent.share")
def may_share(user, person) -> Decision:
    stands = directory.relation(user, person)
    if stands.depth == 1 and not stands.own:
        return ALLOW
    return deny(_("Only the direct manager shares an assessment with the executive."))


@permission("talent.read_shared")
def may_read_shared(user, person) -> Decision:
    """Read what was shared with the executive: the executive, and who may read the assessment."""
    stands = directory.relation(user, person)
    if stands.own or reading.assessment_ground(stands):
        return ALLOW
    return deny(
        _(
            "Only the executive, the direct manager, the deputy head and the delegate of the "
            "cycle may read what was shared."
        )
    )
