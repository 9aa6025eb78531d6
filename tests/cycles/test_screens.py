"""The screens of cycles in both languages: what stands on them, and that nothing typed is lost."""

from datetime import date
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from etms import home
from etms.cycles import services
from etms.cycles.choices import State
from etms.cycles.models import Cycle
from etms.roles.choices import Role
from tests.cycles.conftest import NOW
from tests.factories.accounts import UserFactory
from tests.factories.roles import give

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_officer(client, officer):
    client.force_login(officer)
    return client


@pytest.fixture
def as_somebody(client, somebody):
    client.force_login(somebody)
    return client


def text(answer, status=200):
    assert answer.status_code == status
    return unescape(answer.content.decode()).replace("\xa0", " ")


def in_french(client):
    client.cookies["etms-language"] = "fr"
    return client


def sheet_of(page):
    """What a browser would send back from an editor's page, unchanged."""
    return {
        name: value
        for form in page.context["sheet"].forms.values()
        for name, value in form.data.items()
        if name.startswith(f"{form.prefix}-")
    }


PAGES = {
    "/cycles/": ("Cycles, the latest first", "Cycles, du plus récent au plus ancien"),
    "/cycles/2027-28/": ("Who takes part", "Qui participe"),
    "/cycles/rules/": ("Cycles that use it", "Cycles qui l’utilisent"),
    "/cycles/rules/rules/psu-934/": ("EX-03, EX-04 and EX-05", "Participation des EX-03"),
    "/cycles/rules/competencies/klc-2005/": ("Values and Ethics", "Valeurs et éthique"),
    "/cycles/rules/placements/talent-map-five/": ("Develop in role", "Se perfectionner"),
    "/cycles/rules/guidance/yearly-exercise/": ("Calibrate fairly", "Uniformiser équitablement"),
    "/cycles/2027-28/guidance/manager/": ("Assess, place and talk", "Évaluer, placer et discuter"),
    "/cycles/numbers/": ("Salary ranges of executives", "Échelles salariales"),
}


@pytest.mark.parametrize("url", PAGES)
def test_everybody_reads_what_is_published_in_both_languages(url, as_somebody, published):
    english, french = PAGES[url]

    assert english in text(as_somebody.get(url))
    assert french in text(in_french(as_somebody).get(url))


OFFICER_PAGES = {
    "/cycles/new/": ("Begin the draft", "Commencer l’ébauche"),
    "/cycles/2027-28/": ("Your draft, step by step", "Votre ébauche, étape par étape"),
    "/cycles/2027-28/stages/": ("Save the stages", "Enregistrer les étapes"),
    "/cycles/2027-28/choose/rules/": ("Use this version", "Utiliser cette version"),
    "/cycles/2027-28/check/": ("Nothing is missing", "Rien ne manque"),
}


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


def test_the_whole_way_from_nothing_to_a_published_cycle(as_officer, first_versions):
    year = timezone.localdate().year + 1
    as_officer.post("/cycles/new/", {"year": year})
    cycle = Cycle.objects.get()
    as_officer.post(f"/cycles/{cycle.code}/choose/rules/", {"version": "faq-2011"})

    answer = as_officer.post(f"/cycles/{cycle.code}/publish/", follow=True)

    cycle.refresh_from_db()
    assert "The cycle is published" in text(answer)
    assert (cycle.state, cycle.rules.code) == (State.PUBLISHED, "faq-2011")


def test_bad_days_stand_beside_their_fields_and_nothing_typed_is_lost(as_officer, draft):
    sent = sheet_of(as_officer.get("/cycles/2027-28/stages/")) | {
        "opening-name_fr": "Ouverture, mot tout neuf",
        "opening-opens_on": "2027-13-45",
        "review-closes_on": "2029-01-01",
    }

    page = text(as_officer.post("/cycles/2027-28/stages/", sent), 422)
    corrected = sent | {"opening-opens_on": "2027-04-01"}
    second = text(as_officer.post("/cycles/2027-28/stages/", corrected), 422)

    assert 'href="#id_opening-opens_on"' in page
    assert "Ouverture, mot tout neuf" in page
    assert 'value="2027-13-45"' in page
    assert 'href="#id_review-closes_on"' in second
    assert "The day must lie within the fiscal year" in second
    assert not Cycle.objects.get().stages.filter(name_fr__contains="neuf").exists()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "This stage may not open before the stage listed above it opens."),
        ("fr", "Cette étape ne peut pas s’ouvrir avant celle qui la précède dans la liste."),
    ],
)
def test_a_stage_out_of_turn_is_refused_beside_its_day(as_officer, draft, language, words):
    sent = sheet_of(as_officer.get("/cycles/2027-28/stages/"))
    as_officer.cookies["etms-language"] = language

    page = text(
        as_officer.post("/cycles/2027-28/stages/", sent | {"approval-opens_on": "2027-06-01"}), 422
    )

    assert 'href="#id_approval-opens_on"' in page
    assert page.partition('id="id_approval-opens_on_error"')[2][:400].count(words) == 1


def test_a_half_filled_draft_is_saved_and_its_gaps_are_shown_beside_the_fields(as_officer, draft):
    sent = sheet_of(as_officer.get("/cycles/2027-28/stages/"))
    as_officer.post(
        "/cycles/2027-28/stages/", sent | {"review-opens_on": "", "review-name_fr": ""}
    )

    check = text(as_officer.get("/cycles/2027-28/check/"))
    beside = text(as_officer.get("/cycles/2027-28/stages/?check=2027-28"))

    assert "/cycles/2027-28/stages/?check=2027-28#id_review-opens_on" in check
    assert "2 things are missing" in check
    assert 'id="id_review-name_fr_error"' in beside
    assert "Give the first day." in beside


def test_publishing_what_is_not_complete_leads_back_to_the_reasons(as_officer, officer, draft):
    services.choose_versions(cycle=draft, chosen={"rules": None}, by=officer, at=NOW)

    page = text(as_officer.post("/cycles/2027-28/publish/", follow=True))

    assert "not complete" in page
    assert "/cycles/2027-28/choose/rules/" in page
    assert Cycle.objects.get().state == State.DRAFT


def test_a_new_version_is_begun_from_the_choice_and_edited(as_officer, draft):
    begun = as_officer.post("/cycles/2027-28/choose/rules/", {"version": "faq-2011", "begin": "1"})
    sent = sheet_of(as_officer.get(begun.url)) | {"EX-03_core-participation": "mandatory"}

    saved = as_officer.post(begun.url, sent)

    cycle = Cycle.objects.get()
    assert saved.status_code == 302
    assert cycle.rules.code == "faq-2011-v2"
    changed = cycle.rules.rows.get(level="EX-03", kind="core")
    assert (changed.participation, changed.submission) == ("mandatory", "expected")
    assert cycle.rules.rows.count() == 12


def test_the_history_says_in_which_row_something_changed(as_officer, officer, draft):
    mine = services.begin_version(of=draft.rules, by=officer, at=NOW)
    url = f"{mine.get_absolute_url()}edit/"
    sent = sheet_of(as_officer.get(url)) | {"EX-02_core-participation": "encouraged"}
    as_officer.post(url, sent)

    english = text(as_officer.get(mine.get_absolute_url()))
    french = text(in_french(as_officer).get(mine.get_absolute_url()))

    assert "EX-02 · Core public administration – Participation" in english
    assert "A modifié la version" in french


def test_rows_are_added_removed_and_put_in_order(as_officer, officer, draft):
    mine = services.begin_version(of=draft.placements, by=officer, at=NOW)
    url = f"/cycles/rules/placements/{mine.code}/edit/"
    sent = sheet_of(as_officer.get(url)) | {
        "new-name_en": "In transition",
        "new-order": "1",
        "develop-in-role-remove": "on",
        "ready-for-advancement-needs_valid_language_results": "",
    }

    assert as_officer.post(url, sent).status_code == 302

    rows = {row.code: row for row in mine.rows.all()}
    assert rows["added-1"].name_en == "In transition"
    assert "develop-in-role" not in rows
    assert not rows["ready-for-advancement"].needs_valid_language_results
    assert rows["ready-for-lateral-movement"].needs_valid_language_results


def test_guidance_is_edited_for_one_role_and_the_others_stay(as_officer, officer, draft):
    mine = services.begin_version(of=draft.guidance, by=officer, at=NOW)
    before = mine.rows.exclude(audience="executive").count()
    url = f"/cycles/rules/guidance/{mine.code}/edit/executive/"
    sent = sheet_of(as_officer.get(url))
    emptied = {name: "" for name in sent if name.startswith("executive_opening-")}
    lines = {"executive_review-name_en": "Wait", "executive_review-text_en": "One\r\n\r\nTwo"}

    assert as_officer.post(url, sent | emptied | lines).status_code == 302

    pages = mine.rows.filter(audience="executive")
    assert not pages.filter(stage="opening").exists()
    assert pages.get(stage="review").text_en == "One\n\nTwo"
    assert mine.rows.exclude(audience="executive").count() == before


def test_gaps_of_a_version_are_shown_beside_the_fields_when_the_check_leads_there(
    as_officer, officer, draft
):
    mine = services.begin_version(of=draft.guidance, by=officer, at=NOW)
    services.choose_versions(cycle=draft, chosen={"guidance": mine}, by=officer, at=NOW)
    url = f"/cycles/rules/guidance/{mine.code}/edit/delegate/"
    sent = sheet_of(as_officer.get(url)) | {"delegate_opening-text_fr": ""}
    as_officer.post(url, sent)

    check = text(as_officer.get("/cycles/2027-28/check/"))
    place = f"{url}?check=2027-28"

    assert f"{place}#id_delegate_opening-text_fr" in check
    assert "Write the French text." in text(as_officer.get(place))


def test_a_draft_of_a_version_is_thrown_away_unless_chosen(as_officer, officer, draft):
    mine = services.begin_version(of=draft.rules, by=officer, at=NOW)
    services.choose_versions(cycle=draft, chosen={"rules": mine}, by=officer, at=NOW)
    url = f"/cycles/rules/rules/{mine.code}/discard/"

    kept = text(as_officer.post(url, follow=True))
    as_officer.post("/cycles/2027-28/discard/")
    gone = text(as_officer.post(url, follow=True))

    assert "has chosen this version" in kept
    assert "The draft is discarded." in gone


def test_a_running_cycle_is_not_closed_and_says_why(as_officer, published):
    page = text(as_officer.get("/cycles/2027-28/"))
    answer = text(as_officer.post("/cycles/2027-28/close/", follow=True))

    assert "not over yet" in page
    assert "not over yet" in answer


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


def entries_of(user):
    return {entry.title for _group, entries in home.entries_for(user) for entry in entries}


def test_the_year_to_draft_is_the_next_one(time_machine_at, client, officer, published):
    time_machine_at(date(2028, 2, 1))
    client.force_login(officer)

    page = text(client.get("/cycles/new/"))

    assert '<option value="2028" selected>2028-29</option>' in page
    assert 'value="2027"' not in page


def test_home_asks_the_policy_officer_to_publish_a_draft(draft, officer, somebody):
    assert "Publish cycle 2027-28" in entries_of(officer)
    assert not {title for title in entries_of(somebody) if "cycle" in title.lower()}


def test_home_tells_everybody_what_is_open_and_until_when(time_machine_at, published, somebody):
    time_machine_at(date(2027, 11, 22))

    cards = {card.title: card for card in home.cards_for(somebody)}

    assert cards["Cycle 2027-28"].lines == (
        "Employee section: executives answer, until December 12, 2027",
        "Manager section: assessment, placement and conversation, until January 16, 2028",
    )


def test_home_asks_for_the_next_cycle_in_autumn_and_to_close_the_old_one(
    time_machine_at, published, officer
):
    time_machine_at(date(2027, 11, 22))
    autumn = entries_of(officer)
    time_machine_at(date(2028, 4, 2))
    spring = entries_of(officer)

    assert "Draft cycle 2028-29" in autumn
    assert "Close cycle 2027-28" in spring


@pytest.fixture
def time_machine_at():
    """Move today to a day; noon in Ottawa."""
    travels = []

    def to(day):
        while travels:
            travels.pop().stop()
        travel = time_machine.travel(f"{day}T17:00:00+00:00", tick=False)
        travel.start()
        travels.append(travel)

    yield to
    while travels:
        travels.pop().stop()


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
