"""What a refusal tells: neither whose position an evaluation is of, nor that one is under way."""

import html

import pytest
from django.urls import reverse

from etms.roles.choices import Role
from tests.classification.evaluating import signed, standing
from tests.factories import classification as make
from tests.factories.classification import DEGREES
from tests.factories.roles import give

pytestmark = pytest.mark.django_db
STATES = ("draft", "alone", "consensus", "recommended", "returned", "withdrawn")
PAGES = ("evaluation", "allocation", "committee", "alone", "consensus", "charts", "decision")
NEVER = "The position is or was evaluated"


@pytest.fixture
def desk():
    return make.desk()


def refusal(client, user, name, found) -> str:
    client.force_login(user)
    answer = client.get(reverse(f"classification:{name}", args=[found.pk]))
    assert answer.status_code == 403
    return html.unescape(answer.content.decode().partition("<main")[2].partition("</main")[0])


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("state", STATES)
def test_the_holder_and_whoever_stands_below_read_what_every_insider_reads(
    desk, client, state, language
):
    client.cookies["etms-language"] = language
    insider = give(Role.HR_ADVISER, organization=desk.organization)
    own = standing(desk, state, post="general", degrees=DEGREES)
    another = standing(desk, "withdrawn", post="adm", degrees=DEGREES)

    for name in PAGES:
        said = {
            refusal(client, user, name, own).replace(str(own.pk), "")
            for user in (desk.general.user, desk.director.user, desk.adm.user, insider)
        }
        assert len(said) == 1, name
    words = {
        refusal(client, desk.general.user, "evaluation", each).replace(str(each.pk), "")
        for each in (own, another)
    }
    assert len(words) == 1


def version_page(client, user, version) -> str:
    client.force_login(user)
    return client.get(version.get_absolute_url()).content.decode()


@pytest.mark.parametrize("state", STATES)
def test_the_manager_reads_nothing_of_an_evaluation_on_the_version_they_signed(
    desk, client, state
):
    version = signed(desk)
    address = reverse("classification:move_description", args=[version.pk, "reopen"])
    before = version_page(client, desk.general.user, version)
    standing(desk, state, degrees=DEGREES, description=version)

    after = version_page(client, desk.general.user, version)

    assert (address in before, address in after) == (True, True)
    assert NEVER not in after
    assert NEVER in version_page(client, desk.adviser, version)
    client.force_login(desk.general.user)
    said = client.post(address, {"base": 0}, follow=True).content.decode()
    assert "This version stays as it is. Begin the next version instead." in said
    assert "evaluated on" not in said
    version.refresh_from_db()
    assert version.state == "signed"
