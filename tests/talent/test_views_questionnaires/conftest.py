"""An executive who answers, and the manager who reads."""

import pytest

from tests.talent.exercise import department


@pytest.fixture(scope="module")
def built(once):
    with once():
        return department(branches=1, accounts=True)


@pytest.fixture
def executive(house):
    return house.directors[0]


@pytest.fixture
def manager(house):
    return house.generals[0]


@pytest.fixture
def own(client, executive):
    client.force_login(executive.user)
    return client
