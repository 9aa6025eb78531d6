"""What work itself puts on home pages: the running system, the team, the account."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms.accounts.choices import Language
from etms.formats import write_moment
from etms.home import Card, Entry, Group, card, entry
from etms.roles.choices import Role
from etms.work import queries

PATIENCE = timedelta(minutes=5)  # a job that could have been done waits longer: something is wrong


def _queue(standing) -> queries.Queue:
    """The state of the queue, asked once for a page."""
    if "queue_of_jobs" not in standing.__dict__:
        standing.queue_of_jobs = queries.queue(at=standing.at)
    return standing.queue_of_jobs


@entry
def running(user, standing):
    """The administrator: jobs given up, and a queue that does not move."""
    if not standing.has_role(Role.ADMINISTRATOR):
        return
    queue = _queue(standing)
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
        since = write_moment(queue.oldest_at)
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
def team(user, standing):
    """A manager: the people below, one click away."""
    if below := standing.reports:
        direct = sum(1 for depth in below.values() if depth == 1)
        lines = [
            ngettext(
                "%(counter)s person reports to you directly.",
                "%(counter)s people report to you directly.",
                direct,
            )
            % {"counter": direct}
        ]
        if len(below) > direct:
            lines.append(_("%(counter)s are below you in all.") % {"counter": len(below)})
        yield Card(
            _("My team"),
            lines=tuple(lines),
            links=((_("See my team"), reverse("directory:team")),),
        )


@card
def system(user, standing):
    """The administrator's two pages, one click away also when all is well."""
    if standing.has_role(Role.ADMINISTRATOR):
        waiting = _queue(standing).waiting
        said = ngettext("%(counter)s job waits.", "%(counter)s jobs wait.", waiting)
        yield Card(
            _("Running the system"),
            lines=(said % {"counter": waiting},),
            links=((_("Health"), reverse("work:health")), (_("Jobs"), reverse("work:jobs"))),
        )


@card
def account(user, standing):
    """Everyone: the language of their mails, and where they are signed in."""
    french = user.language == Language.FRENCH
    yield Card(
        _("Your account"),
        lines=(
            _("Mails come to you in French; the top line of each page changes the language.")
            if french
            else _(
                "Mails come to you in English; the top line of each page changes the language."
            ),
        ),
        links=(
            (_("Notices by e-mail"), reverse("work:notice_mail")),
            (_("Where you are signed in"), reverse("usersessions_list")),
            (_("Change password"), reverse("account_change_password")),
        ),
    )
