"""The synthetic service in the database: whole or not at all, and found by the usual questions."""

from datetime import date

import pytest
from django.apps import apps
from django.contrib.auth.hashers import check_password
from django.db import connection, transaction

from demo import queries, services
from demo.cast import CAST
from demo.chapters import roles
from demo.chapters.classification import plan
from demo.chapters.classification.bent import BENT
from demo.chapters.talent import exercise
from demo.choices import Verb
from etms import access
from etms.accounts.models import User
from etms.cycles.choices import State
from etms.cycles.models import Cycle
from etms.directory import queries as directory
from etms.directory.models import Organization, Person, Position, PositionTerms
from etms.roles.choices import Capability, Role
from etms.roles.models import OrganizationCycle, RoleAssignment
from etms.trace.models import Act, Event
from etms.trace.queries import history_of
from tests.demo.conftest import PASSWORD, SMALL
from tests.demo.worlds import ON

# What is drawn anew each time, and numbers that a sequence gives; a package names people by them.
DRAWN = ["password", "id", "user_id", "person_id", "position_id", "unit_id", "organization_id"]
DRAWN += ["parent_id", "reports_to_id", "cycle_id", "given_by_id", "rules_id", "guidance_id"]
DRAWN += ["competencies_id", "placements_id", "questions_id"]
DRAWN += ["salary_borne_by_id", "performance_pay_borne_by_id"]
DRAWN += ["sheet_id", "question_id", "saved_by_id", "assessment_id", "placement_id", "author_id"]
DRAWN += ["approved_by_id", "returned_by_id", "before_id", "after_id", "by_id", "session_id"]
DRAWN += ["manager_id", "conversation_id", "created_by_id", "added_by_id", "dossier_id"]
DRAWN += ["community_id", "seat_id", "decided_by_id", "submitted_by_id", "moved_by_id"]
DRAWN += ["evaluation_id", "description_id", "begun_by_id", "recommended_by_id"]
DRAWN += ["written_by_id", "signed_by_id"]
DRAWN += ["package_id", "reminder_id", "content", "hash", "signature"]


def person(username: str) -> Person:
    return Person.objects.get(user__username=username)


def stand(username: str):
    return access.standing(User.objects.get(username=username))


def fingerprint() -> list[tuple]:
    """Every row of every table that the fill writes, without the numbers of rows."""
    tables = {
        "accounts_user", "cycles_cycle", "directory_organization", "directory_unit",
        "directory_position", "directory_positionterms", "directory_person",
        "directory_appointment", "directory_salary", "directory_languageresult",
        "directory_restricteddetails", "roles_roleassignment",
        "cycles_stage", "learning_learningaction", "packages_package",
    }  # fmt: skip
    for app in ("talent", "committees", "classification"):
        tables |= {model._meta.db_table for model in apps.get_app_config(app).get_models()}
    tables -= {"talent_requiredcompetency"}  # the chapter has none
    tables -= {"classification_touchedperson"}  # so small a service has no changed level
    tables -= {"classification_signedfile"}  # numbered by row; its evaluation stands here
    found = []
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(
                f"SELECT count(*), md5(string_agg(t::text, ' ' ORDER BY t::text)) FROM "
                f"(SELECT to_jsonb(r) - %s::text[] AS t FROM {table} r) AS x",
                [DRAWN],
            )
            found.append((table, *cursor.fetchone()))
    return found


# the fill itself


@pytest.mark.django_db
def test_two_fills_write_the_same_rows():
    prints = []
    for _time in range(2):
        with transaction.atomic():
            services.fill(seed=3, on=ON, password=PASSWORD, **SMALL)
            prints.append(fingerprint())
            transaction.set_rollback(True)

    assert prints[0] == prints[1]
    assert all(count for _table, count, _digest in prints[0])


@pytest.mark.django_db
@pytest.mark.parametrize("cycles", [1, 3])
def test_on_the_first_day_of_a_cycle_its_roles_are_in_force(cycles):
    day = date(2026, 4, 1)
    found = services.fill(seed=1, on=day, password=PASSWORD, **(SMALL | {"cycles": cycles}))

    delegate = User.objects.get(username="delegate")
    assert access.standing(delegate, at=found.at).has_role(Role.DELEGATE)
    assert Cycle.objects.get(state=State.PUBLISHED).starts_on == day


@pytest.mark.django_db
def test_a_fill_that_is_cut_short_leaves_nothing(monkeypatch):
    def cut(service):
        raise KeyboardInterrupt

    monkeypatch.setattr(roles, "after", cut)
    with pytest.raises(KeyboardInterrupt):
        services.fill(seed=1, on=ON, password=PASSWORD, **SMALL)

    assert not queries.is_filled()
    assert not Organization.objects.exists()


def test_everything_is_loaded_under_one_act(loaded, db):
    act = Act.objects.get(verb=Verb.LOAD)

    assert queries.is_filled()
    assert Event.objects.filter(act=act, table_name="directory_appointment").exists()
    assert not Event.objects.exclude(act=act).filter(table_name__startswith="directory").exists()


def test_earlier_cycles_are_closed_and_the_last_runs_everywhere(loaded, db):
    states = list(Cycle.objects.order_by("starts_on").values_list("code", "state"))

    assert states == [("2025-26", State.CLOSED), ("2026-27", State.PUBLISHED)]
    assert OrganizationCycle.objects.count() == 2 * Organization.objects.count()


# who manages whom


def test_nearly_everybody_has_a_line_of_managers_up_to_the_deputy_head(loaded, db):
    people = [p for o in Organization.objects.all() for p in directory.people_in(o, on=ON)]
    heads = {directory.deputy_head(o.pk, on=ON) for o in Organization.objects.all()}
    assert None not in heads

    lines = {p: directory.superiors_of(p, on=ON) for p in people if p not in heads}
    assert all(person not in line for person, line in lines.items())
    up = [line for line in lines.values() if line and line[-1] in heads]
    assert len(up) >= 0.97 * len(lines)


def test_no_position_stands_above_itself(loaded, db):
    above = dict(PositionTerms.objects.on(ON).values_list("position_id", "reports_to_id"))
    too_deep = set()

    for position in above:
        line = [position]
        while (higher := above[line[-1]]) is not None:
            assert higher not in line
            line.append(higher)
        if len(line) > 4:
            too_deep.add(position)
    planted = {each.number for each in plan(loaded.world).planted if each.fault == BENT}
    numbers = Position.objects.filter(pk__in=too_deep).values_list("number", flat=True)
    assert set(numbers) == planted  # what the consistency review must find


# the people to sign in as


def test_every_demo_person_has_an_account_and_only_they_have_a_password(loaded, db):
    for part in CAST:
        user = User.objects.get(username=part.username)
        assert user.email == f"{part.username}@demo.example"
        assert user.language == part.language
        assert check_password(PASSWORD, user.password)
    others = User.objects.exclude(username__in=[part.username for part in CAST])
    assert others.exists()
    assert not any(user.has_usable_password() for user in others)


def test_every_executive_but_two_can_have_a_password_sent(loaded, db):
    executives = [p for o in Organization.objects.all() for p in directory.people_in(o, on=ON)]

    assert executives
    assert all(p.user for p in executives)
    closed = [p for p in executives if not p.user.is_active]
    main = Organization.objects.get(number=41)
    assert {directory.organization_id_of(p, on=ON) for p in closed} == {main.pk}
    assert len(closed) == exercise.CLOSED  # for the demo delegate to mend


def test_executive_manager_and_deputy_head_stand_above_each_other(loaded, db):
    executive, manager, head = map(person, ("executive", "manager", "deputy-head"))

    assert directory.superiors_of(executive, on=ON) == [manager, head]
    assert not directory.reports_of(executive, on=ON)
    below = directory.reports_of(manager, on=ON)
    assert 5 <= list(below.values()).count(1) <= 7
    assert max(below.values()) > 1
    main = Organization.objects.get(number=41)
    assert directory.deputy_head(main.pk, on=ON) == head
    assert stand("deputy-head").deputy_head_of == main.pk


def test_the_executive_has_something_to_show(loaded, db):
    executive = person("executive")

    kinds = list(executive.appointments.values_list("kind", flat=True))
    assert kinds.count("substantive") > 1
    assert "acting" in kinds
    assert executive.language_results.count() == 3
    assert executive.salaries.on(ON).exists()


def test_the_delegate_runs_the_exercise_of_the_main_organization(loaded, db):
    main, delegate = Organization.objects.get(number=41), stand("delegate")
    named = RoleAssignment.objects.get(user=delegate.user, cycle__state=State.PUBLISHED)

    assert (named.may_submit, named.main_contact) == (True, True)
    assert named.given_by.username == "deputy-head"
    for capability in (Capability.RUN_EXERCISE, Capability.SUBMIT):
        assert delegate.organizations_with(capability) == {main.pk}
    assert person("delegate").pk not in directory.superior_ids_of(person("executive"), on=ON)


@pytest.mark.parametrize(
    ("username", "role", "capability"),
    [
        ("hr-adviser", Role.HR_ADVISER, Capability.VIEW_FILE),
        ("classification-adviser", Role.CLASSIFICATION_ADVISER, None),
        ("committee-chair", Role.COMMITTEE_CHAIR, Capability.SIT_ON_COMMITTEE),
        ("committee-member", Role.COMMITTEE_MEMBER, Capability.SIT_ON_COMMITTEE),
    ],
)
def test_roles_in_the_main_organization(loaded, db, username, role, capability):
    main, found = Organization.objects.get(number=41), stand(username)

    assert found.has_role(role, main.pk)
    assert capability is None or found.organizations_with(capability) == {main.pk}
    belongs = username.startswith("committee")
    assert (found.place.organization_id == main.pk) is belongs


@pytest.mark.parametrize(
    ("username", "role"),
    [
        ("ochro-analyst", Role.OCHRO_ANALYST),
        ("ochro-lead", Role.OCHRO_LEAD),
        ("policy-officer", Role.POLICY_OFFICER),
        ("administrator", Role.ADMINISTRATOR),
    ],
)
def test_roles_for_the_whole_service(loaded, db, username, role):
    found = stand(username)

    assert found.roles == {role}
    assert (found.person is None) is (username == "administrator")
    if username == "ochro-lead":
        assert found.place.organization_id == Organization.objects.get(number=56).pk


def test_some_deputy_heads_have_yet_to_name_a_delegate(loaded, db):
    with_one = RoleAssignment.objects.filter(role=Role.DELEGATE, cycle__state=State.PUBLISHED)

    left = Organization.objects.exclude(pk__in=with_one.values("organization_id"))
    assert 1 <= left.count() <= 3
    assert not left.filter(number=41).exists()


def test_history_tells_where_a_person_comes_from(loaded, db):
    entries = history_of(person("executive"))

    assert [entry.sentence for entry in entries] == ["loaded the synthetic service"]


def test_the_basis_of_a_role_reads_in_both_languages(loaded, db):
    basis = RoleAssignment.objects.get(user__username="ochro-analyst").basis

    assert basis == (
        "Decision of the Chief Human Resources Officer / "
        "Décision de la dirigeante principale ou du dirigeant principal des ressources humaines"
    )
    assert all(" / " in text for text in RoleAssignment.objects.values_list("basis", flat=True))
