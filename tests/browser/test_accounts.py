"""Signing in, a forgotten password, and the administrator's pages, in Chromium."""

import pytest
from django.contrib.auth.hashers import make_password
from django.core import mail

from etms.roles.choices import Role
from tests.accounts.test_passwords import link_in, work
from tests.browser.conftest import PASSWORD
from tests.factories.accounts import UserFactory
from tests.factories.roles import give

pytestmark = pytest.mark.browser
NEW = "another sentence, longer still"


@pytest.fixture
def administrator(transactional_db):
    user = UserFactory(username="administrator", password=make_password(PASSWORD))
    return give(Role.ADMINISTRATOR, user=user)


def enter(page, login: str, password: str) -> None:
    page.fill("[name=login]", login)
    page.fill("[name=password]", password)
    page.click("main form[action='/accounts/login/'] button.button")


def test_a_wrong_password_then_the_right_one_then_out(page, open_page, reader, faults):
    open_page("/accounts/sessions/", language="fr")
    enter(page, "amina", "wrong")
    page.wait_for_selector("[data-error-summary]")
    assert "n’est pas le bon" in page.inner_text("[data-error-summary]")
    assert faults() == []

    enter(page, "amina@test.example", PASSWORD)
    page.wait_for_url("**/accounts/sessions/")
    page.click(".menu > summary")
    page.click(".menu form button")

    page.wait_for_url("**/accounts/login/**")
    assert "Votre session est fermée" in page.inner_text("#messages")
    page.go_back()
    page.wait_for_url("**/accounts/login/**")


def test_a_forgotten_password_is_replaced_by_the_mailed_link(
    page, open_page, live_server, reader, faults
):
    open_page("/accounts/login/")
    page.click("main a[href='/accounts/password/reset/']")
    page.fill("[name=email]", "amina@test.example")
    page.click("main form button.button")
    page.wait_for_url("**/password/reset/done/")
    work()

    page.goto(live_server.url + link_in(mail.outbox[0]))
    assert "-set-password/" in page.url
    assert faults() == []
    page.fill("[name=password1]", NEW)
    page.fill("[name=password2]", NEW)
    page.click("main form button.button")
    page.click("main a.button")
    enter(page, "amina", NEW)

    page.wait_for_selector("body.secret")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_the_pages_of_accounts_are_accessible_and_fit(
    page, sign_in, open_page, faults, administrator, reader, language, width
):
    UserFactory.create_batch(30)
    sign_in(administrator)
    found = {}

    addresses = ["/accounts-admin/", "/accounts-admin/?q=none-like-it"]
    addresses += [f"/accounts-admin/{user.pk}/" for user in (reader, administrator)]
    for address in addresses:
        open_page(address, language=language, width=width)
        found[address] = faults()
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    assert found == dict.fromkeys(addresses, [])


def test_an_administrator_deactivates_and_reactivates(
    page, sign_in, open_page, administrator, reader
):
    sign_in(administrator)
    open_page("/accounts-admin/?q=amina")
    page.click("tbody a")

    page.click("form[action$='/deactivate/'] button")
    assert "deactivated, and signed out" in page.inner_text("#messages")
    page.click("form[action$='/reactivate/'] button")

    assert "active again" in page.inner_text("#messages")
    assert page.locator(".timeline li").count() == 3
