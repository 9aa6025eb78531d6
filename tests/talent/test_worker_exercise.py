"""A round of reminders and an announcement under a real worker: in each one's own language."""

import pytest
from django.utils import timezone, translation

from etms.roles.choices import Role
from etms.work.models import Job, Notice
from talent.choices import Show
from talent.queries.cockpit import Chosen
from talent.services import announcements, reminders
from tests.factories.roles import delegate_of, give
from tests.talent.exercise import account, department
from tests.work.conftest import eventually, start_worker

__all__ = ["start_worker"]
pytestmark = pytest.mark.django_db(transaction=True)


def _all_done():
    return not Job.objects.filter(done_at=None).exists()


def test_the_worker_reminds_and_mails_everybody_in_their_language(start_worker):
    house = department(branches=1)
    reader, other = house.heads[0], house.generals[0]
    account(reader, language="fr")
    account(other, language="en")
    delegate = delegate_of(house.organization)
    asked = reminders.remind(
        dossier=house.dossier,
        chosen=Chosen(show=Show.ANSWERS_OPEN),
        by=delegate,
        at=timezone.now(),
    )

    start_worker()
    eventually(_all_done)

    asked.refresh_from_db()
    assert (asked.told, asked.unreachable) == (2, 2), "two directors have no account"
    notices = {notice.to_id: notice for notice in Notice.objects.all()}
    assert set(notices) == {reader.user_id, other.user_id}
    assert all(notice.mailed_at for notice in notices.values())
    with translation.override("fr"):
        assert "questionnaire sur les talents" in notices[reader.user_id].text


def test_the_worker_tells_those_who_run_the_exercise_of_an_announcement(start_worker):
    house = department(branches=1)
    delegate = delegate_of(house.organization)
    announcements.announce(
        cycle=house.cycle,
        title_en="New guidance",
        title_fr="Nouvelle orientation",
        text_en="Read it.",
        text_fr="Lisez-la.",
        by=give(Role.OCHRO_LEAD),
        at=timezone.now(),
    )

    start_worker()
    eventually(_all_done)

    [notice] = Notice.objects.filter(code="exercise.announced")
    assert notice.to_id == delegate.pk
    assert notice.mailed_at
