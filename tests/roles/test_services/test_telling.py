"""A refusal tells nobody who exists beyond what the giver sees anyway."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from etms.roles.choices import Role
from tests.factories.accounts import UserFactory
from tests.factories.acts import arrange
from tests.factories.roles import give
from tests.roles.test_services.parts import give_role, name, words_about


def test_who_exists_beyond_the_organization_is_not_told(house):
    """Unknown, elsewhere, of OCHRO, closed: one answer to the deputy head."""
    closed = UserFactory(is_active=False)
    beyond = [None, closed, *(house.users[who] for who in ("stranger", "ochro_lead"))]

    told = [words_about(house, user) for user in (*beyond, house.users["administrator"])]

    assert told == [told[0]] * 5
    assert "Nobody with this e-mail" in told[0][0]


def test_of_people_of_the_organization_the_reason_is_told(house):
    colleague = house.users["colleague"]
    give(Role.ADMINISTRATOR, user=colleague)
    closed = house.users["executive"]
    arrange()
    closed.is_active = False
    closed.save()

    assert "stay apart" in words_about(house, colleague)[0]
    assert words_about(house, closed) == ["This account is not active."]
    assert "already a delegate" in words_about(house, house.users["delegate"])[0]


@pytest.mark.parametrize("who", [None, "stranger", "nobody"])
def test_what_is_wrong_besides_the_account_is_said_before_the_account_is_looked_at(house, who):
    """Else a wrong day would tell who could be named, without naming anybody."""
    with pytest.raises(ValidationError) as refused:
        name(house, user=who and house.users[who], ends_at=timezone.now() - timedelta(days=1))

    assert list(refused.value.message_dict) == ["ends_at"]


def test_giving_a_role_does_not_tell_either_who_exists(house):
    beyond = [None, UserFactory(is_active=False), house.users["stranger"]]

    told = [give_role(house, user) for user in beyond]
    early = [give_role(house, user, ends_at=timezone.now() - timedelta(9)) for user in beyond]
    lead = {"organization": None, "role": Role.OCHRO_ANALYST, "by": house.users["ochro_lead"]}
    of_ochro = [give_role(house, user, **lead) for user in (None, house.users["committee_chair"])]

    assert told == [told[0]] * 3
    assert early == [early[0]] * 3
    assert "user" not in early[0]
    assert of_ochro == [of_ochro[0]] * 2
    assert "organization" not in of_ochro[0]["user"][0]
