"""A director with a profile of her own."""

import pytest
from django.urls import reverse

from talent.services import profiles as services
from tests.talent.exercise import department
from tests.talent.test_profiles.arranged import NOW


@pytest.fixture(scope="module")
def built(once):
    with once():
        return department(branches=1, accounts=True)


@pytest.fixture
def house(house):
    services.load_communities(at=NOW)
    return house


@pytest.fixture
def amina(house):
    return house.directors[0]


@pytest.fixture
def page(amina):
    return reverse("talent:information", args=[amina.pk])


@pytest.fixture
def own(client, amina):
    client.force_login(amina.user)
    return client
