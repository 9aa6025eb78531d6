"""The aids of a session in Chromium: whom to look at first, its time plan, a trial of moves."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from etms.committees import services as committees
from etms.committees.models import Session
from etms.roles.choices import Role
from talent.access.sessions import PURPOSE
from talent.models import PlacementMove
from talent.services.assessments import complete_assessment
from talent.services.placements import propose_placement
from tests.factories.roles import give
from tests.talent.assessing import (
    NOW,
    answer_required,
    assessed_before,
    pass_languages,
    placement,
)
from tests.talent.exercise import department
from tests.talent.sitting import DEVELOP, READY, WELL

pytestmark = pytest.mark.browser


@pytest.fixture
def house(transactional_db):
    """Three of four directors are assessed; one was placed elsewhere in the last cycle."""
    house = department(branches=2, directors=2, accounts=True)
    for role, head in ((Role.COMMITTEE_CHAIR, 0), (Role.COMMITTEE_MEMBER, 1)):
        give(role, organization=house.organization, user=house.heads[head].user)
    house.chair, house.member = (head.user for head in house.heads)
    pass_languages(house.directors[1])
    assessed_before(house.directors[0], house.cycle, DEVELOP)
    gap = house.cycle.competencies.rows.first().code
    for number, person in enumerate(house.directors[:3]):
        by = house.generals[number // 2].user
        act = {"person": person, "cycle": house.cycle, "by": by, "at": NOW}
        answer_required(person, house.cycle, by=by, **{"a-development-tags": [gap]})
        propose_placement(**act, to=placement(house.cycle, WELL), base=0)
        complete_assessment(**act)
    return house


@pytest.fixture
def session(house):
    """It is open, and by its plan has been going on for forty minutes."""
    starts = timezone.localtime() - timedelta(minutes=40)
    act = {"by": house.chair, "at": timezone.now()}
    made = committees.convene(
        dossier=house.dossier,
        purpose=PURPOSE,
        name="EX minus one",
        meets_on=starts.date(),
        start_time=starts.time().replace(second=0, microsecond=0),
        units=[],
        levels=[],
        **act,
    )
    committees.move_session(session=made, action="open", **act)
    return Session.objects.get(pk=made.pk)


def url(session, more=""):
    return f"/talent/sessions/{session.pk}/{more}"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_the_aids_are_accessible_and_fit(looked_at, sign_in, house, session, language, width):
    sign_in(house.chair)
    found = looked_at(
        url(session),
        url(session, "board/?view=first"),
        url(session, "board/?show=first&view=table"),
        url(session, "agenda/"),
        url(session, "trial/"),
        url(session, f"people/{house.directors[0].pk}/"),
        language=language,
        width=width,
    )

    assert found == {}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_a_trial_is_accessible_and_fits(
    page, open_page, faults, sign_in, house, session, language, width
):
    sign_in(house.chair)
    open_page(url(session, "trial/"), language=language, width=width)
    for person, to in zip(house.directors, (DEVELOP, READY, READY, DEVELOP), strict=True):
        page.locator(f"[name=to-{person.pk}]").select_option(to)
    page.locator(".onward button").click()
    page.locator("#would").wait_for()
    page.locator("summary", has_text=re.compile("would stay|resteraient")).click()

    assert faults() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", ["en", "fr"])
def test_moves_are_tried_out_by_keyboard_alone_and_leave_nothing(
    page, open_page, reach, sign_in, house, session, language
):
    one, two = house.directors[:2]
    sign_in(house.member)
    open_page(url(session, "board/"), language=language)
    reach("nav.tabs a[href$='/trial/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/trial/")
    for person in sorted((one, two), key=lambda each: each.sort_name):
        reach(f"[name=to-{person.pk}]")
        page.keyboard.press("ArrowDown")  # ready for advancement, the first of the list
    reach(".onward button")
    page.keyboard.press("Enter")
    page.locator("#would").wait_for()

    assert page.locator("#tried + * tbody tr").count() == 2
    assert page.locator(".refusal").count() == 1  # one has no language results
    assert "?" not in page.url
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    assert not re.search(f"to-|{READY}|{WELL}", kept)
    reach("[name=drop]")
    page.keyboard.press("Enter")
    page.locator("#tried + * tbody tr").nth(1).wait_for(state="detached")
    reach(".onward a")
    page.keyboard.press("Enter")
    page.locator("#tried").wait_for(state="detached")
    assert not PlacementMove.objects.filter(session=session).exists()


def test_a_trial_leads_to_the_real_move_of_one_person(page, open_page, sign_in, house, session):
    person = house.directors[1]
    sign_in(house.member)
    open_page(url(session, "trial/"))
    page.locator(f"[name=to-{person.pk}]").select_option(READY)
    page.locator(".onward button").click()
    page.get_by_role("link", name=re.compile(f"Move for real.*{person}")).click()
    page.locator(f"[name=to][value={READY}]").check()
    page.get_by_role("button", name="Move", exact=True).click()
    page.wait_for_url("**/board/")

    move = PlacementMove.objects.get(session=session)
    assert (move.assessment.person, move.after.code) == (person, READY)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_list_leads_to_the_person_and_the_plan_to_the_list(
    page, open_page, reach, sign_in, house, session, language
):
    person = house.directors[0]
    sign_in(house.chair)
    open_page(url(session, "agenda/"), language=language)
    assert page.locator("details.plan [aria-current=time]").count() == 1
    reach("a[href$='?view=first']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/board/?view=first")
    assert page.locator(".look").count() == 1
    reach(f"#first-{person.pk}")
    page.keyboard.press("Enter")
    page.locator("h1", has_text=str(person)).wait_for()
    page.locator("#looks").wait_for()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_chair_changes_the_time_by_keyboard(
    page, open_page, reach, faults, sign_in, house, session, language
):
    sign_in(house.chair)
    open_page(url(session), language=language)
    reach("details:has([name=start_time]) summary")
    page.keyboard.press("Enter")
    assert faults() == []
    reach("[name=length]")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    page.locator("[data-error-summary]").wait_for()
    assert faults() == []
    page.said[:] = [said for said in page.said if "422" not in said]
    page.locator("[name=length]").fill("240")
    page.locator("form[action$='/time/'] button").click()
    page.locator(".notice.good").wait_for()

    session.refresh_from_db()
    assert session.length == 240
