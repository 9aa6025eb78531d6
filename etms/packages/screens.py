"""What a receipt shows, and what the check of one says."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from etms.directory import queries as directory
from etms.packages import access, queries
from etms.packages.choices import PackageState, Verdict
from etms.packages.forms import VerifyForm
from etms.packages.models import Package
from etms.packages.purposes import purpose_of
from etms.tables import Column

TONES = {
    PackageState.SUBMITTED: "info",
    PackageState.WITHDRAWN: "neutral",
    PackageState.RETURNED: "warn",
    PackageState.ENDORSED: "good",
}
GROUP = 8  # a hash is read out in groups


def spelled(digest: str) -> str:
    """A hash in groups, which people can compare."""
    return " ".join(digest[n : n + GROUP] for n in range(0, len(digest), GROUP))


def signed_by(package: Package) -> str:
    """ "D, for H", or "H": who submitted, in whose name."""
    return signed_by_each([package])[package.pk]


def signed_by_each(packages: Iterable[Package]) -> dict[int, str]:
    """The same for several packages, by their numbers in the database."""
    found = list(packages)
    names = directory.names_of_users(
        user for each in found for user in (each.submitted_by_id, each.acting_for_id)
    )
    return {each.pk: _signed(each, names) for each in found}


def _signed(package: Package, names: dict[int, str]) -> str:
    by = names[package.submitted_by_id]
    if package.acting_for_id is None:
        return by
    return _("%(by)s, for %(head)s") % {"by": by, "head": names[package.acting_for_id]}


def receipt_page(package: Package) -> dict[str, Any]:
    purpose = purpose_of(package.purpose)
    return {
        "trail": [(_("Home"), reverse("work:home")), (str(purpose.label), purpose.url(package))],
        "package": package,
        "tone": TONES[PackageState(package.state)],
        "purpose": purpose.label,
        "signed_by": signed_by(package),
        "counts": [
            (label, package.counts[code])
            for code, label in purpose.counts.items()
            if code in package.counts
        ],
        "columns": [Column(_("What")), Column(_("How many"), number=True)],
        "hash": spelled(package.hash),
        "verify_url": f"{reverse('packages:verify')}?number={package.number}&hash={package.hash}",
        "content_url": purpose.url(package),
    }


def verify_page(request) -> dict[str, Any]:
    """Without an input the form; with one also what the check says.

    A receipt that the reader may not see is answered like one that does not exist.
    """
    form = VerifyForm(request.GET or None)
    page: dict[str, Any] = {
        "trail": [(_("Home"), reverse("work:home"))],
        "form": form,
        "asked": False,
    }
    if not form.is_bound or not form.is_valid():
        return page
    visible = access.visible_packages(request.user).defer(None)
    found = (
        visible.select_related("dossier__organization", "dossier__cycle")
        .filter(number=form.cleaned_data["number"])
        .first()
    )
    page |= {"asked": True, "number": form.cleaned_data["number"], "package": found}
    if found is not None:
        verdict = queries.check(found, hash=form.cleaned_data["hash"])
        page |= {
            "verdict": verdict,
            "genuine": verdict == Verdict.GENUINE,
            "signed_by": signed_by(found),
        }
    return page
