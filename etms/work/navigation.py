"""Items of the main menu that work brings."""

from django.urls import reverse
from django.utils.translation import gettext as _

from etms.navigation import Item, item
from etms.roles.choices import Role


@item(order=0)
def home(user, standing):
    return Item(_("Home"), reverse("work:home"))


@item(order=90)
def running(user, standing):
    if standing.has_role(Role.ADMINISTRATOR):
        return Item(_("Running the system"), reverse("work:health"), under=("/work/",))
    return None
