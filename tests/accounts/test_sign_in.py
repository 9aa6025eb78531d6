"""Signing in and out: who is let in, what an outsider can learn, what the browser is told."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, resolve, reverse

from etms.accounts.models import User
from tests.accounts.conftest import PASSWORD, account, sign_in, signed_in

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/login/"


@pytest.mark.parametrize(
    "login", ["person", "PERSON", "person@test.example", "Person@Test.Example"]
)
def test_user_name_and_address_both_open_the_door(client, person, login):
    answer = sign_in(client, login)

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(person.pk)


def test_the_session_is_another_one_after_sign_in(client, person):
    planted = client.session
    planted["language"] = "fr"
    planted.save()
    client.cookies["etms-session"] = planted.session_key

    sign_in(client, "person")

    assert client.session["_auth_user_id"] == str(person.pk)
    assert client.session.session_key != planted.session_key
    assert not Session.objects.filter(session_key=planted.session_key).exists()


def _shown(answer) -> str:
    """The page without what differs on every page: token, request number, what was typed."""
    form = answer.context["form"]
    return str(form.non_field_errors()) + str({n: str(e) for n, e in form.errors.items()})


def test_an_outsider_cannot_tell_who_has_an_account(person, django_user_model):
    account(username="gone", email="gone@test.example", is_active=False)
    tried = ["person", "gone", "nobody", "person@test.example", "nobody@test.example"]

    answers = [sign_in(Client(), login, "not the right password") for login in tried]

    assert {answer.status_code for answer in answers} == {200}
    assert len({_shown(answer) for answer in answers}) == 1


def test_one_hash_is_reckoned_whoever_is_named(person, monkeypatch):
    account(username="gone", email="gone@test.example", is_active=False)
    unusable = User.objects.get(pk=account(username="fresh", email="fresh@test.example").pk)
    unusable.set_unusable_password()
    unusable.save(update_fields=["password"])
    reckoned = Counter()
    encode = MD5PasswordHasher.encode

    def counted(self, password, salt, **more):
        reckoned[login] += 1
        return encode(self, password, salt, **more)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    names = ["person", "gone", "fresh", "nobody"]
    for login in [*names, *(f"{name}@test.example" for name in names)]:
        sign_in(Client(), login, "not the right password")

    assert set(reckoned.values()) == {1}, reckoned
    assert len(reckoned) == 8


def test_a_deactivated_account_is_told_so_only_with_its_password(client):
    account(username="gone", email="gone@test.example", is_active=False)

    answer = sign_in(client, "gone")

    assert answer["Location"] == reverse("account_inactive")
    assert "_auth_user_id" not in client.session


def test_five_wrong_passwords_lock_the_name_for_everyone(person):
    for _ in range(5):
        assert "not right" in _shown(sign_in(Client(), "person", "wrong", REMOTE_ADDR="10.0.0.1"))

    right = sign_in(Client(), "person", PASSWORD, REMOTE_ADDR="10.0.0.2")
    assert "too many attempts" in _shown(right)
    assert sign_in(Client(), "person@test.example").status_code == 302


def test_a_forged_proxy_header_brings_no_new_count(person, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}
    answers = [
        sign_in(Client(), f"nobody{n}", "wrong", HTTP_X_FORWARDED_FOR=f"10.1.1.{n}")
        for n in range(4)
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert "Too many attempts" in answers[-1].content.decode()


def test_behind_one_proxy_the_address_it_saw_counts(person, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    def tried(seen: str) -> int:
        header = {"HTTP_X_FORWARDED_FOR": f"203.0.113.9, {seen}"}
        return sign_in(Client(), "nobody", "wrong", **header).status_code

    assert [tried("198.51.100.1"), tried("198.51.100.2"), tried("198.51.100.1")] == [200, 200, 429]


def test_counters_are_many_more_than_django_keeps_by_itself(settings):
    assert settings.CACHES["default"]["OPTIONS"]["MAX_ENTRIES"] >= 100_000


@pytest.mark.parametrize(
    "after", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_sign_in_leads_nowhere_else(person, after):
    answer = Client().post(SIGN_IN, {"login": "person", "password": PASSWORD, "next": after})

    assert answer["Location"] == "/"


def test_sign_out_needs_a_press_and_clears_the_browser(person):
    client = signed_in(person)

    assert client.get("/accounts/logout/").status_code == 200
    assert "_auth_user_id" in client.session
    answer = client.post("/accounts/logout/")

    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert "_auth_user_id" not in client.session


def test_every_page_needs_a_sign_in_first(client, db):
    answer = client.get("/accounts-admin/")

    assert answer["Location"] == f"{SIGN_IN}?next=/accounts-admin/"


@pytest.mark.parametrize(
    "path",
    ["signup/", "email/", "confirm-email/", "3rdparty/", "login/code/", "reauthenticate/", ""],
)
def test_nothing_else_of_the_package_is_reachable(client, db, path):
    assert client.get(f"/accounts/{path}").status_code == 404


@pytest.mark.parametrize("name", ["account_signup", "account_email", "account_reauthenticate"])
def test_other_names_of_the_package_lead_nowhere(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_the_names_the_package_asks_for_are_ours():
    for name in (
        "account_login",
        "account_logout",
        "account_inactive",
        "account_change_password",
        "account_reset_password",
        "account_reset_password_done",
        "usersessions_list",
    ):
        assert resolve(reverse(name)).url_name == name


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "path",
    [
        "login/",
        "inactive/",
        "password/reset/",
        "password/reset/done/",
        "password/reset/key/done/",
        "password/reset/key/1-abc-def/",
    ],
)
def test_the_pages_of_the_entrance_stand_in_both_languages(client, db, path, language):
    client.cookies["etms-language"] = language

    answer = client.get(f"/accounts/{path}")

    assert answer.status_code == 200
    assert f'<html lang="{language}-CA">' in answer.content.decode()
    assert answer["Content-Language"] == language


@pytest.mark.django_db(transaction=True)
def test_attempts_count_together_over_several_connections():
    account(username="person", email="person@test.example")

    def attempt(_) -> str:
        try:
            return sign_in(Client(), "person", "wrong").content.decode()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(attempt, range(16)))

    assert sum("is not right" in answer for answer in answers) == 5
    # The others are refused: this name was tried too often, or too many try at this moment.
    assert sum("oo many attempts" in answer for answer in answers) == 11
