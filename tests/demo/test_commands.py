"""The two commands of the demo."""

from io import StringIO

import pytest
from django.contrib.auth.hashers import check_password
from django.core.management import CommandError, call_command
from django.test import override_settings

from demo import services
from demo.cast import CAST
from etms.accounts.models import User
from tests.demo.conftest import PASSWORD, SMALL
from tests.factories.directory import OrganizationFactory

SIZE = [part for name, number in SMALL.items() for part in (f"--{name}", str(number))]


def said(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.fixture
def not_analysed(monkeypatch):
    """The owner sits on another connection, which does not see the transaction of a test."""
    monkeypatch.setattr(services, "analyze", lambda: None)


@override_settings(ETMS_DEMO_PASSWORD=PASSWORD)
def test_demo_service_fills_once(db, not_analysed):
    told = said("demo_service", *SIZE, "--seed", "2", "--on", "2026-11-22")

    assert "130 executives in 4 organizations" in told
    assert f"password of the demo people is {PASSWORD}" in told
    with pytest.raises(CommandError, match="here already"):
        call_command("demo_service", *SIZE)


def test_demo_service_makes_a_password_when_none_is_given(db, not_analysed):
    password = said("demo_service", *SIZE).split()[-1]

    assert len(password) > 20
    assert check_password(password, User.objects.get(username="executive").password)


def test_demo_service_leaves_other_data_alone(db):
    OrganizationFactory()

    with pytest.raises(CommandError, match="needs an empty one"):
        call_command("demo_service", *SIZE)


@pytest.mark.parametrize(
    ("executives", "organizations", "words"),
    [
        (1200, 2, "between 3 and 75 organizations, not 2"),
        (50, 3, "3 organizations need at least 51 executives, not 50"),
    ],
)
def test_demo_service_says_what_size_cannot_be(executives, organizations, words):
    """At once: the database is not even asked."""
    with pytest.raises(CommandError, match=words):
        call_command("demo_service", "--organizations", organizations, "--executives", executives)


def test_demo_people_needs_a_service(db):
    with pytest.raises(CommandError, match="no synthetic service yet"):
        call_command("demo_people")


@override_settings(ETMS_DEMO_PASSWORD=PASSWORD)
def test_demo_people_shows_everybody_and_the_password(loaded, db):
    told = said("demo_people")

    assert all(part.username in told and str(part.shows) in told for part in CAST)
    assert told.endswith(f"The password is {PASSWORD}\n")


@override_settings(ETMS_DEMO_PASSWORD="another sentence for them")
def test_demo_people_sets_the_password_anew(loaded, db):
    said("demo_people", "--set-password")

    user = User.objects.get(username="deputy-head")
    assert check_password("another sentence for them", user.password)
