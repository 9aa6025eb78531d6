"""Cycles in Chromium: every screen accessible and narrow, and a cycle published by keyboard."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from etms.cycles import services
from etms.cycles.choices import Part, State
from etms.cycles.models import VERSIONS, Cycle
from etms.roles.choices import Role
from tests.factories.roles import give

pytestmark = pytest.mark.browser


@pytest.fixture
def officer(transactional_db):
    """The policy officer, with a published cycle and a draft whose parts are all new versions."""
    officer = give(Role.POLICY_OFFICER)
    act = {"by": officer, "at": timezone.now()}
    services.load_first_versions(at=act["at"])
    services.publish_cycle(cycle=services.draft_cycle(year=2026, **act), **act)
    draft = services.draft_cycle(year=2027, **act)
    chosen = {p: services.begin_version(of=getattr(draft, p), **act) for p in VERSIONS}
    services.choose_versions(cycle=draft, chosen=chosen, **act)
    return officer


def addresses():
    draft = Cycle.objects.get(code="2027-28")
    versions = [getattr(draft, part) for part in VERSIONS]
    editors = [f"{v.get_absolute_url()}edit/" for v in versions if v.part != Part.GUIDANCE]
    return [
        "/cycles/",
        "/cycles/new/",
        "/cycles/numbers/?on=2023-05-01",
        "/cycles/rules/",
        "/cycles/2026-27/",
        "/cycles/2026-27/guidance/manager/",
        "/cycles/2027-28/",
        "/cycles/2027-28/stages/",
        "/cycles/2027-28/choose/rules/",
        "/cycles/2027-28/check/",
        *(version.get_absolute_url() for version in versions),
        *editors,
        f"{draft.guidance.get_absolute_url()}edit/executive/",
        f"{draft.questions.get_absolute_url()}edit/privacy/",
        f"{draft.questions.get_absolute_url()}edit/position_assessment/",
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_cycles_are_accessible_and_fit(
    page, sign_in, open_page, faults, officer, language, width
):
    sign_in(officer)
    found = {}
    for address in addresses():
        open_page(address, language=language, width=width)
        found[address] = faults()
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[address].append("too wide")

    assert {address: said for address, said in found.items() if said} == {}


def test_a_gap_is_found_by_the_check_filled_in_its_field_and_the_cycle_published(
    page, sign_in, open_page, officer
):
    sign_in(officer)
    open_page("/cycles/2027-28/stages/")
    page.locator("#id_review-opens_on").fill("")
    page.get_by_role("button", name="Save the stages").click()

    page.get_by_role("link", name="Check and publish").click()
    page.get_by_role("link", name="Review committee: Give the first day.").click()
    expect(page.locator("#id_review-opens_on")).to_be_focused()
    page.locator("#id_review-opens_on").fill("2028-01-10")
    page.get_by_role("button", name="Save the stages").press("Enter")
    page.get_by_role("link", name="Check and publish").press("Enter")
    page.get_by_role("button", name="Publish the cycle").press("Enter")
    page.get_by_text("The cycle is published.").wait_for()

    assert Cycle.objects.get(code="2027-28").state == State.PUBLISHED


def test_a_day_out_of_the_cycle_takes_the_reader_to_the_summary(
    page, sign_in, open_page, officer, faults
):
    sign_in(officer)
    open_page("/cycles/2027-28/stages/", language="fr")
    page.locator("#id_review-opens_on").fill("2026-01-10")
    page.locator("#id_opening-name_fr").fill("Un nouveau nom")

    page.get_by_role("button", name="Enregistrer les étapes").click()
    page.get_by_text("Il y a un problème").wait_for()
    page.said.clear()  # the browser reports the answer 422

    assert page.evaluate("document.activeElement.dataset.errorSummary") == "Erreur"
    assert page.locator("#id_opening-name_fr").input_value() == "Un nouveau nom"
    assert faults() == []


def test_a_draft_is_thrown_away_only_after_a_question(page, sign_in, open_page, officer):
    sign_in(officer)
    open_page("/cycles/2027-28/")

    page.get_by_role("button", name="Discard this draft").press("Enter")
    page.keyboard.press("Escape")
    assert Cycle.objects.filter(code="2027-28").exists()
    page.get_by_role("button", name="Discard this draft").press("Enter")
    page.get_by_role("button", name="Discard it").press("Enter")
    page.get_by_text("The draft is discarded.").wait_for()

    assert not Cycle.objects.filter(code="2027-28").exists()
