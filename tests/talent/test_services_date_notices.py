"""A last day that was moved is told by the worker to those whom it still concerns, once each."""

import pytest
from django.utils import timezone, translation

from etms.cycles.choices import StageCode
from etms.roles.choices import Role
from etms.work.models import Job, Notice
from etms.work.services import run_due_jobs
from talent.choices import QuestionnaireState
from talent.services import dates as services
from talent.services.dates import Change
from tests.factories.roles import delegate_of, give
from tests.talent.assessing import answered
from tests.talent.exercise import account, days, department

NOW = timezone.now()
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def built(once):
    with once():
        made = department(accounts=True)
        made.delegate = delegate_of(made.organization)
        return made


def move(house, unit, after, before=None, *, stage=StageCode.EMPLOYEE, by=None):
    """Move a last day, and let the worker do its part."""
    changes = [Change("one", unit, stage, before, after)]
    services.set_branch_dates(
        dossier=house.dossier, changes=changes, by=by or house.delegate, at=NOW
    )
    Notice.objects.all().delete()  # those of an earlier move
    run_due_jobs(seconds=60)


def told(code="exercise.day_moved"):
    return sorted(Notice.objects.filter(code=code).values_list("to", flat=True))


def users(*people):
    return sorted(person.user_id for person in people)


def of_branch(house, number):
    """Everybody in a branch: its head, the director general, two directors."""
    directors = house.directors[number * 2 : number * 2 + 2]
    return [house.heads[number], house.generals[number], *directors]


def test_the_executives_of_the_branch_are_told_of_their_new_last_day(house):
    move(house, house.branches[0], days(5))

    assert told() == users(*of_branch(house, 0))
    for language, words in (("en", "your last day is now"), ("fr", "votre dernier jour est")):
        with translation.override(language):
            assert words in Notice.objects.filter(code="exercise.day_moved").first().text
    assert Notice.objects.filter(code="exercise.day_moved", mailed_at=None).count() == 0


def test_each_reads_it_in_their_own_language(house, mailoutbox):
    account(house.directors[0], language="fr")
    account(house.directors[1], language="en")

    move(house, house.branches[0], days(5))

    subjects = {mail.to[0]: mail.subject for mail in mailoutbox}
    assert "Votre dernier jour a changé" in subjects[house.directors[0].user.email]
    assert "Your last day has changed" in subjects[house.directors[1].user.email]


def test_the_page_itself_tells_nobody(house):
    changes = [Change("one", house.branches[0], StageCode.EMPLOYEE, None, days(5))]
    services.set_branch_dates(dossier=house.dossier, changes=changes, by=house.delegate, at=NOW)

    assert not Notice.objects.filter(code__startswith="exercise.day").exists()
    assert Job.objects.filter(kind="talent.dates").count() == 1


def test_who_has_answered_is_left_alone(house):
    answered(house.directors[0], house.cycle)
    answered(house.directors[1], house.cycle, state=QuestionnaireState.DRAFT)

    move(house, house.branches[0], days(5))

    assert house.directors[0].user_id not in told()
    assert house.directors[1].user_id in told()


def test_who_has_a_nearer_day_is_left_alone(house):
    move(house, house.directorates[0], days(3))
    assert told() == users(*of_branch(house, 0)[1:])

    move(house, house.branches[0], days(5))
    assert told() == users(house.heads[0])


def test_who_has_more_time_anyway_is_left_alone(house):
    services.extend(
        dossier=house.dossier, person=house.directors[0], stage=StageCode.EMPLOYEE,
        until=days(40), reason="On leave.", by=house.delegate, at=NOW,
    )  # fmt: skip

    move(house, house.branches[0], days(5))

    assert house.directors[0].user_id not in told()
    assert house.directors[1].user_id in told()


def test_a_day_that_is_taken_back_is_told_too(house):
    move(house, house.branches[0], days(5))
    move(house, house.branches[0], None, before=days(5))

    assert told() == users(*of_branch(house, 0))
    assert {notice.context["until"]["day"] for notice in Notice.objects.all()} == {
        str(days(20))  # the day of the cycle
    }


def test_managers_are_told_once_of_the_files_that_wait_for_them(house):
    move(house, house.branches[0], days(12), stage=StageCode.MANAGER)

    assert told() == []
    assert told("exercise.day_moved_for") == users(
        house.generals[0], house.heads[0], house.deputy_head
    )
    mine = Notice.objects.get(to=house.generals[0].user)
    assert mine.context["number"] == 2
    with translation.override("fr"):
        assert "2 de vos évaluations" in mine.text


def test_the_committee_is_told_of_its_review_and_the_deputy_head_of_the_approval(house):
    seats = [
        give(role, organization=house.organization)
        for role in (Role.COMMITTEE_CHAIR, Role.COMMITTEE_MEMBER)
    ]
    move(house, house.branches[0], days(60), stage=StageCode.REVIEW)
    assert told("exercise.day_moved_of") == sorted(user.pk for user in seats)

    move(house, house.branches[0], days(80), stage=StageCode.APPROVAL)
    assert told("exercise.day_moved_of") == [house.deputy_head.user_id]
    with translation.override("fr"):
        assert house.branches[0].name_fr in Notice.objects.get().title


def test_nobody_is_told_of_what_they_did_themselves(house):
    delegate = delegate_of(house.organization, user=house.directors[0].user)
    move(house, house.branches[0], days(5), by=delegate)
    assert told() == users(*[one for one in of_branch(house, 0) if one != house.directors[0]])

    move(house, house.branches[0], days(80), stage=StageCode.APPROVAL, by=house.deputy_head.user)
    assert told("exercise.day_moved_of") == []


def test_a_day_that_changes_nothing_leaves_no_job(house):
    last = days(20)  # the day of the cycle itself
    changes = [Change("one", house.branches[0], StageCode.EMPLOYEE, None, last)]

    services.set_branch_dates(dossier=house.dossier, changes=changes, by=house.delegate, at=NOW)

    assert not Job.objects.filter(kind="talent.dates").exists()


def test_another_organization_is_not_told(house):
    other = department(branches=1, accounts=True)

    move(house, house.branches[0], days(5))

    assert not set(told()) & {person.user_id for person in other.people}
