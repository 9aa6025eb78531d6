"""What job evaluation adds to the page of a position."""

from django.urls import reverse
from django.utils.translation import gettext as _

from classification import access
from etms import access as door
from etms.directory.panels import position_link


@position_link(40)
def evaluation(user, position) -> tuple[str, str] | None:
    """For whoever is of the organization, or of OCHRO: the page itself says what is open."""
    standing = door.standing(user)
    place = standing.place
    known = (
        access.in_charge_of(user)
        or standing.is_ochro
        or (place is not None and place.position_id == position.pk)
    )
    if not known:
        return None
    url = reverse("classification:position", args=[position.pk])
    return _("Job description and evaluation"), url
