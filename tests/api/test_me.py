"""/api/, /api/me/ and the schema."""

import pytest
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from etms.roles.choices import Role
from etms.trace.models import Refusal
from tests.accounts.conftest import signed_in
from tests.api.conftest import script
from tests.factories.acts import arrange
from tests.factories.directory import OrganizationFactory, PersonFactory
from tests.factories.roles import delegate_of, give

pytestmark = pytest.mark.django_db


def test_the_root_names_what_needs_no_id(person):
    found = script(person).get("/api/").json()

    assert found["me"] == "http://testserver/api/me/"
    assert found["schema"] == "http://testserver/api/schema/"
    assert all(Client().get(url).status_code == 401 for url in found.values())


def test_me_tells_the_account_the_person_and_what_they_are(person):
    organization = OrganizationFactory(name_en="Department A", name_fr="Ministère A")
    arrange()
    known = PersonFactory(user=person, given_name="Ada", family_name="Test")
    delegate_of(organization, user=person, may_submit=True)
    give(Role.OCHRO_ANALYST, user=person)

    found = script(person).get("/api/me/").json()

    assert (found["username"], found["email"]) == ("person", "person@test.example")
    assert found["person"] == {"id": known.pk, "given_name": "Ada", "family_name": "Test"}
    assert found["organizations"] == [
        {"id": organization.pk, "name_en": "Department A", "name_fr": "Ministère A"}
    ]
    roles = {role["role"]: role for role in found["roles"]}
    assert roles["delegate"]["organization"] == organization.pk
    assert roles["delegate"]["may_submit"] is True
    assert roles["ochro_analyst"]["organization"] is None


def test_me_of_an_account_alone(person):
    found = script(person).get("/api/me/").json()

    assert (found["person"], found["roles"], found["organizations"]) == (None, [], [])


def test_a_session_opens_it_too_but_writes_need_the_csrf_token(person):
    guarded = Client(enforce_csrf_checks=True)
    guarded.cookies = signed_in(person).cookies

    assert guarded.get("/api/me/").status_code == 200
    refused = guarded.post("/api/me/", "{}", content_type="application/json")
    token = {"X-CSRFToken": guarded.cookies["etms-csrf"].value}
    passed = guarded.post("/api/me/", "{}", content_type="application/json", headers=token)

    assert (refused.status_code, passed.status_code) == (403, 405)


def test_the_schema_is_valid_and_tells_every_address(person):
    schema = script(person).get("/api/schema/").json()

    validate(schema, cls=OpenAPIV31SpecValidator)
    assert {"/api/", "/api/me/"} <= set(schema["paths"])
    for path in schema["paths"].values():
        for operation in path.values():
            assert {"400", "401", "403", "404"} <= set(operation["responses"])
            assert operation["security"][0] == {"token": []}


def test_every_address_of_the_schema_is_listed_or_needs_an_id(person):
    client = script(person)
    listed = {url.removeprefix("http://testserver") for url in client.get("/api/").json().values()}

    described = set(client.get("/api/schema/").json()["paths"])

    assert {path for path in described if "{" not in path} == (listed | {"/api/"}) - {
        "/api/schema/"
    }


def test_a_refused_attempt_of_a_script_goes_to_the_security_log(person):
    script(person).get("/api/people/999999/")

    refusal = Refusal.objects.get(user_id=person.pk)
    assert (refusal.status, refusal.method, refusal.thing) == (404, "GET", "999999")


def test_a_script_is_named_to_the_database(person, monkeypatch):
    named = []
    monkeypatch.setattr("etms.audit.name_actor", named.append)

    script(person).get("/api/me/")

    assert named == [person]
