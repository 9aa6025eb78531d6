"""Items of the main menu that the directory brings."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from etms.navigation import Item, Section, item

TEAM = Section(gettext_lazy("My team"))


@item(20, TEAM)
def team(user, standing):
    return Item(_("My team"), reverse("directory:team")) if standing.reports else None


@item(order=40)
def directory(user, standing):
    if standing.organizations or standing.is_ochro:
        return Item(_("Directory"), reverse("directory:people"), under=("/directory/",))
    return None
