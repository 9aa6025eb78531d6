"""Two at once: what one changes while another publishes."""

import contextlib
import threading

import pytest
from django.db import connection, transaction

from etms.cycles import services
from tests.cycles.conftest import NOW
from tests.cycles.test_frozen import refused


@pytest.fixture
def first_versions(transactional_db):
    return services.load_first_versions(at=NOW)


def test_a_change_that_meets_a_publication_waits_for_it_and_is_refused(draft, officer):
    mine = services.begin_version(of=draft.placements, by=officer, at=NOW)
    draft = services.choose_versions(cycle=draft, chosen={"placements": mine}, by=officer, at=NOW)
    outcome, started = [], threading.Event()

    def change():
        with contextlib.closing(connection):
            started.set()
            outcome.append(refused(lambda: mine.rows.update(name_fr="Autre")))

    meanwhile = threading.Thread(target=change)
    with transaction.atomic():
        services.publish_cycle(cycle=draft, by=officer, at=NOW)
        meanwhile.start()
        started.wait(5)
        meanwhile.join(0.5)
        waited = meanwhile.is_alive()
    meanwhile.join(10)

    assert waited
    assert outcome == ["frozen_by_a_published_cycle"]
