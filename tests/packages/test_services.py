"""Submitting once, moving, and what the database refuses to change."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from etms.packages import queries, services
from etms.packages.choices import PackageState, Verdict
from etms.packages.models import Package
from etms.packages.workflow import PACKAGE
from etms.trace.models import Act, Event
from etms.workflow import InvalidTransition
from tests.factories.accounts import UserFactory
from tests.factories.acts import arrange
from tests.factories.directory import OrganizationFactory
from tests.factories.roles import DossierFactory
from tests.packages.conftest import CONTENT

pytestmark = pytest.mark.django_db


@transaction.atomic
def execute(sql):
    """As the application, under an act."""
    arrange()
    connection.cursor().execute(sql)


def test_a_submission_is_kept_with_hash_signature_and_number(desk):
    package, new = desk.submit()

    found = Package.objects.get()
    assert new
    assert (found.content, found.turn, found.state) == (CONTENT, 1, PackageState.SUBMITTED)
    assert found.number == f"TEST-{desk.dossier.cycle}-{desk.dossier.organization.number:04}-1"
    assert queries.check(found) == Verdict.GENUINE
    assert queries.check(found, hash=f" {package.hash.upper()} ") == Verdict.GENUINE
    assert queries.check(found, hash="0" * 64) == Verdict.OTHER_HASH


def test_the_same_key_gives_the_same_receipt(desk):
    key = uuid4()

    first, new = desk.submit(key=key)
    again, twice = desk.submit(key=key)

    assert (first.pk, new, twice) == (again.pk, True, False)
    assert Act.objects.filter(verb="package.submit").count() == 1


def test_the_same_key_gives_the_same_receipt_also_when_it_moved_on(desk):
    key = uuid4()
    package, _new = desk.submit(key=key)
    desk.move(package, "endorse")

    again, new = desk.submit(key=key)

    assert (again.pk, again.state, new) == (package.pk, PackageState.ENDORSED, False)


def test_the_same_key_with_other_content_or_elsewhere_is_refused(desk):
    key = uuid4()
    desk.submit(key=key)

    with pytest.raises(services.OtherContent):
        desk.submit(key=key, content={"files": []})
    with pytest.raises(services.OtherContent):
        desk.submit(key=key, dossier=DossierFactory(organization=OrganizationFactory()))
    assert Package.objects.count() == 1


def test_a_standing_package_is_in_the_way(desk):
    desk.submit()

    with pytest.raises(services.AlreadyStanding):
        desk.submit()


def test_a_package_that_waits_is_replaced_when_that_is_said(desk):
    first, _new = desk.submit()

    second, _new = desk.submit(replaces=1, content={"files": []})

    first.refresh_from_db(fields=["state", "moved_by"])
    assert (first.state, first.moved_by, second.turn) == ("withdrawn", desk.user, 2)


def test_a_package_that_was_not_seen_is_not_replaced(desk):
    desk.submit()
    desk.submit(replaces=1)

    with pytest.raises(services.AlreadyStanding):
        desk.submit(replaces=1)


def test_an_endorsed_package_is_never_replaced(desk):
    package, _new = desk.submit()
    desk.move(package, "endorse")

    with pytest.raises(services.AlreadyStanding):
        desk.submit(replaces=1)


@pytest.mark.parametrize("action", ["withdraw", "return"])
def test_after_a_withdrawal_or_a_return_the_next_turn_is_submitted(desk, action):
    first, _new = desk.submit()
    desk.move(first, action, note="A position is missing.")

    second, _new = desk.submit()

    assert (second.turn, second.number[-2:]) == (2, "-2")
    assert queries.last_turn(purpose="test", dossier=desk.dossier) == second
    assert [p.turn for p in queries.standing(purpose="test")] == [2]


def test_a_return_says_why(desk):
    package, _new = desk.submit()

    with pytest.raises(ValidationError):
        desk.move(package, "return", note="  ")
    assert desk.move(package, "return", note="Why").note == "Why"


@pytest.mark.parametrize("state", PackageState.values)
@pytest.mark.parametrize("action", ["withdraw", "endorse", "return"])
def test_every_move_from_every_state(desk, state, action):
    package, _new = desk.submit()
    way = {"withdrawn": "withdraw", "returned": "return", "endorsed": "endorse"}
    if state in way:
        desk.move(package, way[state], note="So that it stands there.")
    steps = {step.action: step.target for step in PACKAGE.from_state(state)}

    if action in steps:
        assert desk.move(package, action, note="Why").state == steps[action]
    else:
        with pytest.raises(InvalidTransition):
            desk.move(package, action, note="Why")


def test_a_stranger_does_nothing(desk):
    package, _new = desk.submit()
    stranger = UserFactory(username="stranger")

    with pytest.raises(PermissionDenied):
        desk.submit(by=stranger, dossier=DossierFactory(organization=OrganizationFactory()))
    for action in ("withdraw", "endorse", "return"):
        with pytest.raises(PermissionDenied):
            desk.move(package, action, by=stranger, note="Why")


def test_the_act_says_for_whom(desk):
    head = UserFactory()

    package, _new = desk.submit(acting_for=head)

    act = Act.objects.get(verb="package.submit")
    assert (act.actor_id, act.acting_for_id) == (desk.user.pk, head.pk)
    assert package.acting_for == head


def test_the_ledger_holds_no_content(desk):
    desk.submit()

    event = Event.objects.get(table_name="packages_package")
    assert "content" not in event.new
    assert event.new["hash"]


@pytest.mark.parametrize(
    "change",
    [
        "content = jsonb_set(content, '{organization,name}', '\"Ministère d’essaj\"')",
        f"hash = '{'0' * 64}'",
        f"signature = '{'0' * 64}'",
        "number = 'TEST-1'",
        "key = gen_random_uuid()",
        "counts = '{}'",
        "turn = 7",
        "purpose = 'other'",
        "submitted_at = now()",
        "acting_for_id = submitted_by_id",
        "state = 'submitted'",
    ],
)
def test_the_database_refuses_any_change_but_a_move(desk, change):
    desk.submit()

    with pytest.raises(DatabaseError, match="never changed"):
        execute(f"UPDATE packages_package SET {change}")


@pytest.mark.parametrize("state", ["withdrawn", "returned"])
def test_a_package_that_is_out_never_stands_again(desk, state):
    package, _new = desk.submit()
    desk.move(package, {"withdrawn": "withdraw", "returned": "return"}[state], note="Why")

    with pytest.raises(DatabaseError, match="never changed"):
        execute("UPDATE packages_package SET state = 'submitted'")


@pytest.mark.parametrize(
    "statement", ["DELETE FROM packages_package", "TRUNCATE packages_package"]
)
def test_the_database_refuses_to_remove_a_package(desk, statement):
    desk.submit()

    with pytest.raises(DatabaseError, match="never|permission"):
        execute(statement)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"content": {**CONTENT, "organization": {"name": "Ministere d’essai"}}}, Verdict.CONTENT),
        ({"hash": "0" * 64}, Verdict.CONTENT),
        ({"counts": {"sent": 2, "missing": 0}}, Verdict.SIGNATURE),
        ({"submitted_at": timezone.now()}, Verdict.SIGNATURE),
        ({"signature": "0" * 64}, Verdict.SIGNATURE),
    ],
)
def test_one_changed_byte_is_noticed(desk, change, said):
    package, _new = desk.submit()

    for name, value in change.items():  # as if somebody had gone past the database's refusal
        setattr(package, name, value)

    assert queries.check(package) == said


def test_a_package_signed_with_an_earlier_key_still_verifies(desk, settings):
    package, _new = desk.submit()
    settings.ETMS_SIGNING_KEY_FALLBACKS = [settings.ETMS_SIGNING_KEY]
    settings.ETMS_SIGNING_KEY = "a new one"

    assert queries.check(package) == Verdict.GENUINE
    settings.ETMS_SIGNING_KEY_FALLBACKS = []
    assert queries.check(package) == Verdict.SIGNATURE
