"""The Employee Information Portal: what the executive keeps, who reads it, nothing is lost."""

from datetime import UTC, date, datetime, timedelta
from html import unescape
from types import SimpleNamespace as Thing

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from etms import home
from etms.roles.choices import Role
from etms.trace.models import Act, Reading
from talent.choices import EntryKind
from talent.models import (
    Community,
    CommunityMembership,
    Contact,
    ProfileConfirmation,
    ProfileEntry,
)
from talent.queries import profiles as queries
from talent.rules import profiles as rules
from talent.services import profiles as services
from tests.factories.accounts import UserFactory
from tests.factories.directory import LanguageResultFactory, holder, position
from tests.factories.roles import delegate_of, give
from tests.talent.exercise import account, department

NOW = timezone.now()
HTMX = {"HTTP_HX_REQUEST": "true"}
DEGREE = {"title": "Master of Public Administration", "place": "Carleton", "from_year": 1998}
SENT = {
    "education-title": "Master of Public Administration",
    "education-place": "Carleton",
    "education-from_year": "1998",
    "education-to_year": "2000",
    "education-text": "",
}


# Rules


@pytest.mark.parametrize(
    ("confirmed", "asked"),
    [
        (None, True),
        (date(2026, 3, 31), True),
        (date(2026, 4, 1), False),
        (date(2026, 9, 1), False),
    ],
)
def test_the_profile_is_confirmed_once_a_cycle(confirmed, asked):
    moment = confirmed and datetime(confirmed.year, confirmed.month, confirmed.day, 12, tzinfo=UTC)

    assert rules.needs_confirmation(moment, since=date(2026, 4, 1)) is asked


def test_entries_stand_with_the_newest_first_and_undated_ones_last():
    def entry(pk, first, last):
        return Thing(pk=pk, from_year=first, to_year=last)

    found = rules.in_order(
        [entry(1, 1990, 1999), entry(2, None, None), entry(3, 2005, None), entry(4, 1995, 1999)]
    )

    assert [each.pk for each in found] == [3, 4, 1, 2]


# The cast


@pytest.fixture(scope="module")
def built(once):
    with once():
        return department(branches=1, accounts=True)


@pytest.fixture
def house(house):
    services.load_communities(at=NOW)
    return house


@pytest.fixture
def amina(house):
    return house.directors[0]


@pytest.fixture
def page(amina):
    return reverse("talent:information", args=[amina.pk])


@pytest.fixture
def own(client, amina):
    client.force_login(amina.user)
    return client


def degree(person, **more):
    values = {"to_year": 2000, "text": "", **DEGREE, **more}
    return services.add_entry(
        person=person, kind="education", values=values, by=person.user, at=NOW
    )


def join(person, code="finance", *, consents=True):
    return services.say_community(
        person=person,
        community=Community.objects.get(code=code),
        consents=consents,
        by=person.user,
        at=NOW,
    )


def text(answer, status=200):
    assert answer.status_code == status
    return unescape(answer.content.decode()).replace("\xa0", " ")


# Who reads


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


# Who writes


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


# Entries, with and without htmx


def test_an_entry_is_added_changed_and_removed_without_a_script(own, amina, page):
    add = reverse("talent:entry_add", args=["education"])
    opened = text(own.get(add))
    added = own.post(add, SENT)
    entry = ProfileEntry.objects.get()
    change = reverse("talent:entry_change", args=[entry.pk])
    inside = {name.replace("education-", f"education{entry.pk}-"): v for name, v in SENT.items()}
    changed = own.post(change, inside | {f"education{entry.pk}-place": "Laval"})
    entry.refresh_from_db()
    removed = text(own.post(reverse("talent:entry_remove", args=[entry.pk])))

    assert 'name="education-title"' in opened
    assert added.url == f"{page}#part-education"
    assert (entry.place, entry.from_year, entry.to_year) == ("Laval", 1998, 2000)
    assert changed.status_code == 302
    assert "Removed: Master of Public Administration" in removed
    assert not ProfileEntry.objects.exists()


def test_what_was_removed_is_put_back_as_it_was(own, amina):
    entry = degree(amina, text="With distinction")
    answer = own.post(reverse("talent:entry_remove", args=[entry.pk]), **HTMX)
    sent = dict(answer.context["section"].removed)

    own.post(reverse("talent:entry_add", args=["education"]), sent, **HTMX)

    back = ProfileEntry.objects.get()
    same = ("kind", "title", "place", "from_year", "to_year", "text")
    assert [getattr(back, name) for name in same] == [getattr(entry, name) for name in same]


def test_htmx_gets_the_part_alone(own):
    add = reverse("talent:entry_add", args=["education"])

    part = text(own.get(add, **HTMX))
    added = text(own.post(add, SENT, **HTMX))
    closed = text(own.get(f"{add}?close=1", **HTMX))

    assert part.strip().startswith('<section id="part-education"')
    assert "autofocus" in part
    assert "Added: Master of Public Administration" in added
    assert '<form class="card filled"' not in closed
    assert not any("<html" in each for each in (part, added, closed))


def test_the_appointments_stay_in_the_part_that_is_put_back(own):
    part = text(own.get(reverse("talent:entry_add", args=["employment"]), **HTMX))

    assert "From the directory" in part


@pytest.mark.parametrize("more", [{}, HTMX])
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"education-title": ""}, "This field is required."),
        ({"education-to_year": "1990"}, "The end may not come before the start."),
        ({"education-from_year": "199"}, "greater than or equal to 1940"),
        ({"education-to_year": "2999"}, "less than or equal to"),
        ({"education-title": "x" * 201}, "at most 200 characters"),
    ],
)
def test_what_is_wrong_stands_beside_the_field_and_nothing_typed_is_lost(
    wrong, words, more, own, amina
):
    sent = SENT | {"education-text": "A text <b>that</b> I wrote"} | wrong

    page = own.post(reverse("talent:entry_add", args=["education"]), sent, **more)

    assert words in text(page, 422)
    assert escape("A text <b>that</b> I wrote") in page.content.decode()
    assert not ProfileEntry.objects.exists()


def test_a_wrong_change_keeps_what_was_typed_and_what_was_there(own, amina):
    entry = degree(amina)
    sent = {f"education{entry.pk}-title": "", f"education{entry.pk}-place": "Typed anew"}

    page = text(own.post(reverse("talent:entry_change", args=[entry.pk]), sent), 422)

    entry.refresh_from_db()
    assert "Typed anew" in page
    assert entry.title == DEGREE["title"]


def test_two_tabs_do_not_overwrite_each_others_entry(own, amina):
    entry = degree(amina)
    address = reverse("talent:entry_change", args=[entry.pk])
    first, second = (own.get(address, **HTMX).context["section"].form for _tab in range(2))

    def send(form, title: str, base: str = ""):
        name = form.add_prefix
        sent = {name("title"): title, name("base"): base or form["base"].value()}
        return own.post(address, sent, **HTMX)

    send(first, "Said in one tab")
    refused = send(second, "Said in the other")

    page = text(refused, 422)
    assert "Said in one tab" in page
    assert "Said in the other" in page
    entry.refresh_from_db()
    assert entry.title == "Said in one tab"
    again = refused.context["section"].form
    send(again, "Said in the other", base=again["base"].value())
    entry.refresh_from_db()
    assert entry.title == "Said in the other"


@pytest.mark.parametrize("kind", EntryKind.values)
def test_every_kind_of_entry_is_added_in_its_own_words(kind, own, amina):
    add = reverse("talent:entry_add", args=[kind])
    form = own.get(add, **HTMX).context["section"].form

    own.post(add, {f"{kind}-title": "Something"}, **HTMX)

    assert all(str(field.label) for field in form)
    assert ProfileEntry.objects.get().kind == kind


# Contact, languages, administrative data


def test_contact_details_are_kept(own, amina, page):
    url = reverse("talent:contact")
    wrong = text(own.post(url, {"contact-email": "nowhere", "contact-phone": "613 555-0100"}), 422)
    for email in ("amina@example.gc.ca", "a.roy@example.gc.ca"):
        own.post(url, {"contact-email": email, "contact-phone": "613 555-0100"}, **HTMX)

    assert 'value="613 555-0100"' in wrong
    assert Contact.objects.get().email == "a.roy@example.gc.ca"
    assert "mailto:a.roy@example.gc.ca" in text(own.get(page))


def test_administrative_data_and_official_languages_come_from_the_directory(own, amina, page):
    LanguageResultFactory(person=amina)

    shown = text(own.get(page))

    assert "Administrative data" in shown
    assert "EX-01" in shown
    assert "Oral proficiency" in shown
    assert "From the directory" in shown


# Communities


def test_consent_is_recorded_with_its_day_and_withdrawn_at_any_time(own, amina):
    url = reverse("talent:communities")
    given = own.post(url, {"community-community": "finance", "community-consents": "on"}, **HTMX)
    finance = Community.objects.get(code="finance")
    told = list(queries.consenting(finance))
    withdrawn = own.post(url, {"community-community": "finance"}, **HTMX)

    row = CommunityMembership.objects.get()
    assert "may be told" in text(given)
    assert [each.person for each in told] == [amina]
    assert "is not told" in text(withdrawn)
    assert not row.consents
    assert row.answered_at.date() == timezone.now().date()
    assert not queries.consenting(finance).exists()


def test_a_community_is_left(own, amina, page):
    row = join(amina)

    answer = own.post(reverse("talent:community_leave", args=[row.pk]))

    assert answer.url == f"{page}#part-communities"
    assert not CommunityMembership.objects.exists()


def test_without_consent_nobody_is_told(amina, house):
    join(amina, consents=False)

    assert not queries.consenting(Community.objects.get(code="finance")).exists()


def test_a_community_that_does_not_exist_is_refused(own):
    answer = own.post(reverse("talent:communities"), {"community-community": "magic"}, **HTMX)

    assert "magic" in text(answer, 422)


def test_communities_load_again_without_an_act_and_are_retired_not_deleted(
    house, amina, monkeypatch, tmp_path
):
    join(amina)
    again = services.load_communities(at=NOW)
    acts = Act.objects.filter(verb="communities.load").count()
    fewer = services.COMMUNITIES.read_text("utf-8").split("[[community]]")
    file = tmp_path / "communities.toml"
    file.write_text("[[community]]".join(part for part in fewer if '"finance"' not in part))
    monkeypatch.setattr(services, "COMMUNITIES", file)

    outcome = services.load_communities(at=NOW)

    finance = Community.objects.get(code="finance")
    assert set(again.values()) == {"same"}
    assert acts == 1
    assert outcome["finance"] == "retired"
    assert finance.retired
    assert finance in queries.communities_for(amina)
    assert finance not in queries.communities_for(house.directors[1])


def test_the_command_loads_the_communities(db, capsys):
    call_command("load_communities")

    assert "finance: loaded" in capsys.readouterr().out
    assert Community.objects.filter(retired=False).count() == 15


# Still correct


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


# The page


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
