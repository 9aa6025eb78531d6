"""People who arrive, with what is recorded of them."""

import pytest
from django.core.exceptions import ValidationError

from etms.directory import queries, services
from etms.directory.choices import (
    Kind,
    OfficialLanguage,
)
from tests.directory.test_services_people.parts import JUNE, MAY, wrong
from tests.factories.accounts import UserFactory
from tests.factories.directory import (
    AppointmentFactory,
    PersonFactory,
    position,
)

pytestmark = pytest.mark.django_db


class TestArrivals:
    def test_a_new_person_belongs_to_the_organization_from_the_first_day(self, house, at):
        person = services.add_person(
            given_name="Zoé",
            family_name="Roy",
            first_official_language=OfficialLanguage.FRENCH,
            correspondence_language=OfficialLanguage.FRENCH,
            service_start_on=None,
            position=position(unit=house.unit),
            kind=Kind.SUBSTANTIVE,
            starts_on=MAY,
            corporate_commitment=None,
            by=house.users["hr_adviser"],
            at=at,
        )

        assert queries.organization_id_of(person, on=MAY) == house.organization.pk
        assert person.appointments.get().salary_borne_by == house.organization

    def test_somebody_who_was_released_is_received(self, house, at):
        user = UserFactory(email="zoe@test.example")
        gone = AppointmentFactory(person=PersonFactory(user=user), ends_on=MAY).person

        services.receive_person(
            email="Zoe@test.example",
            position=position(unit=house.unit),
            starts_on=JUNE,
            by=house.users["delegate"],
            at=at,
        )

        assert queries.organization_id_of(gone, on=JUNE) == house.organization.pk

    @pytest.mark.parametrize("case", ["unknown", "still elsewhere"])
    def test_an_address_without_a_free_person_is_refused_alike(self, house, at, case):
        if case == "still elsewhere":
            AppointmentFactory(person=PersonFactory(user=UserFactory(email="zoe@test.example")))

        with pytest.raises(ValidationError) as error:
            services.receive_person(
                email="zoe@test.example",
                position=position(unit=house.unit),
                starts_on=JUNE,
                by=house.users["delegate"],
                at=at,
            )

        assert wrong(error) == ["email"]
