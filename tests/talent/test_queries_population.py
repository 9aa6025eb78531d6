"""Who is asked, where their files stand, and until when: the same in SQL as in the rules."""

import random

import pytest
from django.db import transaction
from django.utils import timezone

from etms.cycles.choices import Participation, StageCode, Submission
from etms.directory.choices import Kind, Level
from talent import models
from talent.choices import AssessmentState, QuestionnaireState
from talent.queries import dates, population
from tests.factories.accounts import UserFactory
from tests.factories.acts import arrange
from tests.factories.directory import AppointmentFactory, UnitFactory, holder, position
from tests.talent.exercise import days, department

TODAY = timezone.localdate()
NOW = timezone.now()


@pytest.fixture(scope="module")
def built(once):
    with once():
        return department()


def files(house, **more):
    found = population.population_of(house.organization, house.cycle, on=TODAY, **more)
    return {file.person_id: file for file in found.executives()}


def test_executives_are_those_at_home_in_an_executive_position_but_the_deputy_head(house):
    other = department(branches=1)
    away = AppointmentFactory(
        person=house.directors[0],
        position=position(unit=other.branches[0], level=Level.EX_02),
        kind=Kind.ACTING,
    )

    assert set(files(house)) == {person.pk for person in house.people}
    assert away.person_id not in files(other)
    assert files(house)[away.person_id].level == Level.EX_01


def test_the_rules_of_the_cycle_say_who_takes_part_and_whose_file_counts(house):
    found = files(house)
    head, general, director = (
        found[group[0].pk] for group in (house.heads, house.generals, house.directors)
    )

    assert (head.participation, head.submission) == (
        Participation.MANDATORY,
        Submission.REQUIRED,
    )
    assert head.counts
    assert not head.may_decline
    assert general.counts
    assert general.may_decline
    assert director.submission == Submission.OPTIONAL
    assert not director.counts
    assert director.branch_id == house.branches[0].pk
    assert director.unit_id == house.directorates[0].pk


def test_a_level_that_the_organization_includes_counts(house):
    with transaction.atomic():
        arrange()
        models.Inclusion.objects.create(dossier=house.dossier, level=Level.EX_01)

    assert files(house)[house.directors[0].pk].counts


def test_an_equivalent_follows_the_rule_of_equivalents(house):
    person = holder(position(unit=house.branches[0], level=Level.LC_02))

    assert files(house)[person.pk].participation == Participation.VOLUNTARY


@pytest.fixture
def begun(house):
    """One file with everything that a manager does."""
    person = house.generals[0]
    own = {"person": person, "cycle": house.cycle}
    placement = house.cycle.placements.rows.first()
    with transaction.atomic():
        arrange()
        models.Questionnaire.objects.create(
            **own,
            state=QuestionnaireState.SUBMITTED,
            started_at=NOW,
            submitted_at=NOW,
        )
        sheet = models.Assessment.objects.create(
            **own, state=AssessmentState.COMPLETE, placement=placement, started_at=NOW
        )
        models.Share.objects.create(
            assessment=sheet, kind="approved", content={}, at=NOW, by=UserFactory()
        )
        models.Conversation.objects.create(**own, held_on=TODAY)
    return person


def test_a_file_says_how_far_it_is(house, begun):
    found = files(house)[begun.pk]

    assert (found.answers, found.assessment) == ("submitted", "complete")
    assert found.placed
    assert found.shared
    assert found.held_on == TODAY
    untouched = files(house)[house.generals[1].pk]
    assert (untouched.answers, untouched.assessment) == ("", "")
    assert not untouched.placed
    assert not untouched.shared
    assert untouched.held_on is None


def test_of_a_hidden_file_nothing_is_told_that_a_manager_did(house, begun):
    found = files(house, hidden={begun.pk})[begun.pk]

    assert found.hidden
    assert found.answers == "submitted"
    assert found.assessment_id is None
    assert found.assessment == ""
    assert not found.placed
    assert not found.shared
    assert found.held_on is None


def test_what_a_person_is_asked_is_said_in_one_query_and_nothing_of_the_manager(
    house, begun, django_assert_num_queries
):
    with django_assert_num_queries(1):
        found = population.participation_of(begun, house.cycle, TODAY)

    assert found.participation == Participation.ENCOURAGED
    assert found.assessment == ""
    assert not found.placed
    assert population.participation_of(house.deputy_head, house.cycle, TODAY) is None


def test_the_days_of_the_population_are_those_of_the_rule_for_each_person(
    house, django_assert_num_queries
):
    """Random dates of branches, units and people: SQL and rule agree on each of them."""
    by = UserFactory()
    deep = UnitFactory(organization=house.organization, parent=house.directorates[0])
    house.directors.append(holder(position(unit=deep, level=Level.EX_02)))
    draw = random.Random(7)
    for _round in range(12):
        _draw_dates(house, [deep, *house.branches, *house.directorates], by, draw)
        ids = [person.pk for person in house.people]
        answer = dates.windows_of(ids, house.cycle, StageCode.EMPLOYEE, on=TODAY)
        with django_assert_num_queries(1):
            assess = dates.windows_of(ids, house.cycle, StageCode.MANAGER, on=TODAY)
        for pk, file in files(house).items():
            assert file.answer_by == answer[pk].closes_on
            assert file.assess_by == assess[pk].closes_on


def _draw_dates(house, units, by, draw):
    with transaction.atomic():
        arrange()
        models.BranchDate.objects.all().delete()
        models.Extension.objects.all().delete()
        for stage in (StageCode.EMPLOYEE, StageCode.MANAGER):
            for unit in draw.sample(units, 3):
                models.BranchDate.objects.create(
                    dossier=house.dossier,
                    unit=unit,
                    stage=stage,
                    closes_on=days(draw.randint(-40, 80)),
                )
            for person in draw.sample(house.people, 4):
                models.Extension.objects.create(
                    dossier=house.dossier,
                    person=person,
                    stage=stage,
                    until=days(draw.randint(-40, 140)),
                    reason="leave",
                    at=NOW,
                    by=by,
                )


def test_the_stages_of_one_person_are_one_query(house, django_assert_num_queries):
    with transaction.atomic():
        arrange()
        models.BranchDate.objects.create(
            dossier=house.dossier,
            unit=house.branches[0],
            stage=StageCode.EMPLOYEE,
            closes_on=days(5),
        )

    with django_assert_num_queries(1):
        found = dates.windows(house.directors[0], house.cycle, on=TODAY)

    assert set(found) == set(StageCode.values)
    assert found[StageCode.EMPLOYEE].closes_on == days(5)
    assert found[StageCode.EMPLOYEE].because == "branch"
    elsewhere = dates.window_of(house.directors[-1], house.cycle, StageCode.EMPLOYEE, on=TODAY)
    assert elsewhere.because == "cycle"
