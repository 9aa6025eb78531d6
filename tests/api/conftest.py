"""Scripts with tokens, and a few addresses made for the tests."""

import pytest
from django.test import Client
from django.utils import timezone

from etms.accounts import services
from tests.accounts.conftest import account


def script(user, **headers) -> Client:
    """A script that carries a token of this user."""
    token = services.issue_token(user=user, days=1, by=None, at=timezone.now())
    return Client(headers={"authorization": f"Token {token}", **headers})


@pytest.fixture
def person(db):
    return account(username="person", email="person@test.example")
