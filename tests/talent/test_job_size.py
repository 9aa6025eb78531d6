"""Job size on the calibration board: the exact percentile of the position within its level."""

from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from classification.models import JobEvaluation
from etms.directory import queries as directory
from talent.models import Assessment
from talent.queries.board import cards_of
from talent.queries.sessions import cards
from tests.factories import classification as make
from tests.factories.classification import DEGREES, HIGHER
from tests.talent.sitting import opened, url

TODAY = timezone.localdate()
# At the same level as DEGREES, with a larger area of impact.
LARGER = DEGREES | {"magnitude": "3"}


def evaluate(person, degrees, house):
    post = directory.cards(on=TODAY).get(person=person).position
    of = make.written(make.description, post, state="in_force", by=house.deputy_head.user)
    return make.written(make.evaluation, of, house.organization, state="decided", degrees=degrees)


@pytest.fixture
def room(client, chair, session, house):
    for person, degrees in zip(house.directors[:3], (DEGREES, DEGREES, LARGER), strict=True):
        evaluate(person, degrees, house)
    return opened(client, chair, session)


def shown(client, user, room, view="map", language="en"):
    client.force_login(user)
    client.cookies["etms-language"] = language
    return client.get(f"{url(room, 'room')}?view={view}").content.decode()


def piece(page, person):
    """What the board says of one person."""
    return page.split(f'id="name-{person.pk}"')[1].split("</li>")[0]


def line(page, person):
    return page.split(f'id="row-{person.pk}"')[1].split("</tr>")[0]


def test_the_percentile_of_a_card_is_exact(room, chair, house):
    found = {
        each.person_id: each.size for each in cards(chair, room, house.cycle, on=TODAY, sized=True)
    }
    rows = list(JobEvaluation.objects.decided().filter(level_after="EX-01"))
    for person in house.directors[:3]:
        own = next(row for row in rows if row.position_id == _post(person))
        smaller = sum(row.total < own.total for row in rows)
        same = sum(row.total == own.total for row in rows)
        assert found[person.pk] == Fraction(100 * (2 * smaller + same), 2 * len(rows))

    one, _two, three = (found[person.pk] for person in house.directors[:3])
    assert (one, three) == (Fraction(100, 3), Fraction(250, 3))


def _post(person):
    return directory.cards(on=TODAY).get(person=person).position_id


@pytest.mark.parametrize("view", ["map", "table"])
def test_the_board_and_its_text_twin_say_the_same(client, room, chair, house, view):
    page = shown(client, chair, room, view)
    of = piece if view == "map" else line

    for person, size in zip(house.directors[:3], ("33.3", "33.3", "83.3"), strict=True):
        said = of(page, person)
        assert (f"Job size: {size} of 100" if view == "map" else f">{size}<") in said
    assert "Job size: of a hundred" in page


def test_who_evaluates_a_position_anew_does_not_see_its_size(client, room, chair, house):
    own = JobEvaluation.objects.decided().get(position=_post(house.directors[0]))
    make.written(_again, own, chair)

    page = shown(client, chair, room)

    assert "Job size" not in piece(page, house.directors[0])
    assert "Job size: 33.3 of 100" in piece(page, house.directors[1])


def _again(before, member):
    found = make.evaluation(before.description, before.organization, state="alone")
    make.seat(found, member)


def test_it_is_said_in_french(client, room, chair, house):
    page = shown(client, chair, room, language="fr")

    assert "Taille du poste" in piece(page, house.directors[0])
    assert "33,3" in piece(page, house.directors[0])


def test_a_position_that_is_not_evaluated_has_no_size(client, room, chair, house):
    assert "Job size" not in piece(shown(client, chair, room), house.directors[3])


def test_without_any_evaluation_nothing_is_said_of_it(client, chair, session):
    opened(client, chair, session)

    assert "Job size:" not in shown(client, chair, session)


def test_it_is_asked_anew_each_time_and_never_stored(client, room, chair, house):
    shown(client, chair, room)
    evaluate(house.generals[0], HIGHER, house)
    evaluate(house.directors[3], LARGER, house)

    assert "Job size: 25.0 of 100" in piece(shown(client, chair, room), house.directors[0])


def test_a_manager_s_own_map_shows_no_size(client, room, house):
    client.force_login(house.generals[0].user)

    assert "Job size" not in client.get("/talent/map/").content.decode()


def test_the_size_costs_two_questions_however_many_there_are(room, house):
    people = directory.cards(on=TODAY).filter(organization_id=house.organization.pk)

    def asked(rows, **more):
        with CaptureQueriesContext(connection) as queries:
            cards_of(rows, Assessment.objects.all(), house.cycle, on=TODAY, **more)
        return len(queries)

    for rows in (people.all(), people[:1]):
        assert asked(rows.all(), sized=True) - asked(rows.all()) == 2
