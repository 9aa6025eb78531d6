"""Conversation, sharing and learning in Chromium: both sides, both languages, by keyboard."""

import pytest
from django.db import transaction
from django.utils import timezone

from etms.learning.models import LearningAction
from talent.choices import AssessmentState
from talent.models import Assessment, Conversation, Preparation, Share
from talent.services import conversations
from tests.factories.acts import arrange
from tests.talent.assessing import NOW, answer_required, answered, placement
from tests.talent.exercise import days, department
from tests.talent.test_services_sharing import move, share

pytestmark = pytest.mark.browser
TODAY = timezone.localdate()


@pytest.fixture
def house(transactional_db):
    return department(branches=1, directors=2, accounts=True)


@pytest.fixture
def executive(house):
    """A director who has answered, and sees some of it otherwise than the manager."""
    person = house.directors[0]
    codes = [row.code for row in house.cycle.competencies.rows.all()]
    own = {f"self-rating.{code}": "role-model" for code in codes}
    tags = {"strengths-tags": codes[:2], "development-tags": codes[2:3]}
    answered(person, house.cycle, **own, **tags, **{"promotion-interest": True})
    return person


@pytest.fixture
def manager(house):
    return house.generals[0].user


@pytest.fixture
def approved(house, executive, manager):
    codes = [row.code for row in house.cycle.competencies.rows.all()]
    tags = {"a-strengths-tags": codes[2:3], "a-development-tags": [codes[0], codes[-1]]}
    answer_required(executive, house.cycle, by=manager, **tags)
    return move(
        Assessment.objects.get(person=executive),
        state=AssessmentState.APPROVED,
        approved_at=NOW,
        placement=placement(house.cycle, "well-placed-in-role"),
    )


def talk(house, executive, manager, *, held=False, acknowledged=False):
    """A planned conversation, with something to talk about; held; acknowledged by the manager."""
    act = {"person": executive, "cycle": house.cycle, "by": manager, "at": timezone.now()}
    planned = TODAY if held else days(5)
    conversations.plan_conversation(**act, planned_on=planned, manager=manager.person)
    text = "The regional table."
    conversations.prepare_conversation(**act, text=text, base=0, share=True)
    if held:
        conversations.record_conversation(**act, held_on=TODAY)
    if acknowledged:
        conversations.acknowledge_conversation(**act, comment="A good talk.")


def acted(house, person):
    """One action of the learning plan that is late, and one that is done."""
    with transaction.atomic():
        arrange()
        plan = {"person": person, "cycle": house.cycle, "created_at": NOW}
        LearningAction.objects.create(**plan, kind="learning", text="Data", due_on=days(-3))
        LearningAction.objects.create(
            **plan, kind="other", text="Mentor", state="done", ended_on=TODAY, outcome="Goes on."
        )


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_both_sides_are_accessible_and_fit(
    looked_at, sign_in, house, executive, manager, approved, language, width
):
    asked = {"language": language, "width": width}
    talks, shared = (f"/talent/people/{executive.pk}/{n}/" for n in ("conversation", "shared"))
    plan = f"/people/{executive.pk}/learning/"
    sign_in(manager)
    found = looked_at(talks, f"/talent/people/{executive.pk}/share/", plan, **asked)
    talk(house, executive, manager)
    share(approved, manager)
    acted(house, executive)
    action = LearningAction.objects.first()
    later = [talks, f"/talent/people/{executive.pk}/share/", plan, f"/learning/{action.pk}/"]
    found |= looked_at(*later, **asked)
    talk(house, house.directors[1], manager, held=True, acknowledged=True)
    found |= looked_at(f"/talent/people/{house.directors[1].pk}/conversation/", **asked)
    sign_in(executive.user)
    found |= {
        f"own {page}": said for page, said in looked_at(talks, shared, plan, **asked).items()
    }

    assert found == {}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_conversation_is_planned_held_and_acknowledged_by_keyboard_alone(
    page, open_page, reach, sign_in, house, executive, manager, language
):
    address = f"/talent/people/{executive.pk}/conversation/"

    def day(field, on):
        """A date is typed in the order of the browser, which is that of the United States."""
        reach(field)
        page.keyboard.type(f"{on:%m%d%Y}")

    sign_in(manager)
    open_page(address, language=language)
    day("#id_plan-planned_on", days(3))
    page.keyboard.press("Enter")
    page.locator(".notice.info").wait_for()
    reach("#id_prepare-text")
    page.keyboard.type("Where next?")
    reach("button[name=share]")
    page.keyboard.press("Enter")
    only_here = page.locator("form:has(#id_prepare-text) button:not([name])")
    only_here.wait_for(state="detached")  # from now on it is saved by showing it again
    reach("#id_hold-held_on")
    page.keyboard.press("Enter")  # today stands there already
    page.locator("#id_acknowledge-comment").wait_for()
    reach("#id_acknowledge-comment")
    page.keyboard.type("We agree.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#id_acknowledge-comment").wait_for(state="detached")

    sign_in(executive.user)
    open_page(address, language=language)
    page.get_by_text("Where next?").wait_for()
    page.get_by_text("We agree.").wait_for()
    reach("#agree ~ details summary")
    page.keyboard.press("Enter")
    reach("#id_agree-text")
    page.keyboard.type("Chair the regional table")
    page.keyboard.press("Enter")
    page.locator("li", has_text="Chair the regional table").wait_for()
    reach("#id_acknowledge-comment")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#id_acknowledge-comment").wait_for(state="detached")

    found = Conversation.objects.get()
    assert found.planned_on == days(3)
    assert found.held_on == TODAY
    assert found.person_acknowledged_at
    assert found.manager_acknowledged_at
    assert LearningAction.objects.get().person == executive


def test_what_one_side_prepares_stays_private_until_it_is_shown(
    page, open_page, sign_in, house, executive, manager
):
    address = f"/talent/people/{executive.pk}/conversation/"
    sign_in(executive.user)
    open_page(address)
    page.get_by_label("What I want to talk about").fill("I would like to leave the branch.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved, for you alone.").wait_for()

    sign_in(manager)
    open_page(address)

    assert "leave the branch" not in page.content()
    assert not Preparation.objects.get().shared_at


def test_another_tab_s_text_is_offered_beside_ones_own(
    page, open_page, faults, sign_in, house, executive, manager
):
    sign_in(manager)
    open_page(f"/talent/people/{executive.pk}/conversation/")
    conversations.prepare_conversation(
        person=executive,
        cycle=house.cycle,
        by=manager,
        at=timezone.now(),
        text="From the other tab.",
        base=0,
        share=False,
    )

    field = page.get_by_label("What I want to talk about")
    field.fill("From this tab.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator("[data-error-summary]:focus").wait_for()

    assert "From the other tab." in page.content()
    assert field.input_value() == "From this tab."
    assert faults() == []
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved, for you alone.").wait_for()
    assert Preparation.objects.get().text == "From this tab."
    page.said[:] = [said for said in page.said if "422" not in said]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_assessment_is_shared_and_shared_again_by_keyboard_alone(
    page, open_page, faults, reach, sign_in, house, executive, manager, approved, language
):
    address = f"/talent/people/{executive.pk}/share/"
    sign_in(manager)
    open_page(address, language=language)
    reach("main form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/conversation/")
    move(approved, placement=placement(house.cycle, "develop-in-role"))

    open_page(address, language=language)
    reach("main form button")
    page.keyboard.press("Enter")
    page.locator("[data-error-summary]:focus").wait_for()  # why again, is asked
    assert faults() == []
    reach("#id_reason")
    page.keyboard.type("The committee looked at it again.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/conversation/")
    page.said[:] = [said for said in page.said if "422" not in said]

    sign_in(executive.user)
    open_page(f"/talent/people/{executive.pk}/shared/", language=language)
    page.get_by_text("The committee looked at it again.").wait_for()
    assert faults() == []
    assert Share.objects.count() == 2


def test_before_the_approval_the_button_says_why_it_shares_nothing(
    page, open_page, sign_in, house, executive, manager
):
    answer_required(executive, house.cycle, by=manager)
    sign_in(manager)
    open_page(f"/talent/people/{executive.pk}/share/")

    button = page.get_by_role("button", name="Share with the executive")
    assert button.get_attribute("aria-describedby") == "why-share"
    assert "once the deputy head has approved" in page.locator("#why-share").text_content()
    button.click()
    page.locator("[data-error-summary]:focus").wait_for()
    assert not Share.objects.exists()
    page.said[:] = [said for said in page.said if "422" not in said]


def test_how_an_action_stands_is_said_in_three_steps(
    page, open_page, sign_in, house, executive, manager
):
    acted(house, executive)
    sign_in(executive.user)
    open_page(f"/people/{executive.pk}/learning/")

    page.get_by_role("link", name="Data").click()
    page.get_by_label("State").select_option("done")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("The action is changed.").wait_for()

    assert LearningAction.objects.get(text="Data").ended_on == TODAY
