"""Who may do what with accounts."""

from django.utils.translation import gettext as _

from etms import access
from etms.access import ALLOW, Decision, deny, permission
from etms.accounts.models import User


def visible_accounts(user):
    """The accounts this user may open: administrators all, everyone else none."""
    return User.objects.all() if access.can(user, "accounts.manage") else User.objects.none()


@permission("accounts.own")
def may_change_own(user, account) -> Decision:
    if user.pk == account.pk:
        return ALLOW
    return deny(_("Only the person themselves may change this."))


@permission("accounts.manage")
def may_manage(user, account) -> Decision:
    if not access.standing(user).has_role("administrator"):
        return deny(_("Only a system administrator may manage accounts."))
    if account is not None and account.pk == user.pk:
        return deny(_("Another administrator must change your own account."))
    return ALLOW
