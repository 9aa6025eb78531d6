"""The house of the tests of the roles: made once for a module, a copy for each test."""

from copy import deepcopy

import pytest

from tests.roles.house import make_house


@pytest.fixture(scope="module")
def built(once):
    with once():
        return make_house()


@pytest.fixture
def house(db, built):
    return deepcopy(built)
