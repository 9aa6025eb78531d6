"""A house in which the exercise runs, built once."""

import pytest

from tests.factories.roles import delegate_of
from tests.talent.exercise import department


@pytest.fixture(scope="module")
def built(once):
    with once():
        made = department(accounts=True)
        made.delegate = delegate_of(made.organization)
        return made
