"""Changes of units and positions: who may make them, what they write, the act they leave."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from etms.directory import services
from etms.directory.choices import (
    LanguageRequirement,
    Level,
    Region,
)
from etms.directory.models import Person
from etms.trace.models import Act
from tests.factories.acts import arrange
from tests.factories.directory import (
    LONG_AGO,
    UnitFactory,
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
def terms(house):
    """What the executive's position is revised to."""
    return {
        "starts_on": MAY,
        "title_en": "New title",
        "title_fr": "Nouveau titre",
        "level": Level.EX_02,
        "unit": house.unit,
        "reports_to": house.positions["manager"],
        "language_requirement": LanguageRequirement.BILINGUAL,
        "language_profile": "CBC/CBC",
        "region": Region.NCR,
    }


def _last_act() -> Act:
    return Act.objects.latest("pk")


def _wrong(error) -> list[str]:
    return sorted(error.value.message_dict)


@pytest.mark.parametrize("name", [*KEEPERS, *OTHERS])
def test_only_those_who_keep_the_organization_change_its_units_and_positions(
    house, terms, at, name
):
    user = house.users[name]

    def change():
        services.add_unit(
            organization=house.organization,
            parent=house.unit,
            name_en="Data",
            name_fr="Données",
            by=user,
            at=at,
        )
        services.add_position(number="N1", by=user, at=at, **terms)

    if name in KEEPERS:
        change()
        assert house.organization.units.filter(name_en="Data").exists()
    else:
        with pytest.raises(PermissionDenied):
            change()


def test_nobody_keeps_another_organization(house, terms, at):
    terms["unit"] = UnitFactory(organization=house.other)

    with pytest.raises(PermissionDenied):
        services.add_position(number="N1", by=house.users["hr_adviser"], at=at, **terms)


def test_an_act_names_who_acted_and_for_whom(house, at):
    services.add_unit(
        organization=house.organization,
        parent=None,
        name_en="Data",
        name_fr="Données",
        by=house.users["delegate"],
        at=at,
    )

    act = _last_act()
    assert (act.verb, act.actor_id) == ("unit.add", house.users["delegate"].pk)
    assert act.acting_for_id == house.users["deputy_head"].pk


def test_an_hr_adviser_acts_in_their_own_name_alone(house, at):
    services.revise_unit(
        unit=house.unit,
        parent=None,
        name_en="Renamed",
        name_fr="Renommée",
        by=house.users["hr_adviser"],
        at=at,
    )

    assert _last_act().acting_for_id is None


def test_a_refused_change_leaves_no_act(house, at):
    before = Act.objects.count()

    with pytest.raises(PermissionDenied):
        services.add_unit(
            organization=house.organization,
            parent=None,
            name_en="X",
            name_fr="X",
            by=house.users["executive"],
            at=at,
        )

    assert Act.objects.count() == before


def test_a_unit_is_never_part_of_what_is_below_it(house, at):
    low = UnitFactory(
        organization=house.organization,
        parent=UnitFactory(organization=house.organization, parent=house.unit),
    )

    with pytest.raises(ValidationError) as error:
        services.revise_unit(
            unit=house.unit,
            parent=low,
            name_en="X",
            name_fr="X",
            by=house.users["hr_adviser"],
            at=at,
        )

    assert _wrong(error) == ["parent"]


def test_a_unit_stays_in_its_organization(house, at):
    with pytest.raises(ValidationError) as error:
        services.add_unit(
            organization=house.organization,
            parent=UnitFactory(),
            name_en="X",
            name_fr="X",
            by=house.users["hr_adviser"],
            at=at,
        )

    assert _wrong(error) == ["parent"]


class TestRevisePosition:
    def _revise(self, house, terms, at, **changes):
        post = house.positions["executive"]
        services.revise_position(
            position=post, by=house.users["hr_adviser"], at=at, **(terms | changes)
        )
        rows = post.terms.order_by("starts_on")
        return [(row.starts_on, row.ends_on, row.title_en) for row in rows]

    def test_what_held_ends_the_day_before(self, house, terms, at):
        old = house.positions["executive"].terms.get().title_en

        assert self._revise(house, terms, at) == [
            (LONG_AGO, MAY - timedelta(days=1), old),
            (MAY, None, "New title"),
        ]

    def test_a_change_on_the_first_day_rewrites_the_row(self, house, terms, at):
        assert self._revise(house, terms, at, starts_on=LONG_AGO) == [
            (LONG_AGO, None, "New title")
        ]

    def test_a_change_in_the_past_leaves_what_was_recorded_for_later(self, house, terms, at):
        old = house.positions["executive"].terms.get().title_en
        self._revise(house, terms, at, starts_on=JUNE, title_en="Later")

        assert self._revise(house, terms, at) == [
            (LONG_AGO, MAY - timedelta(days=1), old),
            (MAY, JUNE - timedelta(days=1), "New title"),
            (JUNE, None, "Later"),
        ]

    def test_a_change_before_the_first_day_holds_up_to_it(self, house, terms, at):
        early = LONG_AGO - timedelta(days=30)

        assert self._revise(house, terms, at, starts_on=early)[0] == (
            early,
            LONG_AGO - timedelta(days=1),
            "New title",
        )

    def test_a_circle_is_refused_beside_the_field_and_nothing_is_written(self, house, terms, at):
        low = position(unit=house.unit, above=house.positions["executive"])

        with pytest.raises(ValidationError) as error:
            self._revise(house, terms, at, reports_to=low)

        assert _wrong(error) == ["reports_to"]
        assert house.positions["executive"].terms.get().ends_on is None

    @pytest.mark.parametrize("name", ["executive", "manager", "deputy_head"])
    def test_nobody_changes_their_own_position_or_one_above(self, house, terms, at, name):
        adviser = house.users["hr_adviser"]
        arrange()
        Person.objects.filter(pk=house.people["executive"].pk).update(user=adviser)

        with pytest.raises(PermissionDenied):
            services.revise_position(
                position=house.positions[name],
                by=adviser,
                at=at,
                **(terms | {"reports_to": None}),
            )

    def test_a_position_is_not_moved_into_an_organization_one_does_not_keep(
        self, house, terms, at
    ):
        with pytest.raises(PermissionDenied):
            self._revise(house, terms, at, unit=UnitFactory(organization=house.other))
