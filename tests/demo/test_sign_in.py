"""The button that signs in without a password: in demo mode, and nowhere else."""

import copy

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import NoReverseMatch, reverse

from tests.accounts.test_production import manage
from tests.factories.accounts import UserFactory

ADDRESS = "/demo/sign-in/"


@pytest.fixture
def demo_mode():
    """Urls, settings and templates as demo mode has them."""
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"].append("demo.context.demo_people")
    with override_settings(
        MODE="demo", DEMO=True, ROOT_URLCONF="tests.demo.demo_urls", TEMPLATES=templates
    ):
        yield


def test_in_test_mode_there_is_no_such_address_and_no_button(db, client):
    UserFactory(username="executive")

    assert client.post(ADDRESS, {"username": "executive"}).status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("demo_sign_in")
    page = client.get(reverse("account_login")).content.decode()
    assert "Try it as" not in page
    assert "executive" not in page


def test_in_production_there_is_no_such_address_and_no_button(db, run):
    said = f"""
from django.conf import settings
from django.test import Client
assert settings.MODE == "production"
client = Client(headers={{"host": "etms.example"}})
answer = client.post("{ADDRESS}", {{"username": "executive"}}, secure=True)
assert answer.status_code == 404, answer.status_code
page = client.get("/accounts/login/", secure=True)
assert page.status_code == 200, page.status_code
assert "Try it as" not in page.content.decode()
assert not any("demo" in name for name in settings.TEMPLATES[0]["OPTIONS"]["context_processors"])
"""
    done = manage(run, "shell", "-v", "0", "-c", said)

    assert done.returncode == 0, done.stderr


def test_even_the_view_refuses_outside_demo_mode(db, demo_mode, client):
    UserFactory(username="executive")

    with override_settings(MODE="test"):
        assert client.post(ADDRESS, {"username": "executive"}).status_code == 404
        assert "Try it as" not in client.get(reverse("account_login")).content.decode()


def test_the_button_signs_a_demo_person_in(db, demo_mode, client):
    user = UserFactory(username="executive")
    page = client.get(reverse("account_login")).content.decode()
    assert 'name="username" value="executive"' in page

    answer = client.post(ADDRESS, {"username": "executive"})

    assert (answer.status_code, answer["Location"]) == (302, reverse("work:home"))
    assert client.session["_auth_user_id"] == str(user.pk)


@pytest.mark.parametrize("username", ["somebody", "", "nobody-at-all"])
def test_only_demo_people_are_signed_in(db, demo_mode, client, username):
    UserFactory(username="somebody")

    assert client.post(ADDRESS, {"username": username}).status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_closed_account_stays_closed(db, demo_mode, client):
    UserFactory(username="executive", is_active=False)

    assert client.post(ADDRESS, {"username": "executive"}).status_code == 404


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [("/directory/", "/directory/"), ("https://elsewhere.example/", "/"), ("//elsewhere", "/")],
)
def test_it_leads_on_within_the_house_only(db, demo_mode, client, wanted, reached):
    UserFactory(username="manager")

    answer = client.post(ADDRESS, {"username": "manager", "next": wanted})

    assert answer["Location"] == reached


def test_a_look_does_not_sign_in_and_the_form_needs_its_token(db, demo_mode):
    UserFactory(username="executive")
    strict = Client(enforce_csrf_checks=True)

    assert strict.get(ADDRESS).status_code == 405
    assert strict.post(ADDRESS, {"username": "executive"}).status_code == 403
