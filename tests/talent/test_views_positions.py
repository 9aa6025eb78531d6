"""The Position Assessment Portal as each person meets it: who reads, writes, never sees."""

import pytest
from django.urls import reverse

from etms.roles.choices import Role
from etms.trace.models import Event
from talent.models import PositionAssessment, Successor
from tests.factories.directory import position as make_position
from tests.factories.roles import delegate_of, give
from tests.talent.exercise import department


@pytest.fixture(scope="module")
def built(once):
    with once():
        return department(branches=1, directors=3, accounts=True)


def place_of(person):
    return person.appointments.get().position


@pytest.fixture
def place(house):
    """The position of the director general: under the head of the branch."""
    return place_of(house.generals[0])


@pytest.fixture
def manager(house):
    return house.heads[0].user


def url(place, name="position"):
    return reverse(f"talent:{name}", args=[place.pk])


def add(client, user, place, person, **more):
    client.force_login(user)
    given = {"add-person": person.pk, "add-readiness": "now"} | more
    return client.post(url(place, "slate_add"), given)


def text_of(client, user, address):
    client.force_login(user)
    return client.get(address).content.decode()


def test_the_manager_the_deputy_head_and_the_delegate_read_a_slate(client, house, place, manager):
    add(client, manager, place, house.directors[0])
    delegate = delegate_of(house.organization)
    for user in (manager, house.deputy_head.user, delegate):
        assert str(house.directors[0]) in text_of(client, user, url(place))
    others = [house.generals[0].user, house.directors[1].user]
    others += [give(Role.HR_ADVISER, organization=house.organization), give(Role.OCHRO_ANALYST)]
    for user in others:
        client.force_login(user)
        assert client.get(url(place)).status_code == 403
    client.force_login(department(branches=1, accounts=True).heads[0].user)
    assert client.get(url(place)).status_code == 404


def test_a_successor_never_sees_the_slate_or_being_on_it(client, house, place, manager):
    director = house.directors[0]
    add(client, manager, place, director)

    client.force_login(director.user)
    assert client.get(url(place)).status_code == 403
    assert client.get(reverse("talent:slates", args=[director.pk])).status_code == 403
    opened = text_of(client, director.user, reverse("roles:who_opened", args=[director.pk]))
    assert "late of successors" not in opened
    changes = reverse("directory:person_changes", args=[director.pk])
    assert place.number not in text_of(client, director.user, changes)


def test_a_delegate_on_a_slate_reads_it_without_themselves(client, house, manager):
    on_it = house.directors[0]
    delegate_of(house.organization, user=on_it.user)
    peer = place_of(house.directors[1])
    add(client, house.generals[0].user, peer, on_it)
    add(client, house.generals[0].user, peer, house.directors[2], **{"add-readiness": "later"})

    shown = text_of(client, on_it.user, url(peer))
    assert "Covered later" in shown
    assert "1 ready now" not in shown
    client.force_login(on_it.user)
    superior = place_of(house.generals[0])
    assert client.get(url(superior)).status_code == 403
    assert client.get(url(place_of(on_it))).status_code == 403


def test_a_vacant_position_between_is_skipped(client, house):
    general = place_of(house.generals[0])
    vacant = make_position(unit=house.directorates[0], level="EX-02", above=general)
    below = make_position(unit=house.directorates[0], level="EX-01", above=vacant)
    client.force_login(house.generals[0].user)
    assert client.get(url(vacant)).status_code == 200
    assert client.get(url(below)).status_code == 200
    client.force_login(house.heads[0].user)
    assert client.get(url(below)).status_code == 403


def test_one_yes_makes_it_critical_and_complete_asks_for_the_rest(client, place, manager):
    client.force_login(manager)
    page = url(place)
    given = {f"base.{code}": 0 for code in ("operational", "strategic", "safety", "difficulty")}
    given |= {"operational": "no", "strategic": "no", "safety": "yes", "difficulty": "no"}
    answer = client.post(page, given | {"go": "complete"})

    assert "rationale" in answer["Location"]
    sheet = PositionAssessment.objects.get()
    assert (sheet.critical, sheet.state) == (True, "draft")
    rest = {
        "rationale": "Alone may close the airspace",
        "impact-organization": "high",
        "impact-service": "medium",
        "vacancy-likelihood": "high",
        "has-plan": "no",
    }
    client.post(page, rest | {f"base.{code}": 0 for code in rest} | {"go": "complete"})
    sheet.refresh_from_db()
    assert sheet.state == "complete"
    listed = client.get(reverse("talent:positions")).content.decode()
    assert "No succession plan" in listed
    assert "High risk" in listed


def test_autosave_keeps_the_revision(client, place, manager):
    client.force_login(manager)
    address = url(place, "position_answer")
    first = client.post(address, {"name": "safety", "value": "yes", "base": 0})
    assert first.json()["revision"] == 1
    other = client.post(address, {"name": "safety", "value": "no", "base": 0})
    assert other.status_code == 409
    client.force_login(delegate_of(place.terms.get().unit.organization))
    assert client.post(address, {"name": "safety", "value": "no", "base": 1}).status_code == 403


def test_a_slate_refuses_the_holder_a_twin_and_a_sixth(client, house, place, manager):
    assert add(client, manager, place, house.generals[0]).status_code == 422
    add(client, manager, place, house.directors[0])
    again = add(client, manager, place, house.directors[0])
    assert again.status_code == 422
    assert "already" in again.content.decode()
    for _number in range(4):
        fresh = department(branches=1)  # elsewhere: not seen by this manager
        assert add(client, manager, place, fresh.directors[0]).status_code == 404
    assert Successor.objects.count() == 1


def test_ranked_changed_and_taken_off_with_a_reason(client, house, place, manager):
    for person in house.directors[:2]:
        add(client, manager, place, person)
    second = Successor.objects.get(person=house.directors[1])
    page = reverse("talent:successor", args=[second.pk])
    client.post(page, {"act": "up"})
    second.refresh_from_db()
    assert second.rank == 1
    client.post(page, {"act": "change", "readiness": "later", "gap": "A year in the regions"})
    assert client.post(page, {"act": "remove", "because": ""}).status_code == 422
    client.post(page, {"act": "remove", "because": "Retires in May"})
    second.refresh_from_db()
    assert (second.readiness, second.removed_because) == ("later", "Retires in May")
    assert "Retires in May" in text_of(client, manager, url(place))
    assert Event.objects.filter(table_name="talent_successor").count() >= 4


def test_left_empty_on_purpose_only_while_it_is_empty(client, house, place, manager):
    client.force_login(manager)
    page = url(place, "slate_empty")
    client.post(page, {"because": "The position ends in March"})
    assert "The position ends in March" in text_of(client, manager, url(place))
    add(client, manager, place, house.directors[0])
    client.force_login(manager)
    assert client.post(page, {"because": "Still"}).status_code == 422


def test_the_slates_of_a_person_for_those_with_the_right(client, house, place, manager):
    director = house.directors[0]
    add(client, manager, place, director)
    slates = reverse("talent:slates", args=[director.pk])
    title = place.terms.get().title_en
    assert title in text_of(client, house.deputy_head.user, slates)
    # the direct manager of the director holds the position: sees nothing of who could follow
    assert title not in text_of(client, house.generals[0].user, slates)


def test_the_list_asks_the_same_number_of_questions(
    client, house, place, manager, django_assert_max_num_queries
):
    for person in house.directors:
        add(client, manager, place, person)
    for user in (manager, house.deputy_head.user):
        client.force_login(user)
        client.get(reverse("talent:positions"))
        with django_assert_max_num_queries(14):
            assert client.get(reverse("talent:positions")).status_code == 200


def test_who_has_no_positions_to_look_after_is_told_so(client, house):
    client.force_login(house.directors[0].user)
    assert client.get(reverse("talent:positions")).status_code == 403
