"""On a manager's home page: whom to assess, with minutes, and a link to the exact step."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms.home import Entry, Group, entry
from talent.access.people import direct_reports
from talent.queries import team as queries
from talent.queries.running import cycle_of
from talent.screens.team import MINUTES, assess_url


@entry
def assess(user, standing):
    """One entry for all who wait to be assessed, once the manager section is open."""
    if not direct_reports(user):
        return
    cycle = cycle_of(standing)
    if cycle is None or not cycle.placements_id or not cycle.questions_id:
        return
    waiting = queries.waiting_of(user, cycle, on=standing.on)
    if not waiting:
        return
    text = ngettext("Assess %(count)s executive", "Assess %(count)s executives", len(waiting))
    begun = sum(each.begun for each in waiting)
    yield Entry(
        text % {"count": len(waiting)},
        detail=_("%(count)s begun") % {"count": begun} if begun else "",
        url=assess_url(waiting[0].person_id),
        minutes=MINUTES * len(waiting),
        due_on=min(each.due_on for each in waiting),
        group=Group.TEAM,
    )
