"""What every change to the directory begins with: its act, and who may make it."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from etms import access, audit
from etms.accounts.models import User
from etms.directory import queries
from etms.directory.access import apart
from etms.directory.choices import Level, Verb
from etms.directory.models import Organization, Person, Position, PositionTerms


def open_act(
    verb: Verb, target: Any, organization: Organization | None, *, by: User, at: datetime
) -> None:
    """The act of a change in this organization; a delegate's act is for the deputy head."""
    own = organization and access.standing(by).acting_for(organization.pk)
    audit.act(by=by, at=at, verb=verb, target=target, acting_for=own)


def home(person: Person, on: date) -> Organization | None:
    """The organization a person belongs to that day, else one they belong to on other days."""
    found = queries.organization_id_of(person, on=on)
    if found is None:
        found = next(iter(sorted(queries.organization_ids_of(person) - {None})), None)
    return None if found is None else Organization.objects.get(pk=found)


def require_apart(by: User, position: Position) -> None:
    """Nobody changes the position they hold, or that of a manager above them."""
    holders = queries.holders_of(position, on=access.standing(by).on)
    decision = apart(by, holders)
    if not decision:
        raise PermissionDenied(decision.reason)


def require_position(by: User, position: Position, *, on: date) -> Organization:
    """The organization of the position that day, which `by` must keep."""
    terms = position.terms.on(on).select_related("unit__organization").first()
    if terms is None:
        raise ValidationError({"position": _("This position does not exist on that day.")})
    organization: Organization = terms.unit.organization
    access.require(by, "directory.maintain", organization)
    require_apart(by, position)
    require_not_the_top(by, terms)
    return organization


def terms_of_today(position: Position, by: User) -> PositionTerms | None:
    """What a position is on the day of whoever acts."""
    terms = position.terms.on(access.standing(by).on).select_related("unit")
    found: PositionTerms | None = terms.first()
    return found


def require_not_the_top(by: User, terms: PositionTerms | None) -> None:
    """Who is deputy head follows from this position: nobody else may seat or unseat somebody.

    The deputy head may let somebody act; a new one is seated at the command line
    (seat_deputy_head), with a trace.
    """
    if terms is None or terms.level != Level.DM:
        return
    if access.standing(by).deputy_head_of != terms.unit.organization_id:
        raise PermissionDenied(
            _("Only the deputy head records appointments to the deputy head’s position.")
        )
