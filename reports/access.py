"""Who sees the figures of the whole public service, and has them built."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from etms import access
from etms.access import ALLOW, Decision, deny, permission
from reports.models import Release


def visible_releases(user) -> QuerySet[Release]:
    return Release.objects.all() if access.standing(user).is_ochro else Release.objects.none()


@permission("reports.see_figures")
def may_see(user, thing=None) -> Decision:
    """OCHRO, which may open every file that was submitted, sees all cells of its own figures."""
    if access.standing(user).is_ochro:
        return ALLOW
    return deny(_("Only OCHRO sees the figures of the whole public service."))


@permission("reports.build_figures")
def may_build(user, thing=None) -> Decision:
    return may_see(user)
