"""No page of the submission asks more for more people."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from etms.roles.choices import Role
from tests.factories.roles import give
from tests.talent import sending

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("delegate", "/talent/submission/{dossier}/"),
        ("delegate", "/talent/submission/{dossier}/preview/"),
        ("delegate", "/talent/submission/{dossier}/send/"),
        ("delegate", "/talent/packages/{number}/"),
        ("lead", "/talent/packages/{number}/"),
        ("lead", "/talent/submitted/"),
        ("lead", "/talent/submitted/executives/"),
    ],
)
def test_no_page_asks_more_queries_for_more_people(get, desk, who, address, connection_queries):
    lead, package = give(Role.OCHRO_LEAD), desk.submit()
    user = {"delegate": desk.delegate, "lead": lead}[who]
    place = address.format(dossier=desk.dossier.pk, number=package.number)
    few = connection_queries(lambda: get(user, place))

    for number in range(3):
        more = sending.desk(branches=2)
        more.submit()
        sending.grow(desk, number)
    desk.submit(replaces=1)
    place = address.format(
        dossier=desk.dossier.pk, number=desk.dossier.packages.get(turn=2).number
    )

    assert connection_queries(lambda: get(user, place)) <= few


@pytest.fixture
def connection_queries():
    def count(task) -> int:
        task()  # fills what is kept per process
        with CaptureQueriesContext(connection) as seen:
            assert task().status_code == 200
        return len(seen)

    return count
