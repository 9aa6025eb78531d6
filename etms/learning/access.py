"""Who reads and writes a learning plan: the person and the direct manager write; those who run
the exercise of the organization read."""

from django.utils.translation import gettext as _

from etms.access import ALLOW, Decision, deny, permission
from etms.directory import access as directory
from etms.directory.rules import Relation


def plan_ground(stands: Relation) -> str | None:
    """The ground on which a plan opens, the nearest first."""
    if stands.own:
        return "executive"
    if stands.depth == 1:
        return "manager"
    if stands.deputy_head:
        return "deputy_head"
    return "delegate" if stands.delegate and not stands.below else None


@permission("learning.read")
def may_read(user, person) -> Decision:
    if plan_ground(directory.relation(user, person)):
        return ALLOW
    return deny(
        _(
            "Only the executive, the direct manager, the deputy head and the delegate of the "
            "cycle may read this learning plan."
        )
    )


@permission("learning.write")
def may_write(user, person) -> Decision:
    if plan_ground(directory.relation(user, person)) in ("executive", "manager"):
        return ALLOW
    return deny(_("Only the executive and the direct manager change a learning plan."))
