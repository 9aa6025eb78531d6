"""The directory: organizations, units, positions, people, and their dated ties."""

from decimal import Decimal

from demo.service import Service, put
from demo.world.records import Human, Organization, Position, Tie, Unit
from etms.directory import models as directory

# Said by the person alone, in their language.
GENDERS = {
    "woman": {"en": "Woman", "fr": "Femme"},
    "man": {"en": "Man", "fr": "Homme"},
    "another": {"en": "Another gender", "fr": "Autre genre"},
}


def load(service: Service) -> None:
    world = service.world
    for organization in world.organizations:
        organization.row = _organization(organization)
    put([organization.row for organization in world.organizations])
    _load_units([unit for o in world.organizations for unit in o.units])
    for position in world.positions:
        position.row = _position(position)
    put([position.row for position in world.positions])
    put([_terms(position, terms) for position in world.positions for terms in position.terms])
    for human in world.humans:
        human.row = _person(human)
    put([human.row for human in world.humans])
    put([_appointment(tie) for human in world.humans for tie in (*human.homes, *human.away)])
    _load_particulars([human for human in world.humans if human.homes])


def _load_units(units: list[Unit]) -> None:
    """Parents first: a child needs their number."""
    for unit in units:
        unit.row = directory.Unit(name_en=unit.name[0], name_fr=unit.name[1])
        unit.row.organization = unit.organization.row
    put([unit.row for unit in units if unit.parent is None])
    below = [unit for unit in units if unit.parent is not None]
    for unit in below:
        unit.row.parent = unit.parent.row
    put([unit.row for unit in below])


def _load_particulars(humans: list[Human]) -> None:
    """What belongs to one person alone."""
    put([
        directory.RestrictedDetails(
            person=human.row,
            date_of_birth=human.born_on,
            gender=GENDERS[human.gender][human.correspondence],
        )
        for human in humans
    ])  # fmt: skip
    put([
        directory.Salary(person=human.row, starts_on=first, ends_on=last, amount=Decimal(amount))
        for human in humans
        for first, last, amount in human.salaries
    ])  # fmt: skip
    put([
        directory.LanguageResult(
            person=human.row, skill=skill, result=result, tested_on=tested, expires_on=expires
        )
        for human in humans
        for skill, result, tested, expires in human.results
    ])  # fmt: skip


def _organization(organization: Organization) -> directory.Organization:
    return directory.Organization(
        number=organization.number,
        name_en=organization.name[0],
        name_fr=organization.name[1],
        core_public_administration=organization.core,
        size=organization.size,
    )


def _position(position: Position) -> directory.Position:
    return directory.Position(
        number=position.number,
        language_requirement=position.requirement,
        language_profile=position.profile,
        region=position.region,
    )


def _terms(position: Position, terms) -> directory.PositionTerms:
    return directory.PositionTerms(
        position=position.row,
        starts_on=terms.starts_on,
        ends_on=terms.ends_on,
        title_en=terms.title[0],
        title_fr=terms.title[1],
        level=terms.level,
        unit=terms.unit.row,
        reports_to=terms.boss.row if terms.boss else None,
    )


def _person(human: Human) -> directory.Person:
    return directory.Person(
        given_name=human.given,
        family_name=human.family,
        user=human.user,
        first_official_language=human.language,
        correspondence_language=human.correspondence,
        service_start_on=human.service_start_on,
    )


def _appointment(tie: Tie) -> directory.Appointment:
    salary, pay = tie.salary_borne_by, tie.performance_pay_borne_by
    return directory.Appointment(
        person=tie.human.row,
        position=tie.position.row if tie.position else None,
        kind=tie.kind,
        starts_on=tie.starts_on,
        ends_on=tie.ends_on,
        host=tie.host,
        salary_borne_by=salary.row if salary else None,
        performance_pay_borne_by=pay.row if pay else None,
        corporate_commitment=tie.corporate_commitment,
    )
