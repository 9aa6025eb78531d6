"""A desk of job evaluation, and its pages as somebody has them."""

import pytest
from django.urls import reverse

from tests.factories import classification as make


@pytest.fixture
def desk():
    return make.desk()


@pytest.fixture
def site(client):
    """site(user).get("evaluation", pk): a page as this user has it."""

    class Site:
        def __init__(self, user, language="en"):
            client.force_login(user)
            client.cookies["etms-language"] = language

        def get(self, name, *args, status=200, **query):
            answer = client.get(reverse(f"classification:{name}", args=args), query)
            assert answer.status_code == status, answer.content.decode()[:2000]
            return answer.content.decode()

        def post(self, name, *args, status=302, **sent):
            answer = client.post(reverse(f"classification:{name}", args=args), sent)
            assert answer.status_code == status, answer.content.decode()[:4000]
            return answer.content.decode()

    return Site
