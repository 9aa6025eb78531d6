"""The pages of changes: title, way back, and what the form begins with."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.directory import access, files, listings, positions, queries, stays
from etms.directory.choices import Kind
from etms.directory.models import (
    Appointment,
    Organization,
    Person,
    Position,
    PositionTerms,
    RestrictedDetails,
    Salary,
    Unit,
)
from etms.directory.screens.places import organization_of
from etms.templatetags.etms import money


def units(organization: Organization) -> list[Unit]:
    return listings.units_of(organization.pk)


def today(request) -> date:
    """The day on which most changes that are recorded today begin."""
    return door.standing(request.user).on


def terms_today(request, position: Position) -> tuple[PositionTerms | None, Organization | None]:
    """The terms a change begins from, and the organization that keeps them."""
    terms, on = positions.terms_of(position), today(request)
    found = positions.terms_on(terms, on) or next(iter(terms), None)
    return found, organization_of(terms, on)


def require_apart(request, position: Position) -> None:
    """Refuse before anything is written what the service would refuse afterwards."""
    holders = queries.holders_of(position, on=today(request))
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


def as_written(request, position: Position, terms: PositionTerms | None) -> dict[str, Any]:
    """What the position is now, to be changed from today on unless another day is written."""
    found: dict[str, Any] = {
        name: getattr(position, name)
        for name in ("language_requirement", "language_profile", "region")
    }
    found["starts_on"] = max(today(request), terms.starts_on) if terms else today(request)
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


def first_day(request) -> dict[str, Any]:
    """Where a first appointment begins: the position that was asked for, today."""
    return {"position": request.GET.get("position"), "starts_on": today(request)}


def usual_appointment(request, person: Person) -> dict[str, Any]:
    """Most often the organization that a person belongs to bears their pay."""
    home = queries.organization_id_of(person, on=today(request))
    return {
        **first_day(request),
        "salary_borne_by": home,
        "performance_pay_borne_by": home,
    }


def usual_end(request, appointment: Appointment) -> dict[str, Any]:
    """The day that was planned, else today; never a day before the appointment began."""
    planned = appointment.ends_on or max(today(request), appointment.starts_on)
    return {"ends_on": planned}


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


def _pay(person: Person, salary: Salary | None, on: date) -> files.Pay:
    """A salary beside the range of the level of the position one belongs to that day."""
    card = stays.card_of(person, on=on)
    return files.pay_of(salary, on=on, level=card.level_code if card else "")


def salary_record(person: Person, *, on: date) -> dict[str, Any]:
    """The range of today stands above the form, so that a slip is seen before it is recorded."""
    known = _pay(person, None, on)
    if known.range is None:
        lead = _("No range is known for the level today: the amount is not compared with one.")
    else:
        lead = _(
            "The range of {level} today is {least} to {most}. An amount outside the range of its "
            "day is recorded with a warning."
        ).format(
            level=known.level, least=money(known.range.min, 0), most=money(known.range.max, 0)
        )
    back = reverse("directory:file", args=[person.pk])
    return _page(_("Record a salary"), person, _("Record"), back, lead)


def outside_range(person: Person, salary: Salary) -> str:
    """A warning where a recorded salary stands outside the range of its day; else nothing."""
    pay = _pay(person, salary, salary.starts_on)
    if not pay.outside or pay.range is None:
        return ""
    return _("{warning} The range of {level} that day is {least} to {most}.").format(
        warning=pay.outside,
        level=pay.level,
        least=money(pay.range.min, 0),
        most=money(pay.range.max, 0),
    )


def restricted(person: Person) -> dict[str, Any]:
    return _page(
        _("Date of birth and gender"),
        person,
        _("Save"),
        reverse("directory:file", args=[person.pk]),
        _(
            "Seen by you alone: no manager, delegate or adviser sees them, nor whether they are "
            "given."
        ),
    )


def restricted_of(person: Person) -> dict[str, Any]:
    found = RestrictedDetails.objects.filter(person=person).first()
    return {"date_of_birth": found.date_of_birth, "gender": found.gender} if found else {}


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
