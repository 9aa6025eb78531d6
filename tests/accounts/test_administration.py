"""The administrator's pages: who may, what happens, what is shown, and what it never shows."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from etms.accounts import services
from etms.accounts.models import User
from etms.roles.choices import Role
from etms.trace.models import Act
from tests.accounts.conftest import account, signed_in
from tests.accounts.test_passwords import put_jobs
from tests.factories.roles import give

pytestmark = pytest.mark.django_db
LIST = "/accounts-admin/"
ACTS = ("deactivate", "reactivate", "end_sessions", "send_reset")


def press(client: Client, act: str, user) -> object:
    return client.post(reverse(f"accounts:{act}", args=[user.pk]), follow=True)


@pytest.fixture
def desk(administrator) -> Client:
    """The administrator's browser."""
    return signed_in(administrator)


@pytest.mark.parametrize("role", [r for r in Role if r in (Role.OCHRO_LEAD, Role.POLICY_OFFICER)])
def test_only_administrators_see_accounts(person, role):
    give(role, user=person)
    client = signed_in(person)

    assert client.get(LIST).status_code == 403
    assert client.get(f"{LIST}{person.pk}/").status_code == 404
    for act in ACTS:
        assert client.post(reverse(f"accounts:{act}", args=[person.pk])).status_code == 404


def test_the_item_of_the_menu_is_for_administrators(person, desk):
    assert 'href="/accounts-admin/"' in desk.get("/accounts/sessions/").content.decode()
    page = signed_in(person).get("/accounts/sessions/").content.decode()
    assert 'href="/accounts-admin/"' not in page


def test_the_list_is_searched_filtered_and_sorted(desk):
    account(username="Alpha", email="zulu@test.example")
    account(username="beta", email="yankee@test.example", is_active=False)

    def names(query: str) -> list[str]:
        return [row.username for row in desk.get(LIST + query).context["page"].rows]

    assert names("") == ["administrator", "Alpha", "beta"]
    assert names("?sort=-name") == ["beta", "Alpha", "administrator"]
    assert names("?sort=address&q=TEST.example") == ["administrator", "beta", "Alpha"]
    assert names("?q=LPH") == ["Alpha"]
    assert names("?state=deactivated") == ["beta"]
    assert names("?q=nowhere") == []
    for nonsense in ("?state=wrong", "?q=%00", "?sort=password", "?after=x", "?before=%C2%B2"):
        assert names(nonsense) == ["administrator", "Alpha", "beta"]
    assert names("?q=%25") == names("?q=_") == []


def test_a_long_list_has_pages_and_a_steady_number_of_queries(desk, django_assert_max_num_queries):
    for _ in range(60):
        account()

    first = desk.get(LIST).context["page"]
    with django_assert_max_num_queries(12):
        second = desk.get(first.next_url).context["page"]

    assert (first.total, len(first.rows), len(second.rows)) == (61, 25, 25)
    assert not {row.pk for row in first.rows} & {row.pk for row in second.rows}


def test_deactivating_and_reactivating_from_the_page(desk, person):
    gone = press(desk, "deactivate", person)
    assert "Reactivate the account" in gone.content.decode()
    assert not User.objects.get(pk=person.pk).is_active

    back = press(desk, "reactivate", person)

    assert "Deactivate the account" in back.content.decode()
    assert User.objects.get(pk=person.pk).is_active


def test_the_history_tells_each_act_in_a_sentence(desk, person):
    for act in ("deactivate", "reactivate", "end_sessions", "send_reset"):
        press(desk, act, person)
    services.choose_language(user=person, language="fr", by=person, at=timezone.now())

    lines = desk.get(reverse("accounts:account", args=[person.pk])).context["history"]

    assert [(line.who, line.sentence) for line in lines] == [
        ("person", "chose the language"),
        ("administrator", "sent a link to choose a new password"),
        ("administrator", "ended the sessions of the account"),
        ("administrator", "reactivated the account"),
        ("administrator", "deactivated the account"),
        ("the system", "arranged a test"),
    ]


def test_the_same_act_twice_is_refused_and_leaves_no_second_trace(desk, person):
    press(desk, "deactivate", person)

    again = press(desk, "deactivate", person)

    assert "already deactivated" in again.content.decode()
    assert Act.objects.filter(verb="account.deactivate").count() == 1


def test_ending_sessions_signs_out_everywhere(desk, person):
    theirs = signed_in(person)
    services.issue_token(user=person, days=1, by=None, at=timezone.now())
    page = desk.get(reverse("accounts:account", args=[person.pk]))
    assert (page.context["facts"].sessions, page.context["facts"].tokens) == (1, 1)

    page = press(desk, "end_sessions", person)

    assert (page.context["facts"].sessions, page.context["facts"].tokens) == (0, 0)
    assert theirs.get("/accounts/sessions/").status_code == 302


def test_the_link_goes_to_the_person_and_never_to_the_administrator(desk, person):
    page = press(desk, "send_reset", person)

    assert put_jobs()[-1]["payload"] == {"user": person.pk, "about": "sent"}
    assert "/password/reset/key/" not in page.content.decode()


def test_a_deactivated_account_gets_no_link(desk, person):
    press(desk, "deactivate", person)

    page = press(desk, "send_reset", person)

    assert "Reactivate it first" in page.content.decode()
    assert not put_jobs()


@pytest.mark.parametrize("act", ACTS)
def test_administrators_do_nothing_to_their_own_account(desk, administrator, act):
    answer = press(desk, act, administrator)

    assert answer.status_code == 403
    assert "Another administrator must" in answer.content.decode()
    assert not Act.objects.filter(verb__startswith="account.", actor_id=administrator.pk).exists()


def test_the_own_page_says_why_nothing_can_be_done(desk, administrator):
    page = desk.get(reverse("accounts:account", args=[administrator.pk])).content.decode()

    assert "Another administrator must change your own account." in page
    assert "Deactivate the account" not in page


@pytest.mark.parametrize("act", ACTS)
def test_acts_are_posted(desk, person, act):
    assert desk.get(reverse(f"accounts:{act}", args=[person.pk])).status_code == 405


def test_an_unknown_account_is_not_found(desk):
    assert desk.get(f"{LIST}999999/").status_code == 404


@pytest.mark.parametrize(("language", "words"), [("en", "What you can do"), ("fr", "Ce que vous")])
def test_both_languages(desk, person, language, words):
    desk.cookies["etms-language"] = language

    assert words in desk.get(reverse("accounts:account", args=[person.pk])).content.decode()
