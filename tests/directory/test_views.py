"""Cards, files and places: who gets in, and what stands there in both languages."""

from datetime import date, timedelta

import pytest

from etms.directory.models import Appointment
from etms.trace.models import Reading, Refusal
from tests.directory.readers import CARD_READERS, FILE_READERS, SALARY_READERS, text_of
from tests.factories.acts import arrange
from tests.factories.directory import AppointmentFactory, PersonFactory, holder, position
from tests.factories.roles import delegate_of

pytestmark = pytest.mark.django_db


class TestCardsAndFiles:
    def test_the_card_is_for_the_organization_and_404_to_everyone_else(
        self, open_page, house, executive
    ):
        found = {
            name
            for name in house.users
            if open_page(name, "person", executive.pk).status_code == 200
        }

        assert found == CARD_READERS

    def test_the_file_is_refused_with_the_reason_where_only_the_card_is_seen(
        self, open_page, house, executive
    ):
        answers = {name: open_page(name, "file", executive.pk).status_code for name in house.users}

        assert {name for name, status in answers.items() if status == 200} == set(FILE_READERS)
        assert {name for name, status in answers.items() if status == 403} == (
            CARD_READERS - set(FILE_READERS)
        )

    def test_the_reason_stands_on_the_card_and_on_the_refusal(self, open_page, executive):
        reason = "may open this file"

        assert reason in text_of(open_page("colleague", "person", executive.pk))
        assert reason in text_of(open_page("colleague", "file", executive.pk))

    @pytest.mark.parametrize(("name", "ground"), FILE_READERS.items())
    def test_every_opening_is_recorded_with_its_ground(
        self, open_page, house, executive, name, ground
    ):
        open_page(name, "file", executive.pk)

        read = Reading.objects.get(person_id=executive.pk)
        assert (read.reader_id, read.role) == (house.users[name].pk, ground)

    def test_a_refused_opening_is_no_reading_but_a_refusal(self, open_page, executive):
        open_page("colleague", "file", executive.pk)

        assert not Reading.objects.exists()
        assert Refusal.objects.get().status == 403

    def test_the_salary_stands_there_for_those_who_may_see_it(self, open_page, house, executive):
        found = {
            name
            for name in FILE_READERS
            if "$151,234" in text_of(open_page(name, "file", executive.pk))
        }

        assert found == SALARY_READERS

    def test_restricted_details_are_shown_to_the_person_alone(self, open_page, executive):
        # The year alone may be part of a number.
        words = "genderword", "February 3", "3, 1971", "1971-"
        pages = {name: text_of(open_page(name, "file", executive.pk)) for name in FILE_READERS}

        assert {name for name in pages if any(word in pages[name] for word in words)} == {
            "executive"
        }
        assert "genderword" in pages["executive"]
        assert "February 3, 1971" in pages["executive"]

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("en", ["Expired on January 1, 2020", "Since April 1, 2015", "No result recorded"]),
            (
                "fr",
                [
                    "Expiré le 1er janvier 2020",
                    "Depuis le 1er avril 2015",
                    "Aucun résultat consigné",
                ],
            ),
        ],
    )
    def test_a_file_speaks_the_readers_language(self, open_page, executive, language, words):
        text = text_of(open_page("manager", "file", executive.pk, language=language))

        for part in words:
            assert part in text.replace('<time datetime="2020-01-01">', "").replace(
                '<time datetime="2015-04-01">', ""
            ).replace("</time>", "")

    def test_the_range_of_the_level_is_named_or_said_to_be_unknown(self, open_page, executive):
        today = text_of(open_page("manager", "file", executive.pk))
        long_ago = text_of(open_page("manager", "file", executive.pk, on="2016-01-01"))

        assert "Range of EX-01" in today
        assert "No range is known" in long_ago

    def test_the_file_as_of_a_day_shows_the_managers_of_that_day(
        self, open_page, house, executive
    ):
        day = date(2026, 1, 1)
        arrange()
        Appointment.objects.filter(person=house.people["manager"]).update(starts_on=day)
        AppointmentFactory(
            person=PersonFactory(given_name="Earlier", family_name="Boss"),
            position=house.positions["manager"],
            ends_on=day - timedelta(days=1),
        )

        before = text_of(open_page("executive", "file", executive.pk, on="2025-12-31"))
        after = text_of(open_page("executive", "file", executive.pk, on="2026-01-01"))

        assert "Earlier Boss" in before
        assert "not today" in before
        assert "Earlier Boss" not in after

    def test_changes_hide_the_salary_from_those_who_may_not_see_it(self, open_page, executive):
        seen = {
            name: "$151,234" in text_of(open_page(name, "person_changes", executive.pk))
            for name in FILE_READERS
        }

        assert {name for name, shown in seen.items() if shown} == SALARY_READERS

    @pytest.mark.parametrize(
        "screen",
        ["person", "file", "person_changes", "appointment_add", "result_add", "particulars"],
    )
    def test_a_person_who_is_not_there_is_a_404(self, open_page, screen):
        assert open_page("hr_adviser", screen, 10**9).status_code == 404


class TestPlaces:
    @pytest.mark.parametrize("screen", ["organization", "chart"])
    def test_an_organization_opens_to_its_people_and_to_ochro(self, open_page, house, screen):
        found = {
            name
            for name in house.users
            if open_page(name, screen, house.organization.pk).status_code == 200
        }

        assert found == CARD_READERS

    def test_a_position_shows_its_terms_and_who_reports_to_it(self, open_page, house):
        text = text_of(open_page("colleague", "position", house.positions["manager"].pk))

        assert str(house.people["executive"]) in text
        assert str(house.people["manager"]) in text

    def test_former_holders_are_shown_to_those_who_keep_the_organization(self, open_page, house):
        post = position(unit=house.unit)
        AppointmentFactory(
            person=PersonFactory(given_name="Former", family_name="Holder"),
            position=post,
            ends_on=date(2020, 1, 1),
        )

        found = {
            name
            for name in CARD_READERS
            if "Former Holder" in text_of(open_page(name, "position", post.pk))
        }

        assert found == {"deputy_head", "delegate", "hr_adviser"}

    def test_vacant_days_stand_on_the_time_line(self, open_page, house):
        post = position(unit=house.unit)
        holder(post, ends_on=date(2020, 1, 31))
        holder(post, starts_on=date(2020, 3, 1))

        text = text_of(open_page("hr_adviser", "position", post.pk))

        assert '<time datetime="2020-02-01">' in text
        assert '<time datetime="2020-02-29">' in text

    def test_another_day_is_open_to_those_who_keep_the_organization(self, open_page, house):
        post = house.positions["manager"]

        answers = {
            name: open_page(name, "position", post.pk, on="2020-01-01").status_code
            for name in ("delegate", "colleague", "ochro_analyst")
        }

        assert answers == {"delegate": 200, "colleague": 403, "ochro_analyst": 403}

    @pytest.mark.parametrize(
        ("name", "told"), [("hr_adviser", True), ("deputy_head", True), ("executive", False)]
    )
    def test_how_a_superior_held_a_position_is_not_told_to_a_delegate_below(
        self, open_page, house, name, told
    ):
        """The executive is a delegate here: the manager's tenure stands in the manager's file."""
        delegate_of(house.organization, user=house.users["executive"])
        post, manager = house.positions["manager"], house.people["manager"]
        arrange()
        manager.appointments.update(starts_on=date(2023, 4, 17))
        AppointmentFactory(
            position=post, starts_on=date(2019, 3, 4), ends_on=date(2023, 4, 14)
        )  # a predecessor, whom everybody who keeps the position may see

        page = text_of(open_page(name, "position", post.pk))
        changes = text_of(open_page(name, "position_changes", post.pk))

        assert ("April 17, 2023" in page) is told
        assert "April 14, 2023" in page
        assert ("stands in their file" in page) is not told
        assert ("2023-04-17" in changes or "April 17, 2023" in changes) is told

    def test_an_absence_of_a_superior_is_not_told_either(self, open_page, house):
        delegate_of(house.organization, user=house.users["executive"])
        AppointmentFactory(
            person=house.people["manager"],
            position=position(unit=house.unit),
            kind="acting",
            starts_on=date(2024, 5, 6),
            ends_on=date(2024, 8, 9),
        )
        post = house.positions["manager"]

        assert "while the holder was elsewhere" in text_of(
            open_page("hr_adviser", "position", post.pk)
        )
        assert (
            "elsewhere"
            not in text_of(open_page("executive", "position", post.pk))
            .partition('id="holders"')[2]
            .partition("</section>")[0]
        )

    def test_changes_of_a_position_are_for_those_who_keep_it(self, open_page, house):
        post = house.positions["manager"]

        assert open_page("hr_adviser", "position_changes", post.pk).status_code == 200
        assert open_page("colleague", "position_changes", post.pk).status_code == 403
