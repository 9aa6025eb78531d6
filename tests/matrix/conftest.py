"""One world for all tests of the matrix in this process; what each request changes is undone."""

import gc
import logging
from io import StringIO

import pytest
from django.db import transaction

from tests.matrix.knocking import Knocker
from tests.matrix.world import World


@pytest.fixture(scope="package")
def stage(django_db_setup, django_db_blocker, log_lines):
    """The world, and somebody to knock at its doors; gone when the last of these tests ended."""
    with django_db_blocker.unblock(), transaction.atomic():
        knocker = Knocker(World(), log_lines)
        gc.freeze()  # a fifth of each knock would go into looking at what stands
        yield knocker
        gc.unfreeze()
        transaction.set_rollback(True)


@pytest.fixture
def knocker(stage):
    return stage


@pytest.fixture
def world(stage):
    return stage.world


@pytest.fixture(scope="package")
def log_lines():
    """Every log line of the run, as the system would write it."""
    ours = next(h for h in logging.getLogger().handlers if type(h).__name__ == "Lines")
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(ours.formatter)
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)
