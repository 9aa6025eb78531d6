"""The lists: what stands in them, and how many queries a page takes."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from etms.directory import panels
from etms.directory.choices import Kind, Level
from etms.directory.models import Appointment, PositionTerms
from tests.directory.readers import text_of
from tests.factories.acts import arrange
from tests.factories.directory import (
    AppointmentFactory,
    PersonFactory,
    TermsFactory,
    UnitFactory,
    holder,
    position,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("words", ["²", "①", "٣", "1_0"])
@pytest.mark.parametrize("page", ["organizations", "positions"])
def test_what_only_looks_like_a_number_finds_nothing(client, house, page, words):
    client.force_login(house.users["deputy_head"])

    assert client.get(reverse(f"directory:{page}"), {"q": words}).status_code == 200


class TestLists:
    def test_a_list_holds_the_people_of_the_readers_organization(self, open_page, house):
        text = text_of(open_page("colleague", "people"))

        assert str(house.people["executive"]) in text
        assert str(house.stranger) not in text

    def test_ochro_sees_everybody_and_narrows_the_list_by_organization(self, open_page, house):
        everybody = text_of(open_page("ochro_analyst", "people"))
        narrowed = text_of(open_page("ochro_analyst", "people", organization=house.other.pk))

        assert str(house.stranger) in everybody
        assert str(house.people["executive"]) in everybody
        assert str(house.people["executive"]) not in narrowed

    def test_a_list_holds_whoever_of_ones_line_belongs_elsewhere_and_nobody_else_of_there(
        self, open_page, house
    ):
        """Somebody lent by another organization works below the manager."""
        lent = holder(position(unit=UnitFactory(organization=house.other)))
        AppointmentFactory(
            person=lent,
            kind=Kind.ACTING,
            position=position(unit=house.unit, above=house.positions["manager"]),
        )

        manager, colleague = (text_of(open_page(n, "people")) for n in ("manager", "colleague"))

        assert str(lent) in manager
        assert str(house.people["executive"]) in manager
        assert str(house.stranger) not in manager
        assert str(lent) not in colleague

    @pytest.mark.parametrize("screen", ["people", "positions"])
    @pytest.mark.parametrize("name", ["organization", "unit"])
    def test_a_filter_of_another_organization_shows_nothing_of_it(
        self, open_page, house, screen, name
    ):
        foreign = house.stranger.appointments.get().position.terms.get()
        value = foreign.unit_id if name == "unit" else house.other.pk

        response = open_page("colleague", screen, **{name: value})

        assert response.status_code == 200
        assert str(house.stranger) not in text_of(response)
        assert foreign.title_en not in text_of(response)

    def test_a_unit_stands_for_all_below_it(self, open_page, house):
        low = UnitFactory(organization=house.organization, parent=house.unit)
        person = holder(position(unit=low, level=Level.EX_01))

        assert str(person) in text_of(open_page("colleague", "people", unit=house.unit.pk))
        assert str(house.people["executive"]) not in text_of(
            open_page("colleague", "people", unit=low.pk)
        )

    def test_vacant_positions_are_those_that_nobody_is_in(self, open_page, house):
        vacant = TermsFactory(unit=house.unit, title_en="Empty chair")
        left = position(unit=house.unit, title_en="Left for a time")
        AppointmentFactory(
            person=holder(left), position=position(unit=house.unit), kind=Kind.ACTING
        )

        text = text_of(open_page("colleague", "positions", vacant="on"))

        assert vacant.title_en in text
        assert "Left for a time" in text
        assert house.positions["manager"].number not in text

    def test_the_list_of_another_day_holds_only_what_the_reader_keeps(self, open_page, house):
        gone = holder(position(unit=house.unit), ends_on=date(2020, 1, 1))

        kept = text_of(open_page("delegate", "people", on="2019-06-01"))
        today = text_of(open_page("colleague", "people", on="2019-06-01"))

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
        text = text_of(open_page("assistant", "team"))

        assert str(house.people["manager"]) in text
        assert str(house.people["executive"]) in text
        assert open_page("colleague", "team").status_code == 403

    def test_the_apps_above_bring_their_columns_to_my_team(self, open_page, house, monkeypatch):
        executive = house.people["executive"]
        column = panels.TeamColumn("Agreement", {executive.pk: panels.Status("Late", "danger")})
        plan = panels.TeamPlan(columns=(column,))
        monkeypatch.setattr(panels, "_plans", [lambda user, ids: plan])

        text = text_of(open_page("manager", "team"))

        assert "Agreement" in text
        assert "Late" in text


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


@pytest.mark.parametrize(("language", "words"), [("en", "at most 100"), ("fr", "au plus 100")])
@pytest.mark.parametrize("name", ["people", "positions", "organizations"])
def test_words_that_are_too_long_get_a_page_that_says_so(client, house, name, language, words):
    client.force_login(house.users["hr_adviser"])
    client.cookies["etms-language"] = language

    answer = client.get(reverse(f"directory:{name}"), {"q": "é" * 3000})

    assert answer.status_code == 200
    assert words in answer.content.decode()
