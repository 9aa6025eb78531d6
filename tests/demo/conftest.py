"""A service in memory, and a small one in the database that every test of a module shares."""

import pytest
from django.db import transaction

from demo import services
from tests.demo.worlds import ON, world

PASSWORD = "a sentence for the demo people"
SMALL = {"organizations": 4, "executives": 130, "cycles": 2}


@pytest.fixture(scope="session")
def service_like():
    """Large enough for shares to mean something."""
    return world(organizations=30, executives=2400, cycles=3)


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The small service, taken back after the tests of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield services.fill(seed=1, on=ON, password=PASSWORD, **SMALL)
        transaction.set_rollback(True)
