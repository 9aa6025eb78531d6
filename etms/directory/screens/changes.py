"""The pages of changes: title, way back, and what the form begins with."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.directory import access, listings, positions, queries
from etms.directory.choices import Kind
from etms.directory.models import Appointment, Organization, Person, Position, PositionTerms, Unit
from etms.directory.screens.places import organization_of


def units(organization: Organization) -> list[Unit]:
    return listings.units_of(organization.pk)


def terms_today(request, position: Position) -> tuple[PositionTerms | None, Organization | None]:
    """The terms a change begins from, and the organization that keeps them."""
    terms, today = positions.terms_of(position), door.standing(request.user).on
    found = positions.terms_on(terms, today) or next(iter(terms), None)
    return found, organization_of(terms, today)


def require_apart(request, position: Position) -> None:
    """Refuse before anything is written what the service would refuse afterwards."""
    holders = queries.holders_of(position, on=door.standing(request.user).on)
    decision = access.apart(request.user, holders)
    if not decision:
        raise PermissionDenied(decision.reason)


def _page(title: str, of: Any, label: str, back: str, lead: str = "") -> dict[str, Any]:
    """`of` is the thing that is changed, `back` the address of its page."""
    trail = [(str(of), back)]
    return {"title": title, "of": of, "label": label, "back": back, "lead": lead, "trail": trail}


def _of_organization(title: str, organization: Organization, lead: str = "") -> dict[str, Any]:
    return _page(title, organization, _("Add"), organization.get_absolute_url(), lead)


def unit_add(organization: Organization) -> dict[str, Any]:
    return _of_organization(_("Add a unit"), organization)


def unit_revise(unit: Unit) -> dict[str, Any]:
    return _page(
        _("Change the unit"),
        unit,
        _("Save"),
        unit.get_absolute_url(),
        _("When a unit moves, the units below it move with it."),
    )


def position_add(organization: Organization) -> dict[str, Any]:
    return _of_organization(_("Add a position"), organization)


def position_revise(position: Position, terms: PositionTerms | None) -> dict[str, Any]:
    return _page(
        _("Change the position"), terms or position, _("Save"), position.get_absolute_url()
    )


def as_written(position: Position, terms: PositionTerms | None) -> dict[str, Any]:
    """What the position is now; the day of the change is left to be written."""
    found = {
        name: getattr(position, name)
        for name in ("language_requirement", "language_profile", "region")
    }
    if terms is not None:
        found |= {name: getattr(terms, name) for name in ("title_en", "title_fr", "level")}
        found |= {
            "unit": terms.unit_id,
            "reports_to": terms.reports_to and terms.reports_to.number,
        }
    return found


def person_add(organization: Organization) -> dict[str, Any]:
    return _of_organization(
        _("Add a person"),
        organization,
        _("For somebody who is new to the public service or to this system."),
    )


def person_receive(organization: Organization) -> dict[str, Any]:
    return _of_organization(
        _("Receive somebody from another organization"),
        organization,
        _("The organization they leave records their last day first; then you appoint them."),
    )


def appointment_add(person: Person) -> dict[str, Any]:
    return _page(
        _("Record an appointment"),
        person,
        _("Record"),
        reverse("directory:person", args=[person.pk]),
    )


def usual_appointment(request, person: Person) -> dict[str, Any]:
    """Most often the organization that a person belongs to bears their pay."""
    home = queries.organization_id_of(person, on=door.standing(request.user).on)
    return {
        "position": request.GET.get("position"),
        "salary_borne_by": home,
        "performance_pay_borne_by": home,
    }


def appointment_end(appointment: Appointment) -> dict[str, Any]:
    place = appointment.host or _("position {number}").format(number=appointment.position.number)
    return _page(
        _("Record the end of an appointment"),
        appointment.person,
        _("Record"),
        reverse("directory:person", args=[appointment.person_id]),
        _("{kind}, {place}").format(kind=Kind(appointment.kind).label, place=place),
    )


def result_add(person: Person) -> dict[str, Any]:
    return _page(
        _("Record a language result"),
        person,
        _("Record"),
        reverse("directory:person", args=[person.pk]),
    )


def account_open(person: Person) -> dict[str, Any]:
    return _page(
        _("Open an account"),
        person,
        _("Open the account"),
        reverse("directory:person", args=[person.pk]),
    )


def languages_of(person: Person) -> dict[str, Any]:
    return {
        "first_official_language": person.first_official_language,
        "correspondence_language": person.correspondence_language,
    }


def particulars(person: Person) -> dict[str, Any]:
    return _page(
        _("Your languages"), person, _("Save"), reverse("directory:file", args=[person.pk])
    )
