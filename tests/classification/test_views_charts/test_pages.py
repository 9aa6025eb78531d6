"""What the page of the charts shows, to whom, and what stays out of sight."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from classification.models import Seat
from tests.classification.charting import HALF, alone, choose, page_of, together
from tests.classification.evaluating import NOW
from tests.factories import classification as make
from tests.factories.classification import DEGREES, HIGHER

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def test_a_member_alone_chooses_on_the_charts(member, desk):
    _seat, found = alone(desk, degrees=DEGREES)

    text = member.get(page_of(found)).content.decode()

    assert 'value="F II 3" checked' in text
    assert "EX-01" in text
    assert "Only you see what you choose here" in text


def test_the_profile_is_estimated_first(member, desk):
    _seat, found = alone(desk, estimate="")

    answer = member.get(page_of(found))

    assert answer.status_code == 302
    assert answer.url == f"/classification/evaluations/{found.pk}/alone/"


def test_nothing_of_today_is_on_the_page(member, desk):
    """The director stands at EX-01 and has a name; nothing is chosen yet, so no level at all."""
    found = together(desk)

    text = member.get(page_of(found)).content.decode()

    assert "EX-0" not in text
    assert desk.director.family_name not in text


@pytest.mark.parametrize("view", ["", "?view=list"])
def test_the_page_asks_little(member, desk, view):
    found = together(desk, degrees=DEGREES)
    member.get(page_of(found))

    with CaptureQueriesContext(connection) as asked:
        member.get(page_of(found) + view)

    said = [
        query["sql"] for query in asked if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))
    ]
    assert len(said) <= MOST_QUERIES, "\n".join(said)


@pytest.mark.parametrize("part", ["adm", "general", "director", "outsider"])
def test_who_has_no_part_in_it_chooses_nothing(client, desk, part):
    found = together(desk, degrees=DEGREES)
    client.force_login(desk.user(part))

    for where in ("", "choice/", "points/"):
        ask = client.post if where else client.get
        assert ask(page_of(found, where)).status_code in (403, 404)


def test_the_list_is_the_twin_of_the_charts(member, desk):
    found = together(desk, degrees=DEGREES)

    text = member.get(page_of(found) + "?view=list").content.decode()

    for name in ("practical_technical", "planning_organizing", "impact"):
        assert f'name="base.{name}"' in text
    assert choose(member, found, "impact", "P", "S").status_code == 200


def test_a_seat_that_was_submitted_is_closed(member, desk):
    seat, found = alone(desk, degrees=DEGREES)
    make.written(Seat.objects.filter(pk=seat.pk).update, submitted_at=NOW)

    assert member.get(page_of(found)).status_code == 403


def test_what_others_found_stays_out_of_sight(member, desk):
    _seat, found = alone(desk, degrees=HALF)
    make.written(make.seat, found, desk.adviser, degrees=HIGHER, submitted=True, estimate="A1")

    text = member.get(page_of(found)).content.decode()

    assert 'value="F II 3" checked' in text
    assert 'value="G III 3" checked' not in text
