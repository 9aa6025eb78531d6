"""Who holds a position, who manages whom and who reports to whom, on a day: each one query."""

from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from etms.directory import models, queries
from etms.directory.choices import INTERCHANGES, Kind, Level
from tests.directory.worlds import ALL_PEOPLE, ALL_POSITIONS, days, worlds
from tests.factories.acts import arrange
from tests.factories.directory import (
    AppointmentFactory,
    OrganizationFactory,
    PersonFactory,
    TermsFactory,
    UnitFactory,
    holder,
    position,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 15)
EVE, MORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)


@contextmanager
def _inhabited(world):
    """The random world as rows, gone again afterwards: people and positions in its order."""
    with transaction.atomic():
        arrange()
        unit = UnitFactory()
        people = models.Person.objects.bulk_create(
            models.Person(given_name=f"P{n}", family_name="X") for n in ALL_PEOPLE
        )
        positions = models.Position.objects.bulk_create(
            models.Position(number=f"W{n}") for n in ALL_POSITIONS
        )
        models.PositionTerms.objects.bulk_create(
            models.PositionTerms(
                position=positions[line.position],
                reports_to=None if line.above is None else positions[line.above],
                starts_on=line.starts_on,
                ends_on=line.ends_on,
                unit=unit,
                level=Level.EX_01,
                title_en="t",
                title_fr="t",
            )
            for line in world.lines
        )
        models.Appointment.objects.bulk_create(
            models.Appointment(
                person=people[stay.person],
                position=None if stay.position is None else positions[stay.position],
                host="" if stay.position is not None else "outside",
                kind=stay.kind,
                starts_on=stay.starts_on,
                ends_on=stay.ends_on,
                corporate_commitment=True if stay.kind in INTERCHANGES else None,
            )
            for stay in world.stays
        )
        yield people, positions
        transaction.set_rollback(True)


random = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@random
@given(world=worlds(), day=days)
def test_incumbents_and_managers_are_those_of_the_slow_reckoning(world, day):
    with _inhabited(world) as (people, positions):
        number = {person.pk: n for n, person in enumerate(people)}
        for n in ALL_POSITIONS:
            found = queries.incumbent_of(positions[n], on=day)
            assert (found and number[found.pk]) == world.incumbent(n, day)
        for n in ALL_PEOPLE:
            found = [number[p.pk] for p in queries.superiors_of(people[n], on=day)]
            assert found == world.superiors(n, day)
            manager = queries.manager_of(people[n], on=day)
            assert ([] if manager is None else [number[manager.pk]]) == found[:1]


@random
@given(world=worlds(), day=days)
def test_reports_are_those_of_the_slow_reckoning(world, day):
    with _inhabited(world) as (people, _positions):
        number = {person.pk: n for n, person in enumerate(people)}
        for n in ALL_PEOPLE:
            found = queries.reports_of(people[n], on=day)
            assert {number[pk]: depth for pk, depth in found.items()} == world.reports(
                n, ALL_PEOPLE, day
            )


@random
@given(world=worlds(), day=days)
def test_my_manager_is_whoever_counts_me_among_their_direct_reports(world, day):
    with _inhabited(world) as (people, _positions):
        direct = {
            (pk, boss.pk)
            for boss in people
            for pk, depth in queries.reports_of(boss, on=day).items()
            if depth == 1
        }
        managed = {(p.pk, boss.pk) for p in people if (boss := queries.manager_of(p, on=day))}

        assert direct == managed


@pytest.fixture
def post():
    return position()


def test_an_empty_position_has_no_incumbent(post):
    assert queries.incumbent_of(post, on=DAY) is None


def test_the_substantive_holder_is_the_incumbent_from_the_first_day_to_the_last(post):
    person = holder(post, starts_on=DAY, ends_on=DAY)

    found = [queries.incumbent_of(post, on=day) for day in (EVE, DAY, MORROW)]

    assert found == [None, person, None]


def test_whoever_acts_comes_before_the_substantive_holder(post):
    holder(post)
    acting = holder(post, kind=Kind.ACTING)

    assert queries.incumbent_of(post, on=DAY) == acting


@pytest.mark.parametrize("kind", [Kind.ACTING, Kind.ASSIGNMENT, Kind.SECONDMENT])
def test_a_holder_who_is_elsewhere_leaves_the_position_vacant(post, kind):
    person = holder(post)
    elsewhere = AppointmentFactory(person=person, kind=kind, starts_on=DAY).position

    assert queries.incumbent_of(post, on=EVE) == person
    assert queries.incumbent_of(post, on=DAY) is None
    assert queries.incumbent_of(elsewhere, on=DAY) == person


def test_a_holder_on_interchange_outside_leaves_the_position_but_keeps_the_manager(post):
    boss = holder(position())
    below = position(above=boss.appointments.get().position)
    person = holder(below)
    AppointmentFactory(
        person=person,
        position=None,
        host="A university",
        kind=Kind.INTERCHANGE_OUT,
        corporate_commitment=False,
        starts_on=DAY,
    )

    assert queries.incumbent_of(below, on=DAY) is None
    assert queries.manager_of(person, on=DAY) == boss


def test_a_vacant_position_above_is_skipped():
    top = position()
    middle = position(above=top)
    boss, person = holder(top), holder(position(above=middle))

    assert queries.manager_of(person, on=DAY) == boss
    assert queries.reports_of(boss, on=DAY) == {person.pk: 1}


def test_the_manager_follows_the_position_one_works_in():
    home_boss, away_boss = holder(position()), holder(position())
    person = holder(position(above=home_boss.appointments.get().position))
    AppointmentFactory(
        person=person,
        kind=Kind.ACTING,
        starts_on=DAY,
        position=position(above=away_boss.appointments.get().position),
    )

    assert queries.manager_of(person, on=EVE) == home_boss
    assert queries.manager_of(person, on=DAY) == away_boss


def test_a_new_reporting_line_changes_the_manager_on_its_day():
    old, new = holder(position()), holder(position())
    terms = TermsFactory(reports_to=old.appointments.get().position, ends_on=EVE)
    TermsFactory(
        position=terms.position,
        unit=terms.unit,
        reports_to=new.appointments.get().position,
        starts_on=DAY,
    )
    person = holder(terms.position)

    found = [queries.manager_of(person, on=day) for day in (EVE, DAY)]

    assert found == [old, new]


def test_reports_are_counted_by_managers_not_by_positions():
    top = position()
    middle = position(above=top)
    boss, manager = holder(top), holder(middle)
    low, lower = holder(position(above=middle)), holder(position(above=position(above=middle)))

    found = queries.reports_of(boss, on=DAY)

    assert found == {manager.pk: 1, low.pk: 2, lower.pk: 2}


def test_a_person_belongs_where_the_substantive_appointment_is():
    here, there = OrganizationFactory(), OrganizationFactory()
    person = holder(position(unit=UnitFactory(organization=here)))
    AppointmentFactory(
        person=person,
        kind=Kind.ASSIGNMENT,
        starts_on=DAY,
        position=position(unit=UnitFactory(organization=there)),
    )

    assert list(queries.people_in(here, on=DAY)) == [person]
    assert list(queries.people_in(there, on=DAY)) == []


def test_the_deputy_head_is_the_incumbent_of_the_deputy_head_position():
    organization = OrganizationFactory()
    head = holder(position(unit=UnitFactory(organization=organization), level=Level.DM))
    holder(position(unit=UnitFactory(organization=organization), level=Level.EX_05))

    assert queries.deputy_head(organization.pk, on=DAY) == head


@pytest.mark.parametrize(
    "question",
    [
        lambda person, post: queries.manager_of(person, on=DAY),
        lambda person, post: queries.reports_of(person, on=DAY),
        lambda person, post: queries.superiors_of(person, on=DAY),
        lambda person, post: queries.incumbent_of(post, on=DAY),
        lambda person, post: list(
            queries.people_in(post.terms.all()[0].unit.organization, on=DAY)
        ),
    ],
    ids=["manager", "reports", "superiors", "incumbent", "people in"],
)
def test_each_question_is_one_query(question, django_assert_num_queries):
    top = position()
    holder(top)
    post = models.Position.objects.prefetch_related("terms__unit__organization").get(
        pk=position(above=position(above=top)).pk
    )
    person = PersonFactory()
    AppointmentFactory(person=person, position=post)

    with django_assert_num_queries(1):
        question(person, post)
