"""The directory for scripts: the scopes, the fields and the record of its pages."""

from datetime import date

import pytest

from etms.trace.models import Reading
from tests.factories.directory import SalaryFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client, house):
    """ask("manager", "people/3/") as that person of the house."""

    def get(name, path, **query):
        client.force_login(house.users[name])
        return client.get(f"/api/{path}", query)

    return get


def test_lists_hold_what_the_reader_may_see(ask, house):
    people = ask("colleague", "people/").json()
    positions = ask("colleague", "positions/").json()
    organizations = ask("colleague", "organizations/").json()

    assert {row["id"] for row in people["results"]} == {
        house.colleague.pk,
        *(person.pk for person in house.people.values()),
    }
    assert {row["organization"] for row in positions["results"]} == {house.organization.pk}
    assert [row["id"] for row in organizations["results"]] == [house.organization.pk]


def test_details_outside_the_scope_are_404(ask, house):
    foreign = house.stranger.appointments.get().position

    for path in (
        f"people/{house.stranger.pk}/",
        f"people/{house.stranger.pk}/file/",
        f"positions/{foreign.pk}/",
        f"organizations/{house.other.pk}/",
        "people/999999999/",
    ):
        assert ask("hr_adviser", path).status_code == 404


def test_a_file_is_refused_with_the_reason_where_only_the_card_is_seen(ask, house):
    response = ask("colleague", f"people/{house.people['executive'].pk}/file/")

    assert response.status_code == 403
    assert "may open this file" in response.json()["detail"]


@pytest.mark.parametrize(("name", "paid"), [("manager", True), ("assistant", False)])
def test_a_file_is_recorded_and_holds_what_its_reader_may_see(ask, house, name, paid):
    person = house.people["executive"]
    SalaryFactory(person=person, starts_on=date(2025, 4, 1), amount="151234.00")

    found = ask(name, f"people/{person.pk}/file/").json()

    assert bool(found["salary"]) is paid
    assert found["restricted"] is None
    assert found["managers_above"][0]["name"] == str(house.people["manager"])
    assert Reading.objects.filter(person_id=person.pk, reader_id=house.users[name].pk).count() == 1


def test_a_position_tells_its_terms(ask, house):
    post = house.positions["manager"]

    found = ask("classification_adviser", f"positions/{post.pk}/").json()

    assert found["number"] == post.number
    assert found["terms"][0]["reports_to"] == house.positions["assistant"].pk


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("people/", {"q": "g", "sort": "-level"}, 200),
        ("people/", {"sort": "salary"}, 400),
        ("people/", {"nonsense": "1"}, 400),
        ("people/", {"on": "2020-01-01"}, 403),
        ("positions/", {"vacant": "true", "on": "2020-01-01"}, 403),
        ("positions/", {"level": "EX-99"}, 400),
        ("organizations/", {"q": "dep"}, 200),
    ],
)
def test_a_query_is_checked(ask, path, query, status):
    assert ask("colleague", path, **query).status_code == status


def test_a_unit_of_another_organization_shows_nothing(ask, house):
    foreign = house.stranger.appointments.get().position.terms.get()

    assert ask("colleague", "people/", unit=foreign.unit_id).json()["results"] == []
    assert ask("colleague", "people/", organization=house.other.pk).json()["results"] == []


def test_those_who_keep_an_organization_ask_for_another_day(ask, house):
    found = ask("delegate", "people/", on="2020-01-01").json()

    assert house.people["executive"].pk in {row["id"] for row in found["results"]}
