"""Results of language tests."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from etms.directory import services
from etms.directory.choices import (
    Proficiency,
    Skill,
)
from etms.directory.models import Person
from tests.directory.test_services_people.parts import wrong

pytestmark = pytest.mark.django_db


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

        assert wrong(error) == [field]

    def test_two_results_of_a_skill_on_one_day_are_refused(self, house, at):
        self._record(house, at)

        with pytest.raises(ValidationError) as error:
            self._record(house, at)

        assert wrong(error) == ["tested_on"]

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
