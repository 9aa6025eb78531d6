"""An organization with a delegate, and how its pages are opened and sent."""

import pytest
from django.urls import reverse

from tests.factories.roles import delegate_of
from tests.talent.exercise import department


@pytest.fixture(scope="module")
def built(once):
    with once():
        made = department(accounts=True)
        made.delegate = delegate_of(made.organization)
        return made


@pytest.fixture
def open_page(client, house):
    def get(screen, *args, by=None, language="en", **query):
        client.force_login(by or house.delegate)
        client.cookies["etms-language"] = language
        return client.get(reverse(f"talent:{screen}", args=args), query)

    return get


@pytest.fixture
def send(client, house):
    def post(screen, *args, by=None, htmx=False, query="", **data):
        client.force_login(by or house.delegate)
        headers = {"HX-Request": "true"} if htmx else {}
        return client.post(reverse(f"talent:{screen}", args=args) + query, data, headers=headers)

    return post
