"""The item of the main menu that cycles bring."""

from django.urls import reverse
from django.utils.translation import gettext as _

from etms.navigation import Item, item
from etms.roles.choices import Role


@item(order=65)
def cycles(user, standing):
    """For those who run or study the exercise; others come by their home page."""
    concerned = {Role.POLICY_OFFICER, Role.DELEGATE}
    if standing.roles & concerned or standing.is_ochro or standing.deputy_head_of is not None:
        return Item(_("Cycles"), reverse("cycles:cycles"))
    return None
