"""Answers saved one by one, each on the revision its page was given."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from etms.answers.services import Conflict, Entry, locked, save_answer, save_answers
from talent.models import Answer, Questionnaire
from tests.factories.acts import arrange
from tests.talent.assessing import answered, questions
from tests.talent.exercise import account, department

NOW = timezone.now()


@pytest.fixture
def sheet(db):
    """Of an executive; the engine itself knows no questionnaire, only a table of answers."""
    house = department(branches=1)
    account(house.directors[0])
    return answered(house.directors[0], house.cycle, state="draft")


@pytest.fixture
def asked(sheet):
    return questions(sheet.cycle, "talent_management")


def save(sheet, question, value, base, *, by=None, part="", carried=False):
    with transaction.atomic():
        arrange()
        return save_answer(
            model=Answer,
            sheet=locked(sheet),
            question=question,
            part=part,
            value=value,
            base=base,
            by=by or sheet.person.user,
            at=NOW,
            carried=carried,
        )


def test_the_first_answer_has_revision_one_and_each_change_adds_one(sheet, asked):
    first = save(sheet, asked["strengths"], "Calm", 0)
    second = save(sheet, asked["strengths"], "Calm in a crisis", first.revision)

    assert (first.revision, second.revision) == (1, 2)
    assert Answer.objects.get().value == "Calm in a crisis"
    assert Answer.objects.get().saved_by == sheet.person.user


def test_the_same_value_again_succeeds_whatever_the_page_knew(sheet, asked):
    save(sheet, asked["strengths"], "Calm", 0)

    again = save(sheet, asked["strengths"], "Calm", 0)

    assert again.revision == Answer.objects.get().revision == 1


def test_an_old_page_overwrites_nothing_and_learns_the_other_text(sheet, asked):
    save(sheet, asked["strengths"], "Calm", 0)
    save(sheet, asked["strengths"], "Calm in a crisis", 1)

    with pytest.raises(Conflict) as conflict:
        save(sheet, asked["strengths"], "Calm and patient", 1)

    other = conflict.value.answer
    assert (other.value, other.revision) == ("Calm in a crisis", 2)
    assert (other.saved_at, other.saved_by) == (NOW, sheet.person.user)
    assert Answer.objects.get().value == "Calm in a crisis"


def test_a_page_that_saw_no_answer_does_not_overwrite_the_first(sheet, asked):
    save(sheet, asked["strengths"], "Calm", 0)

    with pytest.raises(Conflict):
        save(sheet, asked["strengths"], "Patient", 0)


def test_an_answer_that_was_taken_back_still_counts_its_revisions(sheet, asked):
    save(sheet, asked["strengths"], "Calm", 0)
    gone = save(sheet, asked["strengths"], "", 1)

    assert gone.revision == Answer.objects.get().revision == 2
    with pytest.raises(Conflict):
        save(sheet, asked["strengths"], "Patient", 0)


def test_no_answer_to_what_nobody_answered_leaves_no_row(sheet, asked):
    assert save(sheet, asked["strengths"], "", 0).revision == 0
    assert save(sheet, asked["strengths-tags"], [], 0).revision == 0
    assert not Answer.objects.exists()


def test_no_is_kept_as_an_answer(sheet, asked):
    save(sheet, asked["lateral-interest"], False, 0)

    assert Answer.objects.get().value is False


def test_a_change_ends_that_an_answer_was_kept_from_last_year(sheet, asked):
    kept = save(sheet, asked["strengths"], "Calm", 0, carried=True)
    same = save(sheet, asked["strengths"], "Calm", 1)
    changed = save(sheet, asked["strengths"], "Calm in a crisis", 1)

    assert (kept.carried, same.carried, changed.carried) == (True, True, False)


def test_answers_for_two_competencies_stand_apart(sheet, asked):
    save(sheet, asked["self-rating"], "not-yet", 0, part="vision")
    save(sheet, asked["self-rating"], "sometimes", 0, part="people")

    assert Answer.objects.count() == 2


def test_of_several_answers_those_in_conflict_stay_and_the_others_are_written(sheet, asked):
    save(sheet, asked["strengths"], "Calm", 0)
    entries = [
        Entry(asked["strengths"], "", "Patient", 0),
        Entry(asked["development"], "", "Delegate more", 0),
    ]

    with transaction.atomic():
        arrange()
        saved = save_answers(
            model=Answer, sheet=sheet, entries=entries, by=sheet.person.user, at=NOW
        )

    assert [c.key for c in saved.conflicts] == [(asked["strengths"].pk, "")]
    assert {a.question.code: a.value for a in Answer.objects.all()} == {
        "strengths": "Calm",
        "development": "Delegate more",
    }


def test_many_first_answers_are_read_and_written_in_two_queries(
    sheet, asked, django_assert_num_queries
):
    entries = [
        Entry(asked[code], "", "x", 0) for code in ("strengths", "development", "mobility-note")
    ]

    with transaction.atomic():
        arrange()
        with django_assert_num_queries(2):
            save_answers(model=Answer, sheet=sheet, entries=entries, by=None, at=NOW)


def test_the_database_keeps_one_answer_to_a_question(sheet, asked):
    row = {"sheet": sheet, "question": asked["strengths"], "saved_at": NOW}

    def twice():
        with transaction.atomic():
            arrange()
            Answer.objects.create(value="one", **row)
            Answer.objects.create(value="two", **row)

    with pytest.raises(IntegrityError, match="one_answer_per_question"):
        twice()


def test_a_sheet_is_locked_to_the_end_of_the_transaction(sheet):
    with transaction.atomic():
        assert locked(sheet, "person").person == sheet.person
        held = Questionnaire.objects.select_for_update(skip_locked=True)
        assert held.filter(pk=sheet.pk).exists()  # by this very transaction
