"""Who looks at the screens, and the day on which they do."""

import pytest
import time_machine


@pytest.fixture
def as_officer(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def as_somebody(client, somebody):
    client.force_login(somebody)
    return client


@pytest.fixture
def time_machine_at():
    """Move today to a day; noon in Ottawa."""
    travels = []

    def to(day):
        while travels:
            travels.pop().stop()
        travel = time_machine.travel(f"{day}T17:00:00+00:00", tick=False)
        travel.start()
        travels.append(travel)

    yield to
    while travels:
        travels.pop().stop()
