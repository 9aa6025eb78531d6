"""The deputy head names and withdraws delegates: what changes, who is told, what is refused."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from etms import access
from etms.roles import queries, services
from etms.roles.choices import Capability, Role
from etms.roles.models import OrganizationCycleGrant, RoleAssignment
from etms.trace.models import Act
from etms.work.models import Notice
from tests.factories.accounts import UserFactory
from tests.factories.acts import arrange
from tests.roles.test_services.parts import codes_to, name


def test_nominate_delegate_opens_the_files_and_tells_the_delegate(house):
    named = name(house)

    assert access.can(named.user, "directory.view_file", house.people["executive"])
    assert Notice.objects.filter(to=named.user, code="delegate.named").exists()
    act = Act.objects.filter(verb="delegate.nominate").latest("id")
    assert (act.actor_id, act.target_id) == (house.users["deputy_head"].pk, house.organization.pk)


@pytest.mark.parametrize("may_submit", [True, False])
def test_a_nomination_covers_the_submission_or_not(house, may_submit):
    user = name(house, may_submit=may_submit).user

    covered = access.standing(user).organizations_with(Capability.SUBMIT)

    assert (house.organization.pk in covered) is may_submit


def test_the_first_delegate_is_the_main_contact_and_there_is_never_a_second(house):
    RoleAssignment.objects.in_force(timezone.now()).filter(role=Role.DELEGATE)
    services.withdraw_delegate(
        assignment=RoleAssignment.objects.get(user=house.users["delegate"]),
        by=house.users["deputy_head"],
        at=timezone.now(),
    )

    first, second = name(house), name(house)
    third = name(house, main_contact=True)

    contacts = RoleAssignment.objects.in_force(timezone.now()).filter(main_contact=True)
    assert first.main_contact
    assert not second.main_contact
    assert [c.pk for c in contacts] == [third.pk]


def test_a_main_contact_who_is_replaced_is_told_and_stays_a_delegate(house):
    former = RoleAssignment.objects.get(user=house.users["delegate"])
    arrange()
    RoleAssignment.objects.filter(pk=former.pk).update(main_contact=True)

    beside, instead = name(house), name(house, main_contact=True)

    assert codes_to(former.user) == {"delegate.contact_taken"}
    assert codes_to(beside.user) == codes_to(instead.user) == {"delegate.named"}
    assert access.standing(former.user).has_role(Role.DELEGATE, house.organization.pk)


def test_whoever_becomes_the_main_contact_by_a_withdrawal_is_told(house):
    leaving = name(house, main_contact=True)

    services.withdraw_delegate(
        assignment=leaving, by=house.users["deputy_head"], at=timezone.now()
    )

    heir = RoleAssignment.objects.get(user=house.users["delegate"])
    assert heir.main_contact
    assert codes_to(heir.user) == {"delegate.contact"}


def test_withdraw_delegate_ends_at_once_and_leaves_a_main_contact(house):
    first, second = name(house, main_contact=True), name(house)

    services.withdraw_delegate(assignment=first, by=house.users["deputy_head"], at=timezone.now())

    assert not access.can(first.user, "directory.view_file", house.people["executive"])
    assert not OrganizationCycleGrant.every.filter(user=first.user).exists()
    remaining = RoleAssignment.objects.in_force(timezone.now()).filter(main_contact=True)
    assert remaining.count() == 1
    assert remaining.get().user_id in {house.users["delegate"].pk, second.user_id}


@pytest.mark.parametrize(
    "who", ["delegate", "manager", "hr_adviser", "ochro_lead", "administrator"]
)
def test_only_the_deputy_head_names_a_delegate(house, who):
    with pytest.raises(PermissionDenied, match="deputy head"):
        name(house, by=house.users[who])


def test_a_deputy_head_of_elsewhere_cannot_name_a_delegate_here(house):
    with pytest.raises(PermissionDenied):
        name(house, by=house.users["stranger"])


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("ends_at", {"ends_at": timezone.now() - timedelta(days=1)}),
        ("ends_at", {"ends_at": timezone.now() + timedelta(days=4000)}),
    ],
)
def test_nominate_delegate_says_which_field_is_wrong(house, field, more):
    with pytest.raises(ValidationError) as refused:
        name(house, **more)

    assert field in refused.value.message_dict


def test_nominate_delegate_refuses_oneself_a_closed_account_and_a_second_time(house):
    with pytest.raises(ValidationError):
        name(house, user=house.users["deputy_head"])
    with pytest.raises(ValidationError):
        name(house, user=UserFactory(is_active=False))
    with pytest.raises(ValidationError):
        name(house, user=house.users["delegate"])


@pytest.mark.parametrize("act", ["authorize_ratings", "authorize_pay", "attest"])
def test_what_is_never_delegated_is_decided_by_the_deputy_head_alone(house, act):
    what = (act, house.organization)

    assert access.can(house.users["deputy_head"], "roles.decide_alone", what)
    for other in set(house.users) - {"deputy_head"}:
        assert not access.can(house.users[other], "roles.decide_alone", what)


def test_a_delegate_acts_for_the_deputy_head(house):
    standing = access.standing(house.users["delegate"])

    assert standing.acting_for(house.organization.pk) == house.users["deputy_head"]
    assert access.standing(house.users["hr_adviser"]).acting_for(house.organization.pk) is None


def test_a_delegate_whose_account_is_shut_is_no_delegate(house):
    now = timezone.now()
    of_it = {"on": timezone.localdate(now), "at": now}
    assert queries.dossiers_with_delegates(**of_it).get(pk=house.dossier.pk).has_delegate

    arrange()
    house.users["delegate"].is_active = False
    house.users["delegate"].save()

    assert not queries.dossiers_with_delegates(**of_it).get(pk=house.dossier.pk).has_delegate
