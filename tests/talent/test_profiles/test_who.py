"""Who reads a profile, and who writes it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from etms.roles.choices import Role
from etms.trace.models import Reading
from talent.models import (
    CommunityMembership,
    ProfileEntry,
)
from talent.services import profiles as services
from tests.factories.accounts import UserFactory
from tests.factories.directory import holder, position
from tests.factories.roles import delegate_of, give
from tests.talent.exercise import account
from tests.talent.test_profiles.arranged import DEGREE, NOW, SENT, degree, join, text


@pytest.mark.parametrize("who", ["executive", "manager", "above", "deputy_head", "delegate", "hr"])
def test_the_file_grounds_open_the_profile_and_the_opening_is_recorded(
    who, client, house, amina, page
):
    readers = {
        "executive": lambda: amina.user,
        "manager": lambda: house.generals[0].user,
        "above": lambda: house.heads[0].user,
        "deputy_head": lambda: house.deputy_head.user,
        "delegate": lambda: delegate_of(house.organization),
        "hr": lambda: give(Role.HR_ADVISER, organization=house.organization),
    }
    degree(amina)
    reader = readers[who]()
    client.force_login(reader)

    shown = text(client.get(page))

    assert "Master of Public Administration" in shown
    read = Reading.objects.filter(person_id=amina.pk, reader_id=reader.pk)
    assert [each.what for each in read] == ["profile"]
    assert ("/information/entries/" in shown) is (who == "executive")


def test_colleagues_and_people_below_see_nothing(client, house, amina, page):
    degree(amina)
    client.force_login(house.directors[1].user)
    colleague = client.get(page)
    below = client.get(reverse("talent:information", args=[house.generals[0].pk]))

    assert colleague.status_code == 403
    assert "Carleton" not in text(colleague, 403)
    assert below.status_code == 403


@pytest.mark.parametrize("who", ["stranger", "analyst", "administrator"])
def test_strangers_do_not_find_it_and_ochro_reads_no_live_file(who, client, house, page):
    readers = {
        "stranger": lambda: account(holder(position())),
        "analyst": lambda: give(Role.OCHRO_ANALYST),
        "administrator": lambda: give(Role.ADMINISTRATOR),
    }
    client.force_login(readers[who]())

    assert client.get(page).status_code == (403 if who == "analyst" else 404)


def test_an_account_without_a_person_has_no_profile(client, db):
    client.force_login(UserFactory())

    assert client.get(reverse("talent:own_information")).status_code == 404
    assert client.post(reverse("talent:confirm")).status_code == 404


@pytest.mark.parametrize("who", ["manager", "deputy_head", "delegate"])
def test_only_the_executive_changes_the_profile(who, house, amina):
    by = {
        "manager": house.generals[0].user,
        "deputy_head": house.deputy_head.user,
        "delegate": delegate_of(house.organization),
    }[who]
    entry, membership, act = degree(amina), join(amina), {"by": by, "at": NOW}
    values = {"to_year": None, "text": "", **DEGREE}
    contact = {"email": "", "phone": "", "address": ""}
    verbs = [
        lambda: services.keep_contact(person=amina, values=contact, **act),
        lambda: services.add_entry(person=amina, kind="award", values=values, **act),
        lambda: services.change_entry(entry=entry, values=values, **act),
        lambda: services.remove_entry(entry=entry, **act),
        lambda: services.say_community(
            person=amina, community=membership.community, consents=True, **act
        ),
        lambda: services.leave_community(membership=membership, **act),
        lambda: services.confirm_profile(person=amina, **act),
    ]

    for verb in verbs:
        with pytest.raises(PermissionDenied):
            verb()


@pytest.mark.parametrize("name", ["entry_change", "entry_remove", "community_leave"])
def test_what_belongs_to_somebody_else_does_not_exist(name, client, house, amina):
    thing = join(amina) if name == "community_leave" else degree(amina)
    client.force_login(house.deputy_head.user)

    assert client.post(reverse(f"talent:{name}", args=[thing.pk]), SENT).status_code == 404
    assert ProfileEntry.objects.count() + CommunityMembership.objects.count() == 1
