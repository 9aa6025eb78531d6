"""Positions and their successors in Chromium: assessed, covered, accessible, by keyboard alone."""

import re

import pytest
from django.db import transaction

from talent.choices import PositionState
from talent.models import PositionAssessment, Successor
from tests.factories.acts import arrange
from tests.factories.talent import critical_position, empty_slate, successor
from tests.talent.assessing import NOW
from tests.talent.exercise import department

pytestmark = pytest.mark.browser
CRITERIA = ("operational", "strategic", "safety", "difficulty")


@pytest.fixture
def house(transactional_db):
    return department(branches=1, directors=4, accounts=True)


def place_of(person):
    return person.appointments.get().position


@pytest.fixture
def places(house):
    """Those of the directors: critical and covered, left empty on purpose, and two untouched."""
    found = [place_of(person) for person in house.directors]
    with transaction.atomic():
        arrange()
        critical_position(
            found[0],
            house.cycle,
            PositionState.COMPLETE,
            at=NOW,
            rationale="Nobody else does.",
        )
        successor(found[0], house.directors[1], at=NOW, gap="A larger team.")
        successor(found[0], house.directors[2], at=NOW, rank=2)
        successor(found[0], house.directors[3], at=NOW, interim=True)
        critical_position(found[1], house.cycle, PositionState.DRAFT, at=NOW)
        empty_slate(found[1], why="The position ends next year.")
    return found


@pytest.fixture
def manager(house, sign_in):
    sign_in(house.generals[0].user)
    return house.generals[0].user


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_positions_are_accessible_and_fit(
    looked_at, house, places, manager, language, width
):
    first, second, third, _fourth = places
    on_it = Successor.objects.filter(position=first).earliest("rank")
    found = looked_at(
        "/talent/positions/",
        "/talent/positions/?show=uncovered",
        f"/talent/positions/{first.pk}/",
        f"/talent/positions/{second.pk}/",
        f"/talent/positions/{third.pk}/?missing=operational,strategic",
        f"/talent/positions/{third.pk}/?q={house.directors[0].family_name[:3]}",
        f"/talent/successors/{on_it.pk}/",
        f"/talent/people/{house.directors[1].pk}/slates/",
        f"/talent/people/{house.directors[0].pk}/slates/",
        language=language,
        width=width,
    )

    assert found == {}


def test_the_deputy_head_pages_through_the_positions(looked_at, house, places, sign_in):
    sign_in(house.deputy_head.user)

    assert looked_at("/talent/positions/", f"/talent/positions/{places[0].pk}/") == {}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_position_is_assessed_with_successors_by_keyboard_alone(
    page, open_page, reach, house, places, manager, language
):
    person, place = house.directors[0], places[3]
    open_page(f"/talent/positions/{place.pk}/", language=language)

    page.keyboard.press("Tab")
    for code in CRITERIA:
        reach(f"[name={code}]")
        page.keyboard.press("Space")  # yes
    reach("[name=rationale]")
    page.keyboard.type("The only one of its kind.")
    for code in ("impact-organization", "impact-service", "vacancy-likelihood", "has-plan"):
        reach(f"[name={code}]")
        page.keyboard.press("Space")
    reach("button[name=go][value=complete]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/talent/positions/")
    sheet = PositionAssessment.objects.get(position=place)
    assert (sheet.state, sheet.critical) == (PositionState.COMPLETE, True)

    open_page(f"/talent/positions/{place.pk}/", language=language)
    reach("#q")
    page.keyboard.type(person.family_name)
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=*")
    reach(f"#ready-{person.pk}")
    page.keyboard.press("ArrowDown")  # in one to two years
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#slate")

    on_it = Successor.objects.get(position=place)
    assert (on_it.person, on_it.readiness, on_it.interim) == (person, "soon", False)
    page.locator(".slate", has_text=str(person)).wait_for()


def test_nothing_more_is_asked_of_a_position_that_meets_no_criterion(
    page, open_page, house, places, manager
):
    open_page(f"/talent/positions/{places[3].pk}/")
    more = page.locator("[name=has-plan]").first
    assert more.is_visible()

    for code in CRITERIA:
        page.locator(f"[name={code}][value=no]").check()

    assert not more.is_visible()
    page.locator("button[name=go][value=complete]").click()
    page.wait_for_url("**/talent/positions/")
    assert PositionAssessment.objects.get(position=places[3]).critical is False


def test_what_is_missing_is_named_and_leads_to_its_question(
    page, open_page, faults, house, places, manager
):
    open_page(f"/talent/positions/{places[3].pk}/")

    page.locator("button[name=go][value=complete]").click()
    page.locator("#missing a").first.click()

    assert page.locator("#missing a").count() == len(CRITERIA)
    assert faults() == []


def test_a_successor_is_ranked_changed_and_taken_off(page, open_page, house, places, manager):
    first, second = house.directors[1], house.directors[2]
    open_page(f"/talent/positions/{places[0].pk}/")

    page.get_by_role("button", name=re.compile(f"One rank up.*{second}")).click()
    page.locator("ol.slate li", has_text=str(second)).first.wait_for()
    assert str(second) in page.locator("ol.slate li").first.text_content()
    page.get_by_role("link", name=re.compile(f"Change or take off.*{first}")).click()
    page.get_by_role("button", name="Take off the slate").click()
    page.locator("[data-error-summary]:focus").wait_for()  # a reason is asked for
    page.get_by_label("Why").fill("Has left for another department.")
    page.get_by_role("button", name="Take off the slate").click()
    page.wait_for_url("**/#slate")

    page.get_by_text("Taken off the slate").click()
    page.get_by_text("Has left for another department.").wait_for()
    page.said[:] = [said for said in page.said if "422" not in said]
