"""An organization for each module; a committee in it, three assessments and a session."""

from copy import deepcopy

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


@pytest.fixture(scope="module")
def built(once):
    """What all tests of a module stand on; a module that needs another one builds its own."""
    with once():
        return department(accounts=True)


@pytest.fixture
def house(db, built):
    """A test's own copy of it."""
    return deepcopy(built)


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
