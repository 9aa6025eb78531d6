"""Items of the main menu that the talent exercise brings."""

from django.urls import reverse
from django.utils.translation import gettext as _

from etms.navigation import Item, item
from talent.access import in_charge_of


@item(order=30)
def talent_map(user, standing):
    """The talent map of those who report to this user."""
    return Item(_("Talent map"), reverse("talent:map")) if 1 in standing.reports.values() else None


@item(order=45)
def exercise(user, standing):
    """The cockpit of one's organization; for OCHRO the questions of all."""
    if standing.is_ochro:
        return Item(_("Questions"), reverse("talent:threads"), under=("/talent/announcements/",))
    if charge := in_charge_of(user):
        address = reverse("talent:cockpit", args=[min(charge)])
        under = ("/talent/organizations/", "/talent/questions/", "/talent/reminders/")
        return Item(_("Exercise"), address, under=(*under, "/talent/announcements/"))
    return None


@item(order=50)
def submission(user, standing):
    """The package of one's organization, or for OCHRO what all of them submitted."""
    if standing.is_ochro:
        address = reverse("talent:submissions")
        return Item(_("Submissions"), address, under=("/talent/packages/", "/packages/"))
    if standing.deputy_head_of is not None or standing.organizations_with("run_exercise"):
        address = reverse("talent:submission_own")
        return Item(_("Submission"), address, under=("/talent/packages/", "/packages/"))
    return None
