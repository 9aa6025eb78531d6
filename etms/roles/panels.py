"""What roles add to the pages of the directory: the delegates of an organization."""

from django.utils.translation import gettext as _

from etms import access
from etms.directory.panels import organization_facts
from etms.roles import queries


@organization_facts
def delegates(user, organization):
    """Who acts for the deputy head now; the main contact first."""
    at = access.standing(user).at
    named = (
        queries.delegates(organization.pk)
        .in_force(at)
        .filter(user__is_active=True)
        .order_by("-main_contact", "starts_at")
    )
    names = [str(getattr(each.user, "person", None) or each.user) for each in named]
    return [(_("Delegates"), ", ".join(names) or _("None named"))]
