"""Organizations, units, positions, people, and their dated ties."""

from datetime import date

import factory

from etms.directory import models
from etms.directory.choices import (
    Kind,
    LanguageRequirement,
    Level,
    OfficialLanguage,
    Proficiency,
    Region,
    Size,
    Skill,
)
from tests.factories.acts import ActFactory

LONG_AGO = date(2015, 4, 1)


class OrganizationFactory(ActFactory):
    class Meta:
        model = models.Organization

    number = factory.Sequence(lambda n: 500 + n)
    name_en = factory.Sequence("Department {}".format)
    name_fr = factory.Sequence("Ministère {}".format)
    core_public_administration = True
    size = Size.MEDIUM


class UnitFactory(ActFactory):
    class Meta:
        model = models.Unit

    organization = factory.SubFactory(OrganizationFactory)
    name_en = factory.Sequence("Branch {}".format)
    name_fr = factory.Sequence("Direction générale {}".format)


class PositionFactory(ActFactory):
    """A position alone; PostFactory gives one with terms."""

    class Meta:
        model = models.Position

    number = factory.Sequence("{:06d}".format)
    language_requirement = LanguageRequirement.BILINGUAL
    language_profile = "CBC/CBC"
    region = Region.NCR


class TermsFactory(ActFactory):
    class Meta:
        model = models.PositionTerms

    position = factory.SubFactory(PositionFactory)
    unit = factory.SubFactory(UnitFactory)
    starts_on = LONG_AGO
    title_en = factory.Sequence("Director {}".format)
    title_fr = factory.Sequence("Directrice ou directeur {}".format)
    level = Level.EX_01


def position(*, above=None, unit=None, level=Level.EX_01, **terms) -> models.Position:
    """A position whose terms hold since long ago."""
    row = TermsFactory(reports_to=above, unit=unit or UnitFactory(), level=level, **terms)
    return row.position


class PersonFactory(ActFactory):
    class Meta:
        model = models.Person

    given_name = factory.Sequence("Given{}".format)
    family_name = factory.Sequence("Family{}".format)
    first_official_language = OfficialLanguage.ENGLISH
    correspondence_language = OfficialLanguage.ENGLISH
    service_start_on = LONG_AGO


class AppointmentFactory(ActFactory):
    class Meta:
        model = models.Appointment

    person = factory.SubFactory(PersonFactory)
    position = factory.LazyFunction(position)
    kind = Kind.SUBSTANTIVE
    starts_on = LONG_AGO


def holder(of: models.Position, **appointment) -> models.Person:
    """A new person in this position, substantively and since long ago unless said otherwise."""
    return AppointmentFactory(position=of, **appointment).person


class SalaryFactory(ActFactory):
    class Meta:
        model = models.Salary

    person = factory.SubFactory(PersonFactory)
    starts_on = LONG_AGO
    amount = "150000.00"


class LanguageResultFactory(ActFactory):
    class Meta:
        model = models.LanguageResult

    person = factory.SubFactory(PersonFactory)
    skill = Skill.ORAL
    result = Proficiency.C
    tested_on = date(2023, 6, 1)
    expires_on = date(2028, 5, 31)
