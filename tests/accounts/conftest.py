"""People with passwords, and ways to sign them in through the real page."""

import pytest
from django.test import Client
from django.urls import reverse

from etms.roles.choices import Role
from tests.factories.accounts import UserFactory
from tests.factories.roles import give

PASSWORD = "a sentence that only I know"


def account(**values):
    """An account with the password of the tests."""
    user = UserFactory(**values)
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    return user


def sign_in(client: Client, login: str, password: str = PASSWORD, **more):
    """Send the sign-in page."""
    return client.post(reverse("account_login"), {"login": login, "password": password}, **more)


def signed_in(user) -> Client:
    """A browser in which this user has signed in."""
    client = Client()
    assert sign_in(client, user.username).status_code == 302
    return client


@pytest.fixture
def person(db):
    return account(username="person", email="person@test.example")


@pytest.fixture
def administrator(db):
    return give(Role.ADMINISTRATOR, user=account(username="administrator"))
