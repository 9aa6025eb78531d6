"""The pages of a manager: my team, the assessment beside the executive's answers, the map."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from etms import access
from etms.roles.choices import Role
from etms.trace.models import Reading
from talent.choices import AssessmentState, QuestionnaireState
from talent.models import Assessment, AssessmentAnswer, Observation, PlacementMove
from talent.queries import team
from talent.rules.team import TO_ASSESS
from talent.services import observations, placements
from tests.factories.acts import arrange
from tests.factories.roles import delegate_of, give
from tests.talent.assessing import (
    NOW,
    answer_required,
    answered,
    assessed_before,
    pass_languages,
    placement,
)
from tests.talent.exercise import days, department

WELL, DEVELOP, READY = "well-placed-in-role", "develop-in-role", "ready-for-advancement"


@pytest.fixture(scope="module")
def built(once):
    with once():
        return department(branches=2, directors=3, accounts=True)


@pytest.fixture
def manager(house):
    return house.generals[0].user


@pytest.fixture
def director(house):
    return house.directors[0]


@pytest.fixture
def go(client, manager):
    """go("assess", pk) as the manager; go(..., by=user), go(..., post={...})."""

    def go(screen, *args, by=None, post=None, language="en", headers=None, **query):
        client.force_login(by or manager)
        client.cookies["etms-language"] = language
        url = reverse(f"talent:{screen}", args=args)
        if post is None:
            return client.get(url, query, headers=headers)
        return client.post(url, post, headers=headers)

    return go


def text_of(response):
    return response.content.decode()


def place(house, person, code, by, base=0):
    return placements.propose_placement(
        person=person,
        cycle=house.cycle,
        to=placement(house.cycle, code),
        base=base,
        by=by,
        at=NOW,
    )


class TestWhoIsLetIn:
    @pytest.mark.parametrize("screen", ["assess", "place", "notes"])
    def test_the_direct_manager_and_nobody_else(self, house, go, director, screen):
        refused = {
            "manager above": house.heads[0].user,
            "deputy head": house.deputy_head.user,
            "executive": director.user,
            "colleague": house.directors[1].user,
            "delegate": delegate_of(house.organization),
            "HR adviser": give(Role.HR_ADVISER, organization=house.organization),
        }

        assert go(screen, director.pk).status_code == 200
        assert {who: go(screen, director.pk, by=u).status_code for who, u in refused.items()} == {
            who: 403 for who in refused
        }

    @pytest.mark.parametrize("screen", ["assess", "place", "notes"])
    def test_for_another_organization_there_is_no_such_person(self, go, director, screen):
        other = department(branches=1, accounts=True)

        assert go(screen, director.pk, by=other.generals[0].user).status_code == 404
        assert go(screen, director.pk, by=give(Role.ADMINISTRATOR)).status_code == 404

    @pytest.mark.parametrize("screen", ["assess_answer", "reopen", "place", "assess"])
    def test_nobody_else_writes(self, house, go, director, screen):
        for user in [house.heads[0].user, house.deputy_head.user, director.user]:
            assert go(screen, director.pk, by=user, post={"to": WELL}).status_code == 403
        assert not Assessment.objects.exists()

    def test_the_map_is_for_managers(self, house, go):
        assert go("map").status_code == 200
        assert go("map", by=house.directors[0].user).status_code == 403

    def test_without_a_cycle_there_is_nothing_to_assess(self, client, director, manager):
        with time_machine.travel(NOW + timedelta(days=400)):
            client.force_login(manager)

            assert client.get(reverse("talent:assess", args=[director.pk])).status_code == 404
            assert client.get(reverse("talent:map")).status_code == 404


class TestHiddenFromTheExecutive:
    def test_no_page_of_theirs_tells_of_the_assessment(self, house, client, director, manager):
        answer_required(director, house.cycle, by=manager, **{"a-strengths": "CANARY strengths"})
        place(house, director, WELL, manager)
        observations.write_observation(
            person=director, text="CANARY note", observed_on=days(0), by=manager, at=NOW
        )
        client.force_login(director.user)
        pages = ["/", *(reverse(f"directory:{name}", args=[director.pk])
                        for name in ("person", "file", "person_changes"))]  # fmt: skip
        pages.append(reverse("roles:who_opened", args=[director.pk]))

        for page in pages:
            text = text_of(client.get(page))
            assert "CANARY" not in text
            assert "Well-placed" not in text
            assert "began an assessment" not in text

    def test_nor_do_the_pages_of_those_above_tell_of_private_notes(
        self, house, client, director, manager
    ):
        observations.write_observation(
            person=director, text="CANARY note", observed_on=days(0), by=manager, at=NOW
        )
        for user in [house.deputy_head.user, house.heads[0].user, delegate_of(house.organization)]:
            client.force_login(user)
            for name in ("person", "file", "person_changes"):
                text = text_of(client.get(reverse(f"directory:{name}", args=[director.pk])))
                assert "CANARY" not in text
                assert "private note" not in text


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


@pytest.fixture
def queries_of(client):
    """queries_of(user, url): how many queries a page asks, once the user is signed in."""

    def queries_of(user, url):
        client.force_login(user)
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        return len(queries)

    return queries_of


class TestMyTeam:
    def team(self, client, user, language="en"):
        client.force_login(user)
        client.cookies["etms-language"] = language
        return client.get(reverse("directory:team"))

    def test_who_has_submitted_comes_first_with_the_one_button(self, house, client, manager):
        answered(house.directors[2], house.cycle)

        text = text_of(self.team(client, manager))

        assert f"Assess the next person: {house.directors[2]}" in text
        order = [text.index(f"{d.family_name}</a>") for d in house.directors[:3]]
        assert order[2] < min(order[:2])

    def test_a_placement_that_is_shown_is_recorded_as_read(self, house, client, manager):
        place(house, house.directors[0], WELL, manager)

        assert "Well-placed in role" in text_of(self.team(client, manager))
        read = Reading.objects.get(what="placement")
        assert (read.person_id, read.reader_id) == (house.directors[0].pk, manager.pk)

    def test_managers_farther_above_see_nothing_of_it(self, house, client, manager):
        place(house, house.directors[0], WELL, manager)
        answered(house.directors[0], house.cycle)

        text = text_of(self.team(client, house.heads[0].user))

        assert str(house.directors[0]) in text
        assert "Well-placed" not in text
        assert text.count("Submitted") == 0

    def test_as_many_queries_for_three_as_for_one(self, house, manager, queries_of):
        other = department(branches=1, directors=1, accounts=True)
        team = reverse("directory:team")

        assert queries_of(manager, team) == queries_of(other.generals[0].user, team)

    def test_the_home_page_leads_to_the_exact_step_with_minutes(self, house, client, manager):
        answered(house.directors[1], house.cycle)
        client.force_login(manager)

        text = text_of(client.get("/"))

        assert "Assess 3 executives" in text
        assert reverse("talent:assess", args=[house.directors[1].pk]) in text
        assert "about 15 minutes" in text

    def test_home_and_my_team_say_the_same_of_who_waits(self, house, manager):
        first, second, third = house.directors[:3]
        answered(first, house.cycle)
        place(house, second, WELL, manager)
        answered(third, house.cycle, state=QuestionnaireState.DECLINED)
        on = days(0)

        reports = team.reports_of(manager, [p.pk for p in house.directors], house.cycle, on=on)
        ordered = team.in_order(reports, team.names_of(reports, on=on))
        steps = team.steps_of(manager, access.standing(manager), house.cycle)

        assert [(r.step, r.person_id) for r in ordered] == [(s, w.person_id) for s, w in steps]
        assert [w.person_id for s, w in steps if s in TO_ASSESS] == [second.pk, first.pk]


class TestNotes:
    def test_a_note_is_written_read_and_deleted_by_its_author(self, go, director):
        go("notes", director.pk, post={"text": "Led the room.", "observed_on": str(days(0))})
        assert "Led the room." in text_of(go("notes", director.pk))

        note = Observation.objects.get()
        go("note_delete", note.pk, post={})
        assert not Observation.objects.exists()

    @pytest.mark.parametrize("text", ["\u200b", "\ufeff", "\u3164", "\u2800"])
    def test_a_note_that_nobody_can_see_is_refused(self, go, director, text):
        answer = go("notes", director.pk, post={"text": text, "observed_on": str(days(0))})

        assert answer.status_code == 422
        assert not Observation.objects.exists()

    def test_a_note_of_somebody_else_is_not_there(self, house, go, director):
        go("notes", director.pk, post={"text": "Mine.", "observed_on": str(days(0))})
        note = Observation.objects.get()
        for user in [house.deputy_head.user, house.heads[0].user, director.user]:
            assert go("note_delete", note.pk, by=user, post={}).status_code == 404

    def test_after_a_change_of_manager_each_reads_the_own_notes(self, house, go, director):
        go("notes", director.pk, post={"text": "Mine.", "observed_on": str(days(0))})
        arrange()
        terms = director.appointments.get().position.terms.get()
        terms.reports_to = house.generals[1].appointments.get().position
        terms.save()
        access.forget_standings()

        assert "Mine." not in text_of(go("notes", director.pk, by=house.generals[1].user))
        former = go("notes", director.pk)
        assert former.status_code == 200
        assert "Mine." in text_of(former)
        refused = go("notes", director.pk, post={"text": "More.", "observed_on": str(days(0))})
        assert refused.status_code == 403

    def test_nothing_is_kept_without_words_or_for_tomorrow(self, go, director):
        for post in [{"text": "", "observed_on": str(days(0))},
                     {"text": "x", "observed_on": str(days(1))}]:  # fmt: skip
            assert go("notes", director.pk, post=post).status_code == 422
        assert not Observation.objects.exists()
