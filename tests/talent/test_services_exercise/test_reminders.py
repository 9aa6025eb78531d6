"""Reminders by a worker: everybody meant, once, in one message."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone, translation

from etms import access
from etms.roles.choices import Role
from etms.work.models import Job, Notice
from talent import models
from talent.choices import Show
from talent.queries import cockpit
from talent.services import reminders
from tests.factories.acts import arrange
from tests.factories.roles import delegate_of, give

NOW = timezone.now()
pytestmark = pytest.mark.django_db


# Reminders


def chosen(show=Show.ANSWERS_OPEN, **more):
    return cockpit.Chosen(show=show, **more)


def send(house, *, by=None, at=NOW, **more):
    asked = reminders.remind(
        dossier=house.dossier, chosen=chosen(**more), by=by or house.delegate, at=at
    )
    reminders.send_reminders(reminder_id=asked.pk, at=at)
    asked.refresh_from_db()
    return asked


def reminded():
    return list(Notice.objects.filter(code="exercise.reminder").values_list("to", flat=True))


def test_a_round_of_reminders_is_one_job(house):
    asked = reminders.remind(dossier=house.dossier, chosen=chosen(), by=house.delegate, at=NOW)

    job = Job.objects.get(kind="talent.remind")
    assert job.payload == {"reminder": asked.pk}
    assert asked.asked == len(house.people)
    assert reminded() == []


def test_the_worker_tells_everybody_meant_once_and_says_how_many(house):
    done = send(house)

    assert sorted(reminded()) == sorted(person.user_id for person in house.people)
    assert (done.told, done.told_before, done.unreachable) == (len(house.people), 0, 0)
    reminders.send_reminders(reminder_id=done.pk, at=NOW)
    assert len(reminded()) == len(house.people)


def test_nobody_is_reminded_twice_on_one_day_whoever_asks(house):
    send(house)

    again = send(house, show=Show.ASSESSMENT_OPEN, by=house.deputy_head.user)

    assert again.told == 1, "the deputy head alone was not yet told"
    assert again.told_before == 4
    tomorrow = send(house, at=NOW + timedelta(days=1))
    assert tomorrow.told == len(house.people)


def test_whoever_finishes_before_the_worker_comes_is_left_alone(house):
    asked = reminders.remind(dossier=house.dossier, chosen=chosen(), by=house.delegate, at=NOW)
    with transaction.atomic():
        arrange()
        models.Questionnaire.objects.create(
            person=house.heads[0],
            cycle=house.cycle,
            state="submitted",
            started_at=NOW,
            submitted_at=NOW,
        )

    reminders.send_reminders(reminder_id=asked.pk, at=NOW)

    assert house.heads[0].user_id not in reminded()


def test_a_manager_with_many_open_files_gets_one_message_that_names_them_all(house):
    send(house, show=Show.ASSESSMENT_OPEN, files="all", level="EX-01")

    notice = Notice.objects.get(code="exercise.reminder", to=house.generals[0].user_id)
    with translation.override("en"):
        assert "Your talent questionnaire is due on" in notice.text
        assert "2 executives wait for your assessment" in notice.text
    with translation.override("fr"):
        assert "Votre questionnaire" in notice.text


def test_a_delegate_who_is_withdrawn_meanwhile_reminds_nobody(house):
    asked = reminders.remind(dossier=house.dossier, chosen=chosen(), by=house.delegate, at=NOW)
    with transaction.atomic():
        arrange()
        house.delegate.role_assignments.update(ends_at=NOW)
        from_grants = "DELETE FROM roles_organizationcyclegrant WHERE user_id = %s"
        with connection.cursor() as cursor:
            cursor.execute(from_grants, [house.delegate.pk])
    access.forget_standings()

    reminders.send_reminders(reminder_id=asked.pk, at=timezone.now())

    asked.refresh_from_db()
    assert asked.done_at
    assert asked.told == 0
    assert reminded() == []


def test_a_delegates_round_tells_nothing_of_their_own_assessment(house):
    """The manager of a delegate is not reminded of the delegate's file by the delegate."""
    delegate = delegate_of(house.organization, user=house.generals[0].user)

    send(house, by=delegate, show=Show.ASSESSMENT_OPEN, level="EX-03", files="sent")

    assert house.heads[0].user_id not in reminded()
    assert house.heads[1].user_id in reminded()


def test_files_with_nothing_to_do_remind_nobody(house):
    with pytest.raises(ValidationError):
        reminders.remind(
            dossier=house.dossier, chosen=chosen(Show.ANSWERED), by=house.delegate, at=NOW
        )
    with pytest.raises(ValidationError):
        reminders.remind(
            dossier=house.dossier, chosen=chosen(Show.UNSHARED), by=house.delegate, at=NOW
        )


def test_only_those_who_run_the_exercise_remind(house):
    for user in (house.heads[0].user, give(Role.OCHRO_LEAD), house.directors[0].user):
        with pytest.raises(PermissionDenied):
            reminders.remind(dossier=house.dossier, chosen=chosen(), by=user, at=NOW)
