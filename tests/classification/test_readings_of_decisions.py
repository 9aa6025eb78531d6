"""Whom a change of level touches is named on two pages, and each who is named is traced."""

import pytest
from django.urls import reverse

from etms.trace.models import Reading
from tests.classification.evaluating import act, standing
from tests.factories import classification as make
from tests.factories.classification import DEGREES, HIGHER

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make.desk()


@pytest.fixture
def read(client):
    """read(user, "decision", pk): what a page says."""

    def page(user, name, *args):
        client.force_login(user)
        answer = client.get(reverse(name if ":" in name else f"classification:{name}", args=args))
        assert answer.status_code == 200, answer.content.decode()[:2000]
        return answer.content.decode()

    return page


def before_the_head(desk, degrees=HIGHER):
    of = {"reasons": True, "recommended_by": desk.member, "seats": [desk.member]}
    return standing(desk, "recommended", degrees=degrees, **of)


def readings_of(person):
    rows = Reading.objects.filter(person_id=person.pk, purpose="classification")
    return list(rows.values_list("reader_id", "what", "role"))


def test_opening_the_decision_is_a_reading_of_each_whom_it_names(desk, read):
    page = read(desk.head.user, "decision", before_the_head(desk).pk)

    for person in (desk.director, desk.general):
        assert str(person) in page
        assert readings_of(person) == [(desk.head.user.pk, "level_ahead", "deputy_head")]
    assert not readings_of(desk.adm)


def test_a_decision_sent_wrongly_shows_the_names_again_and_is_traced_again(desk, client):
    found = before_the_head(desk)
    client.force_login(desk.head.user)

    for name in ("decision", "return"):
        answer = client.post(reverse(f"classification:{name}", args=[found.pk]), {})
        assert answer.status_code == 422

    assert len(readings_of(desk.director)) == 2


def test_a_level_that_stays_names_nobody_and_traces_nobody(desk, read):
    page = read(desk.head.user, "decision", before_the_head(desk, DEGREES).pk)

    assert str(desk.director) not in page
    assert not readings_of(desk.director)


def test_nobody_is_told_of_it_before_the_decision(desk, read):
    found = before_the_head(desk)
    read(desk.head.user, "decision", found.pk)

    before = read(desk.director.user, "roles:who_opened", desk.director.pk)
    act(desk, found, "decide", desk.head.user)
    page = read(desk.adviser, "evaluation", found.pk)
    after = read(desk.director.user, "roles:who_opened", desk.director.pk)

    assert "Change of level" not in before
    assert str(desk.director) in page
    assert "Change of level by a decision" in after
    assert "before the decision" not in after
    assert (desk.adviser.pk, "level_changed", "adviser") in readings_of(desk.director)


def test_who_reads_the_result_without_people_leaves_no_trace(desk, read):
    found = before_the_head(desk)
    act(desk, found, "decide", desk.head.user)

    page = read(desk.general.user, "evaluation", found.pk)

    assert "Whom the change of level touches" not in page
    assert not [row for row in readings_of(desk.director) if row[1] == "level_changed"]
