"""A committee of two branches, and a second member in a browser of their own."""

import pytest

from etms.roles.choices import Role
from talent.services.assessments import complete_assessment
from talent.services.placements import propose_placement
from tests.browser.test_talent_committee.sitting import DEVELOP, WELL, convened
from tests.factories.roles import give
from tests.talent.assessing import (
    NOW,
    answer_required,
    assessed_before,
    pass_languages,
    placement,
)
from tests.talent.exercise import department


@pytest.fixture
def house(transactional_db):
    """Two branches; three of four directors are assessed, and called the same gap of skills."""
    house = department(branches=2, directors=2, accounts=True)
    house.chair = give(
        Role.COMMITTEE_CHAIR, organization=house.organization, user=house.heads[0].user
    )
    house.member = give(
        Role.COMMITTEE_MEMBER, organization=house.organization, user=house.heads[1].user
    )
    pass_languages(house.directors[0])
    assessed_before(house.directors[0], house.cycle, DEVELOP)
    gap = house.cycle.competencies.rows.first().code
    for number, person in enumerate(house.directors[:3]):
        by = house.generals[number // 2].user
        act = {"person": person, "cycle": house.cycle, "by": by, "at": NOW}
        answer_required(person, house.cycle, by=by, **{"a-development-tags": [gap]})
        propose_placement(**act, to=placement(house.cycle, WELL), base=0)
        complete_assessment(**act)
    return house


@pytest.fixture
def session(house):
    return convened(house)
