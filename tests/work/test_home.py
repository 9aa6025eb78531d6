"""The home page: what waits, for whom, and how few queries it takes."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from etms import home, jobs
from etms.accounts.models import User
from etms.directory.choices import Level
from etms.roles.choices import Role
from etms.work.models import Job
from tests.factories.accounts import UserFactory
from tests.factories.acts import arrange
from tests.factories.directory import UnitFactory, holder, position
from tests.factories.roles import give

pytestmark = pytest.mark.django_db
ROLES = [Role.ADMINISTRATOR, Role.POLICY_OFFICER, Role.OCHRO_ANALYST, Role.OCHRO_LEAD]


@pytest.fixture
def entries(monkeypatch):
    """What the registered functions find, in place of what the apps register."""
    found = []
    monkeypatch.setattr(home, "_entries", [lambda user, standing: found])
    monkeypatch.setattr(home, "_cards", [])
    return found


def _page(client, user):
    client.force_login(user)
    return client.get(reverse("work:home"))


def test_home_counts_things_and_minutes(client, entries, reader):
    entries += [
        home.Entry("one", url="/1/", minutes=9, due_on=date(2026, 12, 12)),
        home.Entry("two", url="/2/", minutes=3),
        home.Entry("three", minutes=5),
    ]

    answer = _page(client, reader)

    assert (answer.context["count"], answer.context["minutes"]) == (3, 12)
    assert "3 choses à faire." in answer.content.decode()


def test_home_puts_first_what_is_due_first_and_last_what_cannot_start(entries, reader):
    later, sooner = date(2026, 12, 12), date(2026, 12, 1)
    entries += [
        home.Entry("cannot start"),
        home.Entry("later", url="/", due_on=later),
        home.Entry("any time", url="/"),
        home.Entry("sooner", url="/", due_on=sooner),
    ]

    [(_group, found)] = home.entries_for(reader)

    assert [each.title for each in found] == ["sooner", "later", "any time", "cannot start"]


@pytest.mark.parametrize(("days", "state"), [(-1, "Late"), (0, ""), (1, "")])
def test_what_is_overdue_is_marked_late(entries, reader, days, state):
    entries.append(home.Entry("a", url="/", due_on=timezone.localdate() + timedelta(days=days)))

    [(_group, [found])] = home.entries_for(reader)

    assert found.state == state


def test_home_groups_in_the_order_of_the_house(entries, reader):
    entries += [home.Entry("a", group=home.Group.SYSTEM), home.Entry("b", group=home.Group.TEAM)]

    assert [group for group, _ in home.entries_for(reader)] == [home.Group.TEAM, home.Group.SYSTEM]


def test_home_says_when_nothing_waits(client, entries, reader):
    answer = _page(client, reader)

    assert "Vous n’avez rien à faire" in answer.content.decode()


def test_home_asks_a_stranger_to_sign_in(client):
    answer = client.get(reverse("work:home"))

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("role", ROLES)
def test_home_takes_twelve_queries_at_most(client, role, django_assert_max_num_queries):
    client.force_login(give(role))
    client.get(reverse("work:home"))

    with django_assert_max_num_queries(12):
        client.get(reverse("work:home"))


@pytest.fixture
def manager(db):
    """A manager of three, one of whom manages two."""
    unit = UnitFactory()
    top = position(unit=unit, level=Level.EX_03)
    person = holder(top)
    below = [position(unit=unit, above=top) for _ in range(3)]
    for place in (*below, *(position(unit=unit, above=below[0]) for _ in range(2))):
        holder(place)
    arrange()
    person.user = UserFactory()
    person.save(update_fields=["user"])
    return person


def test_a_manager_finds_team_and_file_in_few_queries(
    client, manager, django_assert_max_num_queries
):
    _page(client, manager.user)

    with django_assert_max_num_queries(12):
        page = client.get(reverse("work:home")).content.decode()

    assert f"Hello {manager.given_name}" in page
    assert "3 people report to you directly." in page
    assert "5 are below you in all." in page
    assert reverse("directory:team") in page
    assert reverse("directory:file", args=[manager.pk]) in page
    assert reverse("roles:who_can_see", args=[manager.pk]) in page
    assert reverse("roles:who_opened", args=[manager.pk]) in page


def test_an_administrator_is_told_of_jobs_given_up_and_of_a_queue_that_stands(
    client, administrator
):
    for _ in range(3):
        jobs.put(kind="trial.count", payload={})
    dead, stuck, _fresh = Job.objects.order_by("pk")
    Job.objects.filter(pk=dead.pk).update(dead_at=timezone.now())
    Job.objects.filter(pk=stuck.pk).update(put_at=timezone.now() - timedelta(hours=1))

    answer = _page(client, administrator)
    page = answer.content.decode()

    assert "Look at 1 job that was given up" in page
    assert reverse("work:jobs") + "?show=dead" in page
    assert "Find out why jobs wait" in page


def test_nobody_else_hears_of_jobs(client):
    jobs.put(kind="trial.count", payload={})
    Job.objects.update(dead_at=timezone.now())

    answer = _page(client, UserFactory())

    assert "given up" not in answer.content.decode()


def test_an_administrator_finds_accounts_and_the_system(client, administrator):
    UserFactory.create_batch(2)
    UserFactory(is_active=False)

    page = _page(client, administrator).content.decode()

    active = User.objects.filter(is_active=True).count()
    assert f"{active} accounts can sign in." in page
    assert "1 account is deactivated." in page
    assert f"{reverse('accounts:accounts')}?state=deactivated" in page
    assert reverse("work:health") in page


@pytest.mark.parametrize("role", [Role.HR_ADVISER, Role.CLASSIFICATION_ADVISER])
def test_an_adviser_finds_the_people_and_positions_of_the_organization(
    client, manager, role, django_assert_max_num_queries
):
    organization = manager.appointments.get().position.terms.get().unit.organization
    position(unit=UnitFactory(organization=organization))  # vacant
    holder(position())  # elsewhere
    adviser = give(role, organization=organization, user=UserFactory(language="en"))
    _page(client, adviser)

    with django_assert_max_num_queries(12):
        page = client.get(reverse("work:home")).content.decode()

    for words in ("7 positions, 1 of them vacant", str(organization)):
        assert words in page
    here = f"?organization={organization.pk}"
    links = [
        reverse("directory:people") + here,
        reverse("directory:positions") + here,
        f"{reverse('directory:positions')}{here}&vacant=on",
        reverse("directory:chart", args=[organization.pk]),
    ]
    for link in links:
        assert link.replace("&", "&amp;") in page
        assert client.get(link).status_code == 200
    assert [client.get(link).context["page"].total for link in links[1:3]] == [7, 1]


@pytest.mark.parametrize("role", [Role.OCHRO_ANALYST, Role.POLICY_OFFICER])
def test_others_read_no_numbers_of_accounts_or_of_an_organization(client, manager, role):
    page = _page(client, give(role)).content.decode()

    assert "can sign in" not in page
    assert "of them" not in page
