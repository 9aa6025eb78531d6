"""What neighbours ask of cycles: which runs, who takes part, what is open, which page to read."""

from datetime import date
from types import SimpleNamespace

import pytest

from etms.cycles import queries, services
from etms.cycles.choices import Audience, State
from etms.cycles.models import Cycle
from etms.navigation import menu
from etms.roles.choices import Role
from tests.cycles.conftest import NOW
from tests.factories.directory import OrganizationFactory
from tests.factories.roles import CycleFactory, delegate_of, give

DURING = date(2027, 11, 22)


@pytest.mark.parametrize(
    ("day", "runs"),
    [
        (date(2027, 3, 31), False),
        (date(2027, 4, 1), True),
        (date(2028, 3, 31), True),
        (date(2028, 4, 1), False),
    ],
)
def test_the_running_cycle_is_the_published_one_of_the_day(day, runs, published):
    assert queries.running_cycle(on=day) == (published if runs else None)


def test_a_draft_does_not_run(draft):
    assert queries.running_cycle(on=DURING) is None


def test_rules_are_asked_by_level_and_kind_of_organization(published):
    core = queries.kind_of(OrganizationFactory(core_public_administration=True))
    separate = queries.kind_of(OrganizationFactory(core_public_administration=False))

    assert queries.participation(published, "EX-04", core) == "mandatory"
    assert queries.participation(published, "EX-04", separate) == "encouraged"
    assert queries.submission(published, "EX-01", core) == "optional"
    assert queries.participation(published, "DM", core) is None


def test_the_rules_of_many_people_cost_one_query(published, django_assert_num_queries):
    cycle = Cycle.objects.select_related("rules").get()

    with django_assert_num_queries(1):
        table = queries.rule_table(cycle)
        for level in ("EX-01", "EX-05", "DS-8") * 100:
            table.participation(level=level, kind="core")


def test_a_cycle_that_pins_nothing_knows_no_rules(db):
    bare = CycleFactory(starts_on=date(2009, 4, 1))

    assert queries.participation(bare, "EX-04", "core") is None
    assert queries.stage_on(bare, date(2009, 6, 1)) is None
    assert queries.guidance(bare, Audience.EXECUTIVE, "opening") is None


def test_the_leading_stage_is_the_one_that_opened_last(published):
    assert [s.code for s in queries.stages_on(published, DURING)] == [
        "employee_section",
        "manager_section",
    ]
    assert queries.stage_on(published, DURING).code == "manager_section"
    assert queries.stage_on(published, date(2027, 8, 1)) is None


def test_open_stages_of_the_running_cycle_cost_one_query(published, django_assert_num_queries):
    reader = SimpleNamespace(on=DURING)
    with django_assert_num_queries(1):
        found = queries.open_stages(reader)
        assert [stage.cycle.code for stage in found] == ["2027-28", "2027-28"]
        assert queries.open_stages(reader) == found


def test_guidance_is_found_by_role_and_stage(published):
    page = queries.guidance(published, Audience.MANAGER, "manager_section")

    assert page.name_en == "Assess, place and talk"
    assert queries.guidance(published, Audience.MANAGER, "submission") is None


def test_a_version_in_force_is_the_last_that_began(first_versions):
    def code(part, day):
        found = queries.version_in_force(part, on=day)
        return found and found.code

    assert code("competencies", date(2004, 4, 1)) is None
    assert code("competencies", date(2014, 4, 1)) == "klc-2005"
    assert code("competencies", date(2025, 4, 1)) == "klc-2015"
    assert code("competencies", date(2026, 4, 1)) == "klc-seven"
    assert code("rules", date(2026, 4, 1)) == "faq-2011"


def test_a_draft_is_never_in_force(draft, officer):
    newer = services.begin_version(of=draft.rules, by=officer, at=NOW)

    assert newer.state == State.DRAFT
    assert queries.version_in_force("rules", on=date(2040, 1, 1)) == draft.rules


def test_a_version_is_frozen_once_a_published_cycle_uses_it(draft, officer):
    assert not queries.is_frozen(draft.rules)

    services.publish_cycle(cycle=draft, by=officer, at=NOW)

    assert queries.is_frozen(draft.rules)


def urls(user):
    return {item.url for item in menu(user=user, path="/")}


def test_the_menu_leads_those_to_cycles_who_run_or_study_the_exercise(officer, somebody):
    assert "/cycles/" in urls(officer)
    assert "/cycles/" in urls(give(Role.OCHRO_ANALYST))
    assert "/cycles/" in urls(delegate_of(OrganizationFactory()))
    assert "/cycles/" not in urls(somebody)
    assert "/cycles/" not in urls(give(Role.ADMINISTRATOR))
