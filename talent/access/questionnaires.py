"""Who sends an executive's submitted answers back to be changed."""

from django.utils.translation import gettext as _

from etms.access import ALLOW, Decision, deny, permission
from etms.directory import access as directory
from talent.rules import reading


@permission("talent.return_answers")
def may_return(user, person) -> Decision:
    """The direct manager, and the delegate of the cycle for the deputy head."""
    if reading.assessment_ground(directory.relation(user, person)) in ("manager", "delegate"):
        return ALLOW
    return deny(_("Only the direct manager and the delegate of the cycle may return answers."))
