"""How long a session lasts, who ends it, and that nothing of it lives on."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from etms import access
from etms.accounts import queries, services
from etms.accounts.models import User
from etms.roles.choices import Capability, Role
from etms.roles.models import OrganizationCycle
from etms.trace.models import Act
from tests.accounts.conftest import account, sign_in, signed_in
from tests.factories.acts import arrange
from tests.factories.directory import OrganizationFactory
from tests.factories.roles import delegate_of

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def in_the_house(client) -> bool:
    """Whether a page that needs a sign-in opens."""
    return client.get(reverse("usersessions_list")).status_code == 200


@pytest.fixture
def clock():
    """Time stands still until a test moves it."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def test_half_an_hour_of_rest_ends_a_session(person, clock):
    client = signed_in(person)

    clock.shift(30 * MINUTE)
    assert in_the_house(client)
    clock.shift(30 * MINUTE + timedelta(seconds=1))
    answer = client.get(reverse("usersessions_list"))

    assert answer["Location"].startswith("/accounts/login/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'


def test_a_page_that_asks_by_itself_keeps_no_session_alive(person, clock):
    client = signed_in(person)

    for _ in range(2):
        clock.shift(15 * MINUTE)
        client.get(reverse("usersessions_list"), headers={"X-By-Itself": "1"})
    clock.shift(timedelta(seconds=1))

    assert not in_the_house(client)


def test_twelve_hours_end_a_session_however_busy(person, clock):
    client = signed_in(person)

    for _ in range(12 * 60 // 20):
        clock.shift(20 * MINUTE)
        assert in_the_house(client)
    clock.shift(timedelta(seconds=1))

    assert not in_the_house(client)


def test_a_session_never_used_dies_too(person, clock):
    client = signed_in(person)

    clock.shift(31 * MINUTE)

    assert not in_the_house(client)


def test_a_sign_of_life_starts_the_idle_time_anew_and_tells_what_is_left(person, clock):
    client = signed_in(person)

    clock.shift(29 * MINUTE)
    kept = client.post(reverse("accounts:keep_session"))
    clock.shift(29 * MINUTE)

    assert (kept.status_code, kept.content) == (204, b"")
    assert kept["X-Session-Seconds"] == "1800"
    assert in_the_house(client)


def test_the_end_of_the_day_is_told_when_it_comes_first(person, clock):
    client = signed_in(person)
    for _ in range(11 * 3):
        clock.shift(20 * MINUTE)
        client.post(reverse("accounts:keep_session"))

    clock.shift(30 * MINUTE)
    assert client.post(reverse("accounts:keep_session"))["X-Session-Seconds"] == "1800"
    clock.shift(20 * MINUTE)
    assert client.post(reverse("accounts:keep_session"))["X-Session-Seconds"] == "600"


def test_a_sign_of_life_without_a_session_is_refused(client, db):
    assert client.post(reverse("accounts:keep_session")).status_code == 401


def test_signing_in_again_starts_the_whole_time_anew(person, clock):
    client = signed_in(person)
    clock.shift(29 * MINUTE)
    client.post("/accounts/logout/")
    sign_in(client, "person")

    clock.shift(29 * MINUTE)

    assert in_the_house(client)
    assert client.session["began"] == client.session["seen"] - 29 * 60


def test_a_person_sees_their_sessions_and_ends_the_others(person):
    here = signed_in(person)
    there = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
    sign_in(there, "person")
    stranger = signed_in(account(username="stranger"))

    page = here.get(reverse("usersessions_list")).content.decode()
    here.post(reverse("usersessions_list"))

    assert "Firefox, Windows" in page
    assert page.count("Since <time") == 2
    assert in_the_house(here)
    assert not in_the_house(there)
    assert in_the_house(stranger)
    assert Act.objects.filter(verb="account.end_sessions", actor_id=person.pk).count() == 1


def test_sessions_that_rest_too_long_are_not_shown(person, clock):
    signed_in(person)
    clock.shift(31 * MINUTE)
    here = signed_in(person)

    page = here.get(reverse("usersessions_list"))

    shown = [session.session_key for session in page.context["sessions"]]
    assert shown == [here.session.session_key]


def test_many_sessions_cost_no_more_queries(person, django_assert_max_num_queries):
    for _ in range(6):
        here = signed_in(person)

    with django_assert_max_num_queries(10):
        page = here.get(reverse("usersessions_list"))

    assert page.context["session_count"] == 6


def test_nobody_ends_the_sessions_of_somebody_else(person):
    signed_in(person)
    stranger = account(username="stranger")

    with pytest.raises(PermissionDenied):
        services.end_own_sessions(
            sessions=queries.open_sessions(person), by=stranger, at=timezone.now()
        )


def test_deactivation_ends_every_session_and_token_at_once(person, administrator):
    browser, script = signed_in(person), Client()
    token = services.issue_token(user=person, days=1, by=None, at=timezone.now())
    header = {"Authorization": f"Token {token}"}
    assert script.get("/api/me/", headers=header).status_code == 200

    services.deactivate(user=person, by=administrator, at=timezone.now())

    assert not in_the_house(browser)
    assert script.get("/api/me/", headers=header).status_code == 401
    assert sign_in(Client(), "person")["Location"] == reverse("account_inactive")


def test_a_session_that_slipped_through_does_not_outlive_deactivation(person, administrator):
    browser = signed_in(person)
    with transaction.atomic():  # as if the sign-in had been under way when the account was shut
        arrange()
        User.objects.filter(pk=person.pk).update(is_active=False)
    assert not in_the_house(browser)

    services.reactivate(user=person, by=administrator, at=timezone.now())

    assert not in_the_house(browser)


def test_a_deactivated_account_stands_for_nothing(administrator):
    organization = OrganizationFactory()
    delegate = delegate_of(organization)
    assert access.standing(delegate).organizations_with(Capability.VIEW_FILE)

    services.deactivate(user=delegate, by=administrator, at=timezone.now())

    for user in (delegate, User.objects.get(pk=delegate.pk)):
        standing = access.standing(user)
        assert not standing.roles
        assert not standing.organizations
        assert not standing.has_role(Role.DELEGATE, organization.pk)
        assert not standing.organizations_with(Capability.VIEW_FILE)
        granted = access.granted(user, OrganizationCycle.objects.all())
        assert not granted.exists()
        assert not access.can(user, "accounts.own", user)
