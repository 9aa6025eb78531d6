"""The frame of every page, the page of components, the sign-in pages and the error pages."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.test import Client
from django.test.signals import template_rendered
from django.urls import reverse

from etms.accounts.models import User
from tests.factories.accounts import UserFactory

TEMPLATES = Path(settings.BASE_DIR) / "templates"
COMPONENTS = sorted(path.name for path in (TEMPLATES / "components").glob("*.html"))
LANGUAGES = ["en", "fr"]


@pytest.fixture
def reader(db, client):
    user = UserFactory()
    client.force_login(user)
    return user


def page_in(client, language, address):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client.get(address).content.decode()


def test_every_component_stands_on_the_page_of_components(reader, client):
    drawn = set()

    def note(template, **kwargs):
        drawn.add(template.name)

    template_rendered.connect(note)
    client.get(reverse("components"))
    template_rendered.disconnect(note)

    assert [name for name in COMPONENTS if f"components/{name}" not in drawn] == []


@pytest.mark.parametrize("file", [p for p in TEMPLATES.rglob("*.html")], ids=lambda p: p.name)
def test_every_template_opens_with_what_it_is(file):
    assert re.match(r"\{# .+ #\}\n", file.read_text("utf-8"))


@pytest.mark.parametrize("file", [p for p in TEMPLATES.rglob("*.html")], ids=lambda p: p.name)
def test_no_template_carries_style_or_script_of_its_own(file):
    text = file.read_text("utf-8")

    assert not re.search(
        r"""\s(style|on\w+|hx-on[\w:-]*)=["']|<style|<script(?![^>]*\ssrc=)|javascript:""", text
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_components_in_both_languages(reader, client, language):
    page = page_in(client, language, reverse("components"))

    assert f'<html lang="{language}-CA">' in page
    assert page.count("<h1>") == 1
    assert {"en": "Protected B", "fr": "Protégé B"}[language] in page


def test_the_page_of_components_is_for_those_who_are_signed_in(db, client):
    assert client.get(reverse("components")).status_code == 302


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["account_login", "account_reset_password", "account_reset_password_done"]
)
def test_the_way_in_carries_no_mark_and_no_menu(db, client, name, language):
    page = page_in(client, language, reverse(name))

    assert '<span class="protected">' not in page
    assert "session.js" not in page
    assert page.count("<h1>") == 1


def test_a_wrong_password_is_named_without_saying_what_was_wrong(db, client):
    UserFactory(username="amina")
    answers = [
        client.post(reverse("account_login"), {"login": login, "password": "not this one"})
        for login in ("amina", "nobody")
    ]

    texts = [re.findall(r"<li>(.*?)</li>", answer.content.decode()) for answer in answers]
    assert texts[0] == texts[1] != []


def test_a_link_that_no_longer_works_says_so(db, client):
    address = reverse("account_reset_password_from_key", args=["1", "not-a-key"])

    assert "This link no longer works" in client.get(address, follow=True).content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_someone_sees_where_they_are_signed_in_and_can_end_the_rest(db, language):
    words = {"login": "amina", "password": "a sentence that only she knows"}
    UserFactory(username="amina", password=make_password(words["password"]))
    here, there = Client(HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"), Client()
    for machine in (here, there):
        machine.post(reverse("account_login"), words)

    page = page_in(here, language, reverse("usersessions_list"))
    here.post(reverse("usersessions_list"))

    assert "Firefox, Windows" in page
    assert there.get(reverse("usersessions_list")).status_code == 302
    assert here.get(reverse("usersessions_list")).status_code == 200


def test_the_language_switch_keeps_the_page_and_the_choice(reader, client):
    address = reverse("components") + "?sort=level"

    answer = client.post(reverse("accounts:set_language"), {"language": "fr", "next": address})

    assert answer.url == address
    assert '<html lang="fr-CA">' in client.get(address).content.decode()
    assert User.objects.get(pk=reader.pk).language == "fr"


@pytest.mark.parametrize(
    "away", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"]
)
def test_the_language_switch_leads_nowhere_else(db, client, away):
    answer = client.post(reverse("accounts:set_language"), {"language": "fr", "next": away})

    assert answer.url == "/"


def test_a_language_that_is_not_offered_changes_nothing(reader, client):
    client.post(reverse("accounts:set_language"), {"language": "de", "next": "/"})

    assert User.objects.get(pk=reader.pk).language == "en"


def test_a_sign_of_life_keeps_the_session(reader, client):
    session = client.session
    session["seen"] = session["began"] = 10**10
    session.save()

    answer = client.post(reverse("accounts:keep_session"))

    assert answer.status_code == 204
    assert client.session["seen"] < 10**10


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_address_has_a_page_in_both_languages(reader, client, language):
    page = page_in(client, language, "/nowhere/")

    assert {"en": "Page not found", "fr": "Page introuvable"}[language] in page


def test_a_page_too_old_to_be_sent_says_what_to_do(db):
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(reverse("account_login"), {"login": "a", "password": "b"})

    assert answer.status_code == 403
    assert "This page is too old to be sent" in answer.content.decode()
