"""What accounts put on the home page of whoever looks after them."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms import access, home
from etms.accounts.access import visible_accounts


@home.card
def accounts(user, standing):
    """How many can sign in, and how many no longer."""
    if not access.can(user, "accounts.manage"):
        return
    found = visible_accounts(user).aggregate(
        active=Count("pk", filter=Q(is_active=True)),
        closed=Count("pk", filter=Q(is_active=False)),
    )
    page = reverse("accounts:accounts")
    yield home.Card(
        _("Accounts"),
        lines=(
            ngettext(
                "%(counter)s account can sign in.",
                "%(counter)s accounts can sign in.",
                found["active"],
            )
            % {"counter": found["active"]},
            ngettext(
                "%(counter)s account is deactivated.",
                "%(counter)s accounts are deactivated.",
                found["closed"],
            )
            % {"counter": found["closed"]},
        ),
        links=(
            (_("All accounts"), page),
            (_("Deactivated accounts"), f"{page}?state=deactivated"),
        ),
    )
