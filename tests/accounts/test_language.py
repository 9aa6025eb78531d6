"""The language switch: it stays on the page, is kept, and leads nowhere else."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.accounts.conftest import signed_in

pytestmark = pytest.mark.django_db


def switch(client: Client, language: str, after: str = "/accounts/login/?next=/x/"):
    address = reverse("accounts:set_language")
    return client.post(address, {"language": language, "next": after})


def test_the_page_stays_and_the_choice_is_kept(client):
    answer = switch(client, "fr")

    assert answer["Location"] == "/accounts/login/?next=/x/"
    assert '<html lang="fr-CA">' in client.get(answer["Location"]).content.decode()


def test_who_is_signed_in_is_written_to_in_that_language(person):
    switch(signed_in(person), "fr")

    person.refresh_from_db()
    assert person.language == "fr"


@pytest.mark.parametrize("after", ["https://evil.example/", "//evil.example/x", "/\\evil.example"])
def test_it_leads_nowhere_else(client, after):
    assert switch(client, "fr", after)["Location"] == "/"


@pytest.mark.parametrize("language", ["de", "", "fr;x", "../"])
def test_another_language_changes_nothing(person, language):
    client = signed_in(person)

    switch(client, language)

    person.refresh_from_db()
    assert person.language == "en"
    assert client.get("/accounts/sessions/")["Content-Language"] == "en"


def test_it_is_posted_with_a_token():
    guarded = Client(enforce_csrf_checks=True)

    assert guarded.get(reverse("accounts:set_language")).status_code == 405
    assert switch(guarded, "fr").status_code == 403


def test_the_browser_then_the_account_then_the_choice(person):
    client = Client(headers={"accept-language": "fr-CA,en;q=0.5"})
    assert client.get("/accounts/login/")["Content-Language"] == "fr"

    client = signed_in(person)
    page = client.get("/accounts/sessions/", headers={"accept-language": "fr-CA"})
    assert page["Content-Language"] == "en"

    switch(client, "fr")
    assert client.get("/accounts/sessions/")["Content-Language"] == "fr"
