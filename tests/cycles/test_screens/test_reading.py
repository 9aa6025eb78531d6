"""What stands on the pages, in both languages and few queries, and who may not read it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from etms.cycles import services
from etms.roles.choices import Role
from tests.cycles.conftest import NOW
from tests.cycles.test_screens.pages import OFFICER_PAGES, PAGES, in_french, text
from tests.factories.accounts import UserFactory
from tests.factories.roles import give

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("url", PAGES)
def test_everybody_reads_what_is_published_in_both_languages(url, as_somebody, published):
    english, french = PAGES[url]

    assert english in text(as_somebody.get(url))
    assert french in text(in_french(as_somebody).get(url))


@pytest.mark.parametrize("url", OFFICER_PAGES)
def test_the_policy_officer_drafts_in_both_languages(url, as_officer, draft):
    english, french = OFFICER_PAGES[url]

    assert english in text(as_officer.get(url))
    assert french in text(in_french(as_officer).get(url))


@pytest.mark.parametrize("url", [u for u in OFFICER_PAGES if "2027" in u])
def test_a_draft_does_not_exist_for_others(url, as_somebody, draft):
    assert as_somebody.get(url).status_code == 404


@pytest.mark.parametrize("step", ["stages", "choose/rules", "check"])
def test_a_published_cycle_has_no_editor(step, as_officer, published):
    assert "published" in text(as_officer.get(f"/cycles/2027-28/{step}/"), 403)


def test_numbers_on_a_day_show_gaps_as_gaps(as_somebody):
    page = text(as_somebody.get("/cycles/numbers/?on=2023-06-01"))
    before = text(as_somebody.get("/cycles/numbers/?on=2017-06-01"))
    wrong = text(as_somebody.get("/cycles/numbers/?on=soon"), 422)

    assert page.count("Gap: none published") == 4
    assert "$131,854 to $155,103" in page
    assert "No table was published before" in before
    assert 'id="id_on_error"' in wrong


def test_numbers_in_french(as_somebody):
    page = text(in_french(as_somebody).get("/cycles/numbers/?on=2023-06-01"))

    assert "de 131 854 $ à 155 103 $" in page
    assert "page de l’ARC" in page


@pytest.mark.parametrize(
    ("role", "audience"),
    [(None, "executive"), (Role.OCHRO_ANALYST, "ochro"), (Role.POLICY_OFFICER, "ochro")],
)
def test_guidance_opens_at_the_readers_own_role(role, audience, client, first_versions, officer):
    today = timezone.localdate()
    year = today.year if today.month >= 4 else today.year - 1
    cycle = services.draft_cycle(year=year, by=officer, at=NOW)
    services.publish_cycle(cycle=cycle, by=officer, at=NOW)
    client.force_login(give(role) if role else UserFactory())

    answer = client.get("/cycles/guidance/")

    assert answer.url == f"/cycles/{cycle.code}/guidance/{audience}/"


def test_without_a_running_cycle_guidance_says_so(as_somebody):
    assert "No cycle runs today" in text(as_somebody.get("/cycles/guidance/"))


@pytest.mark.parametrize("url", ["/cycles/", "/cycles/2027-28/", "/cycles/numbers/"])
def test_nobody_reads_without_signing_in(url, client, published):
    assert client.get(url).status_code == 302


def test_what_was_done_to_a_cycle_is_for_the_policy_officer(client, officer, somebody, published):
    client.force_login(officer)
    told = text(client.get("/cycles/2027-28/changes/"))
    client.force_login(somebody)
    refused = client.get("/cycles/2027-28/changes/")

    assert "Published the cycle" in told
    assert refused.status_code == 403


def asked(client, url) -> list[str]:
    """The queries of a page that was opened before, without the test's own savepoints."""
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("who", ["somebody", "officer"])
def test_a_page_takes_at_most_12_queries(url, who, client, published, request):
    client.force_login(request.getfixturevalue(who))

    queries = asked(client, url)

    assert len(queries) <= 12, "\n".join(queries)


@pytest.mark.parametrize("url", [*OFFICER_PAGES, "/cycles/2027-28/changes/"])
def test_a_page_of_a_draft_takes_at_most_12_queries(url, as_officer, draft):
    queries = asked(as_officer, url)

    assert len(queries) <= 12, "\n".join(queries)
