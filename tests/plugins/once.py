"""What many tests stand on, made once for a module: what a test does to it is undone."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="module")
def once(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Callable[[], AbstractContextManager]]:
    """`with once(): ...` makes rows that every test of the module finds and none leaves changed.

    Each test then runs in a savepoint of the module's transaction. Objects are shared: a fixture
    hands out a copy. Not for a module with a test that commits.
    """
    around = transaction.atomic()
    with django_db_blocker.unblock():
        around.__enter__()
    yield django_db_blocker.unblock
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)
