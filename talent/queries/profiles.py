"""The Employee Information Portal of one person: what stands in it, for screens and neighbours."""

from datetime import date, datetime

from django.db.models import Q, QuerySet, Subquery

from etms.cycles.models import Cycle
from etms.cycles.queries import running
from talent.models import (
    Community,
    CommunityMembership,
    Contact,
    ProfileConfirmation,
    ProfileEntry,
)
from talent.rules import profiles as rules


def entries_of(person) -> dict[str, list[ProfileEntry]]:
    """The entries of a profile by kind (choices.EntryKind), the newest first; one query."""
    found: dict[str, list[ProfileEntry]] = {}
    for entry in rules.in_order(ProfileEntry.objects.filter(person=person)):
        found.setdefault(entry.kind, []).append(entry)
    return found


def memberships_of(person) -> QuerySet[CommunityMembership]:
    """The functional communities a person belongs to, each with its consent."""
    rows = CommunityMembership.objects.filter(person=person)
    return rows.select_related("community").order_by("community__order", "pk")


def consenting(community: Community) -> QuerySet[CommunityMembership]:
    """Those who agreed that the community may be told: nobody else is ever shown to it."""
    return CommunityMembership.objects.filter(community=community, consents=True)


def communities_for(person) -> QuerySet[Community]:
    """The communities to choose from: those in use, and retired ones the person belongs to."""
    return Community.objects.filter(Q(retired=False) | Q(members__person=person)).distinct()


def contact_of(person) -> Contact:
    """How to reach a person; empty when nothing was said."""
    return Contact.objects.filter(person=person).first() or Contact(person=person)


def confirmed_at(person) -> datetime | None:
    """When the executive last said that the profile is still correct."""
    last = ProfileConfirmation.objects.filter(person=person).order_by("-confirmed_at")
    return last.values_list("confirmed_at", flat=True).first()


def cycle_to_confirm_in(person, *, on: date) -> Cycle | None:
    """The running cycle, when the profile was not confirmed since it began; one query."""
    last = ProfileConfirmation.objects.filter(person=person).order_by("-confirmed_at")
    cycle = (
        Cycle.objects.filter(running(on))
        .annotate(confirmed_at=Subquery(last.values("confirmed_at")[:1]))
        .first()
    )
    if cycle is None or not rules.needs_confirmation(cycle.confirmed_at, since=cycle.starts_on):
        return None
    return cycle
