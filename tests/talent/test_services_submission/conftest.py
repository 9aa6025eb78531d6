"""A desk from which packages go, built once."""

from copy import deepcopy

import pytest

from tests.talent import sending


@pytest.fixture(scope="module")
def built(once):
    with once():
        return sending.desk()


@pytest.fixture
def desk(db, built):
    return deepcopy(built)
