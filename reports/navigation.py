"""The menu item of the service-wide figures."""

from django.urls import reverse
from django.utils.translation import gettext as _

from etms.navigation import Item, item


@item(order=55)
def figures(user, standing):
    return Item(_("Service-wide"), reverse("reports:figures")) if standing.is_ochro else None
