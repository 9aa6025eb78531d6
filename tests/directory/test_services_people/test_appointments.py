"""Appointments recorded, ended and refused."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from etms.directory import queries, services
from etms.directory.choices import (
    Kind,
)
from etms.directory.models import Person
from tests.directory.test_services_people.parts import JUNE, KEEPERS, OTHERS, wrong
from tests.factories.acts import arrange
from tests.factories.directory import (
    LONG_AGO,
    UnitFactory,
    holder,
    position,
)

pytestmark = pytest.mark.django_db


class TestAppointments:
    @pytest.mark.parametrize("name", [*KEEPERS, *OTHERS])
    def test_only_those_who_keep_the_organization_appoint(self, house, appointment, at, name):
        def appoint():
            services.start_appointment(
                person=house.people["executive"],
                kind=Kind.ACTING,
                position=position(unit=house.unit),
                by=house.users[name],
                at=at,
                **appointment,
            )

        if name in KEEPERS:
            appoint()
            assert house.people["executive"].appointments.count() == 2
        else:
            with pytest.raises(PermissionDenied):
                appoint()

    @pytest.mark.parametrize("part", ["person", "position"])
    def test_people_and_positions_of_other_organizations_are_out_of_reach(
        self, house, appointment, at, part
    ):
        person = house.stranger if part == "person" else house.people["executive"]
        where = house.unit if part == "person" else UnitFactory(organization=house.other)

        with pytest.raises(PermissionDenied):
            services.start_appointment(
                person=person,
                kind=Kind.ACTING,
                position=position(unit=where),
                by=house.users["hr_adviser"],
                at=at,
                **appointment,
            )

    def test_a_second_substantive_one_is_refused_beside_the_first_day(
        self, house, appointment, at
    ):
        with pytest.raises(ValidationError) as error:
            services.start_appointment(
                person=house.people["executive"],
                kind=Kind.SUBSTANTIVE,
                position=position(unit=house.unit),
                by=house.users["hr_adviser"],
                at=at,
                **appointment,
            )

        assert wrong(error) == ["starts_on"]

    def test_a_taken_position_is_refused_beside_the_position(self, house, appointment, at):
        acting = position(unit=house.unit)
        holder(acting, kind=Kind.ACTING)

        with pytest.raises(ValidationError) as error:
            services.start_appointment(
                person=house.people["executive"],
                kind=Kind.ACTING,
                position=acting,
                by=house.users["hr_adviser"],
                at=at,
                **appointment,
            )

        assert wrong(error) == ["position"]

    def test_a_position_that_does_not_exist_yet_is_refused(self, house, appointment, at):
        appointment["starts_on"] = LONG_AGO - timedelta(days=1)

        with pytest.raises(ValidationError) as error:
            services.start_appointment(
                person=house.people["executive"],
                kind=Kind.ACTING,
                position=position(unit=house.unit),
                by=house.users["hr_adviser"],
                at=at,
                **appointment,
            )

        assert wrong(error) == ["position"]

    @pytest.mark.parametrize("whose", ["own", "superior"])
    def test_nobody_appoints_themselves_or_a_manager_above(self, house, appointment, at, whose):
        adviser = house.users["hr_adviser"]
        arrange()
        Person.objects.filter(pk=house.people["executive"].pk).update(user=adviser)
        person = house.people["executive" if whose == "own" else "manager"]

        with pytest.raises(PermissionDenied):
            services.start_appointment(
                person=person,
                kind=Kind.ACTING,
                position=position(unit=house.unit),
                by=adviser,
                at=at,
                **appointment,
            )

    def test_an_appointment_ends_on_its_last_day(self, house, at):
        person = house.people["executive"]

        services.end_appointment(
            appointment=person.appointments.get(), ends_on=JUNE, by=house.users["delegate"], at=at
        )

        post = house.positions["executive"]
        assert queries.incumbent_of(post, on=JUNE) == person
        assert queries.incumbent_of(post, on=JUNE + timedelta(days=1)) is None

    def test_an_end_before_the_start_is_refused_beside_the_last_day(self, house, at):
        with pytest.raises(ValidationError) as error:
            services.end_appointment(
                appointment=house.people["executive"].appointments.get(),
                ends_on=LONG_AGO - timedelta(days=1),
                by=house.users["delegate"],
                at=at,
            )

        assert wrong(error) == ["ends_on"]
