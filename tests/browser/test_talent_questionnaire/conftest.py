"""An executive who writes, and the same person in another browser."""

import pytest

from tests.browser.test_talent_questionnaire.writing import STRENGTHS
from tests.talent.answering import began
from tests.talent.exercise import department


@pytest.fixture
def house(transactional_db):
    return department(branches=1, accounts=True)


@pytest.fixture
def executive(house):
    return house.directors[0]


@pytest.fixture
def writing(page, executive, sign_in, open_page):
    """The first section, open for the executive; answers are looked at where they are kept."""
    began(executive)
    sign_in(executive.user)
    open_page(STRENGTHS)
    return page.locator("#a-strengths")
