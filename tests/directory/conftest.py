"""The house of the roles tests, and how its people open a page."""

from datetime import date

import pytest
from django.urls import reverse

from etms.directory.choices import Skill
from etms.directory.models import RestrictedDetails
from tests.factories.acts import arrange
from tests.factories.directory import LanguageResultFactory, SalaryFactory
from tests.roles.conftest import built, house

__all__ = ["built", "house"]


@pytest.fixture
def open_page(client, house):
    """open_page("manager", "file", pk, language="fr") as that person of the house."""

    def get(name, screen, *args, language="en", **query):
        client.force_login(house.users[name])
        client.cookies["etms-language"] = language
        return client.get(reverse(f"directory:{screen}", args=args), query)

    return get


@pytest.fixture
def executive(house):
    """The executive of the house with everything a file holds."""
    person = house.people["executive"]
    SalaryFactory(person=person, starts_on=date(2025, 4, 1), amount="151234.00")
    LanguageResultFactory(
        person=person, skill=Skill.ORAL, expires_on=date(2020, 1, 1), tested_on=date(2015, 1, 1)
    )
    arrange()
    RestrictedDetails.objects.create(
        person=person, date_of_birth=date(1971, 2, 3), gender="genderword"
    )
    return person
