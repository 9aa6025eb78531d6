"""What is sent after a session has ended: kept in the page, sent again by who wrote it alone."""

import html
import re

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from etms.accounts.models import User
from tests.accounts.conftest import PASSWORD, account, signed_in

pytestmark = pytest.mark.django_db
TEXT = "Elle a mené l’examen réglementaire.\r\n<b>Deux fois.</b>"
COMPONENTS = "/components/"


def send(client, reader=None, text=TEXT, **headers):
    """A form of a page that this reader had opened."""
    sent = {"fresh-goals": text, "fresh-regions": ["city", "country"]}
    if reader:
        sent["opened_by"] = reader.pk
    page = {"Referer": "http://testserver/components/?sort=level"}
    return client.post("/cycles/new/?a=1", sent, headers=page | headers)


def sealed(answer) -> str:
    found = re.search(r'name="again" value="([^"]+)"', answer.content.decode())
    return found[1] if found else ""


def enter(client, again, login="person", password=PASSWORD):
    sent = {"login": login, "password": password, "again": again}
    return client.post(reverse("account_login"), sent)


def hidden(answer) -> list[tuple[str, str]]:
    """The fields of the form on the page after sign-in."""
    form = (
        answer.content.decode().partition('action="/cycles/new/?a=1"')[2].partition("</form>")[0]
    )
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form)
    return [(name, html.unescape(value)) for name, value in found]


@pytest.fixture
def ended(person):
    """A browser whose session the server has ended."""
    browser = signed_in(person)
    Session.objects.all().delete()
    return browser


def test_what_is_sent_without_a_session_waits_behind_the_sign_in(ended, person):
    kept = send(ended, person)
    offered = enter(ended, sealed(kept))

    assert kept.status_code == 401
    assert kept["Cache-Control"] == "no-store"
    assert TEXT not in kept.content.decode()
    assert offered.status_code == 200
    assert ("fresh-goals", TEXT) in hidden(offered)
    assert [v for n, v in hidden(offered) if n == "fresh-regions"] == ["city", "country"]
    assert "<b>Deux fois.</b>" not in offered.content.decode()
    assert 'href="/components/?sort=level"' in offered.content.decode()


def test_a_wrong_password_does_not_lose_it(ended, person):
    wrong = enter(ended, sealed(send(ended, person)), password="not this one")

    assert ("fresh-goals", TEXT) in hidden(enter(ended, sealed(wrong)))


def test_another_account_neither_sees_nor_sends_it(ended, person):
    account(username="stranger")
    kept = send(ended, person)

    offered = enter(ended, sealed(kept), login="stranger")

    assert hidden(offered) == []
    assert "réglementaire" not in offered.content.decode()
    assert "belongs to another account" in offered.content.decode()


def test_a_page_of_another_account_sends_nothing_in_ones_own_name(person):
    stranger = account(username="stranger")

    answer = signed_in(stranger).post(
        reverse("accounts:set_language"), {"language": "fr", "opened_by": person.pk}
    )

    assert answer.status_code == 403
    assert "opened under another account" in answer.content.decode()
    assert User.objects.get(pk=stranger.pk).language == "en"


def test_a_form_that_no_reader_had_opened_is_not_carried(client):
    """Whoever signed in next would send it in their own name."""
    answer = client.post("/directory/people/1/salary/", {"amount": "190001"})

    assert answer.status_code == 401
    assert not re.search(r'name="again" value="[^"]+"', answer.content.decode())


@pytest.mark.parametrize("again", ["", "x", "eyJwYXRoIjoiLyJ9:1abcde:forged"])
def test_what_this_house_did_not_seal_is_not_offered(person, again):
    assert enter(Client(), again).status_code == 302


def test_a_button_without_words_leads_back_to_its_page(ended, person):
    kept = ended.post(
        reverse("usersessions_list"),
        {"opened_by": person.pk},
        headers={"Referer": "http://testserver/accounts/sessions/"},
    )

    assert (kept.status_code, sealed(kept)) == (401, "")
    assert 'name="next" value="/accounts/sessions/"' in kept.content.decode()


def test_a_page_of_another_site_is_no_way_back(ended, person):
    kept = send(ended, person, text="", Referer="https://elsewhere.example/")

    assert "elsewhere" not in kept.content.decode()


def test_passwords_are_never_carried(ended):
    kept = ended.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": "new words"}
    )

    assert (kept.status_code, sealed(kept)) == (401, "")


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_part_asked_for_without_a_session_brings_no_page(ended, method):
    answer = getattr(ended, method)(COMPONENTS, headers={"HX-Request": "true"})

    assert (answer.status_code, answer.content) == (401, b"")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_way_back_is_told_in_both_languages(ended, person, language):
    ended.cookies["etms-language"] = language

    kept = send(ended, person)
    offered = enter(ended, sealed(kept))

    said = {"en": "Nothing of what you wrote is lost", "fr": "Rien de ce que vous avez écrit"}
    send_it = {"en": "Send it now", "fr": "Envoyer maintenant"}
    assert said[language] in kept.content.decode()
    assert send_it[language] in offered.content.decode()


class TestAnOldToken:
    """The page stood open across a sign-in, so its token is another's."""

    @pytest.fixture
    def strict(self, person):
        client = Client(enforce_csrf_checks=True)
        client.force_login(person)
        return client

    @pytest.mark.parametrize(
        "headers",
        [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}],
    )
    def test_a_page_of_ours_can_be_sent_again(self, strict, person, headers):
        answer = send(strict, person, **headers)

        assert answer.status_code == 403
        assert ("fresh-goals", TEXT) in hidden(answer)
        assert "opened before you signed in" in answer.content.decode()

    @pytest.mark.parametrize(
        "headers",
        [
            {},
            {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
            {"Sec-Fetch-Site": "same-site"},
            {"Origin": "https://elsewhere.example"},
        ],
    )
    def test_what_another_site_sent_cannot(self, strict, person, headers):
        answer = send(strict, person, **headers)

        assert answer.status_code == 403
        assert "réglementaire" not in answer.content.decode()
        assert "too old to be sent" in answer.content.decode()

    def test_what_another_account_wrote_cannot(self, strict):
        answer = send(strict, account(username="stranger"), **{"Sec-Fetch-Site": "same-origin"})

        assert "réglementaire" not in answer.content.decode()

    def test_without_a_session_it_is_the_sign_in(self, person):
        strict = Client(enforce_csrf_checks=True)

        answer = send(strict, person, **{"Sec-Fetch-Site": "same-origin"})

        assert answer.status_code == 401
        assert sealed(answer)
