"""Who may look at the running of the system, and who at a notice."""

from django.utils.translation import gettext as _

from etms import access
from etms.access import ALLOW, Decision, deny, permission
from etms.roles.choices import Role
from etms.work.models import Job, Notice


def visible_jobs(user):
    """Jobs hold ids, no content: the administrator sees all of them, everyone else none."""
    return Job.objects.all() if access.can(user, "work.operate") else Job.objects.none()


def visible_notices(user):
    """What this person was told; nobody reads the notices of another."""
    return Notice.objects.filter(to=user)


@permission("work.operate")
def may_operate(user, thing) -> Decision:
    if access.standing(user).has_role(Role.ADMINISTRATOR):
        return ALLOW
    return deny(_("Only a system administrator sees how the system runs."))
