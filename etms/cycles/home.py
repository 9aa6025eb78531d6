"""What cycles put on the home page: the stage that is on, and drafts that wait."""

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from etms import home
from etms.cycles import queries
from etms.cycles.choices import State
from etms.cycles.models import Cycle
from etms.roles.choices import Role


@home.entry
def to_publish_or_close(user, standing):
    """The policy officer: drafts to publish, and cycles that are over."""
    if not standing.has_role(Role.POLICY_OFFICER):
        return
    over = Q(state=State.PUBLISHED, ends_on__lt=standing.on)
    for cycle in Cycle.objects.filter(Q(state=State.DRAFT) | over).order_by("starts_on"):
        yield _to_publish(cycle) if cycle.state == State.DRAFT else _to_close(cycle)


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
    stages = queries.open_stages(on=standing.on)
    if not stages:
        return
    cycle = stages[0].cycle
    until = _("%(stage)s, until %(day)s")
    yield home.Card(
        title=_("Cycle %(code)s") % {"code": cycle.code},
        lines=tuple(
            until % {"stage": s.name, "day": date_format(s.closes_on, "DATE_FORMAT")}
            for s in stages
        ),
        links=(
            (_("Guidance for you"), reverse("cycles:my_guidance")),
            (_("The cycle and its rules"), cycle.get_absolute_url()),
        ),
    )
