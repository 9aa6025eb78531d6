"""What the database itself refuses, whoever writes: by raw SQL, and by two at once."""

import threading
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from etms.directory.choices import Kind
from etms.directory.models import Appointment, PositionTerms, Unit
from etms.directory.refusals import REFUSALS, as_words
from tests.factories.acts import arrange
from tests.factories.directory import (
    AppointmentFactory,
    LanguageResultFactory,
    PersonFactory,
    PositionFactory,
    SalaryFactory,
    TermsFactory,
    UnitFactory,
    position,
)

START, END = date(2026, 1, 1), date(2026, 6, 30)


def _appoint(person, post, kind, starts_on, ends_on, *, host="", commitment=None):
    """Write an appointment past every form and service."""
    arrange()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO directory_appointment (person_id, position_id, kind, starts_on, ends_on,"
            " host, corporate_commitment) VALUES (%s, %s, %s, %s, %s, %s, %s)",
            [person.pk, post and post.pk, kind, starts_on, ends_on, host, commitment],
        )


def _refused(name):
    return pytest.raises(IntegrityError, match=name)


@pytest.mark.django_db
class TestAppointments:
    @pytest.mark.parametrize(
        ("starts_on", "ends_on"),
        [
            (START, END),
            (END, END),
            (date(2025, 12, 1), START),
            (date(2025, 1, 1), None),
            (date(2026, 3, 1), date(2026, 3, 1)),
        ],
    )
    def test_two_substantive_ones_of_a_person_never_overlap(self, starts_on, ends_on):
        person = AppointmentFactory(starts_on=START, ends_on=END).person

        with _refused("one_substantive_per_person|one_home_per_person"):
            _appoint(person, position(), Kind.SUBSTANTIVE, starts_on, ends_on)

    @pytest.mark.parametrize(
        ("starts_on", "ends_on"),
        [(date(2026, 7, 1), None), (date(2025, 1, 1), date(2025, 12, 31))],
    )
    def test_two_substantive_ones_of_a_person_may_follow_each_other(self, starts_on, ends_on):
        person = AppointmentFactory(starts_on=START, ends_on=END).person

        _appoint(person, position(), Kind.SUBSTANTIVE, starts_on, ends_on)

        assert person.appointments.count() == 2

    @pytest.mark.parametrize("kind", [Kind.SUBSTANTIVE, Kind.ACTING])
    def test_two_people_never_hold_or_act_in_a_position_at_once(self, kind):
        post = AppointmentFactory(kind=kind, starts_on=START, ends_on=END).position

        with _refused(f"one_{kind}_per_position"):
            _appoint(PersonFactory(), post, kind, END, None)

    def test_somebody_acts_while_somebody_else_holds_the_position(self):
        post = AppointmentFactory(starts_on=START).position

        _appoint(PersonFactory(), post, Kind.ACTING, START, None)

        assert post.appointments.count() == 2

    def test_a_person_belongs_to_one_place_at_a_time(self):
        person = AppointmentFactory(starts_on=START).person

        with _refused("one_home_per_person"):
            _appoint(person, position(), Kind.INTERCHANGE_IN, START, None, commitment=True)

    def test_a_person_is_away_in_one_place_at_a_time(self):
        person = AppointmentFactory(kind=Kind.ACTING, starts_on=START).person

        with _refused("one_place_away_per_person"):
            _appoint(person, position(), Kind.SECONDMENT, END, None)

    def test_an_end_never_comes_before_its_start(self):
        with _refused("appointment_end_after_start"):
            _appoint(PersonFactory(), position(), Kind.SUBSTANTIVE, END, START)

    @pytest.mark.parametrize(
        ("kind", "host"), [(Kind.SUBSTANTIVE, "A university"), (Kind.INTERCHANGE_OUT, "")]
    )
    def test_only_an_interchange_out_may_be_to_a_host(self, kind, host):
        commitment = True if kind == Kind.INTERCHANGE_OUT else None

        with _refused("appointment_to_a_position_or_a_host"):
            _appoint(PersonFactory(), None, kind, START, None, host=host, commitment=commitment)

    @pytest.mark.parametrize(
        ("kind", "commitment"), [(Kind.INTERCHANGE_IN, None), (Kind.SUBSTANTIVE, True)]
    )
    def test_interchanges_alone_say_whether_the_corporate_commitment_applies(
        self, kind, commitment
    ):
        with _refused("interchange_says_corporate_commitment"):
            _appoint(PersonFactory(), position(), kind, START, None, commitment=commitment)


@pytest.mark.django_db
class TestOtherRows:
    def test_terms_of_a_position_never_overlap(self):
        terms = TermsFactory(starts_on=START, ends_on=END)

        with _refused("position_terms_never_overlap"):
            TermsFactory(position=terms.position, unit=terms.unit, starts_on=END)

    def test_terms_never_end_before_they_start(self):
        with _refused("position_terms_end_after_start"):
            TermsFactory(starts_on=END, ends_on=START)

    @pytest.mark.parametrize("field", ["title_en", "title_fr"])
    def test_a_title_stands_in_both_languages(self, field):
        with _refused("position_titled_in_both_languages"):
            TermsFactory(**{field: ""})

    def test_a_number_names_one_position(self):
        with _refused("directory_position_number_key"):
            PositionFactory(number=PositionFactory().number)

    def test_a_person_has_one_salary_a_day(self):
        salary = SalaryFactory(starts_on=START)

        with _refused("one_salary_per_person"):
            SalaryFactory(person=salary.person, starts_on=END)

    def test_a_salary_is_above_zero(self):
        with _refused("salary_above_zero"):
            SalaryFactory(amount=0)

    def test_a_skill_has_one_result_a_day(self):
        result = LanguageResultFactory()

        with _refused("one_result_per_skill_and_day"):
            LanguageResultFactory(person=result.person)

    def test_a_result_never_expires_before_the_test(self):
        with _refused("language_result_valid_after_test"):
            LanguageResultFactory(expires_on=date(2020, 1, 1))


@pytest.mark.django_db
class TestReportingLines:
    def test_a_position_never_reports_to_itself(self):
        post = PositionFactory()

        with _refused("would report to itself"):
            TermsFactory(position=post, reports_to=post)

    def test_a_line_never_comes_back_to_where_it_began(self):
        top = position()
        low = position(above=position(above=top))

        with _refused("would report to itself"), transaction.atomic():
            arrange()
            PositionTerms.objects.filter(position=top).update(reports_to=low)

    def test_lines_that_never_hold_on_the_same_day_may_turn_round(self):
        unit, first, second = UnitFactory(), PositionFactory(), PositionFactory()
        TermsFactory(position=first, unit=unit, reports_to=second, starts_on=START, ends_on=END)
        TermsFactory(position=second, unit=unit, starts_on=START, ends_on=END)

        TermsFactory(position=second, unit=unit, reports_to=first, starts_on=date(2026, 7, 1))

        assert second.terms.count() == 2

    def test_lines_that_share_one_day_may_not(self):
        unit, first, second = UnitFactory(), PositionFactory(), PositionFactory()
        TermsFactory(position=first, unit=unit, reports_to=second, starts_on=START, ends_on=END)

        with _refused("would report to itself"):
            TermsFactory(position=second, unit=unit, reports_to=first, starts_on=END)

    def test_a_circle_closed_by_longer_days_is_refused_too(self):
        unit, first, second = UnitFactory(), PositionFactory(), PositionFactory()
        early = TermsFactory(
            position=first, unit=unit, reports_to=second, starts_on=START, ends_on=END
        )
        TermsFactory(position=second, unit=unit, reports_to=first, starts_on=date(2026, 8, 1))

        with _refused("would report to itself"), transaction.atomic():
            arrange()
            PositionTerms.objects.filter(pk=early.pk).update(ends_on=None)


@pytest.mark.django_db
class TestTheTreeOfUnits:
    def _move(self, unit, under):
        """Move a unit past every form and service."""
        arrange()
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE directory_unit SET parent_id = %s WHERE id = %s", [under.pk, unit.pk]
            )

    def test_a_unit_is_never_part_of_itself(self):
        unit = UnitFactory()

        with _refused("would be part of itself"):
            self._move(unit, unit)

    def test_a_unit_is_never_born_part_of_itself(self):
        unit = UnitFactory()
        arrange()

        with _refused("would be part of itself"), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO directory_unit (id, organization_id, parent_id, name_en, name_fr)"
                " OVERRIDING SYSTEM VALUE VALUES (987654, %s, 987654, 'X', 'X')",
                [unit.organization_id],
            )

    def test_a_branch_never_comes_back_to_where_it_began(self):
        top = UnitFactory()
        low = UnitFactory(parent=UnitFactory(parent=top))

        with _refused("would be part of itself"):
            self._move(top, low)

    def test_a_unit_moves_with_all_that_is_below_it(self):
        top, beside = UnitFactory(), UnitFactory()
        low = UnitFactory(parent=top)

        self._move(top, beside)

        assert Unit.objects.get(pk=low.pk).parent.parent == beside


def _at_once(first, second):
    """Run two writers on connections of their own: the second begins before the first commits.

    Gives what the second raised, or None.
    """
    written, ended = threading.Event(), []

    def follow():
        written.wait(10)
        try:
            with transaction.atomic():
                arrange()
                second()
        except Exception as error:  # noqa: BLE001  (the test looks at it)
            ended.append(error)
        finally:
            connection.close()

    follower = threading.Thread(target=follow)
    follower.start()
    with transaction.atomic():
        arrange()
        first()
        written.set()
        follower.join(0.5)
        waited = follower.is_alive()
    follower.join(10)
    assert waited, "the second writer did not wait for the first"
    return ended[0] if ended else None


@pytest.mark.django_db(transaction=True)
class TestTwoAtOnce:
    def test_two_lines_that_close_a_circle_together_are_not_both_written(self):
        first, second = position(), position()

        def turn(post, above):
            PositionTerms.objects.filter(position=post).update(reports_to=above)

        error = _at_once(lambda: turn(first, second), lambda: turn(second, first))

        assert "would report to itself" in str(error)

    def test_two_units_that_would_hold_each_other_are_not_both_moved(self):
        first, second = UnitFactory(), UnitFactory()

        def move(unit, under):
            with as_words():
                Unit.objects.filter(pk=unit.pk).update(parent=under)

        error = _at_once(lambda: move(first, second), lambda: move(second, first))

        assert isinstance(error, ValidationError)
        assert list(error.message_dict) == ["parent"]

    @pytest.mark.parametrize("kind", [Kind.SUBSTANTIVE, Kind.ACTING])
    def test_two_people_appointed_to_one_position_get_a_reason_beside_the_field(self, kind):
        post, one, other = position(), PersonFactory(), PersonFactory()

        def appoint(person):
            with as_words():
                Appointment.objects.create(
                    person=person, position=post, kind=kind, starts_on=START
                )

        error = _at_once(lambda: appoint(one), lambda: appoint(other))

        assert isinstance(error, ValidationError)
        assert list(error.message_dict) == ["position"]


@pytest.mark.django_db
def test_a_refusal_nobody_put_into_words_stays_what_it_is():
    with pytest.raises(IntegrityError, match="position_titled"), as_words():
        TermsFactory(title_en="")


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(REFUSALS))
def test_every_refusal_with_words_is_one_the_database_knows(name):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = %(name)s)"
            " OR EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = %(name)s)",
            {"name": name},
        )
        assert cursor.fetchone()[0]
