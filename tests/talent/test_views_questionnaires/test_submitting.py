"""Submitting, withdrawing and declining."""

import pytest
from django.urls import reverse

from talent.choices import AssessmentState, QuestionnaireState
from talent.models import Questionnaire
from tests.talent.answering import (
    answer_all,
    assess,
    began,
    submitted,
)
from tests.talent.test_views_questionnaires.pages import HOME, section, told


def test_the_check_links_to_each_gap_and_submitting_says_what_is_missing(own, executive):
    began(executive)

    page = own.get(reverse("talent:check")).content.decode()
    refused = own.post(reverse("talent:move_questionnaire", args=["submit"]), follow=True)

    assert f'href="{section("strengths")}#a-strengths"' in page
    assert told(refused) == ["Some questions still need an answer; they stand below."]
    assert Questionnaire.objects.get(person=executive).state == QuestionnaireState.DRAFT


def test_submitting_twice_is_no_fault(own, executive):
    began(executive)
    answer_all(executive)
    own.post(reverse("talent:move_questionnaire", args=["submit"]))

    again = own.post(reverse("talent:move_questionnaire", args=["submit"]), follow=True)

    assert told(again)[-1] == "This was done already."


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (
            QuestionnaireState.DRAFT,
            "Your answers are not submitted: there is nothing to withdraw.",
        ),
        (
            QuestionnaireState.RETURNED,
            "Your answers were returned to you: there is nothing to withdraw.",
        ),
    ],
)
def test_withdrawing_what_is_not_submitted_says_how_it_stands(own, executive, state, said):
    Questionnaire.objects.filter(pk=began(executive).pk).update(state=state)

    answer = own.post(reverse("talent:move_questionnaire", args=["withdraw"]), follow=True)

    assert told(answer)[-1] == said


def test_withdrawing_opens_the_answers_again_and_closes_them_to_others(client, executive, manager):
    sheet = submitted(executive)
    client.force_login(manager.user)
    assert client.get(reverse("talent:answers", args=[sheet.pk])).status_code == 200
    client.force_login(executive.user)

    client.post(reverse("talent:move_questionnaire", args=["withdraw"]))

    client.force_login(manager.user)
    assert client.get(reverse("talent:answers", args=[sheet.pk])).status_code == 404


def test_answers_that_were_assessed_are_not_withdrawn(own, executive, house):
    submitted(executive)
    assess(executive, AssessmentState.COMPLETE)

    answer = own.post(reverse("talent:move_questionnaire", args=["withdraw"]), follow=True)

    assert "The manager has completed the assessment" in told(answer)[-1]
    assert Questionnaire.objects.get(person=executive).state == QuestionnaireState.SUBMITTED


def test_declining_is_offered_where_it_is_voluntary_and_taken_back(own, executive):
    assert "Decline to take part…" in own.get(HOME).content.decode()
    own.post(reverse("talent:decline"))
    assert Questionnaire.objects.get(person=executive).state == QuestionnaireState.DECLINED
    assert "You declined to take part" in own.get(HOME).content.decode()
    assert own.get("/talent/questionnaire/next/").url == HOME

    back = own.post(reverse("talent:move_questionnaire", args=["take_back"]))

    assert back.url == "/talent/questionnaire/next/"
    assert own.get(back.url).url == reverse("talent:notice")


def test_who_must_take_part_is_not_offered_to_decline(client, house):
    client.force_login(house.heads[0].user)

    assert "Decline to take part" not in client.get(HOME).content.decode()
    refused = client.post(reverse("talent:decline"), follow=True)

    assert told(refused) == ["Taking part is mandatory at this level; nobody can decline."]
    assert not Questionnaire.objects.exists()
