"""The pages of the conversation, of sharing, and of the learning plan, as each side sees them."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from etms.learning.models import LearningAction
from etms.roles.choices import Role
from etms.trace.models import Reading
from talent.choices import AssessmentState
from talent.models import Assessment, Conversation, Preparation, Share
from tests.factories.roles import delegate_of, give
from tests.talent.assessing import NOW, answer_required, answered, placement
from tests.talent.exercise import department
from tests.talent.test_services_sharing import move, share

TODAY = timezone.localdate()
PRIVATE = "I would rather leave this branch"


@pytest.fixture
def house(db):
    return department(branches=1, accounts=True)


@pytest.fixture
def executive(house):
    return house.directors[0]


@pytest.fixture
def manager(house):
    return house.generals[0].user


@pytest.fixture
def page(executive):
    return reverse("talent:conversation", args=[executive.pk])


@pytest.fixture
def approved(house, executive, manager):
    answer_required(executive, house.cycle, by=manager, rating="sometimes")
    return move(
        Assessment.objects.get(),
        state=AssessmentState.APPROVED,
        approved_at=NOW,
        placement=placement(house.cycle, "well-placed-in-role"),
    )


def post(client, user, page, act, **values):
    client.force_login(user)
    fields = {f"{act}-{name}": value for name, value in values.items() if name != "share"}
    more = {"share": "1"} if "share" in values else {}
    return client.post(page, {"act": act, **fields, **more})


def text_of(client, user, page):
    client.force_login(user)
    return client.get(page).content.decode()


def test_what_one_side_prepares_is_private_until_it_is_shown(client, page, executive, manager):
    post(client, executive.user, page, "prepare", text=PRIVATE, base=0)
    assert PRIVATE in text_of(client, executive.user, page)
    assert PRIVATE not in text_of(client, manager, page)

    post(client, executive.user, page, "prepare", text=PRIVATE, base=1, share=True)
    assert PRIVATE in text_of(client, manager, page)


def test_what_was_shown_changes_only_by_showing_it_again(client, page, executive, manager):
    post(client, executive.user, page, "prepare", text="Shown", base=0, share=True)
    alone = post(client, executive.user, page, "prepare", text=PRIVATE, base=1)

    assert alone.status_code == 422
    offered = alone.content.decode()
    assert PRIVATE in offered
    assert "show the new one as well" in offered
    prepare = offered.split('id="prepare"')[1].split("</form>")[0]
    assert re.findall(r"<button[^>]*>([^<]*)<", prepare) == ["Save and show to the other side"]
    there = text_of(client, manager, page)
    assert "Shown" in there
    assert PRIVATE not in there

    post(client, executive.user, page, "prepare", text=PRIVATE, base=1, share=True)
    assert PRIVATE in text_of(client, manager, page)


def test_two_tabs_do_not_overwrite_each_other(client, page, executive):
    post(client, executive.user, page, "prepare", text="From one tab", base=0)
    answer = post(client, executive.user, page, "prepare", text="From another", base=0)

    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "From one tab" in shown
    assert "From another" in shown
    assert Preparation.objects.get().text == "From one tab"
    assert 'name="prepare-base" value="1"' in shown


def test_planned_held_and_acknowledged_by_both(client, page, executive, manager, house):
    post(client, manager, page, "plan", planned_on=TODAY + timedelta(days=3))
    assert post(client, executive.user, page, "hold", held_on=TODAY).status_code == 403
    post(client, manager, page, "hold", held_on=TODAY)
    post(client, executive.user, page, "acknowledge", comment="We talked about Paris.")
    post(client, manager, page, "acknowledge", comment="")

    found = Conversation.objects.get()
    assert (found.held_on, found.manager) == (TODAY, house.generals[0])
    assert found.person_acknowledged_at
    assert found.manager_acknowledged_at
    assert found.person_comment == "We talked about Paris."


@pytest.mark.parametrize("language", ["en", "fr"])
def test_skills_and_competencies_stand_in_the_language_of_the_reader(
    client, page, house, executive, manager, language
):
    competency = house.cycle.competencies.rows.first()
    tags = ["change-management", competency.code]
    answered(executive, house.cycle, **{"strengths-tags": tags})
    answer_required(executive, house.cycle, by=manager, **{"a-development-tags": tags})
    move(
        sheet := Assessment.objects.get(),
        state=AssessmentState.APPROVED,
        approved_at=NOW,
        placement=placement(house.cycle, "well-placed-in-role"),
    )
    share(sheet, by=manager)
    client.cookies["etms-language"] = language

    names = {
        "en": {"Change management", competency.name_en},
        "fr": {"Gestion du changement", competency.name_fr},
    }
    for user in (manager, executive.user):
        agenda = text_of(client, user, page).split('id="agenda"')[1].split("</section>")[0]
        named = {unescape(name) for name in re.findall(r"<b>([^<]+)</b>", agenda)}
        assert named == names[language]


def test_nobody_acknowledges_what_was_not_held(client, page, executive):
    assert post(client, executive.user, page, "acknowledge", comment="").status_code == 422


def test_what_comes_too_late_says_why_and_keeps_what_was_typed(client, page, executive, manager):
    post(client, manager, page, "hold", held_on=TODAY)
    planned = post(client, executive.user, page, "plan", planned_on=TODAY)
    post(client, executive.user, page, "acknowledge", comment="")
    again = post(client, executive.user, page, "acknowledge", comment="We talked about Paris.")
    held = post(client, manager, page, "hold", held_on=TODAY)

    assert [each.status_code for each in (planned, again, held)] == [422, 422, 422]
    assert "The conversation was held already." in planned.content.decode()
    assert "You have acknowledged this conversation already." in again.content.decode()
    assert "We talked about Paris." in again.content.decode()
    assert "The conversation is acknowledged already." in held.content.decode()


def test_no_conversation_is_planned_for_a_day_after_the_cycle(client, page, manager, house):
    ends_on = house.cycle.ends_on
    late = post(client, manager, page, "plan", planned_on=ends_on + timedelta(days=1))

    assert late.status_code == 422
    assert "The cycle ends on" in late.content.decode()
    assert post(client, manager, page, "plan", planned_on=ends_on).status_code == 302


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), TODAY - timedelta(days=2000)])
def test_a_day_outside_the_cycle_or_to_come_is_refused_beside_the_field(
    client, page, manager, day
):
    answer = post(client, manager, page, "hold", held_on=day)
    assert answer.status_code == 422
    assert "Enter a day of this cycle" in answer.content.decode()


def test_nobody_else_reads_the_conversation(client, page, house, executive):
    organization = house.organization
    others = [house.heads[0].user, house.deputy_head.user, house.directors[1].user]
    others += [delegate_of(organization), give(Role.HR_ADVISER, organization=organization)]
    for user in others:
        client.force_login(user)
        assert client.get(page).status_code == 403
    client.force_login(department(branches=1, accounts=True).heads[0].user)
    assert client.get(page).status_code == 404


def test_the_agenda_of_the_executive_holds_only_what_was_shared(
    client, page, house, executive, manager, approved
):
    competency = house.cycle.competencies.rows.first()
    answered(executive, house.cycle, **{f"self-rating.{competency.code}": "role-model"})
    differs = "You see it differently"

    assert differs in text_of(client, manager, page)
    assert differs not in text_of(client, executive.user, page)
    share(approved, manager)
    assert differs in text_of(client, executive.user, page)


def test_an_agreed_action_stands_on_the_learning_plan(client, page, executive, manager, house):
    post(client, manager, page, "agree", text="Chair the regional table", kind="experience")

    action = LearningAction.objects.get()
    assert (action.person, action.cycle) == (executive, house.cycle)
    plan = reverse("learning:plan", args=[executive.pk])
    assert "Chair the regional table" in text_of(client, executive.user, plan)


def test_the_preview_is_what_the_executive_then_reads(client, executive, manager, approved):
    preview = reverse("talent:share", args=[executive.pk])
    assert "Calm in a crisis." in text_of(client, manager, preview)
    shared = reverse("talent:shared", args=[executive.pk])
    assert "Calm in a crisis." not in text_of(client, executive.user, shared)

    client.force_login(manager)
    assert client.post(preview, {"reason": ""}).status_code == 302
    assert "Calm in a crisis." in text_of(client, executive.user, shared)
    assert Share.objects.get().read_at is not None
    assert Reading.objects.filter(person_id=executive.pk, what="assessment").count() == 3


def test_the_executive_cannot_open_the_preview(client, executive, approved):
    client.force_login(executive.user)
    assert client.get(reverse("talent:share", args=[executive.pk])).status_code == 403


def test_each_page_asks_few_questions(
    client, page, executive, manager, approved, django_assert_max_num_queries
):
    share(approved, manager)
    for number in range(30):
        post(client, manager, page, "agree", text=f"Action {number}", kind="other")
    for user in (manager, executive.user):
        client.force_login(user)
        for address in (
            page,
            reverse("talent:shared", args=[executive.pk]),
            reverse("learning:plan", args=[executive.pk]),
        ):
            client.get(address)
            with django_assert_max_num_queries(19):
                client.get(address)


def test_a_learning_action_ends_with_a_day(client, executive):
    plan = reverse("learning:plan", args=[executive.pk])
    client.force_login(executive.user)
    client.post(plan, {"text": "Second language, level C", "kind": "language"})
    action = LearningAction.objects.get()
    page = reverse("learning:action", args=[action.pk])
    given = {"text": action.text, "kind": action.kind, "state": "done"}

    late = client.post(page, given | {"ended_on": TODAY + timedelta(days=1)})
    assert late.status_code == 422
    assert "has not come yet" in late.content.decode()
    client.post(page, given)
    action.refresh_from_db()
    assert (action.state, action.ended_on) == ("done", TODAY)


def test_a_learning_plan_is_read_by_few_and_written_by_two(client, executive, house, manager):
    plan = reverse("learning:plan", args=[executive.pk])
    delegate = delegate_of(house.organization)
    expected = {
        executive.user: (200, 302),
        manager: (200, 302),
        house.deputy_head.user: (200, 403),
        delegate: (200, 403),
        house.heads[0].user: (403, 403),
        house.directors[1].user: (403, 403),
    }
    for user, (reads, writes) in expected.items():
        client.force_login(user)
        assert client.get(plan).status_code == reads
        assert client.post(plan, {"text": "A", "kind": "other"}).status_code == writes
