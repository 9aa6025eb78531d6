"""The item of the main menu that accounts bring."""

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access
from etms.navigation import Item, item


@item(order=80)
def accounts(user, standing):
    if access.can(user, "accounts.manage"):
        return Item(_("Accounts"), reverse("accounts:accounts"))
    return None
