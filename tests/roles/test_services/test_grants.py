"""Grants follow from the roles, and are mended where they drifted."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone
from guardian.models import GroupObjectPermission, UserObjectPermission

from etms.roles import services
from etms.roles.choices import Role
from etms.roles.models import OrganizationCycleGrant
from etms.trace.models import Act
from tests.factories.accounts import UserFactory
from tests.factories.acts import arrange
from tests.factories.roles import give


def test_reconcile_repairs_exactly_what_drifted(house):
    before = set(OrganizationCycleGrant.every.values_list("user", "permission", "content_object"))
    rogue = UserFactory()
    sample = OrganizationCycleGrant.every.first()
    arrange()
    OrganizationCycleGrant.every.create(
        user=rogue,
        permission=sample.permission,
        content_object=sample.content_object,
        starts_at=sample.starts_at,
    )
    OrganizationCycleGrant.every.filter(user=house.users["delegate"]).delete()

    changed = services.reconcile_grants(by=None, at=timezone.now())

    after = set(OrganizationCycleGrant.every.values_list("user", "permission", "content_object"))
    assert after == before
    assert changed == 1 + sum(user == house.users["delegate"].pk for user, _p, _o in before)
    acts = Act.objects.filter(verb="grants.reconcile").count()
    assert services.reconcile_grants(by=None, at=timezone.now()) == 0
    assert Act.objects.filter(verb="grants.reconcile").count() == acts


def test_two_assignments_with_a_gap_give_a_grant_for_the_first_stretch_only(house):
    now = timezone.now()
    user = give(Role.HR_ADVISER, organization=house.organization, ends_at=now + timedelta(days=1))
    give(
        Role.HR_ADVISER,
        organization=house.organization,
        user=user,
        starts_at=now + timedelta(days=5),
    )

    grants = OrganizationCycleGrant.every.filter(user=user)

    assert {g.ends_at for g in grants} == {now + timedelta(days=1)}


def test_guardians_generic_tables_and_djangos_groups_stay_empty(house):
    assert not UserObjectPermission.objects.exists()
    assert not GroupObjectPermission.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM auth_group")
        assert cursor.fetchone() == (0,)
