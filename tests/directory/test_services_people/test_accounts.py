"""A way in for a person, and who seats the deputy head."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from etms.directory import services
from etms.directory.choices import (
    Kind,
)
from etms.trace.models import Act
from etms.work.models import Job
from tests.directory.test_services_people.parts import KEEPERS, OTHERS
from tests.factories.directory import (
    holder,
    position,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("keeper", KEEPERS)
def test_open_account_gives_the_person_a_way_in_and_sends_the_link(house, at, keeper):
    person = holder(position(unit=house.unit, above=house.positions["manager"]))

    services.open_account(
        person=person,
        username="new.one",
        email="New.One@test.example",
        by=house.users[keeper],
        at=at,
    )

    person.refresh_from_db()
    assert person.user.email == "new.one@test.example"
    assert not person.user.has_usable_password()
    assert Job.objects.filter(payload__user=person.user_id).exists()
    assert Act.objects.latest("id").verb == "person.link_account"


def test_open_account_refuses_a_second_one_and_a_taken_address(house, at):
    told = {"by": house.users["delegate"], "at": at}
    taken = house.users["manager"].email

    with pytest.raises(ValidationError, match="already has an account"):
        services.open_account(
            person=house.people["executive"], username="again", email="again@test.example", **told
        )
    with pytest.raises(ValidationError) as refused:
        services.open_account(
            person=holder(position(unit=house.unit)), username="other", email=taken, **told
        )
    assert "email" in refused.value.message_dict


@pytest.mark.parametrize("other", OTHERS)
def test_open_account_is_for_those_who_keep_the_directory(house, at, other):
    person = holder(position(unit=house.unit))

    with pytest.raises(PermissionDenied):
        services.open_account(
            person=person,
            username="new.one",
            email="new@test.example",
            by=house.users[other],
            at=at,
        )


def test_nobody_but_the_deputy_head_seats_or_unseats_the_deputy_head(house):
    """An HR adviser has no superior, and keeps appointments: the top position is not theirs."""
    top = house.positions["deputy_head"]
    seated = house.people["deputy_head"].appointments.get()
    for who in ("hr_adviser", "delegate"):
        by = house.users[who]
        with pytest.raises(PermissionDenied):
            services.start_appointment(
                person=house.colleague,
                kind=Kind.ACTING,
                position=top,
                host="",
                starts_on=timezone.localdate(),
                ends_on=None,
                salary_borne_by=None,
                performance_pay_borne_by=None,
                corporate_commitment=None,
                by=by,
                at=timezone.now(),
            )
        with pytest.raises(PermissionDenied):
            services.end_appointment(
                appointment=seated, ends_on=timezone.localdate(), by=by, at=timezone.now()
            )
