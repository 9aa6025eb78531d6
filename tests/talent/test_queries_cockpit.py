"""The numbers of the cockpit: each is the length of its list, and costs one query."""

import random

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from etms.accounts.models import User
from etms.directory import queries as directory
from etms.directory.choices import Kind, Skill
from etms.directory.models import Person
from talent import models
from talent.choices import Files, Measure, Show
from talent.queries import cockpit
from talent.queries.population import population_of
from tests.factories.acts import arrange
from tests.factories.directory import (
    AppointmentFactory,
    LanguageResultFactory,
    holder,
    position,
)
from tests.talent.exercise import days

TODAY = timezone.localdate()
NOW = timezone.now()


def people(house, **more):
    return population_of(house.organization, house.cycle, on=TODAY, **more)


def names(house, show, **more):
    found = cockpit.files(people(house), cockpit.Chosen(show=show, **more))
    return {file.person_id for file in found}


def ids(*persons):
    return {person.pk for person in persons}


def answer(house, person, state="submitted"):
    with transaction.atomic():
        arrange()
        return models.Questionnaire.objects.create(
            person=person,
            cycle=house.cycle,
            state=state,
            started_at=NOW,
            submitted_at=NOW if state == "submitted" else None,
        )


def assess(house, person, state="complete", code=None):
    rows = house.cycle.placements.rows
    with transaction.atomic():
        arrange()
        return models.Assessment.objects.create(
            person=person,
            cycle=house.cycle,
            state=state,
            placement=rows.get(code=code) if code else rows.first(),
            started_at=NOW,
            approved_at=NOW if state == "approved" else None,
        )


def close(house, unit, stage, day):
    with transaction.atomic():
        arrange()
        models.BranchDate.objects.create(
            dossier=house.dossier, unit=unit, stage=stage, closes_on=day
        )


def random_service(house, draw):
    """Vacancies, somebody acting, answers and assessments in all states."""
    states = ["", "draft", "submitted", "returned", "declined"]
    with transaction.atomic():
        arrange()
        for person in house.people:
            if (state := draw.choice(states)) and draw.random() < 0.8:
                answer(house, person, state)
            if draw.random() < 0.6:
                assess(house, person, draw.choice(["draft", "complete", "approved"]))
        for person in draw.sample(house.people, 3):
            person.appointments.update(ends_on=days(-1))
        place = house.generals[0].appointments.get().position
        AppointmentFactory(person=house.directors[-1], position=place, kind=Kind.ACTING)


@pytest.mark.parametrize("seed", range(4))
def test_every_number_is_the_length_of_its_list(house, seed):
    random_service(house, random.Random(seed))
    hidden = {house.heads[0].pk}
    here = people(house, hidden=frozenset(hidden))

    tallies = cockpit.overview(here, tallied=Show.values).tallies

    for show in Show.values:
        rows, total = cockpit.page_of_files(here, cockpit.Chosen(show=show), size=500, offset=0)
        assert (
            tallies[show] == len(rows) == total == cockpit.count(here, cockpit.Chosen(show=show))
        )


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("measure", Measure.values)
def test_every_cell_is_the_length_of_its_lists(house, seed, measure):
    random_service(house, random.Random(seed))
    here = people(house)
    _about, done, todo = cockpit.MEASURES[measure]
    for files in Files.values:
        grid = cockpit.overview(here, measure=measure, files=files).grid
        for (branch, level), cell in grid.cells.items():
            where = {"branch": branch, "level": level, "files": files}
            assert cell.done == cockpit.count(here, cockpit.Chosen(show=done, **where))
            assert cell.open == cockpit.count(here, cockpit.Chosen(show=todo, **where))
        assert grid.total.of == sum(cell.of for cell in grid.by_level.values())


@pytest.mark.parametrize("seed", range(4))
def test_the_manager_in_the_list_is_the_one_of_the_directory(house, seed):
    random_service(house, random.Random(seed))

    found = cockpit.files(people(house), cockpit.Chosen())

    assert found
    for file in found:
        manager = directory.manager_of(Person.objects.get(pk=file.person_id), on=TODAY)
        assert file.manager_id == (manager and manager.pk)
        assert file.manager == (str(manager) if manager else "")


def test_late_is_who_is_to_be_sent_and_has_not_finished_after_the_last_day(house):
    for stage in ("employee_section", "manager_section"):
        close(house, house.branches[0], stage, days(-1))
    head, general = house.heads[0], house.generals[0]
    for person in (head, general):
        answer(house, person)
    assess(house, head)

    assert names(house, Show.ANSWERS_LATE) == set()
    assert names(house, Show.LATE) == ids(general)
    assert not names(house, Show.LATE) & ids(*house.directors), "optional files are never late"


def test_whoever_declined_is_late_with_nothing_and_blocks_nothing(house):
    close(house, house.branches[0], "manager_section", days(-1))
    answer(house, house.generals[0], "declined")

    assert house.generals[0].pk not in names(house, Show.LATE)
    assert house.generals[0].pk not in names(house, Show.EXPECTED)
    assert names(house, Show.DECLINED) == ids(house.generals[0])


def test_a_required_file_is_hindered_by_the_first_thing_that_it_lacks(house):
    unanswered, answered = house.heads
    answer(house, answered)

    assert names(house, Show.MUST_ANSWER) == ids(unanswered)
    assert names(house, Show.MUST_ASSESS) == ids(*house.heads)
    assess(house, answered)
    assert names(house, Show.MUST_ASSESS) == ids(unanswered)
    assert names(house, Show.UNAPPROVED) == ids(answered)


def test_an_expected_file_asks_for_a_look_and_not_for_more(house):
    assert names(house, Show.EXPECTED) == ids(*house.generals)
    assert not names(house, Show.MUST_ANSWER) & ids(*house.generals)


def test_a_vacant_position_above_leaves_the_file_to_the_next_manager(house):
    with transaction.atomic():
        arrange()
        house.heads[0].appointments.update(ends_on=days(-1))

    assert names(house, Show.VACANT_ABOVE) == ids(house.generals[0])
    assert names(house, Show.NO_MANAGER) == set()
    with transaction.atomic():
        arrange()
        house.deputy_head.appointments.update(ends_on=days(-1))
    assert names(house, Show.NO_MANAGER) == ids(house.generals[0], house.heads[1])


def test_who_has_no_open_account_is_found(house):
    without = holder(position(unit=house.branches[0], level="EX-04"))
    with transaction.atomic():
        arrange()
        User.objects.filter(pk=house.heads[1].user_id).update(is_active=False)

    assert names(house, Show.NO_ACCOUNT) == ids(without, house.heads[1])


def test_language_results_count_by_the_latest_of_each_skill(house):
    person = house.heads[0]
    for skill in (Skill.READING, Skill.WRITING, Skill.ORAL):
        LanguageResultFactory(person=person, skill=skill, expires_on=days(100))
    assert person.pk not in names(house, Show.NO_RESULTS)

    LanguageResultFactory(person=person, skill=Skill.ORAL, tested_on=days(-9), expires_on=days(-1))
    assert person.pk in names(house, Show.NO_RESULTS)

    ready = house.cycle.placements.rows.filter(needs_valid_language_results=True).first()
    assess(house, person, code=ready.code)
    assert names(house, Show.READY_WITHOUT_RESULTS) == ids(person)


def test_a_reminder_about_answers_goes_to_the_executive_with_all_that_is_open(house):
    found, unreachable = cockpit.recipients(
        people(house), cockpit.Chosen(show=Show.ANSWERS_OPEN, level="EX-04")
    )

    assert unreachable == 0
    assert {each.user_id for each in found} == {head.user_id for head in house.heads}
    assert all(each.answer_by == days(20) and each.assess == 1 for each in found)


def test_a_reminder_about_assessments_goes_to_each_manager_once(house):
    found, unreachable = cockpit.recipients(
        people(house), cockpit.Chosen(show=Show.ASSESSMENT_OPEN, files=Files.SENT)
    )

    assert unreachable == 0
    managers = [house.deputy_head, *house.heads]
    assert sorted(each.user_id for each in found) == sorted(m.user_id for m in managers)
    top = next(each for each in found if each.user_id == house.deputy_head.user_id)
    assert (top.assess, top.assess_by, top.answer_by) == (2, days(50), None)


def test_the_numbers_take_as_many_queries_for_ten_people_as_for_a_hundred(house):
    here = people(house)
    for _more in range(60):
        holder(position(unit=house.branches[0], level="EX-03", above=None))

    with CaptureQueriesContext(connection) as asked:
        cockpit.overview(here, tallied=Show.values)
        cockpit.recipients(here, cockpit.Chosen(show=Show.ANSWERS_OPEN))

    assert len(asked) == 2


def test_the_summary_counts_what_is_complete(house):
    answer(house, house.heads[0])
    assess(house, house.heads[0])
    answer(house, house.generals[0], "declined")

    found = cockpit.overview(people(house)).summary

    assert (found.counted, found.complete, found.declined) == (3, 1, 1)
    assert found.asked == len(house.people)
    assert found.submit_by == days(110)


def test_files_to_be_sent_are_those_that_the_figure_counts(house):
    """Whoever declined has no file to be sent."""
    general = house.generals[0]
    chosen = cockpit.Chosen(files=Files.SENT)
    everybody = cockpit.count(people(house), chosen)
    answer(house, general, state="declined")

    here = people(house)

    assert cockpit.overview(here).summary.counted == cockpit.count(here, chosen) == everybody - 1
