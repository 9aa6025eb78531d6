"""Changes of people: appointments, arrivals, language results, accounts."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from etms.directory import queries, services
from etms.directory.choices import (
    Kind,
    OfficialLanguage,
    Proficiency,
    Skill,
)
from etms.directory.models import Person
from etms.trace.models import Act
from etms.work.models import Job
from tests.factories.accounts import UserFactory
from tests.factories.acts import arrange
from tests.factories.directory import (
    LONG_AGO,
    AppointmentFactory,
    PersonFactory,
    UnitFactory,
    holder,
    position,
)

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
KEEPERS = ["deputy_head", "delegate", "hr_adviser"]
OTHERS = [
    "executive",
    "manager",
    "assistant",
    "colleague",
    "stranger",
    "classification_adviser",
    "committee_chair",
    "committee_member",
    "ochro_analyst",
    "ochro_lead",
    "policy_officer",
    "administrator",
    "nobody",
]


@pytest.fixture
def at():
    return timezone.now()


@pytest.fixture
def appointment():
    """What an appointment says beside person, kind and position."""
    return {
        "host": "",
        "starts_on": MAY,
        "ends_on": None,
        "salary_borne_by": None,
        "performance_pay_borne_by": None,
        "corporate_commitment": None,
    }


def _wrong(error) -> list[str]:
    return sorted(error.value.message_dict)


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

        assert _wrong(error) == ["starts_on"]

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

        assert _wrong(error) == ["position"]

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

        assert _wrong(error) == ["position"]

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

        assert _wrong(error) == ["ends_on"]


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

        assert _wrong(error) == ["email"]


class TestLanguages:
    def _record(self, house, at, **changes):
        found = {
            "skill": Skill.ORAL,
            "result": Proficiency.C,
            "tested_on": date(2025, 5, 1),
            "expires_on": date(2030, 4, 30),
        }
        return services.record_language_result(
            person=house.people["executive"],
            by=house.users["hr_adviser"],
            at=at,
            **(found | changes),
        )

    def test_a_result_is_recorded(self, house, at):
        assert self._record(house, at).person == house.people["executive"]

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"tested_on": date(2999, 1, 1), "expires_on": None}, "tested_on"),
            ({"result": Proficiency.EXEMPT}, "expires_on"),
            ({"expires_on": date(2025, 4, 30)}, "expires_on"),
        ],
    )
    def test_what_cannot_be_is_refused_beside_its_field(self, house, at, changes, field):
        with pytest.raises(ValidationError) as error:
            self._record(house, at, **changes)

        assert _wrong(error) == [field]

    def test_two_results_of_a_skill_on_one_day_are_refused(self, house, at):
        self._record(house, at)

        with pytest.raises(ValidationError) as error:
            self._record(house, at)

        assert _wrong(error) == ["tested_on"]

    @pytest.mark.parametrize("name", ["executive", "manager", "delegate"])
    def test_executives_alone_say_which_languages_are_theirs(self, house, at, name):
        person = house.people["executive"]

        def revise():
            services.revise_own_particulars(
                person=person,
                correspondence_language="fr",
                first_official_language="fr",
                by=house.users[name],
                at=at,
            )

        if name == "executive":
            revise()
            assert Person.objects.get(pk=person.pk).correspondence_language == "fr"
        else:
            with pytest.raises(PermissionDenied):
                revise()


@pytest.mark.parametrize("keeper", KEEPERS)
def test_open_account_gives_the_person_a_way_in_and_sends_the_link(house, at, keeper):
    person = holder(position(unit=house.unit, above=house.positions["manager"]))

    services.open_account(
        person=person,
        username="new.one",
        email="New.One@test.example",
        by=house.users[keeper],
        at=at,
    )

    person.refresh_from_db()
    assert person.user.email == "new.one@test.example"
    assert not person.user.has_usable_password()
    assert Job.objects.filter(payload__user=person.user_id).exists()
    assert Act.objects.latest("id").verb == "person.link_account"


def test_open_account_refuses_a_second_one_and_a_taken_address(house, at):
    told = {"by": house.users["delegate"], "at": at}
    taken = house.users["manager"].email

    with pytest.raises(ValidationError, match="already has an account"):
        services.open_account(
            person=house.people["executive"], username="again", email="again@test.example", **told
        )
    with pytest.raises(ValidationError) as refused:
        services.open_account(
            person=holder(position(unit=house.unit)), username="other", email=taken, **told
        )
    assert "email" in refused.value.message_dict


@pytest.mark.parametrize("other", OTHERS)
def test_open_account_is_for_those_who_keep_the_directory(house, at, other):
    person = holder(position(unit=house.unit))

    with pytest.raises(PermissionDenied):
        services.open_account(
            person=person,
            username="new.one",
            email="new@test.example",
            by=house.users[other],
            at=at,
        )


def test_nobody_but_the_deputy_head_seats_or_unseats_the_deputy_head(house):
    """An HR adviser has no superior, and keeps appointments: the top position is not theirs."""
    top = house.positions["deputy_head"]
    seated = house.people["deputy_head"].appointments.get()
    for who in ("hr_adviser", "delegate"):
        by = house.users[who]
        with pytest.raises(PermissionDenied):
            services.start_appointment(
                person=house.colleague,
                kind=Kind.ACTING,
                position=top,
                host="",
                starts_on=timezone.localdate(),
                ends_on=None,
                salary_borne_by=None,
                performance_pay_borne_by=None,
                corporate_commitment=None,
                by=by,
                at=timezone.now(),
            )
        with pytest.raises(PermissionDenied):
            services.end_appointment(
                appointment=seated, ends_on=timezone.localdate(), by=by, at=timezone.now()
            )
