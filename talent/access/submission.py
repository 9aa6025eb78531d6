"""Who submits a package, who decides on it, who reads what was submitted.

The submission is not among what a deputy head never delegates: a delegate submits if the
nomination says so. The lead of OCHRO decides, analysts read (product.md: the CHRO and the ADM lead
the reviews; analysts see what was submitted). Nobody reads the own file in a package, nor that of
a manager above: they were told what was shared with them, and no more.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from etms import access
from etms.access import ALLOW, Decision, deny, permission
from etms.cycles.choices import State
from etms.directory import queries as directory
from etms.packages.choices import PackageState
from etms.packages.models import Package
from etms.packages.purposes import Purpose, register
from etms.roles.choices import Capability, Role
from etms.roles.models import OrganizationCycle
from talent.choices import PackageCount
from talent.models import SubmittedFile

PURPOSE = "talent"
OPENED = (State.PUBLISHED, State.CLOSED)
# What OCHRO may read: what stands, and what it returned itself. Withdrawn is taken back.
OPEN_TO_OCHRO = (PackageState.SUBMITTED, PackageState.ENDORSED, PackageState.RETURNED)


def closed_to(user) -> frozenset[int]:
    """People whose file in a package is closed to this user: oneself, the managers above."""
    standing = access.standing(user)
    own = {standing.person.pk} if standing.person else set()
    return frozenset(own | standing.superiors)


def closed_positions(user) -> frozenset[int]:
    """Positions of which a package tells this user nothing: their own, and of managers above."""
    people, on = closed_to(user), access.standing(user).on
    return frozenset(directory.positions_held_by(people, on=on)) if people else frozenset()


def reads_bytes(user, organization: int) -> bool:
    """Whether a package may be read as it is hashed, where successors are counted with everybody.

    Not by a delegate who has a file: the sums would tell whether they stand on a slate. Who is
    refused does not depend on that. Whoever signs it and whoever receives it read it whole, even
    where the sums tell them so: what is sealed and checked is the whole.
    """
    standing = access.standing(user)
    return standing.person is None or standing.is_ochro or standing.deputy_head_of == organization


def dossiers_in_charge(user) -> QuerySet[OrganizationCycle]:
    """Dossiers this user answers for: the deputy head's of any cycle, a delegate's running one."""
    standing = access.standing(user)
    running = Q(cycle__starts_on__lte=standing.on, cycle__ends_on__gte=standing.on)
    charge = Q(organization__in=standing.organizations_with("run_exercise")) & running
    if standing.deputy_head_of is not None:
        charge |= Q(organization=standing.deputy_head_of)
    return OrganizationCycle.objects.filter(charge, cycle__state__in=OPENED)


def _own_packages(user) -> Q:
    """Packages of the dossiers this user answers for."""
    return Q(Exists(dossiers_in_charge(user).filter(pk=OuterRef("dossier"))))


def visible_receipts(user) -> Q:
    """OCHRO sees every receipt; an organization its own."""
    return Q() if access.standing(user).is_ochro else _own_packages(user)


register(
    Purpose(
        code=PURPOSE,
        label=gettext_lazy("Talent management exercise"),
        counts=dict(PackageCount.choices),
        visible=visible_receipts,
        url=lambda package: reverse("talent:package", args=[package.number]),
    )
)


def readable_packages(user) -> QuerySet[Package]:
    """Packages whose content this user may read, without it."""
    scope = _own_packages(user)
    if access.standing(user).is_ochro:
        scope |= Q(state__in=OPEN_TO_OCHRO)
    return Package.objects.filter(scope, purpose=PURPOSE).defer("content")


def readable_files(user) -> QuerySet[SubmittedFile]:
    """Submitted files this user may open."""
    return SubmittedFile.objects.filter(package__in=readable_packages(user).values("pk")).exclude(
        person__in=closed_to(user)
    )


def ground_on(user, organization: int) -> str:
    """On what ground this user opens a submitted file, for the record of the read."""
    standing = access.standing(user)
    if standing.deputy_head_of == organization:
        return "deputy_head"
    return "delegate" if standing.has_role(Role.DELEGATE, organization) else "ochro"


@permission("talent.submit_package")
def may_submit(user, dossier) -> Decision:
    """Deputy head, or a delegate whose nomination covers it, while the cycle runs."""
    standing = access.standing(user)
    cycle = dossier.cycle
    if cycle.state != State.PUBLISHED or not cycle.starts_on <= standing.on <= cycle.ends_on:
        return deny(_("Only the running cycle can be submitted."))
    if standing.deputy_head_of == dossier.organization_id:
        return ALLOW
    if dossier.organization_id in standing.organizations_with(Capability.SUBMIT):
        return ALLOW
    if dossier.organization_id in standing.organizations_with(Capability.RUN_EXERCISE):
        return deny(_("Your nomination does not cover submitting. The deputy head submits."))
    return deny(_("Only the deputy head, or a delegate named for it, submits to OCHRO."))


@permission("talent.withdraw_package")
def may_withdraw(user, package) -> Decision:
    return may_submit(user, package.dossier)


@permission("talent.decide_package")
def may_decide(user, package) -> Decision:
    """The lead of OCHRO, but not on a package that they submitted, that went in their name, or
    that holds their own file."""
    standing = access.standing(user)
    if not standing.has_role(Role.OCHRO_LEAD):
        return deny(_("Only the lead of OCHRO endorses and returns packages."))
    if user.pk in (package.submitted_by_id, package.acting_for_id):
        return deny(_("Somebody else must decide on a package that you submitted."))
    if standing.person and package.files.filter(person=standing.person).exists():
        return deny(_("Somebody else must decide on a package that holds your own file."))
    return ALLOW


@permission("talent.see_submissions")
def may_see_submissions(user, thing=None) -> Decision:
    if access.standing(user).is_ochro:
        return ALLOW
    return deny(_("Only OCHRO sees what all organizations submitted."))
