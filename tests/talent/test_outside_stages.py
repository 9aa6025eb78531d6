"""Before the first day of a section and after its last: nobody writes, and each page says why."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from talent.models import Extension
from talent.services import placements
from tests.factories.acts import arrange
from tests.talent.answering import NOW, autosave, began, stands
from tests.talent.assessing import placement
from tests.talent.exercise import department, running_cycle


def house_whose(**stage):
    """A department in a cycle with other days; those of a published cycle stay as they are."""
    running_cycle(**stage)
    return department(branches=1, accounts=True)


@pytest.mark.parametrize(("section", "words"), [((1, 40), "opens on"), ((-40, -1), "closed on")])
def test_before_and_after_the_manager_section_nobody_is_placed(db, section, words):
    house = house_whose(manager_section=section)

    with pytest.raises(PermissionDenied, match=words):
        placements.propose_placement(
            person=house.directors[0],
            cycle=house.cycle,
            to=placement(house.cycle, "well-placed-in-role"),
            base=0,
            by=house.generals[0].user,
            at=NOW,
        )


def test_before_the_manager_section_nobody_waits_at_home(client, db):
    house = house_whose(manager_section=(5, 40))
    client.force_login(house.generals[0].user)

    assert "Assess 2 executives" not in client.get("/").content.decode()


def test_after_the_last_day_the_page_says_so_and_nothing_is_written(client, db):
    executive = house_whose(employee_section=(-50, -1)).directors[0]
    stands(executive, notice_read_at=timezone.now())
    client.force_login(executive.user)
    home = reverse("talent:questionnaire")

    page = client.get(home).content.decode()
    saved = autosave(client, "strengths", "Late", 0)

    assert "The last day to answer was" in page
    assert "Continue" not in page
    assert "Time is over" in page
    assert "Cannot start yet" not in page
    assert client.get(reverse("talent:section", args=["strengths"])).url == home
    assert client.get(reverse("talent:check")).url == home
    assert saved.status_code == 403
    assert "The last day to answer was" in saved.json()["error"]


def test_an_extension_opens_the_answers_of_one_person_again(db):
    house = house_whose(employee_section=(-50, -1))
    late, other = house.directors
    with transaction.atomic():
        arrange()
        Extension.objects.create(
            dossier=house.dossier,
            person=late,
            stage="employee_section",
            until=timezone.localdate() + timedelta(days=5),
            reason="Long leave",
            at=NOW,
            by=house.deputy_head.user,
        )

    assert began(late).notice_read_at == NOW
    with pytest.raises(PermissionDenied, match="The last day to answer was"):
        began(other)
