"""Giving and ending roles within one’s reach, and duties that stand apart."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from etms import access
from etms.roles import services
from etms.roles.choices import Role
from etms.roles.models import RoleAssignment
from tests.factories.accounts import UserFactory
from tests.roles.test_services.parts import codes_to, name


def test_whoever_loses_a_role_is_told(house):
    role = RoleAssignment.objects.get(user=house.users["hr_adviser"])

    services.end_role(assignment=role, by=house.users["deputy_head"], at=timezone.now())

    assert codes_to(role.user) == {"role.ended"}


def test_assign_role_gives_within_ones_reach_only(house):
    now = timezone.now()
    told = {"starts_at": now, "ends_at": None, "basis": "x", "at": now, "cycle": None}
    adviser, analyst = UserFactory(), UserFactory()

    services.assign_role(
        **told,
        user=adviser,
        role=Role.HR_ADVISER,
        organization=house.organization,
        by=house.users["deputy_head"],
    )
    services.assign_role(
        **told,
        user=analyst,
        role=Role.OCHRO_ANALYST,
        organization=None,
        by=house.users["ochro_lead"],
    )

    assert access.standing(adviser).roles == {Role.HR_ADVISER}
    assert access.standing(analyst).roles == {Role.OCHRO_ANALYST}
    for role, organization, by in [
        (Role.HR_ADVISER, house.other, "deputy_head"),
        (Role.OCHRO_ANALYST, None, "deputy_head"),
        (Role.HR_ADVISER, house.organization, "delegate"),
        (Role.ADMINISTRATOR, None, "ochro_lead"),
        (Role.ADMINISTRATOR, None, "administrator"),
    ]:
        with pytest.raises(PermissionDenied):
            services.assign_role(
                **told,
                user=UserFactory(),
                role=role,
                organization=organization,
                by=house.users[by],
            )


@pytest.mark.parametrize(
    "who", ["administrator", "policy_officer", "ochro_analyst", "ochro_lead", "stranger"]
)
def test_duties_that_stand_apart_stay_apart(house, who):
    with pytest.raises(ValidationError) as refused:
        name(house, user=house.users[who])

    assert "user" in refused.value.message_dict
    assert not access.can(house.users[who], "directory.view_file", house.people["executive"])


def test_nobody_ends_their_own_role(house):
    own = RoleAssignment.objects.get(user=house.users["ochro_lead"])

    with pytest.raises(PermissionDenied, match="Somebody else"):
        services.end_role(assignment=own, by=house.users["ochro_lead"], at=timezone.now())


def test_a_committee_has_one_chair(house):
    now = timezone.now()

    with pytest.raises(ValidationError) as refused:
        services.assign_role(
            user=house.users["manager"],
            role=Role.COMMITTEE_CHAIR,
            organization=house.organization,
            cycle=house.dossier.cycle,
            starts_at=now,
            ends_at=None,
            basis="x",
            by=house.users["deputy_head"],
            at=now,
        )

    assert "role" in refused.value.message_dict


@pytest.mark.parametrize("told", [{"user": "a\0b"}, {"last_day": "9999-12-31"}])
def test_what_no_person_means_is_refused_beside_the_field(client, house, told):
    client.force_login(house.users["deputy_head"])
    data = {"dossier": house.dossier.pk, "user": house.users["colleague"].username}

    for url in ("/roles/delegates/", "/roles/"):
        more = {"role": "hr_adviser", "basis": "x"}
        response = client.post(url, data | more | told)

        assert response.status_code == 422
        assert f'id="id_{next(iter(told))}_error"' in response.content.decode()
