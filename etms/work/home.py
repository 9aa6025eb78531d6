"""What work itself puts on home pages: the file, the team, the notices, the running system."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms.home import Card, Entry, Group, card, entry
from etms.roles.choices import Role
from etms.work import queries

PATIENCE = timedelta(minutes=5)  # a job that could have been done waits longer: something is wrong


@entry
def running(user, standing):
    """The administrator: jobs given up, and a queue that does not move."""
    if not standing.has_role(Role.ADMINISTRATOR):
        return
    queue = queries.queue(at=standing.at)
    jobs = reverse("work:jobs")
    if queue.dead:
        yield Entry(
            ngettext(
                "Look at %(counter)s job that was given up",
                "Look at %(counter)s jobs that were given up",
                queue.dead,
            )
            % {"counter": queue.dead},
            detail=_("Mend the cause, then have them tried again"),
            url=f"{jobs}?show=dead",
            minutes=5,
            state=_("Given up"),
            tone="danger",
            group=Group.SYSTEM,
        )
    if queue.oldest_at and standing.at - queue.oldest_at > PATIENCE:
        since = date_format(timezone.localtime(queue.oldest_at), "DATETIME_FORMAT")
        yield Entry(
            _("Find out why jobs wait"),
            detail=_("The oldest has waited since %(moment)s") % {"moment": since},
            url=reverse("work:health"),
            minutes=10,
            state=_("Late"),
            tone="warn",
            group=Group.SYSTEM,
        )


@card
def system(user, standing):
    """The administrator's two pages, one click away also when all is well."""
    if standing.has_role(Role.ADMINISTRATOR):
        links = ((_("Health"), reverse("work:health")), (_("Jobs"), reverse("work:jobs")))
        yield Card(_("Running the system"), links=links)
