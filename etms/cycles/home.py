"""What cycles put on the home page: the stage that is on, and drafts that wait."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import home
from etms.cycles import queries
from etms.cycles.choices import State
from etms.cycles.models import Cycle
from etms.cycles.rules import FiscalYear, fiscal_year, fiscal_year_after, is_over
from etms.formats import write_date
from etms.roles.choices import Role

AHEAD = timedelta(days=183)  # how long before its start a cycle should be drafted


@home.entry
def to_publish_or_close(user, standing):
    """The policy officer: drafts to publish, and cycles that are over."""
    if not standing.has_role(Role.POLICY_OFFICER):
        return
    cycles = list(Cycle.objects.order_by("starts_on"))
    for cycle in cycles:
        if cycle.state == State.DRAFT:
            yield _to_publish(cycle)
        elif cycle.state == State.PUBLISHED and is_over(ends_on=cycle.ends_on, on=standing.on):
            yield _to_close(cycle)
    following = fiscal_year(fiscal_year_after(standing.on))
    soon = following.starts_on - standing.on < AHEAD
    if soon and following.code not in {cycle.code for cycle in cycles}:
        yield _to_draft(following)


def _to_draft(following: FiscalYear) -> home.Entry:
    return home.Entry(
        title=_("Draft cycle %(code)s") % {"code": following.code},
        detail=_("It begins with the stages and rules of this year"),
        url=reverse("cycles:new"),
        minutes=15,
        due_on=following.starts_on,
        group=home.Group.SERVICE,
    )


def _to_publish(cycle: Cycle) -> home.Entry:
    return home.Entry(
        title=_("Publish cycle %(code)s") % {"code": cycle.code},
        detail=_("See what is missing, and publish it"),
        url=reverse("cycles:check", args=[cycle.code]),
        minutes=10,
        due_on=cycle.starts_on,
        state=_("Draft"),
        tone="warn",
        group=home.Group.SERVICE,
    )


def _to_close(cycle: Cycle) -> home.Entry:
    return home.Entry(
        title=_("Close cycle %(code)s") % {"code": cycle.code},
        detail=_("Its fiscal year is over"),
        url=cycle.get_absolute_url(),
        minutes=1,
        group=home.Group.SERVICE,
    )


@home.card
def open_stages(user, standing):
    """Everyone: what is open now, until when, and the guidance that goes with it."""
    stages = queries.open_stages(standing)
    if not stages:
        return
    cycle = stages[0].cycle
    until = _("%(stage)s, until %(day)s")
    yield home.Card(
        title=_("Cycle %(code)s") % {"code": cycle.code},
        lines=tuple(until % {"stage": s.name, "day": write_date(s.closes_on)} for s in stages),
        links=(
            (_("Guidance for you"), reverse("cycles:my_guidance")),
            (_("The cycle and its rules"), cycle.get_absolute_url()),
        ),
    )
