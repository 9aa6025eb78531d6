"""Which organization a page is about, for who runs the exercise in more than one."""

from collections.abc import Callable

from django.http import Http404

from etms.bilingual import language
from etms.directory.models import Organization
from talent.access.people import first_charge, in_charge_of

Choice = list[tuple[str, str, bool]]


def asked_organization(user, asked: str) -> int:
    """The organization in one's charge that an address names; the first where it names none."""
    if not asked:
        return first_charge(user)
    found = next((each for each in in_charge_of(user) if str(each) == asked), None)
    if found is None:
        raise Http404
    return found


def choice_of(user, here: int, address: Callable[[int], str]) -> Choice:
    """The organizations in one's charge, by name, as components/tabs.html takes them.

    Nothing where there is none to choose; `address` gives the page of one of them.
    """
    charge = in_charge_of(user)
    if len(charge) < 2:
        return []
    found = Organization.objects.filter(pk__in=charge).order_by(f"sort_{language()}", "pk")
    return [(str(each), address(each.pk), each.pk == here) for each in found]
