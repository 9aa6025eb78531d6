"""What the directory puts on the home page: one's own language results that stop counting; for
advisers the organization they advise."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms import home
from etms.directory import listings, rules
from etms.directory.models import LanguageResult

ADVISERS = {"hr_adviser", "classification_adviser"}


@home.entry
def renew_language_results(user, standing):
    """A result that has expired, or soon will, is one's own to renew: two placements need it."""
    if standing.place is None or standing.place.organization_id is None:
        return
    latest = (
        LanguageResult.objects.filter(person=standing.person, tested_on__lte=standing.on)
        .order_by("skill", "-tested_on")
        .distinct("skill")
    )
    ends = [r.expires_on for r in latest if _ends(r, standing.on)]
    if not ends:
        return
    first = min(ends)
    gone = first < standing.on
    yield home.Entry(
        title=_("Renew your second-language results"),
        detail=_("Valid results are needed to be placed as ready for advancement or movement"),
        url=reverse("directory:file", args=[standing.person.pk]),
        due_on=None if gone else first,
        state=_("Expired") if gone else _("Expires soon"),
        tone="danger" if gone else "warn",
    )


def _ends(result: LanguageResult, on) -> bool:
    return rules.validity(result.expires_on, on=on) in {"ending", "expired"}


@home.card
def advised(user, standing):
    """An adviser: the positions of each organization advised, and the way to its lists."""
    held = {each.organization_id for each in standing.assignments if each.role in ADVISERS}
    for found in listings.establishments(user, held, on=standing.on) if held else ():
        here = f"?organization={found.organization_id}"
        positions = reverse("directory:positions") + here
        yield home.Card(
            found.name,
            lines=(f"{_positions(found.posts)}, {_vacant(found.vacant)}",),
            links=(
                (_("Executives"), reverse("directory:people") + here),
                (_("Positions"), positions),
                (_("Vacant positions"), f"{positions}&vacant=on"),
                (
                    _("Organization chart"),
                    reverse("directory:chart", args=[found.organization_id]),
                ),
            ),
        )


def _positions(number: int) -> str:
    return ngettext("%(counter)s position", "%(counter)s positions", number) % {"counter": number}


def _vacant(number: int) -> str:
    return ngettext("%(counter)s of them vacant", "%(counter)s of them vacant", number) % {
        "counter": number
    }
