"""A review committee: its organization, who sits in it, three assessments, a session."""

import pytest
from django.urls import reverse
from django.utils import timezone

from etms.committees.models import Session
from etms.roles.choices import Role
from talent.models import Assessment
from talent.services.assessments import complete_assessment
from talent.services.placements import propose_placement
from tests.factories.roles import give
from tests.talent.assessing import NOW, answer_required, placement
from tests.talent.exercise import department
from tests.talent.sitting import WELL


@pytest.fixture
def house(db):
    return department(branches=2, directors=2, accounts=True)


@pytest.fixture
def chair(house):
    return give(
        Role.COMMITTEE_CHAIR,
        organization=house.organization,
        user=house.heads[0].user,
    )


@pytest.fixture
def member(house):
    return give(
        Role.COMMITTEE_MEMBER,
        organization=house.organization,
        user=house.heads[1].user,
    )


@pytest.fixture
def assessed(house):
    """Three directors, assessed, placed and complete."""
    found = []
    for person, manager in zip(
        house.directors[:3], [house.generals[0], house.generals[0], house.generals[1]], strict=True
    ):
        act = {"person": person, "cycle": house.cycle, "by": manager.user, "at": NOW}
        answer_required(person, house.cycle, by=manager.user)
        propose_placement(**act, to=placement(house.cycle, WELL), base=0)
        complete_assessment(**act)
        found.append(Assessment.objects.get(person=person))
    return found


@pytest.fixture
def session(client, house, chair, member, assessed):
    client.force_login(chair)
    page = reverse("talent:sessions")
    client.post(page, {"name": "EX minus one", "meets_on": timezone.localdate()})
    return Session.objects.get()
