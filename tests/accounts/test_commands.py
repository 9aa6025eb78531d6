"""manage.py api_token, create_account and grant_role."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from knox.models import AuthToken

from etms import access
from etms.accounts.models import User
from etms.trace.models import Act
from etms.work.services import tidy
from tests.accounts.test_passwords import put_jobs

pytestmark = pytest.mark.django_db


def run(capsys, *words) -> list[str]:
    """The lines that a command prints."""
    call_command(*words)
    return capsys.readouterr().out.splitlines()


def status(token: str) -> int:
    return Client().get("/api/me/", headers={"Authorization": f"Token {token}"}).status_code


def test_the_token_stands_alone_on_the_last_line_and_opens_the_api(person, capsys):
    token = run(capsys, "api_token", "Person")[-1]

    assert status(token) == 200
    assert Act.objects.get(verb="account.issue_token").target_id == person.pk


def test_only_the_hash_is_kept(person, capsys):
    token = run(capsys, "api_token", "person")[-1]

    kept = AuthToken.objects.get()
    assert token not in str(vars(kept))
    assert len(kept.digest) == 128


def test_a_token_expires(person, capsys):
    token = run(capsys, "api_token", "person", "--days", "2")[-1]

    with time_machine.travel(timezone.now() + timedelta(days=1, hours=23)):
        assert status(token) == 200
    with time_machine.travel(timezone.now() + timedelta(days=2, minutes=1)):
        assert status(token) == 401


def test_tokens_are_revoked(person, capsys):
    tokens = [run(capsys, "api_token", "person")[-1] for _ in range(2)]

    run(capsys, "api_token", "person", "--revoke")

    assert [status(token) for token in tokens] == [401, 401]


@pytest.mark.parametrize("days", ["0", "-1", "367"])
def test_a_token_lasts_a_year_at_most(person, days):
    with pytest.raises(CommandError, match="from 1 to 366"):
        call_command("api_token", "person", f"--days={days}")


def test_a_token_needs_an_account(db):
    with pytest.raises(CommandError, match="no account"):
        call_command("api_token", "nobody")


def test_an_account_is_opened_and_its_person_told(db, capsys):
    run(capsys, "create_account", "first", "First@Test.example", "--language", "fr")

    user = User.objects.get(username="first")
    assert (user.email, user.language, user.has_usable_password()) == (
        "first@test.example",
        "fr",
        False,
    )
    assert put_jobs()[-1]["payload"] == {"user": user.pk, "about": "opened"}


@pytest.mark.parametrize(
    ("username", "email"),
    [
        ("PERSON", "x@test.example"),
        ("x", "Person@test.example"),
        ("x", "no address"),
        ("x y", "x@test.example"),
        ("x@test.example", "x@test.example"),
    ],
)
def test_an_account_that_cannot_be_is_refused(person, username, email):
    with pytest.raises(CommandError):
        call_command("create_account", username, email)

    assert User.objects.count() == 1


def test_the_first_administrator(person, capsys):
    run(capsys, "grant_role", "person", "administrator")

    assert access.standing(person).has_role("administrator")


@pytest.mark.parametrize("words", [("person", "delegate"), ("nobody", "administrator")])
def test_a_role_that_cannot_be_given(person, words):
    with pytest.raises(CommandError):
        call_command("grant_role", *words)


def test_a_role_is_not_given_twice(person):
    call_command("grant_role", "person", "ochro_lead")

    with pytest.raises(CommandError, match="already"):
        call_command("grant_role", "person", "ochro_lead")


def test_what_expired_is_removed_and_the_rest_kept(person, capsys):
    run(capsys, "api_token", "person", "--days", "2")
    kept = run(capsys, "api_token", "person", "--days", "9")[-1]
    cache.set("short", 1, timeout=60)
    cache.set("long", 1, timeout=9 * 24 * 3600)

    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        tidy(at=timezone.now())

        assert status(kept) == 200
        assert cache.get("long") == 1
    assert AuthToken.objects.count() == 1
    assert cache.get("short") is None
