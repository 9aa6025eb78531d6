"""Who reads the answers and returns them, whom nobody asks; few queries for each page."""

import pytest
from django.urls import reverse

from etms.trace.models import Reading
from talent.choices import QuestionnaireState
from talent.models import Questionnaire
from tests.factories.roles import delegate_of
from tests.talent.answering import (
    LAST_YEAR,
    REQUIRED,
    answer_all,
    began,
    said_last_year,
    submitted,
)
from tests.talent.exercise import department
from tests.talent.test_views_questionnaires.pages import HOME, told


def test_returning_twice_says_that_it_is_done(client, executive, manager):
    sheet = submitted(executive)
    client.force_login(manager.user)
    address = reverse("talent:answers", args=[sheet.pk])
    client.post(address, {"note": "Say more."})

    again = client.post(address, {"note": "Say more."}, follow=True)

    assert again.status_code == 200
    assert told(again)[-1] == "You have returned these answers already."


READERS = {
    "executive": 200,
    "manager": 200,
    "head": 404,  # the manager's manager
    "deputy_head": 200,
    "delegate": 200,
    "colleague": 404,
    "stranger": 404,
}


@pytest.mark.parametrize(("who", "status"), READERS.items())
def test_submitted_answers_open_to_few_and_each_opening_is_recorded(
    client, house, executive, manager, who, status
):
    sheet = submitted(executive)
    users = {
        "executive": executive.user,
        "manager": manager.user,
        "head": house.heads[0].user,
        "deputy_head": house.deputy_head.user,
        "delegate": delegate_of(house.organization),
        "colleague": house.directors[1].user,
        "stranger": department(branches=1, accounts=True).generals[0].user,
    }
    client.force_login(users[who])

    page = client.get(reverse("talent:answers", args=[sheet.pk]))

    assert page.status_code == status
    assert (REQUIRED["strengths"] in page.content.decode()) is (status == 200)
    readings = Reading.objects.filter(
        reader_id=users[who].pk, person_id=executive.pk, what="answers"
    )
    assert readings.count() == (status == 200)


@pytest.mark.parametrize("who", ["manager", "deputy_head", "delegate"])
def test_nobody_reads_a_draft(client, house, executive, manager, who):
    sheet = began(executive)
    answer_all(executive)
    users = {
        "manager": manager.user,
        "deputy_head": house.deputy_head.user,
        "delegate": delegate_of(house.organization),
    }
    client.force_login(users[who])

    assert client.get(reverse("talent:answers", args=[sheet.pk])).status_code == 404


def test_a_manager_returns_answers_with_a_note(client, executive, manager):
    sheet = submitted(executive)
    client.force_login(manager.user)
    address = reverse("talent:answers", args=[sheet.pk])

    assert client.post(address, {"note": ""}).status_code == 422
    done = client.post(address, {"note": "Say more of your mobility."})

    assert done.url == executive.get_absolute_url()
    assert client.get(address).status_code == 404
    client.force_login(executive.user)
    page = client.get(HOME).content.decode()
    assert "Say more of your mobility." in page
    assert str(manager) in page


def test_answers_of_an_earlier_year_are_read_and_no_longer_returned(client, executive, manager):
    sheet = said_last_year(executive)
    client.force_login(manager.user)
    address = reverse("talent:answers", args=[sheet.pk])

    page = client.get(address).content.decode()
    refused = client.post(address, {"note": "Too late"})

    assert LAST_YEAR["strengths"] in page
    assert "Return the answers" not in page
    assert refused.status_code == 422
    sheet.refresh_from_db()
    assert sheet.state == QuestionnaireState.SUBMITTED


@pytest.mark.parametrize("who", ["executive", "deputy_head"])
def test_who_may_only_read_does_not_return(client, house, executive, who):
    sheet = submitted(executive)
    user = executive.user if who == "executive" else house.deputy_head.user
    client.force_login(user)
    address = reverse("talent:answers", args=[sheet.pk])

    assert "Return the answers" not in client.get(address).content.decode()
    assert client.post(address, {"note": "No"}).status_code == 403


def test_who_is_no_executive_has_no_questionnaire(client, house):
    client.force_login(delegate_of(house.organization))

    assert client.get(HOME).status_code == 404


def test_the_deputy_head_is_not_asked(client, house):
    client.force_login(house.deputy_head.user)
    assert "This cycle asks nothing of you" in client.get(HOME).content.decode()

    assert client.post(reverse("talent:notice")).status_code == 403
    assert not Questionnaire.objects.exists()


PAGES = [HOME, "/talent/questionnaire/section/interests/", "/talent/questionnaire/check/"]
TRANSACTION = 2  # begins and ends as a savepoint inside a test


@pytest.mark.parametrize("address", PAGES)
def test_a_page_asks_at_most_twelve_queries_whatever_was_answered(
    own, executive, address, django_assert_max_num_queries
):
    said_last_year(executive)
    began(executive)
    answer_all(executive)
    own.get(address)

    with django_assert_max_num_queries(12 + TRANSACTION):
        assert own.get(address).status_code == 200


def test_reading_asks_at_most_twelve_queries(
    client, executive, manager, django_assert_max_num_queries
):
    sheet = submitted(executive)
    client.force_login(manager.user)
    address = reverse("talent:answers", args=[sheet.pk])
    client.get(address)

    with django_assert_max_num_queries(12 + TRANSACTION):
        client.get(address)


def test_home_leads_to_the_step_that_is_next(client, executive, house):
    client.force_login(executive.user)
    first = client.get("/").content.decode()
    began(executive)
    then = client.get("/").content.decode()
    answer_all(executive)
    submit(client)
    after = client.get("/").content.decode()

    assert "Answer your talent questionnaire" in first
    assert "about 12 minutes" in first
    assert "Continue your talent questionnaire" in then
    assert "/talent/questionnaire/next/" in then
    assert "talent questionnaire" not in after


def submit(client):
    return client.post(reverse("talent:move_questionnaire", args=["submit"]))
