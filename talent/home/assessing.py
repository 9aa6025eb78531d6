"""On a manager's home page: whom to assess, with minutes, then to share with and to talk to."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms.cycles.choices import StageCode
from etms.home import Entry, Group, entry
from talent.queries.population import Executive
from talent.queries.running import cycle_of, days_of
from talent.queries.team import steps_of
from talent.queries.waiting import waiting_of
from talent.rules import team as rules
from talent.screens.team import MINUTES, assess_url

TALKS = ("record_talk", "plan_talk", "acknowledge")


@entry
def team(user, standing) -> Iterable[Entry]:
    """One entry for each kind of step, once the manager section is open."""
    cycle = cycle_of(standing)
    if cycle is None or not cycle.placements_id or not cycle.questions_id:
        return
    first, last = days_of(standing, StageCode.MANAGER)
    if first is None or first > standing.on:
        return
    steps = steps_of(user, standing, cycle)
    if assess := [each for step, each in steps if step in rules.TO_ASSESS]:
        yield _assess(assess)
    if share := [each for step, each in steps if step == "share"]:
        text = ngettext(
            "Share the assessment with %(count)s executive",
            "Share the assessment with %(count)s executives",
            len(share),
        )
        yield _entry(text, share, "talent:share", minutes=2)
    if talk := [each for step, each in steps if step in TALKS]:
        text = ngettext(
            "Plan or record the conversation with %(count)s executive",
            "Plan or record the conversation with %(count)s executives",
            len(talk),
        )
        yield _entry(text, talk, "talent:conversation", minutes=1)
    if number := waiting_of(user, standing).positions:
        text = ngettext("Assess %(count)s position", "Assess %(count)s positions", number)
        yield Entry(
            text % {"count": number},
            detail=_("Whether it is critical, and who could follow"),
            url=reverse("talent:positions"),
            minutes=3 * number,
            due_on=last,
            group=Group.TEAM,
        )


def _assess(waiting: list[Executive]) -> Entry:
    text = ngettext("Assess %(count)s executive", "Assess %(count)s executives", len(waiting))
    begun = sum(bool(each.assessment) for each in waiting)
    return Entry(
        text % {"count": len(waiting)},
        detail=_("%(count)s begun") % {"count": begun} if begun else "",
        url=assess_url(waiting[0].person_id),
        minutes=MINUTES * len(waiting),
        due_on=min((each.assess_by for each in waiting if each.assess_by), default=None),
        group=Group.TEAM,
    )


def _entry(text: str, people: list[Executive], address: str, *, minutes: int) -> Entry:
    return Entry(
        text % {"count": len(people)},
        url=reverse(address, args=[people[0].person_id]),
        minutes=minutes * len(people),
        group=Group.TEAM,
    )
