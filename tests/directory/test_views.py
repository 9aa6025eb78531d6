"""The screens: who gets in, what stands there in both languages, how many queries they take."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from etms.directory import panels
from etms.directory.choices import Kind, Level, Skill
from etms.directory.models import Appointment, PositionTerms, RestrictedDetails
from etms.trace.models import Reading, Refusal
from tests.factories.acts import arrange
from tests.factories.directory import (
    AppointmentFactory,
    LanguageResultFactory,
    PersonFactory,
    SalaryFactory,
    TermsFactory,
    UnitFactory,
    holder,
    position,
)

pytestmark = pytest.mark.django_db
FILE_READERS = {
    "executive": "executive",
    "manager": "manager",
    "assistant": "manager",
    "deputy_head": "deputy_head",
    "delegate": "delegate",
    "hr_adviser": "hr_adviser",
}
CARD_READERS = {
    *FILE_READERS,
    "colleague",
    "classification_adviser",
    "committee_chair",
    "committee_member",
    "ochro_analyst",
    "ochro_lead",
}
SALARY_READERS = {"executive", "manager", "deputy_head", "delegate"}


@pytest.fixture
def open_page(client, house):
    """open_page("manager", "file", pk, language="fr") as that person of the house."""

    def get(name, screen, *args, language="en", **query):
        client.force_login(house.users[name])
        client.cookies["etms-language"] = language
        return client.get(reverse(f"directory:{screen}", args=args), query)

    return get


@pytest.fixture
def executive(house):
    """The executive of the house with everything a file holds."""
    person = house.people["executive"]
    SalaryFactory(person=person, starts_on=date(2025, 4, 1), amount="151234.00")
    LanguageResultFactory(
        person=person, skill=Skill.ORAL, expires_on=date(2020, 1, 1), tested_on=date(2015, 1, 1)
    )
    arrange()
    RestrictedDetails.objects.create(
        person=person, date_of_birth=date(1971, 2, 3), gender="genderword"
    )
    return person


def _text(response) -> str:
    return response.content.decode().replace("\xa0", " ")


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

        assert reason in _text(open_page("colleague", "person", executive.pk))
        assert reason in _text(open_page("colleague", "file", executive.pk))

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
            if "$151,234" in _text(open_page(name, "file", executive.pk))
        }

        assert found == SALARY_READERS

    def test_restricted_details_are_shown_to_the_person_alone(self, open_page, executive):
        found = {
            name
            for name in FILE_READERS
            if "genderword" in _text(open_page(name, "file", executive.pk))
            or "1971" in _text(open_page(name, "file", executive.pk))
        }

        assert found == {"executive"}

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
        text = _text(open_page("manager", "file", executive.pk, language=language))

        for part in words:
            assert part in text.replace('<time datetime="2020-01-01">', "").replace(
                '<time datetime="2015-04-01">', ""
            ).replace("</time>", "")

    def test_the_range_of_the_level_is_named_or_said_to_be_unknown(self, open_page, executive):
        today = _text(open_page("manager", "file", executive.pk))
        long_ago = _text(open_page("manager", "file", executive.pk, on="2016-01-01"))

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

        before = _text(open_page("executive", "file", executive.pk, on="2025-12-31"))
        after = _text(open_page("executive", "file", executive.pk, on="2026-01-01"))

        assert "Earlier Boss" in before
        assert "not today" in before
        assert "Earlier Boss" not in after

    def test_changes_hide_the_salary_from_those_who_may_not_see_it(self, open_page, executive):
        seen = {
            name: "151" in _text(open_page(name, "person_changes", executive.pk))
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
        text = _text(open_page("colleague", "position", house.positions["manager"].pk))

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
            if "Former Holder" in _text(open_page(name, "position", post.pk))
        }

        assert found == {"deputy_head", "delegate", "hr_adviser"}

    def test_vacant_days_stand_on_the_time_line(self, open_page, house):
        post = position(unit=house.unit)
        holder(post, ends_on=date(2020, 1, 31))
        holder(post, starts_on=date(2020, 3, 1))

        text = _text(open_page("hr_adviser", "position", post.pk))

        assert '<time datetime="2020-02-01">' in text
        assert '<time datetime="2020-02-29">' in text

    def test_another_day_is_open_to_those_who_keep_the_organization(self, open_page, house):
        post = house.positions["manager"]

        answers = {
            name: open_page(name, "position", post.pk, on="2020-01-01").status_code
            for name in ("delegate", "colleague", "ochro_analyst")
        }

        assert answers == {"delegate": 200, "colleague": 403, "ochro_analyst": 403}

    def test_changes_of_a_position_are_for_those_who_keep_it(self, open_page, house):
        post = house.positions["manager"]

        assert open_page("hr_adviser", "position_changes", post.pk).status_code == 200
        assert open_page("colleague", "position_changes", post.pk).status_code == 403


class TestLists:
    def test_a_list_holds_the_people_of_the_readers_organization(self, open_page, house):
        text = _text(open_page("colleague", "people"))

        assert str(house.people["executive"]) in text
        assert str(house.stranger) not in text

    def test_ochro_sees_everybody_and_narrows_the_list_by_organization(self, open_page, house):
        everybody = _text(open_page("ochro_analyst", "people"))
        narrowed = _text(open_page("ochro_analyst", "people", organization=house.other.pk))

        assert str(house.stranger) in everybody
        assert str(house.people["executive"]) in everybody
        assert str(house.people["executive"]) not in narrowed

    @pytest.mark.parametrize("screen", ["people", "positions"])
    @pytest.mark.parametrize("name", ["organization", "unit"])
    def test_a_filter_of_another_organization_shows_nothing_of_it(
        self, open_page, house, screen, name
    ):
        foreign = house.stranger.appointments.get().position.terms.get()
        value = foreign.unit_id if name == "unit" else house.other.pk

        response = open_page("colleague", screen, **{name: value})

        assert response.status_code == 200
        assert str(house.stranger) not in _text(response)
        assert foreign.title_en not in _text(response)

    def test_a_unit_stands_for_all_below_it(self, open_page, house):
        low = UnitFactory(organization=house.organization, parent=house.unit)
        person = holder(position(unit=low, level=Level.EX_01))

        assert str(person) in _text(open_page("colleague", "people", unit=house.unit.pk))
        assert str(house.people["executive"]) not in _text(
            open_page("colleague", "people", unit=low.pk)
        )

    def test_vacant_positions_are_those_that_nobody_is_in(self, open_page, house):
        vacant = TermsFactory(unit=house.unit, title_en="Empty chair")
        left = position(unit=house.unit, title_en="Left for a time")
        AppointmentFactory(
            person=holder(left), position=position(unit=house.unit), kind=Kind.ACTING
        )

        text = _text(open_page("colleague", "positions", vacant="on"))

        assert vacant.title_en in text
        assert "Left for a time" in text
        assert house.positions["manager"].number not in text

    def test_the_list_of_another_day_holds_only_what_the_reader_keeps(self, open_page, house):
        gone = holder(position(unit=house.unit), ends_on=date(2020, 1, 1))

        kept = _text(open_page("delegate", "people", on="2019-06-01"))
        today = _text(open_page("colleague", "people", on="2019-06-01"))

        assert str(gone) in kept
        assert str(gone) not in today

    @pytest.mark.parametrize(
        "query",
        [
            {"sort": "nonsense"},
            {"level": "EX-99"},
            {"on": "never"},
            {"after": "x"},
            {"organization": "x"},
            {"q": "\x00"},
        ],
    )
    def test_a_wrong_address_still_answers(self, open_page, query):
        assert open_page("delegate", "people", **query).status_code == 200
        assert open_page("delegate", "positions", **query).status_code == 200

    def test_my_team_is_for_managers(self, open_page, house):
        text = _text(open_page("assistant", "team"))

        assert str(house.people["manager"]) in text
        assert str(house.people["executive"]) in text
        assert open_page("colleague", "team").status_code == 403

    def test_the_apps_above_bring_their_columns_to_my_team(self, open_page, house, monkeypatch):
        executive = house.people["executive"]
        column = panels.TeamColumn("Agreement", {executive.pk: panels.Status("Late", "danger")})
        monkeypatch.setattr(panels, "_columns", [(1, lambda user, ids: column)])

        text = _text(open_page("manager", "team"))

        assert "Agreement" in text
        assert "Late" in text


class TestChanges:
    def test_what_was_written_stays_when_it_is_refused(self, client, house):
        client.force_login(house.users["hr_adviser"])
        url = reverse("directory:appointment_add", args=[house.people["executive"].pk])

        response = client.post(
            url,
            {
                "kind": "substantive",
                "position": house.positions["manager"].number,
                "starts_on": "2026-05-01",
            },
        )

        text = _text(response)
        assert response.status_code == 422
        assert "already has a substantive appointment" in text
        assert f'value="{house.positions["manager"].number}"' in text
        assert 'value="2026-05-01"' in text

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("en", "No position that you may see has this number."),
            ("fr", "Aucun poste que vous pouvez voir ne porte ce numéro."),
        ],
    )
    def test_the_number_of_a_foreign_position_says_nothing_about_it(
        self, client, house, language, words
    ):
        client.force_login(house.users["hr_adviser"])
        client.cookies["etms-language"] = language
        foreign = house.stranger.appointments.get().position
        url = reverse("directory:appointment_add", args=[house.people["executive"].pk])

        response = client.post(
            url, {"kind": "acting", "position": foreign.number, "starts_on": "2026-05-01"}
        )

        assert words in _text(response)

    def test_a_change_goes_back_to_the_thing_and_says_so(self, client, house):
        client.force_login(house.users["delegate"])
        post = house.positions["executive"]
        terms = post.terms.get()

        response = client.post(
            reverse("directory:position_revise", args=[post.pk]),
            {
                "starts_on": "2026-05-01",
                "title_en": "Changed",
                "title_fr": "Changé",
                "level": terms.level,
                "unit": terms.unit_id,
                "reports_to": terms.reports_to.number,
                "language_requirement": "bilingual",
                "language_profile": "cbc/cbc",
                "region": "NCR",
            },
            follow=True,
        )

        assert response.redirect_chain == [(post.get_absolute_url(), 302)]
        assert "The position is changed." in _text(response)
        assert post.terms.count() == 2

    @pytest.mark.parametrize("screen", ["position_revise", "appoint"])
    def test_ones_own_position_is_refused_before_anything_is_written(
        self, open_page, house, screen
    ):
        own = house.positions["deputy_head"].pk

        assert open_page("deputy_head", screen, own).status_code == 403
        assert open_page("hr_adviser", screen, own).status_code == 200
        assert "Somebody else must change" in _text(open_page("deputy_head", "position", own))

    @pytest.mark.parametrize(
        ("screen", "target"),
        [
            ("unit_add", "organization"),
            ("position_add", "organization"),
            ("person_add", "organization"),
            ("person_receive", "organization"),
            ("unit_revise", "unit"),
            ("position_revise", "position"),
            ("appoint", "position"),
            ("appointment_add", "person"),
            ("result_add", "person"),
            ("appointment_end", "appointment"),
            ("particulars", "person"),
        ],
    )
    def test_the_forms_open_to_those_who_may_and_are_refused_inside_the_organization(
        self, open_page, house, screen, target
    ):
        person = house.people["executive"]
        pk = {
            "organization": house.organization.pk,
            "unit": house.unit.pk,
            "position": house.positions["executive"].pk,
            "person": person.pk,
            "appointment": person.appointments.get().pk,
        }[target]
        may = "executive" if screen == "particulars" else "hr_adviser"

        answers = [open_page(n, screen, pk).status_code for n in (may, "colleague", "stranger")]

        assert answers == [200, 403, 404]


def _crowd(unit, count):
    """People in positions of a unit, in bulk."""
    arrange()
    posts = [position(unit=unit) for _ in range(2)]
    made = PositionTerms.objects.filter(position__in=posts).first()
    positions = type(posts[0]).objects.bulk_create(
        type(posts[0])(number=f"c{unit.pk}-{n}", language_requirement="bilingual", region="NCR")
        for n in range(count)
    )
    PositionTerms.objects.bulk_create(
        PositionTerms(
            position=post,
            unit=unit,
            starts_on=made.starts_on,
            title_en=f"Title {n}",
            title_fr=f"Titre {n}",
            level=Level.EX_01,
            reports_to=posts[0],
        )
        for n, post in enumerate(positions)
    )
    people = [PersonFactory.build(given_name=f"G{n}", family_name="Crowd") for n in range(count)]
    type(people[0]).objects.bulk_create(people)
    Appointment.objects.bulk_create(
        Appointment(person=p, position=post, kind=Kind.SUBSTANTIVE, starts_on=made.starts_on)
        for p, post in zip(people, positions, strict=True)
    )
    return SimpleNamespace(top=posts[0])


READERS = ["executive", "manager", "delegate", "hr_adviser", "ochro_analyst"]
OPEN_TO_ALL = ["people", "positions", "organization", "chart", "position", "unit"]


@pytest.mark.parametrize(
    ("name", "screen"),
    [
        *((name, screen) for name in READERS for screen in OPEN_TO_ALL),
        *((name, "file") for name in READERS if name != "ochro_analyst"),
        ("manager", "team"),
    ],
)
def test_a_page_takes_as_many_queries_for_300_as_for_30_and_at_most_12(
    open_page, house, executive, name, screen
):
    crowd = _crowd(house.unit, 30)
    args = {
        "organization": [house.organization.pk],
        "chart": [house.organization.pk],
        "position": [crowd.top.pk],
        "unit": [house.unit.pk],
        "file": [executive.pk],
    }.get(screen, [])

    def asked():
        open_page(name, screen, *args)
        with CaptureQueriesContext(connection) as queries:
            assert open_page(name, screen, *args).status_code == 200
        return [q for q in queries if "SAVEPOINT" not in q["sql"]]

    few = asked()
    _crowd(UnitFactory(organization=house.organization), 270)
    many = asked()

    sign_in = 4  # force_login of the test itself
    assert len(many) == len(few), "\n".join(q["sql"] for q in many)
    assert len(many) - sign_in <= 12, "\n".join(q["sql"] for q in many)
