"""What the tests of roles give and ask."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from etms.roles import services
from etms.roles.choices import Role
from etms.work.models import Notice
from tests.factories.accounts import UserFactory


def name(house, **more):
    told = {
        "dossier": house.dossier,
        "user": UserFactory(),
        "may_submit": False,
        "main_contact": False,
        "ends_at": None,
        "by": house.users["deputy_head"],
        "at": timezone.now(),
    }
    return services.nominate_delegate(**told | more)


def codes_to(user):
    return set(Notice.objects.filter(to=user).values_list("code", flat=True))


def words_about(house, user, **more):
    with pytest.raises(ValidationError) as refused:
        name(house, user=user, **more)
    return refused.value.message_dict["user"]


def give_role(house, user, **more):
    now = timezone.now()
    told = {
        "role": Role.HR_ADVISER,
        "organization": house.organization,
        "cycle": None,
        "starts_at": now,
        "ends_at": None,
        "basis": "x",
        "by": house.users["deputy_head"],
        "at": now,
    }
    with pytest.raises(ValidationError) as refused:
        services.assign_role(user=user, **told | more)
    return refused.value.message_dict
