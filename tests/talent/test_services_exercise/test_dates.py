"""Days of a branch of its own, inside the cycle’s."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone

from etms.cycles.choices import StageCode
from etms.roles.choices import Role
from etms.roles.models import OrganizationCycle
from etms.trace.models import Act
from talent import models
from talent.queries import dates
from talent.services import dates as services
from talent.services import reminders
from talent.services.dates import Change
from tests.factories.acts import arrange
from tests.factories.roles import delegate_of, give
from tests.talent.exercise import days, department
from tests.talent.test_services_exercise.test_extensions import extend
from tests.talent.test_services_exercise.test_reminders import chosen

NOW = timezone.now()
TODAY = timezone.localdate()
pytestmark = pytest.mark.django_db


def change(unit, after, before=None, stage=StageCode.EMPLOYEE, name="one"):
    return Change(name, unit, stage, before, after)


def set_dates(house, *changes, by=None):
    return services.set_branch_dates(
        dossier=house.dossier, changes=changes, by=by or house.delegate, at=NOW
    )


# Own dates


def test_a_date_of_a_branch_holds_for_its_people_and_stands_for_the_deputy_head(house):
    assert set_dates(house, change(house.branches[0], days(5))) == 1

    window = dates.window_of(house.directors[0], house.cycle, StageCode.EMPLOYEE, on=TODAY)
    assert window.closes_on == days(5)
    act = Act.objects.filter(verb="exercise.set_dates").latest("id")
    assert (act.actor_id, act.acting_for_id) == (house.delegate.pk, house.deputy_head.user_id)


@pytest.mark.parametrize("day", [-51, 21])
def test_a_date_outside_the_stage_of_the_cycle_is_refused_beside_its_field(house, day):
    with pytest.raises(ValidationError) as refusal:
        set_dates(
            house,
            change(house.branches[0], days(5), name="right"),
            change(house.branches[1], days(day), name="wrong"),
        )

    assert list(refusal.value.error_dict) == ["wrong"]
    assert not models.BranchDate.objects.exists(), "all or none"


def test_a_date_that_is_over_is_refused_and_says_so(house):
    with pytest.raises(ValidationError, match="This day is over"):
        set_dates(house, change(house.branches[0], days(-1)))

    assert set_dates(house, change(house.branches[0], TODAY)) == 1


def test_a_date_that_somebody_else_changed_meanwhile_is_not_overwritten(house):
    set_dates(house, change(house.branches[0], days(5)))

    with pytest.raises(ValidationError) as refusal:
        set_dates(house, change(house.branches[0], days(9)), by=house.deputy_head.user)

    assert "one" in refusal.value.error_dict
    assert models.BranchDate.objects.get().closes_on == days(5)
    assert set_dates(house, change(house.branches[0], None, before=days(5))) == 1
    assert not models.BranchDate.objects.exists()


def test_a_unit_of_another_organization_gets_no_date(house):
    other = department(branches=1)

    with pytest.raises(ValidationError):
        set_dates(house, change(other.branches[0], days(5)))


@pytest.mark.parametrize("stage", [StageCode.SUBMISSION, StageCode.OPENING])
def test_the_days_of_ochro_are_nobody_elses_to_set(house, stage):
    with pytest.raises(ValidationError):
        set_dates(house, change(house.branches[0], days(90), stage=stage))


def test_only_those_who_run_the_exercise_set_dates(house):
    outsiders = [
        house.heads[0].user,
        give(Role.HR_ADVISER, organization=house.organization),
        give(Role.OCHRO_LEAD),
        delegate_of(department(branches=1).organization),
    ]
    for user in outsiders:
        with pytest.raises(PermissionDenied):
            set_dates(house, change(house.branches[0], days(5)), by=user)


def over(house):
    """The same dossier once its cycle is closed."""
    with transaction.atomic():
        arrange()
        connection.cursor().execute("UPDATE cycles_cycle SET state = 'closed'")
    return OrganizationCycle.objects.get(pk=house.dossier.pk)


def test_in_a_cycle_that_is_over_no_date_changes_and_nobody_is_reminded(house):
    given = extend(house, house.directors[0])
    by = {"dossier": over(house), "by": house.deputy_head.user, "at": NOW}
    given.refresh_from_db()

    with pytest.raises(PermissionDenied, match="does not run today"):
        services.set_branch_dates(**by, changes=[change(house.branches[0], days(5))])
    with pytest.raises(PermissionDenied, match="does not run today"):
        reminders.remind(**by, chosen=chosen())
    with pytest.raises(PermissionDenied, match="does not run today"):
        services.end_extension(
            extension=models.Extension.objects.get(), by=house.deputy_head.user, at=NOW
        )
