"""The item of the main menu that job evaluation brings."""

from django.urls import reverse
from django.utils.translation import gettext as _

from classification import access
from etms.navigation import Item, item


@item(52)
def job_evaluation(user, standing):
    """For who looks after positions, and for OCHRO, who reads what was decided; without a query.

    Members of a committee come from their home page, and holders from the page of their position;
    the way to a page leads them to the evaluations they may read (screens/positions.trail).
    """
    under = ("/classification/",)
    if access.in_charge_of(user) or standing.reports:
        return Item(_("Job evaluation"), reverse("classification:positions"), under=under)
    if standing.is_ochro:
        return Item(_("Job evaluation"), reverse("classification:evaluations"), under=under)
    return None
