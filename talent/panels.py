"""What the talent exercise adds to My team, and to the page of a position."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.directory import queries as directory
from etms.directory.panels import TeamPlan, position_link, team_plan
from etms.roles.choices import Ground
from etms.roles.queries import PartReader, part_readers
from etms.trace.services import record_reads
from talent.queries import sessions
from talent.queries import team as queries
from talent.queries.running import cycle_of
from talent.screens import team as screens


@team_plan
def exercise(user, person_ids: list[int]) -> TeamPlan | None:
    """How far each direct report is; their placement is content, so that its reading is kept."""
    standing = door.standing(user)
    on, cycle = standing.on, cycle_of(standing)
    if cycle is None or not cycle.placements_id or not cycle.questions_id:
        return None
    reports = queries.reports_of(user, person_ids, cycle, on=on)
    if not reports:
        return None
    placed = [pk for pk, report in reports.items() if report.placement]
    record_reads(by=user, people=placed, what="placement", role="manager", purpose="management")
    names = queries.names_of(reports, on=on)
    return screens.plan_of(queries.in_order(reports, names), names)


@part_readers
def committee(person, at) -> Iterable[PartReader]:
    """Members of an open session read the answers, the assessment and the placement there."""
    users = sessions.committee_over(person, at=at)
    names = directory.names_of_users(users)
    for name in sorted(names.values()):
        what = _("Submitted answers, assessment and placement, while the session is open")
        yield PartReader(name, str(Ground.COMMITTEE.label), what)


@position_link(30)
def required(user, position) -> tuple[str, str]:
    return _("Required competencies"), reverse("talent:required", args=[position.pk])
