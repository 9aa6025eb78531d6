"""The review committee and the approval in Chromium: together, accessible, by keyboard alone."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from etms.committees import services as committees
from etms.committees.models import Conflict, Item, Session
from etms.roles.choices import Role
from talent.access.sessions import PURPOSE
from talent.choices import AssessmentState
from talent.models import Assessment, PlacementMove
from talent.services.assessments import complete_assessment
from talent.services.calibration import approve_assessments
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

pytestmark = pytest.mark.browser
WELL, DEVELOP, READY = "well-placed-in-role", "develop-in-role", "ready-for-advancement"


@pytest.fixture
def house(transactional_db):
    """Two branches; three of four directors are assessed, and called the same gap of skills."""
    house = department(branches=2, directors=2, accounts=True)
    house.chair = give(
        Role.COMMITTEE_CHAIR, organization=house.organization, user=house.heads[0].user
    )
    house.member = give(
        Role.COMMITTEE_MEMBER, organization=house.organization, user=house.heads[1].user
    )
    pass_languages(house.directors[0])
    assessed_before(house.directors[0], house.cycle, DEVELOP)
    gap = house.cycle.competencies.rows.first().code
    for number, person in enumerate(house.directors[:3]):
        by = house.generals[number // 2].user
        act = {"person": person, "cycle": house.cycle, "by": by, "at": NOW}
        answer_required(person, house.cycle, by=by, **{"a-development-tags": [gap]})
        propose_placement(**act, to=placement(house.cycle, WELL), base=0)
        complete_assessment(**act)
    return house


def convened(house, state="open"):
    """A session of everybody, planned, open, or closed."""
    act = {"by": house.chair, "at": timezone.now()}
    session = committees.convene(
        dossier=house.dossier,
        purpose=PURPOSE,
        name="EX minus one",
        meets_on=timezone.localdate(),
        units=[],
        levels=[],
        **act,
    )
    for action in {"planned": [], "open": ["open"], "closed": ["open", "close"]}[state]:
        committees.move_session(session=session, action=action, **act)
    return Session.objects.get(pk=session.pk)


@pytest.fixture
def session(house):
    return convened(house)


@pytest.fixture
def another(browser, live_server):
    """A page of another person, in a browser of their own."""
    contexts = []

    def another(user, address):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        contexts.append(context)
        client = Client()
        client.force_login(user)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies(
            [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
        )
        page = context.new_page()
        page.goto(live_server.url + address)
        return page

    yield another
    for context in contexts:
        context.close()


def url(session, more=""):
    return f"/talent/sessions/{session.pk}/{more}"


def card(page, person):
    return page.locator(f"[data-card='{person.pk}']")


def in_column(page, person, code):
    return page.locator(f"[data-column='{code}'] [data-card='{person.pk}']")


def forget(page, status):
    """Chromium tells of every refused request; these are meant."""
    page.said[:] = [said for said in page.said if str(status) not in said]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_a_session_are_accessible_and_fit(
    looked_at, sign_in, house, session, language, width
):
    first = house.directors[0]
    item = {"session": session, "by": house.member, "at": timezone.now(), "base": 0}
    committees.record_item(
        **item, kind="person", person=first, discussed=True, recommendation="A year abroad",
        decision="agreed", note="Heard both sides.",
    )  # fmt: skip
    sign_in(house.member)
    found = looked_at(
        "/talent/sessions/",
        url(session),
        url(session, "board/"),
        url(session, "board/?show=unplaced"),
        url(session, "board/?show=moved"),
        url(session, "board/?view=table"),
        url(session, f"people/{first.pk}/"),
        url(session, f"people/{house.directors[3].pk}/"),
        url(session, f"place/{first.pk}/"),
        url(session, "agenda/"),
        url(session, "figures/"),
        language=language,
        width=width,
    )

    assert found == {}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_the_deputy_head_are_accessible_and_fit(
    looked_at, sign_in, house, session, language, width
):
    first, second = Assessment.objects.filter(cycle=house.cycle).order_by("pk")[:2]
    by = {"by": house.deputy_head.user, "at": timezone.now()}
    sign_in(house.deputy_head.user)
    pages = [
        "/talent/approval/",
        "/talent/approval/?show=draft",
        "/talent/approval/?show=approved",
    ]
    pages += [f"/talent/approval/{first.pk}/", url(session, "board/"), url(session)]
    pages += [url(session, "agenda/"), url(session, f"people/{second.person_id}/")]
    found = looked_at(*pages, language=language, width=width)
    approve_assessments(assessments=[first], **by)
    pages = ["/talent/approval/?show=approved", f"/talent/approval/{first.pk}/"]
    found |= looked_at(*pages, language=language, width=width)

    assert found == {}


def test_who_does_not_sit_in_it_reads_along_and_moves_nobody(
    page, open_page, sign_in, house, session
):
    sign_in(house.deputy_head.user)
    open_page(url(session, "board/"))

    page.get_by_text("You read along").wait_for()
    assert page.locator(".piece").count() >= 6
    assert page.locator("[data-grip], [data-card]").count() == 0
    open_page(url(session, "board/?view=table"))
    assert page.get_by_role("link", name="Move").count() == 0


@pytest.mark.parametrize("state", ["planned", "closed"])
def test_a_member_reads_no_map_while_the_session_is_not_open(
    page, open_page, faults, sign_in, house, state
):
    session = convened(house, state)
    sign_in(house.member)
    open_page(url(session))

    page.get_by_text("open to the members while the session is open").wait_for()
    assert page.get_by_role("link", name="Talent map").count() == 0
    assert faults() == []
    open_page(url(session, "board/"))
    page.get_by_text("The session is not open.").wait_for()
    forget(page, 403)


def test_two_members_see_each_other_s_move_within_two_seconds(
    page, open_page, another, sign_in, house, session
):
    first, second = house.directors[:2]
    sign_in(house.chair)
    open_page(url(session, "board/"))
    theirs = another(house.member, url(session, "board/"))
    in_column(theirs, first, WELL).wait_for()
    assert page.locator("#room").get_attribute("hx-trigger") == "every 2s"

    for mover, reader, person in ((page, theirs, first), (theirs, page, second)):
        grip = card(mover, person).locator("[data-grip]")
        grip.focus()
        mover.keyboard.press("Space")
        mover.keyboard.press("ArrowDown")
        with mover.expect_response(re.compile("/place/")):
            mover.keyboard.press("Enter")
        in_column(reader, person, DEVELOP).wait_for()  # without a touch of this page

    assert "Last move" in page.locator("#room > p").text_content()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_move_takes_three_keys_on_the_grip_and_survives_the_next_poll(
    page, open_page, faults, sign_in, house, session, language
):
    """Target of the issue: at most three clicks or keys for one calibration move."""
    person = house.directors[0]
    sign_in(house.chair)
    open_page(url(session, "board/"), language=language)
    card(page, person).locator("[data-grip]").focus()

    for key in ("Space", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    card(page, person).and_(page.locator("[data-revision='2']")).wait_for()
    page.locator("#room", has_text=str(house.chair.person)).wait_for()  # drawn anew: who moved

    in_column(page, person, DEVELOP).wait_for()
    focus = page.evaluate("document.activeElement.id")
    assert focus == f"grip-{person.pk}"
    assert faults() == []
    move = PlacementMove.objects.filter(assessment__person=person).latest("pk")
    assert (move.after.code, move.by, move.session) == (DEVELOP, house.chair, session)


def test_a_move_by_mouse_takes_three_clicks(page, open_page, sign_in, house, session):
    person = house.directors[0]
    sign_in(house.chair)
    open_page(url(session, "board/"))

    card(page, person).locator("[data-grip]").click()
    page.locator(f"dialog[open] [name=to][value={READY}]").click()
    page.locator("dialog[open] button").click()

    in_column(page, person, READY).wait_for()
    card(page, person).and_(page.locator("[data-revision='2']")).wait_for()


def test_a_reason_without_a_move_is_kept_and_said(page, open_page, sign_in, house, session):
    person = house.directors[0]
    sign_in(house.chair)
    open_page(url(session, "board/"))
    card(page, person).locator("[data-grip]").click()
    page.locator("dialog[open] [name=why]").fill("Two good years.")
    page.locator("dialog[open] button").click()

    page.locator("[data-kept]", has_text="The reason is kept.").wait_for()
    move = PlacementMove.objects.filter(assessment__person=person).latest("pk")
    assert (move.why, move.by, move.after.code) == ("Two good years.", house.chair, WELL)


def test_moves_that_follow_one_another_wait_for_the_server_and_all_are_kept(
    page, open_page, sign_in, house, session
):
    first, second = house.directors[:2]
    waiting, slow, moves = [], ["server"], re.compile(r"/place/\d+/$")
    page.route(moves, lambda route: waiting.append(route) if slow else route.continue_())
    sign_in(house.chair)
    open_page(url(session, "board/"))
    with page.expect_request(moves):
        for person in (first, second):
            card(page, person).locator("[data-grip]").focus()
            for key in ("Space", "ArrowDown", "Enter"):
                page.keyboard.press(key)
    in_column(page, second, DEVELOP).wait_for()
    assert len(waiting) == 1  # the second waits

    slow.clear()
    with page.expect_response(lambda answer: f"/place/{second.pk}/" in answer.url):
        waiting.pop().continue_()

    for person in (first, second):
        in_column(page, person, DEVELOP).wait_for()
        assert Assessment.objects.get(person=person, cycle=house.cycle).placement.code == DEVELOP


def test_a_refused_reason_stands_in_the_dialog_again(page, open_page, sign_in, house, session):
    person = house.directors[1]  # without language results
    sign_in(house.chair)
    open_page(url(session, "board/"))
    grip = card(page, person).locator("[data-grip]")
    grip.click()
    page.locator(f"dialog[open] [name=to][value={READY}]").check()
    page.locator("dialog[open] [name=why]").fill("She led the whole")
    page.locator("dialog[open] button").click()
    page.locator("[data-refused]:not([hidden])", has_text="it stands in Move again").wait_for()
    grip.click()

    expect(page.locator("dialog[open] [name=why]")).to_have_value("She led the whole")
    forget(page, 422)


def test_an_open_dialog_is_not_drawn_over_by_what_others_do(
    page, open_page, another, sign_in, house, session
):
    first, second = house.directors[:2]
    sign_in(house.chair)
    open_page(url(session, "board/"))
    card(page, first).locator("[data-grip]").click()
    why = page.locator("dialog[open] [name=why]")
    why.fill("She led the whole")
    theirs = another(house.member, url(session, "board/"))
    card(theirs, second).locator("[data-grip]").click()
    theirs.locator(f"dialog[open] [name=to][value={DEVELOP}]").click()
    theirs.locator("dialog[open] button").click()
    with page.expect_response(lambda answer: "seen=" in answer.url and answer.status == 200):
        pass

    assert why.input_value() == "She led the whole"
    page.locator(f"dialog[open] [name=to][value={READY}]").click()
    page.locator("dialog[open] button").click()
    in_column(page, first, READY).wait_for()
    in_column(page, second, DEVELOP).wait_for()


def test_a_map_that_asks_by_itself_does_not_fade(page, open_page, faults, sign_in, house, session):
    asked = []
    page.route(re.compile("seen="), lambda route: asked.append(route))  # a slow server
    sign_in(house.member)
    open_page(url(session, "board/"))

    page.locator("#room.htmx-request").wait_for()
    assert faults() == []
    for route in asked:
        route.fulfill(status=204)


def test_a_member_whose_session_closes_is_told_so(page, open_page, sign_in, house, session):
    sign_in(house.member)
    open_page(url(session, "board/"))

    committees.move_session(session=session, action="close", by=house.chair, at=timezone.now())

    page.get_by_text("The session is not open.").wait_for()
    assert page.url.endswith(url(session))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_session_is_led_by_keyboard_alone(page, open_page, reach, sign_in, house, language):
    sign_in(house.chair)
    open_page("/talent/sessions/", language=language)
    reach("#id_name")
    page.keyboard.type("EX minus two")
    reach("#id_meets_on")
    page.keyboard.type(f"{timezone.localdate():%m%d%Y}")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/sessions/\d+/$"))
    reach("form.action button")
    page.keyboard.press("Enter")  # open it
    page.get_by_role("link", name=re.compile("Talent map|Carte des talents")).first.wait_for()
    reach("#id_text")
    page.keyboard.type("We began at nine.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".notice.good").wait_for()

    found = Session.objects.get()
    assert (found.state, found.minutes) == ("open", "We began at nine.")
    open_page(f"{url(found)}people/{house.directors[0].pk}/", language=language)
    reach("#id_discussed")
    page.keyboard.press("Space")
    reach("#id_note")
    page.keyboard.type("Heard both sides.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # save, and the next one
    page.locator("h1", has_text=str(house.directors[0])).wait_for(state="detached")
    item = Item.objects.get()
    assert (item.discussed, item.note) == (True, "Heard both sides.")


def test_the_agenda_shows_decisions_and_errors_at_their_item(
    page, open_page, faults, sign_in, house, session
):
    sign_in(house.member)
    open_page(url(session, "agenda/"))
    gap = page.locator("li.card", has_text="3")
    form = gap.locator("form")
    expect(form).to_be_hidden()

    gap.get_by_text("Decide").click()
    form.get_by_label("Decision").select_option("follow_up")
    form.get_by_label("Note").fill("Ask the School.")
    form.get_by_role("button").click()
    page.wait_for_url("**/agenda/#item-subject-*")
    gap.get_by_text("To be followed up").first.wait_for()
    expect(form).to_be_hidden()

    item = Item.objects.get()
    committees.record_item(
        session=session, kind="subject", code=item.code, discussed=True, recommendation="",
        decision="agreed", note="From another desk.", base=item.revision, by=house.chair,
        at=timezone.now(),
    )  # fmt: skip
    gap.get_by_text("Change the decision").click()
    form.get_by_label("Note").fill("From this desk.")
    form.get_by_role("button").click()
    page.locator("[data-error-summary]:focus").wait_for()
    expect(form).to_be_visible()
    assert "From another desk." in form.text_content()
    assert form.get_by_label("Note").input_value() == "From this desk."
    assert faults() == []
    forget(page, 422)


def test_who_steps_out_sees_that_person_no_more(page, open_page, sign_in, house, session):
    person = house.directors[0]
    sign_in(house.member)
    open_page(url(session, f"people/{person.pk}/"))

    page.get_by_text("Step out for this person").click()
    page.get_by_label("Why you step out").fill("We are cousins.")
    page.get_by_role("button", name="Step out").click()
    page.wait_for_url("**/board/")

    assert card(page, person).count() == 0
    assert Conflict.objects.get().reason == "We are cousins."


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_deputy_head_approves_and_sends_back_by_keyboard_alone(
    page, open_page, reach, sign_in, house, language
):
    first, second, third = Assessment.objects.filter(cycle=house.cycle).order_by("pk")
    sign_in(house.deputy_head.user)
    open_page("/talent/approval/", language=language)
    assert page.locator("[name=assessment]:checked").count() == 0
    reach("[name=mark]")
    page.keyboard.press("Enter")
    page.locator("main form [role=status]").wait_for()
    assert page.locator("[name=assessment]:checked").count() == 3
    reach(f"[name=assessment][value='{first.pk}']")
    page.keyboard.press("Space")  # not this one
    reach("main form p button:not([name])")
    page.keyboard.press("Enter")
    page.locator(".notice.good").wait_for()

    open_page(f"/talent/approval/{first.pk}/", language=language)
    reach("main details summary")
    page.keyboard.press("Enter")
    reach("#id_note")
    page.keyboard.type("Say more about the regions.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/approval/")

    states = dict(Assessment.objects.filter(cycle=house.cycle).values_list("pk", "state"))
    approved = AssessmentState.APPROVED
    assert states == {first.pk: AssessmentState.DRAFT, second.pk: approved, third.pk: approved}
