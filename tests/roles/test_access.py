"""Who sees a card, a file, a salary, restricted details: every role, from a hand-written table."""

from datetime import timedelta

import pytest
from django.utils import timezone

from etms import access
from etms.accounts.models import User
from etms.directory.access import visible_people
from etms.roles import queries
from etms.roles.models import RoleAssignment
from tests.factories.acts import arrange
from tests.factories.directory import AppointmentFactory, UnitFactory, position
from tests.factories.roles import delegate_of

# What each user may see of the executive: card, file, salary, restricted.
TABLE = {
    "executive": "card file salary restricted",
    "manager": "card file salary",
    "assistant": "card file",
    "deputy_head": "card file salary",
    "delegate": "card file salary",
    "hr_adviser": "card file",
    "classification_adviser": "card",
    "committee_chair": "card",
    "committee_member": "card",
    "colleague": "card",
    "ochro_analyst": "card",
    "ochro_lead": "card",
    "policy_officer": "",
    "administrator": "",
    "stranger": "",
    "nobody": "",
}
ASKED = {
    "card": "directory.view_card",
    "file": "directory.view_file",
    "salary": "directory.view_salary",
    "restricted": "directory.view_restricted",
}


@pytest.mark.parametrize("name", TABLE)
def test_what_each_one_sees_of_the_executive(house, name):
    user, person = house.users[name], house.people["executive"]

    seen = {what for what, asked in ASKED.items() if access.can(user, asked, person)}

    assert seen == set(TABLE[name].split())
    assert visible_people(user).filter(pk=person.pk).exists() is ("card" in seen)


def test_the_table_names_everyone(house):
    assert set(TABLE) == set(house.users)


@pytest.mark.parametrize("subject", ["executive", "manager", "assistant", "deputy_head"])
def test_who_can_see_a_file_is_what_the_door_answers(house, subject):
    person = house.people[subject]

    told = {v.user_id: v.sees_salary for v in queries.who_can_see(person, at=timezone.now())}

    assert told == {
        user.pk: bool(access.can(user, "directory.view_salary", person))
        for user in User.objects.all()
        if access.can(user, "directory.view_file", person)
    }


def test_being_delegate_gives_nothing_on_ones_own_file_or_ones_superiors(house):
    delegate_of(house.organization, user=house.users["executive"])
    user = house.users["executive"]

    assert access.can(user, "directory.view_file", house.colleague)
    for above in ("manager", "assistant", "deputy_head"):
        decision = access.can(user, "directory.view_file", house.people[above])
        assert not decision
        assert "superior" in decision.reason
        assert not access.can(user, "directory.view_salary", house.people[above])
    assert not access.can(user, "directory.appoint", house.people["executive"])


def test_a_delegate_is_out_at_the_minute_the_nomination_ends(house):
    user, person = house.users["delegate"], house.people["executive"]
    now = timezone.now()
    arrange()
    RoleAssignment.objects.filter(user=user).update(ends_at=now)

    # the derived grant still stands in its table: the door asks the time, not the clean-up
    assert not access.can(user, "directory.view_file", person)
    assert not access.standing(user).roles


def test_a_future_delegate_sees_nothing_yet(house):
    tomorrow = timezone.now() + timedelta(days=1)
    user = delegate_of(house.organization, starts_at=tomorrow)

    assert not access.can(user, "directory.view_card", house.people["executive"])
    later = access.standing(user, at=tomorrow + timedelta(minutes=1))
    assert later.has_role("delegate", house.organization.pk)


def test_a_deactivated_account_stands_for_nothing(house):
    for name in ("manager", "delegate", "ochro_analyst"):
        user = house.users[name]
        arrange()
        User.objects.filter(pk=user.pk).update(is_active=False)
        user.refresh_from_db()

        assert not access.can(user, "directory.view_file", house.people["executive"])
        assert not visible_people(user).exists()


def test_a_transferred_executive_is_seen_by_the_new_organization_only(house):
    person = house.people["executive"]
    today = timezone.localdate()
    arrange()
    person.appointments.update(ends_on=today - timedelta(days=1))
    AppointmentFactory(
        person=person,
        position=position(unit=UnitFactory(organization=house.other)),
        starts_on=today,
    )

    for name in ("manager", "assistant", "deputy_head", "delegate", "hr_adviser", "colleague"):
        assert not visible_people(house.users[name]).filter(pk=person.pk).exists(), name
    assert access.can(house.users["stranger"], "directory.view_card", person)
