"""Who names delegates, gives roles, and decides what is never delegated."""

from django.utils.translation import gettext as _

from etms import access
from etms.access import ALLOW, Decision, deny, permission
from etms.bilingual import language
from etms.roles import standing as _standing  # registers what a user's standing is
from etms.roles.choices import ORGANIZATION_ROLES, Role
from etms.roles.models import RoleAssignment
from etms.roles.policy import non_delegable

__all__ = ["_standing"]


def visible_assignments(user):
    """Roles of the deputy head's and delegate's organization; those of OCHRO for its lead."""
    standing = access.standing(user)
    if standing.has_role(Role.OCHRO_LEAD):
        return RoleAssignment.objects.filter(organization__isnull=True)
    mine = {standing.deputy_head_of} | standing.organizations_with("run_exercise")
    return RoleAssignment.objects.filter(organization__in=mine - {None})


@permission("roles.nominate")
def may_nominate(user, organization) -> Decision:
    if organization is not None and access.standing(user).deputy_head_of == organization.pk:
        return ALLOW
    return deny(_("Only the deputy head names and withdraws delegates."))


@permission("roles.see_delegates_of_all")
def may_see_delegates_of_all(user, thing=None) -> Decision:
    if access.standing(user).is_ochro:
        return ALLOW
    return deny(_("Only OCHRO sees the delegates of all organizations."))


@permission("roles.assign")
def may_assign(user, what) -> Decision:
    """`what` is (role, organization): the deputy head gives roles within the organization, the
    OCHRO lead those of OCHRO; nobody gives the administrator's on screen."""
    role, organization = what
    standing = access.standing(user)
    if role in ORGANIZATION_ROLES:
        if organization is not None and standing.deputy_head_of == organization.pk:
            return ALLOW
        return deny(_("Only the deputy head gives roles in the organization."))
    if role == Role.ADMINISTRATOR:
        return deny(_("Administrators are named at the command line, with a trace."))
    if standing.has_role(Role.OCHRO_LEAD):
        return ALLOW
    return deny(_("Only the lead of OCHRO gives roles of OCHRO."))


@permission("roles.end")
def may_end(user, assignment) -> Decision:
    """Nobody ends their own role: the last of its kind could not be given back on screen."""
    if assignment.user_id == user.pk:
        return deny(_("Somebody else must end your role."))
    return may_assign(user, (assignment.role, assignment.organization))


@permission("roles.open_dossiers")
def may_open_dossiers(user, thing=None) -> Decision:
    if access.standing(user).has_role(Role.POLICY_OFFICER):
        return ALLOW
    return deny(_("Only the policy officer opens a cycle."))


@permission("roles.decide_alone")
def may_decide_alone(user, what) -> Decision:
    """`what` is (act, organization): an act of the dated list of those never delegated."""
    act, organization = what
    standing = access.standing(user)
    listed = non_delegable(on=standing.on)
    if act not in listed.acts:
        raise KeyError(act)
    if organization is not None and standing.deputy_head_of == organization.pk:
        return ALLOW
    return deny(
        _("Only the deputy head may decide this, and cannot delegate it (%(source)s).")
        % {"source": getattr(listed, f"source_{language()}")}
    )


@permission("roles.see_readings")
def may_see_readings(user, person) -> Decision:
    standing = access.standing(user)
    if standing.person is not None and standing.person.pk == person.pk:
        return ALLOW
    return deny(_("Who opened a file is shown to the executive alone."))
