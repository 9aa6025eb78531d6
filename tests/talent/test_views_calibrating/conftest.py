"""A room in session, with its chair signed in."""

import pytest

from tests.talent.sitting import opened


@pytest.fixture
def room(client, chair, session):
    return opened(client, chair, session)
