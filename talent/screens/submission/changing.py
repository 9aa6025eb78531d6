"""The last look before it goes, and what changed since, as the reader may know it."""

from typing import Any
from uuid import uuid4

from django.utils.formats import number_format
from django.utils.translation import ngettext

from etms import access as door
from etms.packages.choices import STANDING, PackageState
from etms.packages.rules import digest
from etms.packages.screens import spelled
from talent.access.submission import closed_positions, closed_to
from talent.forms.submission import SendForm
from talent.queries import package as content
from talent.queries import slates
from talent.queries import submission as queries
from talent.screens import changes
from talent.screens.submission.parts import figures, trail
from talent.screens.submission.preview import whole_content


def send_page(dossier, *, user, last) -> dict[str, Any]:
    """The last look before it goes: what is counted, what changed, the hash, and a fresh key."""
    prepared = queries.preparation(dossier, on=door.standing(user).on)
    whole = content.content_of(prepared)
    found = digest(whole)
    before, after = known_content(last, user=user), known_live(whole, user=user)
    return {
        "trail": trail(dossier),
        "dossier": dossier,
        "figures": figures(prepared.counts, ahead=True),
        "blocking": len(prepared.blocking),
        "nothing": not prepared.going,
        "positions": len(whole["positions"]),
        "submit": door.can(user, "talent.submit_package", dossier),
        "head": door.standing(user).acting_for(dossier.organization_id),
        "last": last,
        "replaces": _replaced(last),
        "endorsed": last is not None and last.state == PackageState.ENDORSED,
        "changed": None if before is None else len(changes.lines(before, after)),
        "hash": spelled(found),
        "form": SendForm(initial={"key": uuid4(), "seen": found, "replaces": _replaced(last)}),
    }


def _replaced(last) -> int | None:
    """The turn that waits for OCHRO, and that this one would replace."""
    return last.turn if last is not None and last.state == PackageState.SUBMITTED else None


def packages_content(package) -> dict[str, Any] | None:
    """The content of a submitted package, in a query of its own."""
    if package is None:
        return None
    return type(package).objects.values_list("content", flat=True).get(pk=package.pk)


def known_content(package, *, user) -> dict[str, Any] | None:
    """The same as this user may know it: without their own places on slates."""
    found = packages_content(package)
    if found is None:
        return None
    stood = slates.stood_on(door.standing(user).person, at=package.submitted_at)
    return found | {"positions": slates.known(found["positions"], stood)}


def known_live(whole: dict[str, Any], *, user) -> dict[str, Any]:
    """What would go now, as this user may know it."""
    stood = slates.stood_on(door.standing(user).person)
    return whole | {"positions": slates.known(whole["positions"], stood)}


def changes_since(number: int) -> str:
    words = ngettext("%(changes)s change since", "%(changes)s changes since", number)
    return words % {"changes": number_format(number)}


def changes_page(dossier, *, request, last) -> dict[str, Any]:
    """What changed since the last submission, field by field."""
    user = request.user
    before = known_content(last, user=user)
    after = known_live(whole_content(dossier, user=user), user=user)
    return {
        "trail": trail(dossier),
        "dossier": dossier,
        "last": last,
        "standing": last.state in STANDING,
        **changes.compared(
            before,
            after,
            closed=closed_to(user),
            closed_positions=closed_positions(user),
            request=request,
        ),
    }
