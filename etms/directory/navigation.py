"""Items of the main menu that the directory brings."""

from django.urls import reverse
from django.utils.translation import gettext as _

from etms.navigation import Item, item


@item(order=20)
def team(user, standing):
    return Item(_("My team"), reverse("directory:team")) if standing.reports else None


@item(order=40)
def directory(user, standing):
    if standing.organizations or standing.is_ochro:
        return Item(_("Directory"), reverse("directory:people"), under=("/directory/",))
    return None
