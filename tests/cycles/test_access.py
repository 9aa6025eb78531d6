"""Who may read, draft and publish cycles."""

from itertools import product

import pytest

from etms import access
from etms.cycles import services
from etms.cycles.access import visible_cycles, visible_versions
from etms.cycles.models import VERSIONS
from etms.roles.choices import ORGANIZATION_ROLES, Role
from etms.roles.services import end_role
from tests.cycles.conftest import NOW
from tests.factories.directory import OrganizationFactory
from tests.factories.roles import give

OTHERS = [role for role in Role if role != Role.POLICY_OFFICER]
MAY = {"cycles.read": False, "cycles.draft": False, "cycles.publish": False}


@pytest.fixture
def holder(db):
    """Somebody with the role asked for."""

    def make(role):
        organization = OrganizationFactory() if role in ORGANIZATION_ROLES else None
        return give(role, organization=organization)

    return make


@pytest.mark.parametrize(("role", "name"), list(product(OTHERS, MAY)))
def test_nobody_but_the_policy_officer_may_touch_or_see_a_draft(role, name, holder, draft):
    found = access.can(holder(role), name, draft)

    assert not found
    assert found.reason


@pytest.mark.parametrize("name", MAY)
def test_the_policy_officer_may(name, draft, officer):
    assert access.can(officer, name, draft)


def test_everybody_who_signs_in_reads_what_is_published(published, somebody):
    assert access.can(somebody, "cycles.read", published)
    assert list(visible_cycles(somebody)) == [published]
    for part in VERSIONS:
        assert getattr(published, part) in visible_versions(somebody, part)


def test_drafts_are_hidden_from_others(draft, officer, somebody):
    new = services.begin_version(of=draft.rules, by=officer, at=NOW)

    assert list(visible_cycles(somebody)) == []
    assert new not in visible_versions(somebody, "rules")
    assert new in visible_versions(officer, "rules")


def test_what_is_published_is_not_drafted_again_by_anyone(published, officer):
    assert "published" in access.can(officer, "cycles.draft", published).reason
    assert "new version" in access.can(officer, "cycles.draft", published.rules).reason


def test_a_former_policy_officer_may_nothing(draft, officer):
    held = officer.role_assignments.get()
    end_role(assignment=held, by=None, at=NOW)

    assert not access.can(officer, "cycles.draft", draft)
    assert list(visible_cycles(officer)) == []
