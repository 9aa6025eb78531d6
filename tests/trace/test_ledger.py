"""The ledger: every write leaves a row under an act, and nobody can forge or change it."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils import timezone, translation

from etms import audit
from etms.accounts.models import User
from etms.directory.models import Person
from etms.trace import services
from etms.trace.content import content_models, kept_out
from etms.trace.models import Act, Event, Reading
from tests.factories.accounts import UserFactory
from tests.factories.acts import Verb, arrange
from tests.factories.directory import PersonFactory, PositionFactory

pytestmark = pytest.mark.django_db


def refused(sql: str, *params) -> str:
    """Run SQL as the application; what the database says when it refuses."""
    with pytest.raises(DatabaseError) as error, transaction.atomic():
        connection.cursor().execute(sql, params)
    return str(error.value)


def test_the_tests_sign_in_as_the_application():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, usesuper FROM pg_user WHERE usename = current_user")
        assert cursor.fetchone() == ("etms_app", False)


def test_every_content_table_has_the_trigger_and_no_other_has():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
            "WHERE tgname = 'ledger' AND tgenabled = 'O'"
        )
        found = {row[0] for row in cursor.fetchall()}

    assert found == {m._meta.db_table for m in content_models(apps.get_app_configs())}
    assert "directory_person" in found
    assert not found & {"work_job", "work_notice", "work_heartbeat", "django_session"}


def test_the_application_owns_no_table():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user")
        assert cursor.fetchone() == (0,)


def test_a_write_without_an_act_is_refused():
    words = refused(
        "INSERT INTO directory_person (given_name, family_name, first_official_language,"
        " correspondence_language) VALUES ('A', 'B', 'en', 'en')"
    )

    assert "needs an act" in words


@pytest.mark.parametrize("way", ["update", "bulk", "raw", "delete"])
def test_every_way_to_write_needs_an_act_and_is_recorded(way):
    person = PersonFactory()
    writes = {
        "update": lambda: Person.objects.filter(pk=person.pk).update(given_name="Zoé"),
        "bulk": lambda: Person.objects.bulk_update(
            [Person(pk=person.pk, given_name="Zoé")], ["given_name"]
        ),
        "raw": lambda: connection.cursor().execute(
            "UPDATE directory_person SET given_name = 'Zoé' WHERE id = %s", [person.pk]
        ),
        "delete": lambda: Person.objects.filter(pk=person.pk).delete(),
    }
    with transaction.atomic():
        connection.cursor().execute("SELECT set_config('etms.act', '', true)")
        with pytest.raises(DatabaseError, match="needs an act"), transaction.atomic():
            writes[way]()

    arrange()
    writes[way]()

    event = Event.objects.filter(person_id=person.pk).latest("id")
    assert event.op == ("D" if way == "delete" else "U")
    assert event.act.verb == Verb.ARRANGE
    if way != "delete":
        assert event.new == {"given_name": "Zoé"}
        assert event.old == {"given_name": person.given_name}


def test_an_act_of_another_transaction_covers_nothing():
    arrange()
    opened = Act.objects.latest("id")
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('etms.act', %s, true)", [str(opened.pk + 1000)])

    words = refused(
        "INSERT INTO directory_person (given_name, family_name, first_official_language,"
        " correspondence_language) VALUES ('A', 'B', 'en', 'en')"
    )

    assert "needs an act" in words


@pytest.mark.django_db(transaction=True)
def test_an_act_that_was_committed_covers_nothing_later():
    person = PersonFactory()  # commits its act
    opened = Act.objects.latest("id")

    with transaction.atomic():
        connection.cursor().execute("SELECT set_config('etms.act', %s, true)", [str(opened.pk)])
        with pytest.raises(DatabaseError, match="needs an act"), transaction.atomic():
            Person.objects.filter(pk=person.pk).update(given_name="Forged")


@pytest.mark.parametrize("table", ["act", "event", "reading", "refusal"])
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit.{table} SET epoch = 9",
        "DELETE FROM audit.{table}",
        "TRUNCATE audit.{table}",
        "INSERT INTO audit.{table} DEFAULT VALUES",
        "ALTER TABLE audit.{table} ADD COLUMN x integer",
        "DROP TABLE audit.{table}",
    ],
)
def test_the_application_cannot_touch_the_ledger(table, sql):
    words = refused(sql.format(table=table))

    assert "permission denied" in words or "must be owner" in words


@pytest.mark.parametrize(
    "sql",
    [
        "ALTER TABLE directory_person DISABLE TRIGGER ledger",
        "DROP TRIGGER ledger ON directory_person",
        "TRUNCATE directory_person CASCADE",
        "SET session_replication_role = replica",
        "CREATE OR REPLACE FUNCTION audit.record() RETURNS trigger LANGUAGE plpgsql AS "
        "'BEGIN RETURN NULL; END'",
        "SET ROLE etms_audit",
        "SET ROLE etms_owner",
        "CREATE TABLE public.mine (id integer)",
        "CREATE TABLE audit.mine (id integer)",
    ],
)
def test_the_application_cannot_get_round_the_ledger(sql):
    words = refused(sql)

    assert "permission denied" in words or "must be owner" in words


def test_hashes_and_derived_columns_stay_out_of_the_ledger():
    user = UserFactory()
    arrange()
    user.set_password("a long secret of the test")
    user.email = "new@test.example"
    user.save()
    person = PersonFactory()

    changed = Event.objects.filter(table_name="accounts_user", row_id=user.pk)
    assert all(
        "password" not in (e.new or {}) and "password" not in (e.old or {}) for e in changed
    )
    assert changed.latest("id").new == {"email": "new@test.example"}
    made = Event.objects.get(table_name="directory_person", row_id=person.pk)
    assert not {"words", "sort_name"} & set(made.new)
    assert kept_out(User) == ["password"]


def test_a_table_that_keeps_nothing_out_is_recorded_whole():
    position = PositionFactory(number="A-1")
    event = Event.objects.get(table_name="directory_position", row_id=position.pk)

    assert (event.op, event.new["number"], event.position_id) == ("I", "A-1", position.pk)


def test_a_change_of_the_hash_alone_is_no_content():
    user = UserFactory()
    connection.cursor().execute("SELECT set_config('etms.act', '', true)")

    user.set_password("another long secret of the test")
    user.save()  # as Django does when it renews a hash at sign-in: no act, no refusal

    user.refresh_from_db()
    assert user.check_password("another long secret of the test")


def test_act_refuses_a_verb_nobody_registered():
    with pytest.raises(KeyError):
        audit.act(by=None, at=timezone.now(), verb="no.such_verb")


@pytest.mark.django_db(transaction=True)
def test_act_needs_a_transaction():
    with pytest.raises(transaction.TransactionManagementError):
        audit.act(by=None, at=timezone.now(), verb=Verb.ARRANGE)


def test_acts_carry_the_request_and_both_identities():
    actor, head = UserFactory(), UserFactory()

    with audit.request("req-1"):
        audit.act(
            by=actor,
            at=timezone.now(),
            verb=Verb.ARRANGE,
            target=actor,
            acting_for=head,
            purpose="test",
        )

    act = Act.objects.latest("id")
    assert (act.actor_id, act.acting_for_id, act.purpose) == (actor.pk, head.pk, "test")
    assert (act.request_id, act.target_table, act.target_id) == (
        "req-1",
        "accounts_user",
        actor.pk,
    )


def test_a_board_records_a_reading_of_each_person_in_one_statement(django_assert_num_queries):
    reader, people = UserFactory(), [PersonFactory() for _ in range(3)]

    with audit.request("req-2"), django_assert_num_queries(1):
        services.record_reads(
            by=reader,
            people=[person.pk for person in [*people, people[0]]],
            what="placement",
            role="manager",
            purpose="management",
        )

    read = Reading.objects.filter(reader_id=reader.pk)
    assert {row.person_id for row in read} == {person.pk for person in people}
    assert {(r.what, r.role, r.purpose, r.request_id) for r in read} == {
        ("placement", "manager", "management", "req-2")
    }
    assert read.count() == 3


def test_a_board_without_people_records_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        services.record_reads(
            by=UserFactory.build(pk=1), people=[], what="x", role="manager", purpose=""
        )


def test_every_verb_has_a_sentence_in_french():
    with translation.override("fr"):
        french = {code: audit.sentence(code) for code in audit.verb_codes()}
    with translation.override("en"):
        english = {code: audit.sentence(code) for code in audit.verb_codes()}

    same = {c for c in french if french[c] == english[c] and not c.startswith("test.")}
    assert not same
