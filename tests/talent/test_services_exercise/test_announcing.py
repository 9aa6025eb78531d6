"""Announcements of OCHRO, and the thread of questions with each organization."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from etms.roles.choices import Role
from etms.trace.models import Act
from etms.work.models import Job, Notice
from talent.queries import exercise as queries
from talent.services import announcements
from tests.factories.roles import delegate_of, give
from tests.talent.exercise import account, department

NOW = timezone.now()
pytestmark = pytest.mark.django_db


# Words with OCHRO


def announce(house, by):
    return announcements.announce(
        cycle=house.cycle,
        title_en="New guidance",
        title_fr="Nouvelle orientation",
        text_en="Read it.",
        text_fr="Lisez-la.",
        by=by,
        at=NOW,
    )


@pytest.mark.parametrize("role", [Role.OCHRO_ANALYST, Role.OCHRO_LEAD])
def test_ochro_announces_to_the_delegates_and_deputy_heads_of_the_cycle(house, role):
    other = department(branches=1, accounts=True)
    said = announce(house, give(role))
    assert Job.objects.filter(kind="talent.announce").count() == 1

    announcements.tell_of_announcement(announcement_id=said.pk, at=NOW)

    told = Notice.objects.filter(code="exercise.announced")
    expected = {house.delegate.pk, house.deputy_head.user_id, other.deputy_head.user_id}
    assert set(told.values_list("to", flat=True)) == expected
    with translation.override("fr"):
        assert told.first().title == "Le BDPRH annonce\xa0: Nouvelle orientation"


def test_nobody_but_ochro_announces(house):
    for user in (house.delegate, house.deputy_head.user, give(Role.POLICY_OFFICER)):
        with pytest.raises(PermissionDenied):
            announce(house, user)


def write(house, by, text="May EX-02 take part?"):
    return announcements.write_in_thread(dossier=house.dossier, text=text, by=by, at=NOW)


def test_both_sides_write_in_the_thread_and_the_other_side_is_told(house):
    analyst = give(Role.OCHRO_ANALYST)
    asked = write(house, house.delegate)
    assert set(Notice.objects.filter(code="exercise.asked").values_list("to", flat=True)) == {
        analyst.pk
    }

    answered = write(house, analyst, "Yes.")

    told = Notice.objects.filter(code="exercise.answered").values_list("to", flat=True)
    assert set(told) == {house.delegate.pk, house.deputy_head.user_id}
    assert (asked.from_ochro, answered.from_ochro) == (False, True)
    act = Act.objects.filter(verb="exercise.ask").latest("id")
    assert act.acting_for_id == house.deputy_head.user_id


def test_nobody_else_writes_in_the_thread(house):
    other = department(branches=1)
    outsiders = (
        house.heads[0].user,
        give(Role.HR_ADVISER, organization=house.organization),
        delegate_of(other.organization),
        account(other.deputy_head),
    )
    for user in outsiders:
        with pytest.raises(PermissionDenied):
            write(house, user)


def test_the_unanswered_threads_stand_first_the_longest_waiting_on_top(house):
    others = [department(branches=1) for _number in range(3)]
    ochro = give(Role.OCHRO_ANALYST)
    moments = [(house, 3, house.delegate), (others[0], 5, delegate_of(others[0].organization))]
    moments += [(others[1], 9, delegate_of(others[1].organization)), (others[1], 8, ochro)]
    for department_, hours, by in moments:
        announcements.write_in_thread(
            dossier=department_.dossier, text="?", by=by, at=NOW - timedelta(hours=hours)
        )

    found = list(queries.threads(house.cycle).order_by("rank", "place", "id"))

    expected = [others[0], house, others[1], others[2]]
    assert [each.pk for each in found] == [each.dossier.pk for each in expected]


def test_the_home_page_of_ochro_counts_the_unanswered(house, client):
    other = department(branches=1)
    for each, by in [(house, house.delegate), (other, delegate_of(other.organization))]:
        announcements.write_in_thread(dossier=each.dossier, text="?", by=by, at=NOW)
    client.force_login(give(Role.OCHRO_ANALYST))

    assert "2 organizations wait for an answer" in client.get("/").content.decode()
