"""A desk of job evaluation, and the pages of a member of its committee."""

import pytest

from tests.factories import classification as make


@pytest.fixture
def desk():
    return make.desk()


@pytest.fixture
def member(client, desk):
    client.force_login(desk.member)
    return client
