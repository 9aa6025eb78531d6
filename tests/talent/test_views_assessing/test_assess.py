"""The page of one assessment."""

import json

import pytest
from django.urls import reverse

from etms.trace.models import Reading
from talent.choices import AssessmentState, QuestionnaireState
from talent.models import Assessment, AssessmentAnswer
from tests.talent.assessing import (
    answer_required,
    answered,
    assessed_before,
)
from tests.talent.test_views_assessing.placing import DEVELOP, READY, WELL, place, text_of


class TestAssessing:
    def test_submitted_answers_stand_on_the_left_and_their_reading_is_kept(
        self, house, go, director, manager
    ):
        answered(director, house.cycle, strengths="OWN WORDS")

        assert "OWN WORDS" in text_of(go("assess", director.pk))
        read = Reading.objects.filter(person_id=director.pk, reader_id=manager.pk)
        assert set(read.values_list("what", flat=True)) == {"assessment", "answers"}

    @pytest.mark.parametrize(
        "state",
        [QuestionnaireState.DRAFT, QuestionnaireState.RETURNED, QuestionnaireState.DECLINED],
    )
    def test_what_is_not_submitted_is_not_read(self, house, go, director, state):
        answered(director, house.cycle, state=state, strengths="OWN WORDS")

        text = text_of(go("assess", director.pk))
        assert "OWN WORDS" not in text
        assert ("declined" if state == "declined" else "has not submitted") in text

    def test_last_cycles_side_stands_beside_and_is_kept_with_one_button(self, house, go, director):
        codes = [row.code for row in house.cycle.competencies.rows.all()]
        ratings = {f"rating.{code}": "consistently" for code in codes}
        assessed_before(director, house.cycle, DEVELOP, **{"a-strengths": "OLD WORDS"}, **ratings)

        text = text_of(go("assess", director.pk))
        assert "OLD WORDS" in text
        assert "Develop in role" in text
        go("assess", director.pk, post={"keep_all": "leadership"})

        kept = AssessmentAnswer.objects.filter(sheet__cycle=house.cycle)
        assert {a.part for a in kept} == set(codes)
        assert {(a.value, a.carried) for a in kept} == {("consistently", True)}

    def test_an_answer_is_saved_as_it_is_written(self, go, director):
        post = {"name": "a-strengths", "value": "Calm", "base": "0"}
        reply = go("assess_answer", director.pk, post=post)

        assert reply.status_code == 200
        assert json.loads(reply.content)["revision"] == 1
        other = go("assess_answer", director.pk, post=post | {"value": "Bold"})
        assert other.status_code == 409
        assert AssessmentAnswer.objects.get().value == "Calm"

    def test_no_answer_of_the_executive_can_be_written_here(self, go, director):
        post = {"name": "strengths", "value": "Mine", "base": "0"}

        assert go("assess_answer", director.pk, post=post).status_code == 404

    def test_what_is_missing_is_named_with_links(self, go, director):
        reply = go("assess", director.pk, post={"go": "complete"})

        assert reply.status_code == 302
        text = text_of(go("assess", director.pk, missing=""))
        assert 'href="#placement"' in text
        assert 'href="#a-a-strengths"' in text

    def test_complete_leads_to_the_next_person(self, house, go, director, manager):
        answer_required(director, house.cycle, by=manager)
        place(house, director, WELL, manager)
        page = text_of(go("assess", director.pk))
        onward = reverse("talent:assess", args=[house.directors[1].pk])
        assert f'name="next" value="{onward}"' in page

        reply = go("assess", director.pk, post={"go": "complete", "next": onward})

        assert reply.url == onward
        assert Assessment.objects.get().state == AssessmentState.COMPLETE

    def test_no_form_leads_out_of_the_house(self, house, go, director, manager):
        answer_required(director, house.cycle, by=manager)
        place(house, director, WELL, manager)
        post = {"go": "complete", "next": "https://evil.example/"}

        assert go("assess", director.pk, post=post).url == reverse("directory:team")

    def test_a_page_without_javascript_keeps_answers_and_placement(self, go, director):
        post = {
            "base.a-strengths": "0",
            "a-strengths": "Calm",
            "placement": WELL,
            "placement.base": "0",
            "go": "next",
        }
        go("assess", director.pk, post=post)

        sheet = Assessment.objects.get()
        assert (sheet.placement.code, sheet.answers.get().value) == (WELL, "Calm")

    def test_a_refused_placement_says_why_and_keeps_the_answers(self, go, director):
        post = {
            "base.a-strengths": "0",
            "a-strengths": "Calm",
            "placement": READY,
            "placement.base": "0",
        }
        reply = go("assess", director.pk, post=post)

        assert reply.status_code == 422
        assert "valid second-language results" in text_of(reply)
        assert Assessment.objects.get().answers.get().value == "Calm"

    def test_what_is_complete_is_read_and_opened_again(self, house, go, director, manager):
        answer_required(director, house.cycle, by=manager)
        place(house, director, WELL, manager)
        go("assess", director.pk, post={"go": "complete"})

        page = text_of(go("assess", director.pk))
        assert "Open again" in page
        assert "data-autosave" not in page
        go("reopen", director.pk, post={})
        assert Assessment.objects.get().state == AssessmentState.DRAFT

    def test_what_stands_against_itself_is_to_be_read_again(self, house, go, director, manager):
        answer_required(director, house.cycle, by=manager, **{"high-potential": True})

        text = text_of(go("assess", director.pk))
        assert "What shows the ability for a more senior role?" in text

    def test_beside_each_rating_stands_what_the_position_asks(self, house, go, director, manager):
        answer_required(director, house.cycle, by=manager, rating="not-yet")

        text = text_of(go("assess", director.pk))
        assert "The position asks: Consistently" in text
        assert "2 steps short" in text

    def test_who_reads_it_is_said_from_the_rule(self, go, director):
        text = text_of(go("assess", director.pk))

        assert "read by the direct manager, the deputy head, the delegate of the cycle" in text
        assert "HR advisers" not in text
        assert "The executive reads only what you share" in text
