"""The pages of the questionnaire: the notice, a section sent as a form, texts of two pages."""

from django.urls import reverse

from talent.models import Answer, Questionnaire
from tests.talent.answering import (
    began,
)
from tests.talent.test_views_questionnaires.pages import HOME, section, sent


def test_the_notice_comes_first_with_its_six_elements_and_is_acknowledged_once(own, executive):
    assert own.get("/talent/questionnaire/next/").url == reverse("talent:notice")
    page = own.get(reverse("talent:notice"))
    assert len(page.context["elements"]) == 6

    begun = own.post(reverse("talent:notice"))

    assert begun.url == "/talent/questionnaire/next/"
    assert Questionnaire.objects.get(person=executive).notice_read_at is not None
    assert own.get(begun.url).url == section("strengths")
    assert "You acknowledged this notice" in own.get(reverse("talent:notice")).content.decode()


def test_no_section_opens_before_the_notice_was_read(own):
    assert own.get(section("strengths")).url == "/talent/questionnaire/next/"
    assert own.get(reverse("talent:check")).url == "/talent/questionnaire/next/"


def test_the_overview_says_what_is_asked_until_when_and_how_far_one_is(own, executive):
    began(executive)
    own.post(section("strengths"), sent(strengths=("Calm", 0)))

    page = own.get(HOME).content.decode()

    assert "Taking part is voluntary at your level; you may decline." in page
    assert "1 required answer left" in page
    assert "Not started" in page


def test_a_section_sent_as_an_ordinary_form_is_kept_and_leads_on(own, executive):
    began(executive)

    answer = own.post(
        section("strengths"),
        sent(strengths=("Calm\r\nin a crisis", 0), development=("", 0))
        | {"strengths-tags": ["operations", "negotiation"], "base.strengths-tags": 0},
    )

    assert answer.url == section("competencies")
    assert {a.question.code: a.value for a in Answer.objects.all()} == {
        "strengths": "Calm\nin a crisis",
        "strengths-tags": ["operations", "negotiation"],
    }


def test_the_last_section_leads_to_the_check(own, executive):
    began(executive)

    assert own.post(section("retirement"), {}).url == reverse("talent:check")


def test_come_back_later_leads_to_the_list(own, executive):
    began(executive)

    assert own.post(section("mobility"), {"later": "1"}).url == HOME


def test_what_is_refused_stands_beside_its_question_and_the_rest_is_kept(own, executive):
    began(executive)

    answer = own.post(
        section("retirement"),
        sent(retirement_eligible_year=("31", 0), post_retirement_note=("Mentor", 0)),
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Enter a year from 1950 to 2100" in page
    assert 'value="31"' in page
    assert Answer.objects.get().value == "Mentor"


def test_an_old_page_gets_both_texts_and_the_second_time_keeps_its_own(own, executive):
    began(executive)
    own.post(section("strengths"), sent(strengths=("Calm", 0)))
    own.post(section("strengths"), sent(strengths=("Calm in a crisis", 1)))

    answer = own.post(section("strengths"), sent(strengths=("Patient", 1)))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Calm in a crisis" in page
    assert "Patient" in page
    assert f"by {executive}" in page
    assert 'name="base.strengths" value="2"' in page
    own.post(section("strengths"), sent(strengths=("Patient", 2)))
    assert Answer.objects.get().value == "Patient"


def test_the_other_text_is_taken_without_a_script(own, executive):
    began(executive)
    own.post(section("strengths"), sent(strengths=("Calm", 0)))

    answer = own.post(
        section("strengths"), sent(strengths=("Patient", 0)) | {"theirs": "strengths"}
    )

    assert answer.url == section("strengths")
    assert Answer.objects.get().value == "Calm"


def test_an_answer_is_cleared_without_a_script(own, executive):
    began(executive)
    own.post(section("mobility"), sent(willingness=("if-right", 0)))

    own.post(section("mobility"), sent(willingness=("if-right", 1)) | {"clear": "willingness"})

    assert Answer.objects.get().value == ""
