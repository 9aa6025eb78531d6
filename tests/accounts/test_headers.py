"""What every answer tells the browser, whatever kind of answer it is."""

import pytest
from django.http import HttpResponse
from django.urls import reverse

from tests.accounts.conftest import account, signed_in
from tests.api.conftest import script

pytestmark = pytest.mark.django_db

CSP = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
}


def check(answer: HttpResponse, *, kept: bool = False) -> None:
    """Every header that protects; `kept` for static files, which a cache may hold."""
    assert {part.strip() for part in answer["Content-Security-Policy"].split(";")} == CSP
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
    assert ("no-store" in answer["Cache-Control"]) is not kept


PAGES = ["/accounts/login/", "/accounts/password/reset/", "/nowhere/", "/api/me/", "/accounts/x/"]


@pytest.mark.parametrize("path", PAGES)
def test_answers_to_an_outsider(client, path):
    check(client.get(path))


def test_answers_to_a_person():
    person = account()
    client = signed_in(person)

    for path in ("/accounts/sessions/", "/accounts-admin/", "/nowhere/", "/api/me/", "/api/x/"):
        check(client.get(path))
    check(client.post(reverse("accounts:keep_session")))
    check(client.post(reverse("accounts:set_language"), {"language": "fr"}))
    check(client.post("/accounts/logout/"))
    check(script(person).get("/api/me/"))


def test_a_fault_of_ours(client, monkeypatch):
    person = account()
    client = signed_in(person)
    client.raise_request_exception = False
    monkeypatch.setattr("etms.accounts.access.may_manage", None)
    monkeypatch.setattr("etms.access.require", None)

    answer = client.get("/accounts-admin/")

    assert answer.status_code == 500
    check(answer)


def test_a_page_that_is_too_old():
    client = signed_in(account())
    client.handler.enforce_csrf_checks = True

    answer = client.post(reverse("accounts:keep_session"))

    assert answer.status_code == 403
    check(answer)


def test_a_static_file(client):
    answer = client.get("/static/css/etms.css")

    assert b"".join(answer.streaming_content)
    answer.close()
    check(answer, kept=True)


def test_the_cookies_are_out_of_reach_of_scripts_and_other_sites(client):
    user = account()
    client.get("/accounts/login/")
    client = signed_in(user)

    session = client.cookies["etms-session"]
    assert session["httponly"]
    assert session["samesite"] == "Lax"
    assert not session["expires"]
    assert not session["max-age"]
