"""A manager with directors, and how they open a page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.talent.exercise import department


@pytest.fixture(scope="module")
def built(once):
    with once():
        return department(branches=2, directors=3, accounts=True)


@pytest.fixture
def manager(house):
    return house.generals[0].user


@pytest.fixture
def director(house):
    return house.directors[0]


@pytest.fixture
def go(client, manager):
    """go("assess", pk) as the manager; go(..., by=user), go(..., post={...})."""

    def go(screen, *args, by=None, post=None, language="en", headers=None, **query):
        client.force_login(by or manager)
        client.cookies["etms-language"] = language
        url = reverse(f"talent:{screen}", args=args)
        if post is None:
            return client.get(url, query, headers=headers)
        return client.post(url, post, headers=headers)

    return go


@pytest.fixture
def queries_of(client):
    """queries_of(user, url): how many queries a page asks, once the user is signed in."""

    def queries_of(user, url):
        client.force_login(user)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    return queries_of
