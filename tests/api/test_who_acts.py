"""A script acts under the name of its token: to the database, in the trace and in the log."""

import json

import pytest
from django.db import connection
from django.test import Client

from etms.trace.models import Reading
from tests.accounts.conftest import account
from tests.api.conftest import script
from tests.factories.acts import arrange
from tests.factories.directory import UnitFactory, holder, position

pytestmark = pytest.mark.django_db
probing = pytest.mark.urls("tests.api.addresses")


@pytest.fixture
def before():
    """A connection that last served somebody else."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('etms.user', '0', true)")


def with_session(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def who_acts(client: Client) -> dict:
    return client.get("/api/who-acts/").json()


@probing
def test_a_token_names_its_owner_to_the_database(person, before):
    assert who_acts(script(person)) == {"named": str(person.pk), "asks": person.pk}


@probing
def test_a_session_names_its_owner_to_the_database(person, before):
    assert who_acts(with_session(person)) == {"named": str(person.pk), "asks": person.pk}


@probing
def test_a_token_goes_before_the_session_it_comes_with(person, before):
    other = account(username="other", email="other@test.example")
    both = script(other)
    both.cookies = with_session(person).cookies

    assert who_acts(both) == {"named": str(other.pk), "asks": other.pk}


@probing
def test_a_wrong_token_names_nobody_even_beside_a_session(person, before):
    both = Client(headers={"authorization": "Token " + "0" * 64})
    both.cookies = with_session(person).cookies

    assert both.get("/api/who-acts/").status_code == 401


@probing
def test_the_log_names_the_owner_of_the_token(person, capsys):
    client = script(person)
    capsys.readouterr()

    answer = client.get("/api/who-acts/")

    [line] = [json.loads(each) for each in capsys.readouterr().err.splitlines()]
    assert (line["event"], line["route"], line["user"]) == ("request", "api:who_acts", person.pk)
    assert line["request_id"] == answer.headers["X-Request-ID"]


def test_a_file_that_a_script_opens_is_recorded_under_its_owner(person):
    executive = holder(position(unit=UnitFactory()))
    executive.user = person
    arrange()
    executive.save(update_fields=["user"])

    answer = script(person).get(f"/api/people/{executive.pk}/file/")

    read = Reading.objects.get(person_id=executive.pk)
    assert answer.status_code == 200
    assert (read.reader_id, read.role, read.purpose) == (person.pk, "executive", "own")
    assert read.request_id == answer.headers["X-Request-ID"]
