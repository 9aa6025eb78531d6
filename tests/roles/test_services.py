"""Naming delegates and giving roles: what changes, who is told, what is refused."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils import timezone
from guardian.models import GroupObjectPermission, UserObjectPermission

from etms import access
from etms.roles import queries, services
from etms.roles.choices import Capability, Role
from etms.roles.models import OrganizationCycleGrant, RoleAssignment
from etms.trace.models import Act
from etms.work.models import Notice
from tests.factories.accounts import UserFactory
from tests.factories.acts import arrange
from tests.factories.roles import give


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


def codes_to(user):
    return set(Notice.objects.filter(to=user).values_list("code", flat=True))


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


def test_whoever_loses_a_role_is_told(house):
    role = RoleAssignment.objects.get(user=house.users["hr_adviser"])

    services.end_role(assignment=role, by=house.users["deputy_head"], at=timezone.now())

    assert codes_to(role.user) == {"role.ended"}


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


def words_about(house, user, **more):
    with pytest.raises(ValidationError) as refused:
        name(house, user=user, **more)
    return refused.value.message_dict["user"]


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
