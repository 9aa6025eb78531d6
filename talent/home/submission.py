"""What waits around the submission: for who sends, and for OCHRO."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms import home
from etms.cycles.choices import StageCode
from etms.packages.choices import PackageState
from etms.roles.choices import Role
from talent.queries.running import days_of
from talent.queries.waiting import waiting_of


@home.entry
def submit(user, standing):
    """The package of one's organization, while the stage is open or OCHRO has returned it."""
    submits = standing.organizations_with("submit") | ({standing.deputy_head_of} - {None})
    if not submits:
        return
    first, last = days_of(standing, StageCode.SUBMISSION)
    is_open = first is not None and last is not None and first <= standing.on <= last
    for dossier, organization, name, state in waiting_of(user, standing).dossiers:
        if organization not in submits:
            continue
        if state == PackageState.RETURNED:
            yield home.Entry(
                title=_("Correct the package that OCHRO returned"),
                detail=name,
                url=reverse("talent:submission", args=[dossier]),
                state=_("Returned"),
                tone="warn",
                group=home.Group.ORGANIZATION,
            )
        elif is_open and state in (None, PackageState.WITHDRAWN):
            yield home.Entry(
                title=_("Submit the files of your organization to OCHRO"),
                detail=name,
                url=reverse("talent:submission", args=[dossier]),
                due_on=last,
                group=home.Group.ORGANIZATION,
            )


@home.entry
def decide(user, standing):
    """Packages that wait for the lead of OCHRO."""
    if not standing.has_role(Role.OCHRO_LEAD):
        return
    waiting, _questions = waiting_of(user, standing).service
    if waiting:
        yield home.Entry(
            title=ngettext("Decide on %(count)d package", "Decide on %(count)d packages", waiting)
            % {"count": waiting},
            url=f"{reverse('talent:submissions')}?state=submitted",
            group=home.Group.SERVICE,
        )
