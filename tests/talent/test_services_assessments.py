"""An assessment from its first answer to complete and open again; and private notes."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from etms import access
from etms.answers.services import Conflict, Entry
from etms.roles.choices import Role
from etms.trace.models import Act, Event
from etms.workflow import InvalidTransition
from talent.access import visible_observations
from talent.choices import AssessmentState, AssessVerb
from talent.models import Assessment, Observation
from talent.services import assessments, observations, placements
from tests.factories.acts import arrange
from tests.factories.roles import delegate_of, give
from tests.talent.assessing import NOW, answer_required, placement, questions
from tests.talent.exercise import days, department

WELL = "well-placed-in-role"


@pytest.fixture(scope="module")
def built(once):
    with once():
        return department(branches=1, accounts=True)


@pytest.fixture
def about(house):
    """The director who is assessed, by their manager, now."""
    manager = house.generals[0].user
    return {"person": house.directors[0], "cycle": house.cycle, "by": manager, "at": NOW}


def save(about, code, value, base=0, part=""):
    asked = questions(about["cycle"])[code]
    return assessments.save_answer(**about, question=asked, part=part, value=value, base=base)


def test_the_first_answer_begins_the_assessment(about, house):
    answer = save(about, "a-strengths", "Calm")

    sheet = Assessment.objects.get()
    assert (sheet.author, sheet.state, answer.revision) == (house.generals[0], "draft", 1)
    assert Act.objects.filter(verb=AssessVerb.BEGIN).count() == 1


def test_two_answers_on_one_revision_are_a_conflict(about):
    save(about, "a-strengths", "Calm")
    with pytest.raises(Conflict) as conflict:
        save(about, "a-strengths", "Bold")

    assert conflict.value.answer.value == "Calm"


def test_nobody_but_the_direct_manager_writes(about, house):
    others = [house.heads[0], house.deputy_head, house.directors[0], house.directors[1]]
    users = [person.user for person in others]
    users += [delegate_of(house.organization), give(Role.OCHRO_ANALYST)]

    for user in users:
        with pytest.raises(PermissionDenied):
            save(about | {"by": user}, "a-strengths", "Mine")
    assert not Assessment.objects.exists()


def test_an_assessment_is_complete_once_nothing_required_is_missing(about, house):
    with pytest.raises(assessments.Incomplete) as incomplete:
        assessments.complete_assessment(**about)
    missing = [(question.code, part) for question, part in incomplete.value.missing]
    competencies = [row.code for row in house.cycle.competencies.rows.all()]
    assert missing == [
        *(("rating", code) for code in competencies),
        ("a-strengths", ""),
        ("a-development", ""),
        ("high-potential", ""),
    ]
    assert incomplete.value.placement

    answer_required(about["person"], about["cycle"], by=about["by"])
    with pytest.raises(assessments.Incomplete) as incomplete:
        assessments.complete_assessment(**about)
    assert (incomplete.value.missing, incomplete.value.placement) == ([], True)

    placements.propose_placement(**about, to=placement(house.cycle, WELL), base=0)
    found = assessments.complete_assessment(**about)
    assert (found.state, found.completed_at) == (AssessmentState.COMPLETE, NOW)


@pytest.fixture
def complete(about, house):
    answer_required(about["person"], about["cycle"], by=about["by"])
    placements.propose_placement(**about, to=placement(house.cycle, WELL), base=0)
    return assessments.complete_assessment(**about)


def test_what_is_approved_says_who_can_send_it_back(about, complete):
    Assessment.objects.update(state=AssessmentState.APPROVED, approved_at=NOW)
    with pytest.raises(PermissionDenied, match="Only the deputy head can send it back"):
        save(about, "a-strengths", "Bolder", base=1)


def test_what_is_complete_is_opened_again_before_it_changes(about, complete):
    with pytest.raises(PermissionDenied, match="Open it again"):
        save(about, "a-strengths", "Bolder", base=1)

    assessments.reopen_assessment(**about)
    assert save(about, "a-strengths", "Bolder", base=1).revision == 2


def test_what_is_approved_is_not_opened_again(about, complete):
    arrange()
    Assessment.objects.update(state=AssessmentState.APPROVED, approved_at=NOW)

    with pytest.raises(InvalidTransition):
        assessments.reopen_assessment(**about)


def test_completing_twice_is_no_step(about, complete):
    with pytest.raises(InvalidTransition):
        assessments.complete_assessment(**about)


def test_answers_of_a_page_without_javascript_are_kept_together(about):
    asked = questions(about["cycle"])
    saved = assessments.save_answers(
        **about,
        entries=[
            Entry(asked["a-strengths"], "", "Calm", 0),
            Entry(asked["a-learning"], "", "", 0),
        ],
    )

    assert (len(saved.answers), saved.conflicts) == (2, [])
    assert Assessment.objects.get().answers.count() == 1


class TestNotes:
    @pytest.fixture
    def note(self, about):
        return observations.write_observation(
            person=about["person"],
            text="Canary: led the room.",
            observed_on=days(0),
            by=about["by"],
            at=NOW,
        )

    def test_its_author_alone_reads_it(self, house, note):
        readers = [p.user for p in [house.deputy_head, *house.people]]
        readers += [delegate_of(house.organization), give(Role.ADMINISTRATOR)]

        seen = {user.pk for user in readers if visible_observations(user).exists()}

        assert seen == {house.generals[0].user.pk}

    def test_its_text_never_enters_the_ledger(self, note):
        events = Event.objects.filter(table_name="talent_observation")

        assert events.count() == 1
        assert "Canary" not in str(list(events.values_list("new", "old")))
        assert not Act.objects.filter(target_table="directory_person", verb="observation.write")

    @pytest.mark.parametrize("who", ["deputy_head", "head", "self", "colleague", "delegate"])
    def test_nobody_but_the_direct_manager_keeps_one(self, house, about, who):
        users = {
            "deputy_head": house.deputy_head.user,
            "head": house.heads[0].user,
            "self": house.directors[0].user,
            "colleague": house.directors[1].user,
            "delegate": delegate_of(house.organization),
        }
        with pytest.raises(PermissionDenied):
            observations.write_observation(
                person=about["person"], text="x", observed_on=days(0), by=users[who], at=NOW
            )

    def test_nothing_was_seen_tomorrow(self, about):
        with pytest.raises(ValidationError):
            observations.write_observation(
                person=about["person"], text="x", observed_on=days(1), by=about["by"], at=NOW
            )

    @pytest.mark.parametrize("year", [1, 1066])
    def test_nothing_was_seen_before_ones_time(self, about, year):
        with pytest.raises(ValidationError):
            observations.write_observation(
                person=about["person"],
                text="x",
                observed_on=days(0).replace(year=year, day=1),
                by=about["by"],
                at=NOW,
            )

    def test_its_author_deletes_it_also_after_the_person_moved_on(self, house, note):
        author = house.generals[0].user
        arrange()
        terms = house.directors[0].appointments.get().position.terms.get()
        terms.reports_to = house.heads[0].appointments.get().position
        terms.save()
        access.forget_standings()

        with pytest.raises(PermissionDenied):
            observations.delete_observation(observation=note, by=house.heads[0].user, at=NOW)
        assert visible_observations(author).get() == note
        observations.delete_observation(observation=note, by=author, at=NOW)
        assert not Observation.objects.exists()
