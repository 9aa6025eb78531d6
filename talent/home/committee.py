"""Sessions of the review committee that are near or open, and what the deputy head approves."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms.committees.choices import SessionState
from etms.home import Entry, Group, entry
from talent.queries.waiting import files_of, waiting_of

NEAR = timedelta(days=30)


@entry
def sessions(user, standing):
    for pk, name, state, day in waiting_of(user, standing).sessions:
        meets_on = date.fromisoformat(day)
        address = reverse("talent:session", args=[pk])
        if state == SessionState.OPEN:
            yield Entry(
                _("Go on with the session “%(name)s”") % {"name": name},
                url=reverse("talent:room", args=[pk]),
                state=_("Open"),
                tone="info",
                group=Group.ORGANIZATION,
            )
        elif meets_on <= standing.on + NEAR:
            title = _("Session of the review committee: %(name)s") % {"name": name}
            yield Entry(title, url=address, due_on=meets_on, group=Group.ORGANIZATION)


@entry
def approve(user, standing):
    """Complete assessments of one's organization."""
    found = files_of(user, standing).sums.get(standing.deputy_head_of)
    if found is not None and found.to_approve:
        text = ngettext(
            "Approve %(count)s assessment and placement",
            "Approve %(count)s assessments and placements",
            found.to_approve,
        )
        yield Entry(
            text % {"count": found.to_approve},
            url=reverse("talent:approval"),
            minutes=found.to_approve,
            group=Group.ORGANIZATION,
        )
