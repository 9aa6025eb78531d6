"""Own dates, more time, reminders, words with OCHRO: what changes, who is told, who may not."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone, translation
from django.utils.formats import date_format

from etms import access
from etms.cycles.choices import StageCode
from etms.roles.choices import Role
from etms.roles.models import OrganizationCycle
from etms.trace.models import Act
from etms.work.models import Job, Notice
from talent import models
from talent.choices import Show
from talent.queries import cockpit, dates
from talent.queries import exercise as queries
from talent.services import announcements, reminders
from talent.services import dates as services
from talent.services.dates import Change
from tests.factories.acts import arrange
from tests.factories.roles import delegate_of, give
from tests.talent.exercise import account, days, department

NOW = timezone.now()
TODAY = timezone.localdate()
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def built(once):
    with once():
        made = department(accounts=True)
        made.delegate = delegate_of(made.organization)
        return made


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


# Reminders


def chosen(show=Show.ANSWERS_OPEN, **more):
    return cockpit.Chosen(show=show, **more)


def send(house, *, by=None, at=NOW, **more):
    asked = reminders.remind(
        dossier=house.dossier, chosen=chosen(**more), by=by or house.delegate, at=at
    )
    reminders.send_reminders(reminder_id=asked.pk, at=at)
    asked.refresh_from_db()
    return asked


def reminded():
    return list(Notice.objects.filter(code="exercise.reminder").values_list("to", flat=True))


def test_a_round_of_reminders_is_one_job(house):
    asked = reminders.remind(dossier=house.dossier, chosen=chosen(), by=house.delegate, at=NOW)

    job = Job.objects.get(kind="talent.remind")
    assert job.payload == {"reminder": asked.pk}
    assert asked.asked == len(house.people)
    assert reminded() == []


def test_the_worker_tells_everybody_meant_once_and_says_how_many(house):
    done = send(house)

    assert sorted(reminded()) == sorted(person.user_id for person in house.people)
    assert (done.told, done.told_before, done.unreachable) == (len(house.people), 0, 0)
    reminders.send_reminders(reminder_id=done.pk, at=NOW)
    assert len(reminded()) == len(house.people)


def test_nobody_is_reminded_twice_on_one_day_whoever_asks(house):
    send(house)

    again = send(house, show=Show.ASSESSMENT_OPEN, by=house.deputy_head.user)

    assert again.told == 1, "the deputy head alone was not yet told"
    assert again.told_before == 4
    tomorrow = send(house, at=NOW + timedelta(days=1))
    assert tomorrow.told == len(house.people)


def test_whoever_finishes_before_the_worker_comes_is_left_alone(house):
    asked = reminders.remind(dossier=house.dossier, chosen=chosen(), by=house.delegate, at=NOW)
    with transaction.atomic():
        arrange()
        models.Questionnaire.objects.create(
            person=house.heads[0],
            cycle=house.cycle,
            state="submitted",
            started_at=NOW,
            submitted_at=NOW,
        )

    reminders.send_reminders(reminder_id=asked.pk, at=NOW)

    assert house.heads[0].user_id not in reminded()


def test_a_manager_with_many_open_files_gets_one_message_that_names_them_all(house):
    send(house, show=Show.ASSESSMENT_OPEN, files="all", level="EX-01")

    notice = Notice.objects.get(code="exercise.reminder", to=house.generals[0].user_id)
    with translation.override("en"):
        assert "Your talent questionnaire is due on" in notice.text
        assert "2 executives wait for your assessment" in notice.text
    with translation.override("fr"):
        assert "Votre questionnaire" in notice.text


def test_a_delegate_who_is_withdrawn_meanwhile_reminds_nobody(house):
    asked = reminders.remind(dossier=house.dossier, chosen=chosen(), by=house.delegate, at=NOW)
    with transaction.atomic():
        arrange()
        house.delegate.role_assignments.update(ends_at=NOW)
        from_grants = "DELETE FROM roles_organizationcyclegrant WHERE user_id = %s"
        with connection.cursor() as cursor:
            cursor.execute(from_grants, [house.delegate.pk])
    access.forget_standings()

    reminders.send_reminders(reminder_id=asked.pk, at=timezone.now())

    asked.refresh_from_db()
    assert asked.done_at
    assert asked.told == 0
    assert reminded() == []


def test_a_delegates_round_tells_nothing_of_their_own_assessment(house):
    """The manager of a delegate is not reminded of the delegate's file by the delegate."""
    delegate = delegate_of(house.organization, user=house.generals[0].user)

    send(house, by=delegate, show=Show.ASSESSMENT_OPEN, level="EX-03", files="sent")

    assert house.heads[0].user_id not in reminded()
    assert house.heads[1].user_id in reminded()


def test_files_with_nothing_to_do_remind_nobody(house):
    with pytest.raises(ValidationError):
        reminders.remind(
            dossier=house.dossier, chosen=chosen(Show.ANSWERED), by=house.delegate, at=NOW
        )
    with pytest.raises(ValidationError):
        reminders.remind(
            dossier=house.dossier, chosen=chosen(Show.UNSHARED), by=house.delegate, at=NOW
        )


def test_only_those_who_run_the_exercise_remind(house):
    for user in (house.heads[0].user, give(Role.OCHRO_LEAD), house.directors[0].user):
        with pytest.raises(PermissionDenied):
            reminders.remind(dossier=house.dossier, chosen=chosen(), by=user, at=NOW)


# Words with OCHRO


def announce(house, by):
    return announcements.announce(
        cycle=house.cycle,
        title_en="New guidance",
        title_fr="Nouvelle orientation",
        text_en="Read it.",
        text_fr="Lisez-la.",
        by=by,
        at=NOW,
    )


@pytest.mark.parametrize("role", [Role.OCHRO_ANALYST, Role.OCHRO_LEAD])
def test_ochro_announces_to_the_delegates_and_deputy_heads_of_the_cycle(house, role):
    other = department(branches=1, accounts=True)
    said = announce(house, give(role))
    assert Job.objects.filter(kind="talent.announce").count() == 1

    announcements.tell_of_announcement(announcement_id=said.pk, at=NOW)

    told = Notice.objects.filter(code="exercise.announced")
    expected = {house.delegate.pk, house.deputy_head.user_id, other.deputy_head.user_id}
    assert set(told.values_list("to", flat=True)) == expected
    with translation.override("fr"):
        assert told.first().title == "Le BDPRH annonce\xa0: Nouvelle orientation"


def test_nobody_but_ochro_announces(house):
    for user in (house.delegate, house.deputy_head.user, give(Role.POLICY_OFFICER)):
        with pytest.raises(PermissionDenied):
            announce(house, user)


def write(house, by, text="May EX-02 take part?"):
    return announcements.write_in_thread(dossier=house.dossier, text=text, by=by, at=NOW)


def test_both_sides_write_in_the_thread_and_the_other_side_is_told(house):
    analyst = give(Role.OCHRO_ANALYST)
    asked = write(house, house.delegate)
    assert set(Notice.objects.filter(code="exercise.asked").values_list("to", flat=True)) == {
        analyst.pk
    }

    answered = write(house, analyst, "Yes.")

    told = Notice.objects.filter(code="exercise.answered").values_list("to", flat=True)
    assert set(told) == {house.delegate.pk, house.deputy_head.user_id}
    assert (asked.from_ochro, answered.from_ochro) == (False, True)
    act = Act.objects.filter(verb="exercise.ask").latest("id")
    assert act.acting_for_id == house.deputy_head.user_id


def test_nobody_else_writes_in_the_thread(house):
    other = department(branches=1)
    outsiders = (
        house.heads[0].user,
        give(Role.HR_ADVISER, organization=house.organization),
        delegate_of(other.organization),
        account(other.deputy_head),
    )
    for user in outsiders:
        with pytest.raises(PermissionDenied):
            write(house, user)


def test_the_unanswered_threads_stand_first_the_longest_waiting_on_top(house):
    others = [department(branches=1) for _number in range(3)]
    ochro = give(Role.OCHRO_ANALYST)
    moments = [(house, 3, house.delegate), (others[0], 5, delegate_of(others[0].organization))]
    moments += [(others[1], 9, delegate_of(others[1].organization)), (others[1], 8, ochro)]
    for department_, hours, by in moments:
        announcements.write_in_thread(
            dossier=department_.dossier, text="?", by=by, at=NOW - timedelta(hours=hours)
        )

    found = list(queries.threads(house.cycle).order_by("rank", "place", "id"))

    expected = [others[0], house, others[1], others[2]]
    assert [each.pk for each in found] == [each.dossier.pk for each in expected]


def test_the_home_page_of_ochro_counts_the_unanswered(house, client):
    other = department(branches=1)
    for each, by in [(house, house.delegate), (other, delegate_of(other.organization))]:
        announcements.write_in_thread(dossier=each.dossier, text="?", by=by, at=NOW)
    client.force_login(give(Role.OCHRO_ANALYST))

    assert "2 organizations wait for an answer" in client.get("/").content.decode()
