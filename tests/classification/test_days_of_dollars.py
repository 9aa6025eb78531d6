"""Dollars of which day are read: none of a day before the first index, none of a day that is later
than the one as of which they are read, since nobody knows which index will hold then."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from classification.api.shapes import EXAMPLE
from classification.choices import Refusal
from classification.queries.judging import replayed
from classification.rules.evaluation import evaluate, replay
from classification.rules.magnitude import magnitude
from classification.rules.partial import so_far
from classification.rules.refusing import Refused
from tests.accounts.conftest import account
from tests.api.conftest import script
from tests.classification.charting import page_of, together
from tests.classification.evaluating import signed, standing
from tests.classification.test_api import MAGNITUDE, refused_at, send
from tests.classification.test_views_amounts import take_own
from tests.factories import classification as make
from tests.factories.classification import DEGREES, EVALUATED_ON

DAY = timedelta(days=1)
AHEAD = EVALUATED_ON + DAY
LATER = [AHEAD, date(2199, 1, 1), date.max]


def amount(on):
    return {"dollars": "40000000", "on": on}


# the rule


@pytest.mark.parametrize("on", [date(1980, 4, 1), EVALUATED_ON - DAY, EVALUATED_ON])
def test_a_day_that_has_come_has_its_index(on):
    assert magnitude(amount(on), as_of=EVALUATED_ON).on == on


@pytest.mark.parametrize("on", LATER)
def test_no_index_is_known_for_a_later_day(on):
    with pytest.raises(Refused) as refusal:
        magnitude(amount(on), as_of=EVALUATED_ON)

    assert (refusal.value.field, refusal.value.code) == ("on", Refusal.INDEX_NOT_KNOWN)
    assert refusal.value.values == {"on": on, "as_of": EVALUATED_ON}


@pytest.mark.parametrize("on", LATER)
def test_an_evaluation_reads_no_dollars_of_a_day_after_its_own(on):
    asked = DEGREES | {"magnitude": amount(on), "impact": "X"}

    with pytest.raises(Refused) as refusal:
        evaluate(asked, on=EVALUATED_ON)
    partly = so_far(asked, on=EVALUATED_ON)

    for faults in (refusal.value.faults, partly.faults):
        assert {each.field: each.code for each in faults} == {
            "on": Refusal.INDEX_NOT_KNOWN,
            "impact": Refusal.INVALID_DEGREE,
        }
    assert partly.accountability is None


def test_what_was_kept_is_replayed_though_no_day_is_known():
    found = evaluate(DEGREES | {"magnitude": amount(EVALUATED_ON)}, on=EVALUATED_ON)

    assert replay(found.record()) == found


# on the screens


@pytest.fixture
def desk(db):
    return make.desk()


@pytest.fixture
def member(client, desk):
    client.force_login(desk.member)
    return client


@pytest.mark.parametrize("on", LATER)
def test_an_own_amount_of_a_later_day_is_refused_with_both_days(member, desk, on):
    found = together(desk, degrees=DEGREES)

    answer = take_own(member, found, "40000000", on.isoformat())

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "On April 1, 2024 nobody knows which magnitude index will be in force on" in page
    found.refresh_from_db()
    assert (found.dollars, found.magnitude) == (None, "2")


def test_an_own_amount_of_the_very_day_is_taken(member, desk):
    found = together(desk, degrees=DEGREES)

    assert take_own(member, found, "40000000", "2024-04-01").status_code == 302
    found.refresh_from_db()
    assert replayed(found).magnitude.index.value == 9


@pytest.mark.parametrize("on", ["1980-03-31", "0001-01-01"])
def test_before_the_first_index_it_is_said_that_there_was_none(member, desk, on):
    found = together(desk, degrees=DEGREES)

    answer = take_own(member, found, "40000000", on)

    assert answer.status_code == 422
    assert "No magnitude index was in force on" in answer.content.decode()


def test_a_dimension_of_a_later_day_says_why_it_cannot_be_taken(member, desk):
    description = signed(desk)
    row = make.written(make.dimension, description, on=AHEAD)
    found = standing(desk, "consensus", degrees=DEGREES, seats=[desk.member],
                     description=description)  # fmt: skip

    page = member.get(page_of(found)).content.decode()
    answer = member.post(page_of(found), {"take": row.pk})

    assert "nobody knows which magnitude index" in page
    assert f'name="take" value="{row.pk}"' not in page
    assert answer.status_code == 422
    found.refresh_from_db()
    assert found.dollars is None


def test_an_amount_that_is_written_is_refused_beside_its_day(member, desk):
    found = together(desk, degrees=DEGREES)
    own = {"take": "own", "own_dollars": "40000000", "own_on": AHEAD.isoformat()}

    answer = member.post(page_of(found), own)

    assert answer.status_code == 422
    assert 'aria-describedby="wrong-own-on"' in answer.content.decode()
    found.refresh_from_db()
    assert found.dollars is None


# for other systems


@pytest.fixture
def caller(db):
    return script(account(username="caller"), **{"accept-language": "en"})


def ask(caller, on):
    found = caller.get(MAGNITUDE, {"dollars": "40000000", "on": on.isoformat()})
    body = {"dollars": "40000000", "on": on.isoformat()}
    return found, send(caller, EXAMPLE | {"magnitude": body})


def test_every_day_up_to_today_is_read_by_the_api(caller):
    for on in (date(2022, 10, 3), timezone.localdate(), datetime.now(UTC).date()):
        for answer in ask(caller, on):
            assert answer.status_code == 200, (on, answer.content)
    alone, _whole = ask(caller, timezone.localdate())
    assert alone.json()["index"] == "9"


@pytest.mark.parametrize("ahead", [2, 3650, None])
def test_a_day_ahead_is_refused_by_the_api_with_field_and_reason(caller, ahead):
    on = date.max if ahead is None else datetime.now(UTC).date() + ahead * DAY

    for answer in ask(caller, on):
        assert refused_at(answer) == {"on"}
        (why,) = answer.json()["fields"]["on"]
        assert "nobody knows which magnitude index will be in force" in why
        assert f"{on.day}, {on.year}" in why
