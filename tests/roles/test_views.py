"""The pages on which delegates are named and withdrawn, and roles given and ended."""

import pytest

from etms.roles.choices import Role
from etms.roles.models import RoleAssignment
from tests.factories.acts import arrange
from tests.factories.directory import OrganizationFactory
from tests.factories.roles import DossierFactory, delegate_of


@pytest.fixture
def as_head(client, house):
    client.force_login(house.users["deputy_head"])
    return client


def text(response, status=200) -> str:
    assert response.status_code == status
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def main(page: str) -> str:
    return page.partition("<main")[2]


@pytest.fixture
def contact(house):
    """The house's delegate, as main contact."""
    arrange()
    RoleAssignment.objects.filter(user=house.users["delegate"]).update(main_contact=True)
    return RoleAssignment.objects.get(user=house.users["delegate"])


class TestTwoOrganizations:
    @pytest.fixture
    def other(self, house):
        other = OrganizationFactory(name_en="Aardvark", name_fr="Oryctérope")
        delegate_of(other, user=house.users["delegate"])
        return other

    def test_a_delegate_of_two_sees_both_and_switches(self, client, house, other):
        client.force_login(house.users["delegate"])
        here, there = (f"?organization={pk}" for pk in (house.organization.pk, other.pk))

        first = main(text(client.get("/roles/delegates/")))
        second = main(text(client.get(f"/roles/delegates/{here}")))

        assert f'<p class="lead">{other}</p>' in first
        assert f'<p class="lead">{house.organization}</p>' in second
        assert all(f'href="/roles/delegates/{asked}"' in first for asked in (here, there))
        assert f'href="/roles/delegates/{here}" aria-current="page"' in second

    def test_a_deputy_head_who_is_a_delegate_elsewhere_begins_with_the_own(
        self, as_head, house, other
    ):
        delegate_of(other, user=house.users["deputy_head"])

        own = main(text(as_head.get("/roles/delegates/")))
        elsewhere = main(text(as_head.get(f"/roles/delegates/?organization={other.pk}")))

        assert f'<p class="lead">{house.organization}</p>' in own
        assert "Only the deputy head names" in elsewhere
        assert "Name the delegate" not in elsewhere

    def test_what_is_named_is_named_where_one_looks(self, as_head, house, other):
        delegate_of(other, user=house.users["deputy_head"])
        url = f"/roles/delegates/?organization={house.organization.pk}"
        data = {"dossier": house.dossier.pk, "user": house.users["colleague"].username}

        assert as_head.post(url, data).headers["Location"] == url
        abroad = {**data, "dossier": DossierFactory(organization=other).pk}
        assert as_head.post(url, abroad).status_code == 422

    def test_one_organization_needs_no_switch(self, as_head, house):
        assert 'class="tabs"' not in text(as_head.get("/roles/delegates/"))

    @pytest.mark.parametrize("asked", ["0", "x", "999999999999999999999"])
    def test_an_organization_that_is_not_ones_own_is_not_there(self, as_head, house, asked):
        for organization in (asked, str(house.other.pk)):
            answer = as_head.get(f"/roles/delegates/?organization={organization}")
            assert answer.status_code == 404


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            [
                "What follows",
                "no longer runs the exercise",
                "Nobody else is a delegate for",
                "To undo this, name them again.",
                "Withdraw the delegate",
            ],
        ),
        (
            "fr",
            [
                "Conséquences",
                "ne mène plus l’exercice",
                "Il n’y a aucune autre personne déléguée pour",
                "nommez cette personne de nouveau.",
                "Retirer la personne déléguée",
            ],
        ),
    ],
)
def test_withdrawing_asks_first_and_says_what_follows(as_head, contact, language, words):
    as_head.cookies["etms-language"] = language
    url = f"/roles/delegates/{contact.pk}/withdraw/"

    listed = text(as_head.get("/roles/delegates/"))
    asked = text(as_head.get(url))

    assert f'href="{url}"' in listed
    assert f'action="{url}"' not in listed
    assert all(word in asked for word in words)
    assert not RoleAssignment.objects.get(pk=contact.pk).ended_by
    assert as_head.post(url).status_code == 302
    assert RoleAssignment.objects.get(pk=contact.pk).ended_by


def test_it_is_said_who_becomes_the_main_contact(as_head, house, contact):
    url = f"/roles/delegates/{contact.pk}/withdraw/"
    delegate_of(house.organization, user=house.users["colleague"])

    asked = text(as_head.get(url))

    assert f"{house.colleague} becomes the main contact for OCHRO, and is told." in asked
    assert "Nobody else is a delegate" not in asked


def test_withdrawing_twice_is_said(as_head, contact):
    url = f"/roles/delegates/{contact.pk}/withdraw/"
    as_head.post(url)

    assert "already ended" in text(as_head.post(url, follow=True))


def test_ending_a_role_asks_first_and_says_what_follows(as_head, house):
    role = RoleAssignment.objects.get(user=house.users["hr_adviser"])
    url = f"/roles/{role.pk}/end/"

    listed = text(as_head.get("/roles/"))
    asked = text(as_head.get(url))

    assert f'href="{url}"' in listed
    assert "Open the files of executives, Keep positions and appointments true" in asked
    assert RoleAssignment.objects.get(pk=role.pk).ends_at is None
    assert "its holder was told" in text(as_head.post(url, follow=True))
    assert RoleAssignment.objects.get(pk=role.pk).ends_at


def test_a_role_that_opens_nothing_by_itself_says_only_that_it_ends(client, house):
    role = RoleAssignment.objects.get(role=Role.OCHRO_ANALYST)
    client.force_login(house.users["ochro_lead"])

    asked = text(client.get(f"/roles/{role.pk}/end/"))

    assert "no longer holds this role" in asked
    assert "what the role allows" not in asked


def test_a_delegate_is_withdrawn_not_ended(as_head, contact):
    for method in (as_head.get, as_head.post):
        assert method(f"/roles/{contact.pk}/end/").status_code == 404


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "if you check this box", "is no longer the main contact, and was told."),
        ("fr", "si vous cochez cette case", "n’est plus le contact principal"),
    ],
)
def test_replacing_the_main_contact_is_said_before_and_after(
    as_head, house, contact, language, before, after
):
    as_head.cookies["etms-language"] = language
    data = {
        "dossier": house.dossier.pk,
        "user": house.users["colleague"].username,
        "main_contact": "on",
    }

    form = text(as_head.get("/roles/delegates/"))
    said = text(as_head.post("/roles/delegates/", data, follow=True))

    assert contact.holder in form.partition(before)[0][-300:]
    assert before in form
    assert f"{contact.holder} {after}" in said


def test_a_delegate_beside_the_main_contact_replaces_nobody(as_head, house, contact):
    data = {"dossier": house.dossier.pk, "user": house.users["colleague"].username}

    said = text(as_head.post("/roles/delegates/", data, follow=True))

    assert "The delegate is named and was told." in said
    assert "is no longer the main contact, and was told" not in said


@pytest.mark.parametrize("url", ["/roles/delegates/", "/roles/"])
def test_the_page_answers_the_same_for_unknown_and_for_foreign_accounts(as_head, house, url):
    data = {"dossier": house.dossier.pk, "role": "hr_adviser", "basis": "x"}
    names = ["no-such-name", house.users["stranger"].username, house.users["ochro_lead"].email]

    def pages(**more):
        return [
            _plain(main(text(as_head.post(url, more | {"user": each}), 422)).replace(each, ""))
            for each in names
        ]

    whole, bare = pages(**data), pages()

    assert whole == [whole[0]] * 3
    assert bare == [bare[0]] * 3
    assert "Nobody with this e-mail or user name can be named here." in whole[0]


def _plain(page: str) -> str:
    """A page without its tokens against forgery."""
    first, *parts = page.split('name="csrfmiddlewaretoken"')
    return first + "".join(part.partition(">")[2] for part in parts)


def test_the_pages_ask_no_more_queries_where_there_are_more_delegates(
    as_head, house, contact, django_assert_max_num_queries
):
    for _ in range(4):
        delegate_of(house.organization)

    with django_assert_max_num_queries(14):
        as_head.get(f"/roles/delegates/{contact.pk}/withdraw/")
    with django_assert_max_num_queries(14):
        as_head.get("/roles/delegates/")
