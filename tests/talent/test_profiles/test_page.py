"""The page itself, and whom the home page asks whether it is still correct."""

from datetime import UTC, datetime, timedelta

from django.urls import reverse

from etms import home
from etms.roles.choices import Role
from talent.models import (
    Community,
    ProfileConfirmation,
)
from talent.services import profiles as services
from tests.factories.roles import give
from tests.talent.test_profiles.arranged import degree, join, text


def entries_of(user):
    return {entry.title: entry for _group, found in home.entries_for(user) for entry in found}


CHECK = "Check that your employee information is still correct"


def test_home_asks_once_a_cycle_and_leads_to_the_page(own, amina, house, page):
    entry = entries_of(amina.user)[CHECK]
    own.post(reverse("talent:confirm"))

    assert (entry.url, entry.minutes) == (page, 2)
    assert CHECK not in entries_of(amina.user)
    assert "Confirmed as correct on" in text(own.get(page))
    assert ProfileConfirmation.objects.get().person == amina


def test_a_confirmation_before_the_cycle_counts_no_more(amina, house):
    before = house.cycle.starts_on - timedelta(days=1)
    at = datetime(before.year, before.month, before.day, 12, tzinfo=UTC)
    services.confirm_profile(person=amina, by=amina.user, at=at)

    assert CHECK in entries_of(amina.user)


def test_nobody_else_is_asked(house):
    assert CHECK not in entries_of(give(Role.OCHRO_ANALYST))


def test_history_tells_what_was_changed_and_by_whom(own, amina, page):
    degree(amina)
    join(amina)

    shown = text(own.get(page))

    assert "Added an entry to the profile" in shown
    assert "Said to which functional community they belong" in shown
    assert "Financial management" in shown
    assert "Person:" not in shown.split("What was changed in this profile")[1]


def test_the_page_stands_in_french(own, amina, page):
    degree(amina)
    own.cookies["etms-language"] = "fr"

    shown = text(own.get(page))

    for words in (
        "Antécédents professionnels",
        "Provient du répertoire",
        "Données administratives",
        "Collectivités fonctionnelles",
        "Oui, tout est exact",
        "1998 – 2000",
    ):
        assert words in shown


def test_the_page_asks_as_many_queries_for_many_entries(
    own, amina, page, django_assert_max_num_queries
):
    degree(amina)
    join(amina)
    own.get(page)

    with django_assert_max_num_queries(26) as few:
        own.get(page)
    for number in range(30):
        degree(amina, title=f"Award {number}")
        join(amina, Community.objects.order_by("order")[number % 15].code)
    with django_assert_max_num_queries(len(few.captured_queries)):
        own.get(page)


def test_the_menu_address_leads_to_the_own_page(own, page):
    assert own.get(reverse("talent:own_information")).url == page
