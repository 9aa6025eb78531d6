"""Changes to people: who they are, where they are appointed, what they passed."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from etms import access, audit
from etms.accounts.models import User
from etms.accounts.services import make_account
from etms.directory import queries
from etms.directory.choices import Kind, Proficiency, Verb
from etms.directory.models import Appointment, LanguageResult, Organization, Person, Position
from etms.directory.refusals import REFUSALS, as_words
from etms.directory.services.acts import (
    home,
    open_act,
    require_not_the_top,
    require_position,
    terms_of_today,
)


@transaction.atomic
def start_appointment(
    *,
    person: Person,
    kind: str,
    position: Position | None,
    host: str,
    starts_on: date,
    ends_on: date | None,
    salary_borne_by: Organization | None,
    performance_pay_borne_by: Organization | None,
    corporate_commitment: bool | None,
    by: User,
    at: datetime,
) -> Appointment:
    """Appoint a person to a position, or send them on interchange to a host outside."""
    at_home = home(person, starts_on)
    open_act(Verb.START_APPOINTMENT, person, at_home, by=by, at=at)
    access.require(by, "directory.appoint", person)
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if position is not None:
        require_position(by, position, on=starts_on)
    return _appoint(
        person=person,
        kind=kind,
        position=position,
        host=host,
        starts_on=starts_on,
        ends_on=ends_on,
        salary_borne_by=salary_borne_by,
        performance_pay_borne_by=performance_pay_borne_by,
        corporate_commitment=corporate_commitment,
    )


def _appoint(**fields: Any) -> Appointment:
    with as_words():
        appointment = Appointment.objects.create(**fields)
    access.forget_standings()
    return appointment


@transaction.atomic
def end_appointment(
    *, appointment: Appointment, ends_on: date, by: User, at: datetime
) -> Appointment:
    """Record the last day of an appointment."""
    person = appointment.person
    at_home = home(person, min(ends_on, access.standing(by).on))
    open_act(Verb.END_APPOINTMENT, person, at_home, by=by, at=at)
    access.require(by, "directory.appoint", person)
    if appointment.position is not None:
        require_not_the_top(by, terms_of_today(appointment.position, by))
    appointment = Appointment.objects.select_for_update(no_key=True).get(pk=appointment.pk)
    appointment.ends_on = ends_on
    with as_words():
        appointment.save(update_fields=["ends_on"])
    access.forget_standings()
    return appointment


@transaction.atomic
def add_person(
    *,
    given_name: str,
    family_name: str,
    first_official_language: str,
    correspondence_language: str,
    service_start_on: date | None,
    position: Position,
    kind: str,
    starts_on: date,
    corporate_commitment: bool | None,
    by: User,
    at: datetime,
) -> Person:
    """Add a person together with the appointment by which they belong to the organization."""
    terms = position.terms.on(starts_on).select_related("unit__organization").first()
    open_act(Verb.ADD_PERSON, None, terms and terms.unit.organization, by=by, at=at)
    organization = require_position(by, position, on=starts_on)
    person = Person.objects.create(
        given_name=given_name,
        family_name=family_name,
        first_official_language=first_official_language,
        correspondence_language=correspondence_language,
        service_start_on=service_start_on,
    )
    _appoint(
        person=person,
        kind=kind,
        position=position,
        starts_on=starts_on,
        salary_borne_by=organization,
        performance_pay_borne_by=organization,
        corporate_commitment=corporate_commitment,
    )
    return person


@transaction.atomic
def open_account(*, person: Person, username: str, email: str, by: User, at: datetime) -> Person:
    """Open the account of a person who has none; they choose a password by a mailed link."""
    at_home = home(person, access.standing(by).on)
    open_act(Verb.LINK_ACCOUNT, person, at_home, by=by, at=at)
    access.require(by, "directory.appoint", person)
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if person.user_id is not None:
        raise ValidationError(_("This person already has an account."))
    person.user = make_account(
        username=username, email=email, language=person.correspondence_language
    )
    person.save(update_fields=["user"])
    return person


@transaction.atomic
def receive_person(
    *, email: str, position: Position, starts_on: date, by: User, at: datetime
) -> Person:
    """Appoint somebody who comes from another organization, which has recorded their end there.

    They are found by the exact address of their account; the answer does not say whether an
    address is unknown or its person still belongs elsewhere.
    """
    terms = position.terms.on(starts_on).select_related("unit__organization").first()
    open_act(Verb.START_APPOINTMENT, position, terms and terms.unit.organization, by=by, at=at)
    organization = require_position(by, position, on=starts_on)
    held = Appointment.objects.filter(position=position, kind=Kind.SUBSTANTIVE)
    if held.exclude(ends_on__lt=starts_on).exists():  # said before anybody is looked up
        raise ValidationError({"position": REFUSALS["one_substantive_per_position"][1]})
    person = (
        Person.objects.filter(user__email__iexact=email)
        .select_for_update(no_key=True, of=("self",))
        .first()
    )
    standing = access.standing(by)
    if person is not None and standing.person == person:
        raise PermissionDenied(_("Somebody else must record changes to your own appointments."))
    if person is None or queries.organization_id_of(person, on=starts_on) is not None:
        raise ValidationError(
            {
                "email": _(
                    "Nobody with this address can be appointed from that day. Check the "
                    "address, and ask the organization they leave to record the end of their "
                    "appointment."
                )
            }
        )
    _appoint(
        person=person,
        kind=Kind.SUBSTANTIVE,
        position=position,
        starts_on=starts_on,
        salary_borne_by=organization,
        performance_pay_borne_by=organization,
    )
    return person


@transaction.atomic
def record_language_result(
    *,
    person: Person,
    skill: str,
    result: str,
    tested_on: date,
    expires_on: date | None,
    by: User,
    at: datetime,
) -> LanguageResult:
    """Record the result of a second-language evaluation."""
    open_act(
        Verb.RECORD_LANGUAGE_RESULT, person, home(person, access.standing(by).on), by=by, at=at
    )
    access.require(by, "directory.appoint", person)
    if tested_on > access.standing(by).on:
        raise ValidationError({"tested_on": _("The day of the test lies in the future.")})
    if result == Proficiency.EXEMPT and expires_on is not None:
        raise ValidationError({"expires_on": _("An exemption does not expire.")})
    with as_words():
        return LanguageResult.objects.create(
            person=person, skill=skill, result=result, tested_on=tested_on, expires_on=expires_on
        )


@transaction.atomic
def revise_own_particulars(
    *,
    person: Person,
    correspondence_language: str,
    first_official_language: str,
    by: User,
    at: datetime,
) -> Person:
    """Let an executive say which language is theirs, and in which they want to be written to."""
    audit.act(by=by, at=at, verb=Verb.REVISE_PERSON, target=person)
    access.require(by, "directory.own", person)
    person.correspondence_language = correspondence_language
    person.first_official_language = first_official_language
    person.save(update_fields=["correspondence_language", "first_official_language"])
    return person
