"""Moves on the talent map, by the board and without it."""

import json

import pytest
from django.urls import reverse

from etms.trace.models import Reading
from talent.models import PlacementMove
from tests.talent.assessing import (
    assessed_before,
    pass_languages,
)
from tests.talent.exercise import department
from tests.talent.test_views_assessing.placing import DEVELOP, READY, WELL, place, text_of


class TestPlacing:
    def test_the_board_gets_its_answer_in_json(self, go, director):
        json_only = {"Accept": "application/json"}
        reply = go("place", director.pk, post={"to": WELL, "base": "0"}, headers=json_only)

        told = json.loads(reply.content)
        assert told["revision"] == 1
        assert "Well-placed in role" in told["said"]
        assert "Not placed yet" in told["undo"]

    def test_a_conflict_says_who_and_where_the_person_stands(self, house, go, director, manager):
        place(house, director, WELL, manager)
        json_only = {"Accept": "application/json"}
        reply = go("place", director.pk, post={"to": DEVELOP, "base": "0"}, headers=json_only)

        assert reply.status_code == 409
        told = json.loads(reply.content)
        assert (told["revision"], told["to"]) == (1, WELL)
        assert str(house.generals[0]) in told["error"]
        assert PlacementMove.objects.count() == 1

    @pytest.mark.parametrize(
        ("language", "words"),
        [("en", "Source: Talent Map for Executives"), ("fr", "Source : Carte des talents")],
    )
    def test_a_refusal_names_the_rule_and_its_source(self, go, director, language, words):
        headers = {"Accept": "application/json"}
        post = {"to": READY, "base": "0"}
        reply = go("place", director.pk, post=post, headers=headers, language=language)

        assert reply.status_code == 422
        said = json.loads(reply.content)["error"].replace("\xa0", " ")
        assert words in said

    def test_refusals_stand_as_text_beside_the_enabled_choice(self, go, director):
        text = text_of(go("place", director.pk))

        assert text.count('class="refusal"') == 2
        assert "disabled" not in text

    def test_with_valid_results_nothing_is_refused(self, go, director):
        pass_languages(director)

        assert 'class="refusal"' not in text_of(go("place", director.pk))

    def test_a_form_leads_back_to_where_it_began(self, go, director):
        post = {"to": WELL, "base": "0", "next": "/talent/map/?view=table"}

        assert go("place", director.pk, post=post).url == "/talent/map/?view=table"

    @pytest.mark.parametrize("to", ["nothing-of-the-kind", "x" * 300])
    def test_no_placement_of_that_name(self, go, director, to):
        assert go("place", director.pk, post={"to": to, "base": "0"}).status_code == 404

    @pytest.mark.parametrize("base", ["", "x", "-1", "9" * 40, "\u0663"])
    def test_a_revision_that_is_none_is_a_conflict(self, house, go, director, manager, base):
        place(house, director, WELL, manager)

        assert go("place", director.pk, post={"to": DEVELOP, "base": base}).status_code == 409

    @pytest.mark.parametrize("view", ["map", "table"])
    def test_map_and_table_show_the_same_people_and_last_cycle(
        self, house, go, director, manager, view
    ):
        assessed_before(director, house.cycle, DEVELOP)
        place(house, director, WELL, manager)

        text = text_of(go("map", view=view))
        for person in house.directors[:3]:
            assert str(person) in text
        assert str(house.directors[3]) not in text
        assert "Develop in role" in text
        assert "Changed" in text
        assert "Undo" in text
        read = Reading.objects.filter(reader_id=manager.pk, what="placement")
        assert read.count() == 3

    @pytest.mark.parametrize("view", ["map", "table"])
    def test_the_map_asks_as_many_queries_of_three_people_as_of_one(
        self, house, manager, view, queries_of
    ):
        other = department(branches=1, directors=1, accounts=True)
        url = reverse("talent:map") + f"?view={view}"
        for boss, people in [
            (manager, house.directors[:3]),
            (other.generals[0].user, other.directors),
        ]:
            for person in people:
                place(house, person, WELL, boss)

        assert queries_of(manager, url) == queries_of(other.generals[0].user, url)

    def test_the_assessment_asks_as_many_queries_in_a_large_team_as_in_a_small_one(
        self, house, manager, director, queries_of
    ):
        other = department(branches=1, directors=1, accounts=True)
        pages = {
            boss: reverse("talent:assess", args=[person.pk])
            for boss, person in [
                (manager, director),
                (other.generals[0].user, other.directors[0]),
            ]
        }
        counts = {queries_of(boss, page) for boss, page in pages.items()}

        assert len(counts) == 1
