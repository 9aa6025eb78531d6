"""A dossier that is ready to go, and how its pages are opened."""

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


@pytest.fixture
def get(client):
    def get(user, address, **query):
        client.force_login(user)
        return client.get(address, query)

    return get


@pytest.fixture
def post(client):
    def post(user, address, **body):
        client.force_login(user)
        return client.post(address, body)

    return post
