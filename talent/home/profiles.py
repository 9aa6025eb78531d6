"""On an executive's home page: once a cycle, to say that the profile is still correct."""

from django.urls import reverse
from django.utils.translation import gettext as _

from etms.home import Entry, entry
from talent.queries.profiles import cycle_to_confirm_in

MINUTES = 2


@entry
def confirm_profile(user, standing):
    """One click leads to the page and its button."""
    if standing.place is None or standing.place.organization_id is None:
        return
    if cycle_to_confirm_in(standing.person, on=standing.on) is None:
        return
    yield Entry(
        _("Check that your employee information is still correct"),
        detail=_("Once a year; last year’s stands there already"),
        url=reverse("talent:information", args=[standing.person.pk]),
        minutes=MINUTES,
    )
