"""Drafting a cycle and its versions: nothing typed is lost, and what lacks stands beside."""

import pytest
from django.utils import timezone

from etms.cycles import services
from etms.cycles.choices import State
from etms.cycles.models import Cycle
from tests.cycles.conftest import NOW
from tests.cycles.test_screens.pages import in_french, sheet_of, text

pytestmark = pytest.mark.django_db


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
