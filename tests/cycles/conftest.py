"""The cast of the cycles: a policy officer, somebody else, and the first versions of the rules."""

import pytest
from django.utils import timezone

from etms.cycles import services
from etms.roles.choices import Role
from tests.factories.accounts import UserFactory
from tests.factories.roles import give

NOW = timezone.now()


@pytest.fixture
def officer(db):
    return give(Role.POLICY_OFFICER, user=UserFactory(username="policy"))


@pytest.fixture
def somebody(db):
    return UserFactory(username="somebody")


@pytest.fixture(scope="module")
def loaded(once):
    with once():
        return services.load_first_versions(at=NOW)


@pytest.fixture
def first_versions(db, loaded):
    """The versions that come with the product, and what became of each when they were loaded."""
    return dict(loaded)


@pytest.fixture
def draft(first_versions, officer):
    """A draft that lacks nothing."""
    return services.draft_cycle(year=2027, by=officer, at=NOW)


@pytest.fixture
def published(draft, officer):
    return services.publish_cycle(cycle=draft, by=officer, at=NOW)
