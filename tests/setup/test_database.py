"""The databases under test: who signs in, and that no test leaves anything behind."""

import pytest
from django.db import connection


def _ask(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_the_tests_sign_in_as_the_application_which_owns_nothing():
    owned = _ask("SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = 'etms_app'")

    assert (_ask("SELECT current_user"), owned) == ("etms_app", 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_commit_is_gone_for_the_next_test(time):
    assert _ask("SELECT count(*) FROM django_session WHERE session_key = 'left'") == 0
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_session VALUES ('left', '', now())")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'etms_audit'", False),
        ("SELECT pg_has_role('etms_owner', 'etms_audit', 'SET')", True),
        ("SELECT pg_has_role('etms_owner', 'etms_audit', 'USAGE')", False),
        ("SELECT pg_has_role('etms_app', 'etms_audit', 'MEMBER')", False),
        ("SELECT has_schema_privilege('etms_app', 'public', 'CREATE')", False),
        ("SELECT has_database_privilege('etms_app', current_database(), 'CREATE')", False),
        ("SELECT datcollate FROM pg_database WHERE datname = current_database()", "C.UTF-8"),
        (
            "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'etms%' AND"
            " (rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls)",
            0,
        ),
    ],
)
def test_the_roles_are_as_small_as_they_can_be(question, answer):
    assert _ask(question) == answer
