"""Who runs the exercise of an organization, and who writes with OCHRO."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from etms import access
from etms.access import ALLOW, Decision, deny, permission
from etms.directory.access import home_today
from etms.roles.models import OrganizationCycle
from talent.access.people import in_charge_of
from talent.models import Announcement, Extension, Reminder


def not_told_of(user, organization_id: int) -> frozenset[int]:
    """People of whom this user learns nothing here that a manager wrote: oneself, and for whoever
    is not the deputy head the managers above."""
    standing = access.standing(user)
    own = {standing.person.pk} if standing.person else set()
    if standing.deputy_head_of == organization_id:
        return frozenset(own)
    return standing.superiors | own


def visible_threads(user) -> QuerySet[OrganizationCycle]:
    """Organizations in cycles whose questions to OCHRO this user reads and answers."""
    if access.standing(user).is_ochro:
        return OrganizationCycle.objects.all()
    return OrganizationCycle.objects.filter(organization__in=in_charge_of(user))


def visible_announcements(user) -> QuerySet[Announcement]:
    """What OCHRO announced: to OCHRO, and to those who run the exercise somewhere."""
    if access.standing(user).is_ochro or in_charge_of(user):
        return Announcement.objects.all()
    return Announcement.objects.none()


def visible_extensions(user) -> QuerySet[Extension]:
    return Extension.objects.filter(dossier__organization__in=in_charge_of(user))


def visible_reminders(user) -> QuerySet[Reminder]:
    return Reminder.objects.filter(dossier__organization__in=in_charge_of(user))


@permission("talent.extend")
def may_extend(user, person) -> Decision:
    """More time for one person: who runs the exercise there, never for oneself or a superior."""
    standing = access.standing(user)
    if standing.person is not None and standing.person.pk == person.pk:
        return deny(_("Somebody else must give you more time."))
    if home_today(person, standing.on) not in in_charge_of(user):
        return deny(_("Only the deputy head and the delegate of the cycle give more time."))
    if person.pk in standing.superiors:
        return deny(_("A role gives nothing on the file of your own superior."))
    return ALLOW


@permission("talent.announce")
def may_announce(user, thing=None) -> Decision:
    if access.standing(user).is_ochro:
        return ALLOW
    return deny(_("Only OCHRO announces to delegates and deputy heads."))


@permission("talent.write_in_thread")
def may_write_in_thread(user, dossier) -> Decision:
    """Both sides of the questions of an organization to OCHRO."""
    if access.standing(user).is_ochro or dossier.organization_id in in_charge_of(user):
        return ALLOW
    return deny(
        _("Only OCHRO, the deputy head and the delegate of the cycle write in this thread.")
    )
