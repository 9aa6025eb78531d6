"""What waits around the submission: for who sends, and for OCHRO."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms import home
from etms.cycles.choices import StageCode
from etms.cycles.queries import open_stages
from etms.packages.choices import PackageState
from etms.packages.models import Package
from etms.roles.choices import Role
from talent.access.submission import PURPOSE
from talent.queries.received import to_decide


@home.entry
def submit(user, standing):
    """The package of one's organization, while the stage is open or OCHRO has returned it."""
    organizations = standing.organizations_with("submit") | ({standing.deputy_head_of} - {None})
    if not organizations:
        return
    stage = next((s for s in open_stages(on=standing.on) if s.code == StageCode.SUBMISSION), None)
    last = (
        Package.objects.filter(
            purpose=PURPOSE,
            dossier__organization__in=organizations,
            dossier__cycle__starts_on__lte=standing.on,
            dossier__cycle__ends_on__gte=standing.on,
        )
        .order_by("-turn")
        .values_list("state", "dossier")
        .first()
    )
    state = last[0] if last else ""
    if state == PackageState.RETURNED:
        yield home.Entry(
            title=_("Correct the package that OCHRO returned"),
            url=reverse("talent:submission", args=[last[1]]),
            state=_("Returned"),
            tone="warn",
            group=home.Group.ORGANIZATION,
        )
    elif stage is not None and state in ("", PackageState.WITHDRAWN):
        yield home.Entry(
            title=_("Submit the files of your organization to OCHRO"),
            url=reverse("talent:submission_own"),
            due_on=stage.closes_on,
            group=home.Group.ORGANIZATION,
        )


@home.entry
def decide(user, standing):
    """Packages that wait for the lead of OCHRO."""
    if not standing.has_role(Role.OCHRO_LEAD):
        return
    waiting = to_decide()
    if waiting:
        yield home.Entry(
            title=ngettext("Decide on %(count)d package", "Decide on %(count)d packages", waiting)
            % {"count": waiting},
            url=f"{reverse('talent:submissions')}?state=submitted",
            group=home.Group.SERVICE,
        )
