"""Items of the main menu that roles bring."""

from django.urls import reverse
from django.utils.translation import gettext as _

from etms.navigation import Item, item
from etms.roles.choices import Role


@item(order=60)
def delegates(user, standing):
    if standing.deputy_head_of is not None or standing.has_role(Role.DELEGATE):
        return Item(_("Delegates"), reverse("roles:delegates"))
    if standing.is_ochro:
        return Item(_("Delegates"), reverse("roles:delegates_of_all"))
    return None


@item(order=70)
def roles(user, standing):
    if standing.deputy_head_of is not None or standing.has_role(Role.OCHRO_LEAD):
        return Item(_("Roles"), reverse("roles:roles"))
    return None
