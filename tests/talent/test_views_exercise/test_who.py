"""Who is let in to the pages of the exercise."""

import pytest

from etms.roles.choices import Role
from talent import models
from talent.choices import Show
from talent.services import dates as services
from tests.factories.accounts import UserFactory
from tests.factories.roles import delegate_of, give
from tests.talent.exercise import days, department
from tests.talent.test_views_exercise.pages import NOW, OF_ORGANIZATION

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("screen", OF_ORGANIZATION)
def test_the_pages_of_the_exercise_open_to_those_who_run_it_alone(open_page, house, screen):
    there = house.organization.pk
    elsewhere = department(branches=1)
    asked = {"show": Show.ANSWERS_OPEN} if screen == "remind" else {}
    expected = {
        house.delegate: 200,
        house.deputy_head.user: 200,
        house.heads[0].user: 403,
        house.directors[0].user: 403,
        give(Role.HR_ADVISER, organization=house.organization): 403,
        give(Role.OCHRO_LEAD): 403,
        delegate_of(elsewhere.organization): 404,
        give(Role.POLICY_OFFICER): 404,
        UserFactory(): 404,
    }

    found = {user: open_page(screen, there, by=user, **asked).status_code for user in expected}

    assert found == expected


def test_the_thread_opens_to_both_sides_and_to_nobody_else(open_page, house):
    elsewhere = department(branches=1)
    expected = {
        house.delegate: 200,
        house.deputy_head.user: 200,
        give(Role.OCHRO_ANALYST): 200,
        give(Role.OCHRO_LEAD): 200,
        house.heads[0].user: 404,
        give(Role.HR_ADVISER, organization=house.organization): 404,
        delegate_of(elsewhere.organization): 404,
        give(Role.POLICY_OFFICER): 404,
    }

    found = {user: open_page("thread", house.dossier.pk, by=user).status_code for user in expected}

    assert found == expected


@pytest.mark.parametrize("screen", ["threads", "announcements"])
def test_the_pages_of_ochro(open_page, house, screen):
    runs = 200 if screen == "announcements" else 403
    expected = {
        give(Role.OCHRO_ANALYST): 200,
        give(Role.OCHRO_LEAD): 200,
        house.delegate: runs,
        house.deputy_head.user: runs,
        house.heads[0].user: 403,
        give(Role.POLICY_OFFICER): 403,
    }

    assert {user: open_page(screen, by=user).status_code for user in expected} == expected


def test_only_ochro_announces(send, house):
    said = {"title_en": "A", "title_fr": "B", "text_en": "C", "text_fr": "D"}

    assert send("announcements", **said).status_code == 403
    assert send("announcements", by=give(Role.OCHRO_ANALYST), **said).status_code == 302
    assert models.Announcement.objects.get().title_fr == "B"


def test_an_announcement_needs_both_languages(send, house):
    answer = send("announcements", by=give(Role.OCHRO_ANALYST), title_en="A", text_en="C")

    assert answer.status_code == 422
    assert {"title_fr", "text_fr"} <= set(answer.context["form"].errors)


def test_the_extension_of_another_organization_is_not_there(send, house):
    given = services.extend(
        dossier=house.dossier,
        person=house.directors[0],
        stage="employee_section",
        until=days(40),
        reason="leave",
        by=house.delegate,
        at=NOW,
    )
    elsewhere = delegate_of(department(branches=1).organization)

    assert send("end_extension", given.pk, by=elsewhere).status_code == 404
    assert send("end_extension", given.pk).status_code == 302
    assert not models.Extension.objects.exists()
