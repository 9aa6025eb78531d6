"""Two browsers on one questionnaire, with network cuts and a server that is killed."""

import os

import pytest
from django.db import connection
from django.utils import timezone

from benchmarks import racers
from benchmarks.racing import Web, race
from bin.ports import free_port
from tests.talent.exercise import department, running_cycle

pytestmark = [pytest.mark.browser, pytest.mark.slow]
RACES = 20


@pytest.fixture
def web(transactional_db):
    """The product's own server on the database of this test, in processes of its own."""
    at = connection.settings_dict
    place = f"{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}"
    own = {
        "ETMS_MODE": "test",
        "DJANGO_SETTINGS_MODULE": "etms.settings",
        "DATABASE_URL": f"postgres://{place}",
        "LOG_LEVEL": "ERROR",
    }
    web = Web(free_port(), os.environ | own)
    web.start()
    web.wait()
    yield web
    web.kill()


def test_nothing_acknowledged_is_lost(browser, web):
    house = department(branches=1, directors=RACES, accounts=True)
    cycle = running_cycle()
    found = {}
    acknowledged = conflicts = 0
    for seed, person in enumerate(house.directors):
        racer = racers.begin(person.pk, cycle, at=timezone.now())
        outcome = race(browser, web, cookie=racers.cookie(racer), seed=seed, ledger=racer.ledger)
        found[seed] = outcome.faults
        acknowledged += outcome.acknowledged
        conflicts += outcome.conflicts

    assert {seed: faults for seed, faults in found.items() if faults} == {}
    assert acknowledged > RACES
    assert conflicts > 0
