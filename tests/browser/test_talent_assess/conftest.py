"""A manager with three directors; the first has all that a page can show."""

import pytest

from tests.browser.test_talent_assess.placing import DEVELOP
from tests.talent.assessing import (
    answered,
    assessed_before,
    pass_languages,
)
from tests.talent.exercise import department


@pytest.fixture
def house(transactional_db):
    """A manager with three directors; the first has all that a page can show."""
    house = department(branches=1, directors=3, accounts=True)
    first = house.directors[0]
    codes = [row.code for row in house.cycle.competencies.rows.all()]
    pass_languages(first)
    assessed_before(
        first,
        house.cycle,
        DEVELOP,
        **{f"rating.{code}": "consistently" for code in codes},
        **{"a-strengths": "Strong analysis."},
    )
    answered(
        first,
        house.cycle,
        **{f"self-rating.{code}": "role-model" for code in codes},
        strengths="Calm in a crisis.",
        **{"promotion-interest": False},
    )
    return house


@pytest.fixture
def manager(house, sign_in):
    user = house.generals[0].user
    sign_in(user)
    return user
