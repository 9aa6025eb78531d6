"""The ranking as CSV: every position in its place, both languages, and its trace."""

import csv
from io import StringIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from etms.roles.choices import Role
from etms.trace.models import Reading
from tests.classification.evaluating import standing
from tests.factories import classification as make
from tests.factories.classification import DEGREES, HIGHER
from tests.factories.directory import position
from tests.factories.roles import give

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    found = make.desk()
    standing(found, "decided", post="general", degrees=HIGHER)
    standing(found, "decided", post="director", degrees=DEGREES)
    standing(make.desk(), "decided", post="director", degrees=HIGHER)
    return found


def taken(client, user, desk, language="en", status=200):
    client.force_login(user)
    address = reverse("classification:ranking_csv", args=[desk.organization.pk, language])
    answer = client.get(address)
    assert answer.status_code == status
    return answer


def rows(answer, delimiter=","):
    text = answer.content.decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))


def test_the_file_holds_points_level_profile_and_percentile_in_their_order(client, desk):
    head, *lines, last = rows(taken(client, desk.adviser, desk))
    found = [dict(zip(head, line, strict=True)) for line in lines]

    assert [(each["Rank"], each["Points"], each["Level"]) for each in found] == [
        ("1", "1418", "EX-02"),
        ("2", "920", "EX-01"),
    ]
    assert [each["Percentile within the level"] for each in found] == ["50.0", "50.0"]
    assert [each["Short profile"] for each in found] == ["A2", "L"]
    assert [each["Number"] for each in found] == [
        desk.posts["general"].number,
        desk.posts["director"].number,
    ]
    assert last[0] == "Protected B"


def test_it_is_french_for_who_asks_for_french(client, desk):
    answer = taken(client, desk.adviser, desk, "fr")
    head, first, *_rest = rows(answer, ";")

    assert head[:5] == ["Rang", "Poste", "Numéro", "Unité", "Points"]
    assert "50,0" in first
    assert answer["Content-Language"] == "fr"
    assert "protege-b.csv" in answer["Content-Disposition"]


def test_a_title_that_looks_like_a_formula_is_none(client, desk):
    make.arrange()
    desk.posts["general"].terms.update(title_en='=HYPERLINK("http://x.example")')

    assert rows(taken(client, desk.adviser, desk))[1][1].startswith("'=")


def test_equal_points_share_a_place(client, desk):
    standing(desk, "decided", post="adm", degrees=HIGHER)

    found = rows(taken(client, desk.adviser, desk))

    assert [row[0] for row in found[1:-1]] == ["1", "1", "3"]


def test_only_who_compares_takes_it_away(client, desk):
    for user, status in (
        (desk.head.user, 200),
        (give(Role.OCHRO_ANALYST), 200),
        (desk.general.user, 403),
        (desk.member, 403),
        (desk.outsider, 404),
    ):
        taken(client, user, desk, status=status)


def test_taking_it_away_is_recorded_of_who_holds_the_positions(client, desk):
    taken(client, desk.adviser, desk)

    found = Reading.objects.filter(what="ranking_csv", reader_id=desk.adviser.pk)
    assert {row.person_id for row in found} == {desk.general.pk, desk.director.pk}
    assert {row.role for row in found} == {"adviser"}


def test_the_page_leads_to_the_file_in_each_language(client, desk):
    client.force_login(desk.adviser)
    place = desk.organization.pk
    page = client.get(reverse("classification:ranking", args=[place])).content.decode()

    for language in ("en", "fr"):
        assert reverse("classification:ranking_csv", args=[place, language]) in page


def test_it_asks_the_same_however_many_there_are(client, desk):
    def asked():
        taken(client, desk.adviser, desk)
        with CaptureQueriesContext(connection) as queries:
            taken(client, desk.adviser, desk)
        return len(queries)

    before = asked()
    unit = desk.posts["general"].terms.get().unit
    for _number in range(4):
        post = position(above=desk.posts["general"], unit=unit)
        of = make.written(make.description, post, state="signed", by=desk.general.user)
        make.written(make.evaluation, of, desk.organization, state="decided", degrees=DEGREES)

    assert asked() == before
