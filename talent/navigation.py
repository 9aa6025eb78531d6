"""Items of the main menu that the talent exercise brings: beside one's team, and in a section."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from etms.directory.navigation import TEAM
from etms.navigation import Item, Section, item
from etms.roles.choices import Role
from talent.access import first_charge, in_charge_of

EXERCISE = Section(gettext_lazy("Exercise"))
MEMBERS = {Role.COMMITTEE_MEMBER, Role.COMMITTEE_CHAIR}


@item(30, TEAM)
def talent_map(user, standing):
    """The talent map of those who report to this user."""
    return Item(_("Talent map"), reverse("talent:map")) if 1 in standing.reports.values() else None


@item(31, TEAM)
def positions_of_the_team(user, standing):
    """The positions whose manager this user is; who runs the exercise has those of all."""
    if standing.reports and not in_charge_of(user):
        return _positions()
    return None


@item(45, EXERCISE)
def progress(user, standing):
    """The cockpit of one's organization; the page leads to those of others in one's charge."""
    if in_charge_of(user):
        address = reverse("talent:cockpit", args=[first_charge(user)])
        return Item(_("Progress"), address, under=("/talent/organizations/", "/talent/reminders/"))
    return None


@item(46, EXERCISE)
def positions_of_the_organization(user, standing):
    return _positions() if in_charge_of(user) else None


@item(47, EXERCISE)
def sessions(user, standing):
    """Sessions of the review committee, for who organizes them and who sits in them."""
    if in_charge_of(user) or standing.roles & MEMBERS:
        return Item(_("Committee"), reverse("talent:sessions"))
    return None


@item(48, EXERCISE)
def approval(user, standing):
    """What waits for the word of the deputy head."""
    if standing.deputy_head_of is not None:
        return Item(_("Approval"), reverse("talent:approval"))
    return None


@item(49, EXERCISE)
def submission(user, standing):
    """The package of one's organization, or for OCHRO what all of them submitted."""
    under = ("/talent/packages/", "/packages/")
    if standing.is_ochro:
        return Item(_("Submissions"), reverse("talent:submissions"), under=under)
    if standing.deputy_head_of is not None or standing.organizations_with("submit"):
        return Item(_("Submission"), reverse("talent:submission_own"), under=under)
    return None


@item(50, EXERCISE)
def questions(user, standing):
    """What OCHRO announces and is asked."""
    if standing.is_ochro:
        return Item(_("Questions"), reverse("talent:threads"), under=("/talent/announcements/",))
    if in_charge_of(user):
        return Item(
            _("Announcements"), reverse("talent:announcements"), under=("/talent/questions/",)
        )
    return None


def _positions() -> Item:
    return Item(_("Positions"), reverse("talent:positions"), under=("/talent/successors/",))
