"""What the database itself refuses of the rows of a package."""

import pytest
from django.db import DatabaseError
from django.utils import timezone

from talent.services import submission as services
from tests.talent.test_services_submission.parts import execute

pytestmark = pytest.mark.django_db
NOW = timezone.now


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE talent_submittedfile SET level = 'EX-05'",
        "UPDATE talent_submittedfile SET content = jsonb_set(content, '{level}', '\"EX-05\"')",
        "DELETE FROM talent_submittedfile",
        "UPDATE talent_submittedposition SET successors = 9",
        "DELETE FROM talent_submittedposition",
    ],
)
def test_the_database_keeps_the_rows_as_they_are(desk, statement):
    desk.submit()

    with pytest.raises(DatabaseError, match="never changed"):
        execute(statement)


@pytest.mark.parametrize(
    "columns",
    [
        "EX-05', rule, placement, content",
        "EX-04', rule, 'ready-for-advancement', content",
        "EX-04', rule, placement, jsonb_set(content, '{unit,en}', '\"Elsewhere\"')",
    ],
)
def test_the_database_refuses_a_row_that_is_not_in_the_package(desk, columns):
    package = desk.submit()
    services.withdraw_package(package=package, by=desk.head, at=NOW())
    second = desk.submit()
    add = (
        "INSERT INTO talent_submittedfile (package_id, person_id, given_name, family_name, level,"
        f" rule, placement, content) SELECT {second.pk}, {desk.there.directors[0].pk},"
        f" given_name, family_name, '{columns} FROM talent_submittedfile LIMIT 1"
    )

    with pytest.raises(DatabaseError, match="not what the package holds"):
        execute(add)
