"""Who is let in, and what an executive is never shown of the assessment."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from etms.roles.choices import Role
from talent.models import Assessment
from talent.services import observations
from tests.factories.roles import delegate_of, give
from tests.talent.assessing import (
    NOW,
    answer_required,
)
from tests.talent.exercise import days, department
from tests.talent.test_views_assessing.placing import WELL, place, text_of


class TestWhoIsLetIn:
    @pytest.mark.parametrize("screen", ["assess", "place", "notes"])
    def test_the_direct_manager_and_nobody_else(self, house, go, director, screen):
        refused = {
            "manager above": house.heads[0].user,
            "deputy head": house.deputy_head.user,
            "executive": director.user,
            "colleague": house.directors[1].user,
            "delegate": delegate_of(house.organization),
            "HR adviser": give(Role.HR_ADVISER, organization=house.organization),
        }

        assert go(screen, director.pk).status_code == 200
        assert {who: go(screen, director.pk, by=u).status_code for who, u in refused.items()} == {
            who: 403 for who in refused
        }

    @pytest.mark.parametrize("screen", ["assess", "place", "notes"])
    def test_for_another_organization_there_is_no_such_person(self, go, director, screen):
        other = department(branches=1, accounts=True)

        assert go(screen, director.pk, by=other.generals[0].user).status_code == 404
        assert go(screen, director.pk, by=give(Role.ADMINISTRATOR)).status_code == 404

    @pytest.mark.parametrize("screen", ["assess_answer", "reopen", "place", "assess"])
    def test_nobody_else_writes(self, house, go, director, screen):
        for user in [house.heads[0].user, house.deputy_head.user, director.user]:
            assert go(screen, director.pk, by=user, post={"to": WELL}).status_code == 403
        assert not Assessment.objects.exists()

    def test_the_map_is_for_managers(self, house, go):
        assert go("map").status_code == 200
        assert go("map", by=house.directors[0].user).status_code == 403

    def test_without_a_cycle_there_is_nothing_to_assess(self, client, director, manager):
        with time_machine.travel(NOW + timedelta(days=400)):
            client.force_login(manager)

            assert client.get(reverse("talent:assess", args=[director.pk])).status_code == 404
            assert client.get(reverse("talent:map")).status_code == 404


class TestHiddenFromTheExecutive:
    def test_no_page_of_theirs_tells_of_the_assessment(self, house, client, director, manager):
        answer_required(director, house.cycle, by=manager, **{"a-strengths": "CANARY strengths"})
        place(house, director, WELL, manager)
        observations.write_observation(
            person=director, text="CANARY note", observed_on=days(0), by=manager, at=NOW
        )
        client.force_login(director.user)
        pages = ["/", *(reverse(f"directory:{name}", args=[director.pk])
                        for name in ("person", "file", "person_changes"))]  # fmt: skip
        pages.append(reverse("roles:who_opened", args=[director.pk]))

        for page in pages:
            text = text_of(client.get(page))
            assert "CANARY" not in text
            assert "Well-placed" not in text
            assert "began an assessment" not in text

    def test_nor_do_the_pages_of_those_above_tell_of_private_notes(
        self, house, client, director, manager
    ):
        observations.write_observation(
            person=director, text="CANARY note", observed_on=days(0), by=manager, at=NOW
        )
        for user in [house.deputy_head.user, house.heads[0].user, delegate_of(house.organization)]:
            client.force_login(user)
            for name in ("person", "file", "person_changes"):
                text = text_of(client.get(reverse(f"directory:{name}", args=[director.pk])))
                assert "CANARY" not in text
                assert "private note" not in text
