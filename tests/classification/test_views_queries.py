"""What the pages of an evaluation ask of the database: twelve queries, however much there is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from classification.choices.evaluations import EvaluationVerb
from etms import audit
from etms.directory.models import PositionTerms
from etms.roles.choices import Role
from tests.classification.charting import measured
from tests.classification.evaluating import NOW, standing
from tests.factories import classification as make
from tests.factories.classification import DEGREES
from tests.factories.directory import position
from tests.factories.roles import give

pytestmark = pytest.mark.django_db
MOST = 12
OF_TESTS = ("SAVEPOINT", "RELEASE")  # one transaction around the test, one for each request
PAGES = [
    ("evaluation", "draft"),
    ("evaluation", "alone"),
    ("evaluation", "consensus"),
    ("evaluation", "recommended"),
    ("evaluation", "decided"),
    ("allocation", "draft"),
    ("committee", "draft"),
    ("alone", "alone"),
    ("charts", "alone"),
    ("charts", "consensus"),
    ("consensus", "consensus"),
    ("rationale", "consensus"),
    ("nearest", "consensus"),
    ("comparators", "consensus"),
    ("neighbours", "consensus"),
    ("decision", "recommended"),
]
READERS = {
    "alone": ("member", "adm"),
    "charts": ("member", "adm"),
    "decision": ("head",),
}
CASES = [
    (page, state, reader)
    for page, state in PAGES
    for reader in READERS.get(page, ("member", "adm", "adviser", "head"))
]


def few(desk, state):
    """An evaluation with two members and one benchmark cited."""
    people = [desk.member, desk.adm.user]
    found = standing(desk, state, degrees=DEGREES, description=measured(desk), reasons=True)
    for number, user in enumerate(people):
        make.written(make.seat, found, user, chair=number == 0, degrees=DEGREES, estimate="L")
    make.written(make.cite, found)
    make.written(make.keep_record, found)
    make.written(audit.act, by=desk.adviser, at=NOW, verb=EvaluationVerb.ALLOCATE, target=found)
    return found


def more(desk, found):
    """The same with a large committee, many benchmarks, dimensions, neighbours and acts."""
    for order in range(3, 15):
        make.written(make.dimension, found.description, order=order, name_en=f"Amount {order}")
    for _number in range(6):
        user = give(Role.HR_ADVISER, organization=desk.organization)
        make.written(make.seat, found, user, degrees=DEGREES, estimate="A1")
    for number in ("2", "3", "4"):
        make.written(make.cite, found, number=number)
    unit = PositionTerms.objects.filter(position=desk.posts["director"]).get().unit
    for above in ("general", "director"):
        for _number in range(3):
            post = position(above=desk.posts[above], unit=unit)
            of = make.written(make.description, post, state="signed", by=desk.general.user)
            more = {"state": "decided", "degrees": DEGREES}
            make.written(make.evaluation, of, desk.organization, **more)
    for verb in EvaluationVerb.values:
        for by in (desk.adviser, desk.member):
            make.written(audit.act, by=by, at=NOW, verb=verb, target=found)


@pytest.fixture
def asked(client):
    """asked(user, page, evaluation): what a page asks, when it is opened a second time."""

    def read(user, page, found):
        client.force_login(user)
        address = reverse(f"classification:{page}", args=[found.pk])
        assert client.get(address).status_code == 200
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return [each["sql"] for each in queries if not each["sql"].startswith(OF_TESTS)]

    return read


@pytest.mark.parametrize(("name", "state", "reader"), CASES)
def test_a_page_of_an_evaluation_asks_twelve_times_at_most(asked, name, state, reader):
    desk = make.desk()
    user, found = desk.user(reader), few(desk, state)

    before = asked(user, name, found)
    more(desk, found)
    after = asked(user, name, found)

    assert len(after) == len(before), "\n".join(after)
    assert len(after) <= MOST, "\n".join(after)
