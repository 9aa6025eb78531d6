"""The questionnaire from the notice to its return, by the services alone."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from etms.answers.services import Conflict, Entry
from etms.trace.models import Act
from etms.work.models import Notice
from etms.workflow import InvalidTransition
from talent.access import visible_questionnaires
from talent.choices import AssessmentState, QuestionnaireState
from talent.models import Answer, Questionnaire
from talent.services import questionnaires as services
from tests.factories.acts import arrange
from tests.factories.roles import delegate_of
from tests.talent.answering import (
    LAST_YEAR,
    NOW,
    answer,
    answer_all,
    assess,
    began,
    said_last_year,
    saved,
    stands,
    submitted,
)
from tests.talent.assessing import questions
from tests.talent.exercise import department, running_cycle

TODAY = timezone.localdate()


@pytest.fixture(scope="module")
def built(once):
    with once():
        return department(branches=1, accounts=True)


@pytest.fixture
def executive(house):
    return house.directors[0]


@pytest.fixture
def manager(house):
    return house.generals[0]


def by(person):
    return {"by": person.user, "at": NOW}


def asked(code):
    return questions(running_cycle(), "talent_management")[code]


def test_the_notice_is_acknowledged_once_and_the_moment_kept(executive):
    first = began(executive)
    later = services.begin(
        person=executive, cycle=running_cycle(), by=executive.user, at=NOW + timedelta(days=1)
    )

    assert first.pk == later.pk
    assert Questionnaire.objects.get().notice_read_at == NOW


def test_nobody_begins_for_somebody_else(executive, manager):
    with pytest.raises(PermissionDenied, match="Only the executive"):
        services.begin(person=executive, cycle=running_cycle(), **by(manager))
    assert not Questionnaire.objects.exists()


def test_nobody_writes_for_somebody_else(executive, manager):
    sheet = began(executive)

    with pytest.raises(PermissionDenied, match="Only the executive"):
        services.save_answer(
            questionnaire=sheet, entry=Entry(asked("strengths"), "", "x", 0), **by(manager)
        )
    assert not Answer.objects.exists()


def test_nothing_is_written_before_the_notice_is_read(executive):
    sheet = stands(executive)

    with pytest.raises(PermissionDenied, match="privacy notice first"):
        services.save_answer(
            questionnaire=sheet, entry=Entry(asked("strengths"), "", "x", 0), **by(executive)
        )


def test_an_answer_is_an_act_of_its_own(executive):
    sheet = began(executive)
    services.save_answer(
        questionnaire=sheet, entry=Entry(asked("strengths"), "", "Calm", 0), **by(executive)
    )

    act = Act.objects.latest("pk")
    assert (act.verb, act.target_id) == ("questionnaire.answer", sheet.pk)
    assert act.actor_id == executive.user.pk


def test_a_conflict_writes_nothing(executive):
    sheet = began(executive)
    answer(executive, strengths="Calm")

    with pytest.raises(Conflict):
        services.save_answer(
            questionnaire=sheet, entry=Entry(asked("strengths"), "", "x", 0), **by(executive)
        )
    assert saved(executive) == {"strengths": "Calm"}


def test_submitting_asks_for_what_must_be_answered(executive):
    sheet = began(executive)
    answer(executive, strengths="Calm")

    with pytest.raises(services.Incomplete) as incomplete:
        services.submit(questionnaire=sheet, **by(executive))

    assert [(q.code, part) for q, part in incomplete.value.missing] == [("development", "")]
    assert Questionnaire.objects.get().state == QuestionnaireState.DRAFT


def test_submitting_tells_the_manager_with_a_link_to_the_answers(executive, manager):
    sheet = submitted(executive)

    notice = Notice.objects.get()
    assert notice.to == manager.user
    assert notice.code == "talent.submitted"
    assert notice.url == f"/talent/answers/{sheet.pk}/"
    assert "Calm" not in str(notice.context)


@pytest.mark.parametrize("state", [AssessmentState.COMPLETE, AssessmentState.APPROVED])
def test_assessed_answers_are_neither_withdrawn_nor_returned(executive, manager, state):
    sheet = submitted(executive)
    if state == AssessmentState.COMPLETE:
        assess(executive, state)
    else:
        approved(executive)

    with pytest.raises(ValidationError, match="completed the assessment"):
        services.withdraw(questionnaire=sheet, **by(executive))
    with pytest.raises(ValidationError, match="completed the assessment"):
        services.return_answers(questionnaire=sheet, note="x", **by(manager))
    assert Questionnaire.objects.get().state == QuestionnaireState.SUBMITTED


def approved(person):
    sheet = assess(person, AssessmentState.COMPLETE)
    sheet.state, sheet.approved_at = AssessmentState.APPROVED, NOW
    sheet.placement = running_cycle().placements.rows.first()
    with transaction.atomic():
        arrange()
        sheet.save()


def test_a_draft_assessment_does_not_keep_answers_from_being_withdrawn(executive):
    sheet = submitted(executive)
    assess(executive, AssessmentState.DRAFT)

    services.withdraw(questionnaire=sheet, **by(executive))

    assert Questionnaire.objects.get().state == QuestionnaireState.DRAFT


def test_returned_answers_come_with_a_note_and_are_read_by_nobody_else(executive, manager):
    sheet = submitted(executive)
    services.return_answers(questionnaire=sheet, note="Say more.", **by(manager))

    assert not visible_questionnaires(manager.user).exists()
    kept = Questionnaire.objects.get()
    assert (kept.state, kept.note, kept.returned_by) == ("returned", "Say more.", manager.user)
    notice = Notice.objects.get(to=executive.user)
    assert (notice.code, notice.url) == ("talent.returned", "/talent/questionnaire/")
    assert "Say more" not in str(notice.context)
    answer(executive, strengths="Calmer")
    services.submit(questionnaire=sheet, **by(executive))
    assert visible_questionnaires(manager.user).get().note == ""


def test_a_delegate_returns_for_the_deputy_head(house, executive):
    sheet = submitted(executive)
    delegate = delegate_of(house.organization)

    services.return_answers(questionnaire=sheet, note="Say more.", by=delegate, at=NOW)

    act = Act.objects.filter(verb="questionnaire.return").get()
    assert (act.actor_id, act.acting_for_id) == (delegate.pk, house.deputy_head.user.pk)


@pytest.mark.parametrize("who", ["executive", "head", "colleague"])
def test_only_manager_and_delegate_return_answers(house, executive, who):
    sheet = submitted(executive)
    person = {"executive": executive, "head": house.heads[0], "colleague": house.directors[1]}

    with pytest.raises(PermissionDenied):
        services.return_answers(questionnaire=sheet, note="x", **by(person[who]))


def test_a_draft_is_not_returned(executive, manager):
    with pytest.raises(InvalidTransition):
        services.return_answers(questionnaire=began(executive), note="x", **by(manager))


def test_declining_and_taking_it_back_keeps_what_was_written(executive):
    sheet = began(executive)
    answer(executive, strengths="Calm")
    services.decline(person=executive, cycle=running_cycle(), **by(executive))
    with pytest.raises(PermissionDenied, match="You declined"):
        answer(executive, strengths="Calmer")

    services.take_back(questionnaire=sheet, **by(executive))

    assert Questionnaire.objects.get().state == QuestionnaireState.DRAFT
    assert saved(executive) == {"strengths": "Calm"}


def test_one_declines_without_having_begun(executive):
    services.decline(person=executive, cycle=running_cycle(), **by(executive))

    assert Questionnaire.objects.get().state == QuestionnaireState.DECLINED


def test_submitted_answers_are_withdrawn_before_one_declines(executive):
    submitted(executive)

    with pytest.raises(InvalidTransition):
        services.decline(person=executive, cycle=running_cycle(), **by(executive))


def test_who_must_take_part_does_not_decline(house):
    head = house.heads[0]

    with pytest.raises(ValidationError, match="mandatory"):
        services.decline(person=head, cycle=running_cycle(), **by(head))
    assert not Questionnaire.objects.exists()


def test_keeping_fills_what_is_empty_and_leaves_what_differs(executive):
    said_last_year(executive)
    sheet = began(executive)
    answer(executive, strengths="New words")
    rows = [asked("strengths"), asked("development"), asked("strengths-tags")]

    kept = services.keep_answers(questionnaire=sheet, questions=rows, **by(executive))

    assert kept == (2, 1)
    assert saved(executive) == {
        "strengths": "New words",
        "development": LAST_YEAR["development"],
        "strengths-tags": LAST_YEAR["strengths-tags"],
    }
    assert set(
        Answer.objects.filter(carried=True, sheet=sheet).values_list("question__code", flat=True)
    ) == {
        "development",
        "strengths-tags",
    }


def test_keeping_twice_changes_nothing(executive):
    said_last_year(executive)
    sheet = began(executive)
    rows = [asked("development")]
    services.keep_answers(questionnaire=sheet, questions=rows, **by(executive))

    again = services.keep_answers(questionnaire=sheet, questions=rows, **by(executive))

    assert again == (0, 0)
    assert Answer.objects.get(sheet=sheet).revision == 1


def test_an_answer_that_was_taken_back_is_filled_from_last_year(executive):
    said_last_year(executive)
    sheet = began(executive)
    answer(executive, development="New")
    answer(executive, development="")

    services.keep_answers(questionnaire=sheet, questions=[asked("development")], **by(executive))

    assert saved(executive) == {"development": LAST_YEAR["development"]}


def test_an_answer_once_kept_and_changed_is_no_longer_marked(executive):
    said_last_year(executive)
    sheet = began(executive)
    services.keep_answers(questionnaire=sheet, questions=[asked("development")], **by(executive))

    answer(executive, development="Something new")

    assert not Answer.objects.get(sheet=sheet).carried


def test_after_submission_no_answer_slips_in(executive):
    sheet = submitted(executive)

    with pytest.raises(PermissionDenied, match="Withdraw them"):
        services.save_answer(
            questionnaire=sheet, entry=Entry(asked("strengths"), "", "x", 1), **by(executive)
        )
    with pytest.raises(PermissionDenied, match="Withdraw them"):
        services.keep_answers(questionnaire=sheet, questions=[asked("strengths")], **by(executive))


def test_answers_move_with_the_executive_to_the_next_manager(house, executive, manager):
    """Who reads is a relation of today: the manager of another branch reads nothing."""
    submitted(executive)
    stranger = department(branches=1, accounts=True).generals[0]

    assert visible_questionnaires(manager.user).exists()
    assert not visible_questionnaires(stranger.user).exists()
    assert not visible_questionnaires(house.heads[0].user).exists()


def test_answer_all_is_enough_to_submit(executive):
    sheet = began(executive)
    answer_all(executive)

    done = services.submit(questionnaire=sheet, **by(executive))

    assert (done.state, done.submitted_at) == (QuestionnaireState.SUBMITTED, NOW)
