"""More time for one person, with the reason."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.formats import date_format

from etms.cycles.choices import StageCode
from etms.work.models import Notice
from talent import models
from talent.queries import dates
from talent.services import dates as services
from tests.factories.roles import delegate_of
from tests.talent.exercise import days, department

NOW = timezone.now()
TODAY = timezone.localdate()
pytestmark = pytest.mark.django_db


# More time


def extend(house, person, *, stage=StageCode.EMPLOYEE, until=None, by=None):
    return services.extend(
        dossier=house.dossier,
        person=person,
        stage=stage,
        until=until or days(40),
        reason="On leave until then.",
        by=by or house.delegate,
        at=NOW,
    )


def test_more_time_to_answer_is_told_to_the_executive_with_the_reason(house):
    person = house.directors[0]
    extend(house, person)

    assert dates.window_of(person, house.cycle, StageCode.EMPLOYEE, on=TODAY).closes_on == days(40)
    notice = Notice.objects.get(code="exercise.extended")
    assert notice.to_id == person.user_id
    assert "On leave until then." in notice.text


def test_more_time_to_assess_is_told_to_the_manager(house):
    extend(house, house.directors[0], stage=StageCode.MANAGER, until=days(60))

    notice = Notice.objects.get(code="exercise.extended_for")
    assert notice.to_id == house.generals[0].user_id


@pytest.mark.parametrize("until", [-1, 20, 111])
def test_more_time_ends_later_than_now_and_by_the_submission(house, until):
    with pytest.raises(ValidationError) as refusal:
        extend(house, house.directors[0], until=days(until))

    assert "until" in refusal.value.error_dict


def test_longer_time_grows_never_shrinks_and_is_told_once_for_each(house):
    person = house.directors[0]
    extend(house, person)
    extend(house, person)  # a double click
    with pytest.raises(ValidationError, match="no longer than now") as refusal:
        extend(house, person, until=days(30))
    extend(house, person, until=days(45))

    assert date_format(days(40), "DATE_FORMAT") in str(refusal.value)
    assert models.Extension.objects.get().until == days(45)
    assert Notice.objects.filter(code="exercise.extended").count() == 2


def test_longer_time_is_taken_back(house):
    person = house.directors[0]
    given = extend(house, person)

    services.end_extension(extension=given, by=house.delegate, at=NOW)

    assert not models.Extension.objects.exists()
    assert Notice.objects.filter(code="exercise.extension_ended", to=person.user_id).exists()
    with pytest.raises(ValidationError):
        services.end_extension(extension=given, by=house.delegate, at=NOW)


def test_no_delegate_gives_more_time_to_themselves_or_to_a_manager_above(house):
    delegate = delegate_of(house.organization, user=house.generals[0].user)
    for person in (house.generals[0], house.heads[0]):
        with pytest.raises(PermissionDenied):
            extend(house, person, by=delegate)
    extend(house, house.directors[0], by=delegate)


def test_no_delegate_gives_more_time_in_another_organization(house):
    other = department(branches=1)
    with pytest.raises(PermissionDenied):
        extend(house, other.heads[0])
