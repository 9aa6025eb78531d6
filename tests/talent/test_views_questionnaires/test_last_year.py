"""The answers of last year: beside, and kept with few clicks."""

from django.urls import reverse

from talent.models import Answer
from tests.talent.answering import (
    LAST_YEAR,
    autosave,
    began,
    said_last_year,
)
from tests.talent.exercise import running_cycle
from tests.talent.test_views_questionnaires.pages import section, sent, told


def test_what_is_saved_as_kept_is_kept_only_if_it_was_said(own, executive):
    said_last_year(executive)
    began(executive)

    autosave(own, "strengths", LAST_YEAR["strengths"], 0, keep="1")
    autosave(own, "development", "Something new", 0, keep="1")

    carried = {a.question.code: a.carried for a in Answer.objects.filter(sheet__cycle=cycle())}
    assert carried == {"strengths": True, "development": False}


def cycle():
    return running_cycle()


def test_last_years_answers_stand_beside(own, executive):
    said_last_year(executive)
    began(executive)

    page = own.get(section("strengths")).content.decode()

    assert LAST_YEAR["strengths"] in page
    assert "Last time (" in page
    assert "Keep all of last year’s answers" in page


def test_all_of_last_years_answers_are_kept_section_by_section_in_few_clicks(own, executive):
    """Home, notice, one click a section, submit: at most twelve."""
    said_last_year(executive)
    clicks = 1
    assert own.get("/talent/questionnaire/next/").url == reverse("talent:notice")
    page = own.post(reverse("talent:notice"), follow=True)
    clicks += 1
    while "part" in page.context:
        where = page.redirect_chain[-1][0] if page.redirect_chain else page.request["PATH_INFO"]
        button = {"keep_all": "empty"} if page.context["keeps"] else {}
        bases = {f"base.{f.name}": f.base for f in page.context["fields"]}
        page = own.post(where, bases | button, follow=True)
        clicks += 1

    done = own.post(reverse("talent:move_questionnaire", args=["submit"]), follow=True)
    clicks += 1

    assert told(done)[-1] == "Your answers are submitted, and your manager was told."
    assert clicks <= 12
    assert Answer.objects.filter(sheet__cycle=cycle(), carried=True).count() == len(LAST_YEAR)


def test_answers_given_this_year_are_replaced_only_when_it_is_said_once_more(own, executive):
    said_last_year(executive)
    began(executive)
    own.post(section("strengths"), sent(strengths=("New words", 0)))

    kept = own.post(section("strengths"), {"keep_all": "empty"})
    page = own.get(kept.url).content.decode()

    assert "1 answer that you gave this year differs" in page
    assert (
        Answer.objects.get(question__code="strengths", sheet__cycle=cycle()).value == "New words"
    )
    own.post(section("strengths"), {"keep_all": "over"})
    replaced = Answer.objects.get(question__code="strengths", sheet__cycle=cycle())
    assert (replaced.value, replaced.carried) == (LAST_YEAR["strengths"], True)


def test_one_answer_is_kept_without_a_script(own, executive):
    said_last_year(executive)
    began(executive)

    own.post(section("strengths"), sent(strengths=("", 0)) | {"keep": "strengths"})

    kept = Answer.objects.get(sheet__cycle=cycle())
    assert (kept.value, kept.carried) == (LAST_YEAR["strengths"], True)
