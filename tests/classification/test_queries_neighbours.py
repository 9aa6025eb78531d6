"""The line around a position is cut where it is long, and what is cut is said, not hidden."""

import pytest
from django.urls import reverse

from classification.queries import neighbours
from classification.queries.files import content_of
from classification.queries.neighbours import line_of
from etms.directory.models import PositionTerms
from tests.classification.evaluating import standing
from tests.classification.test_views_files import words
from tests.factories import classification as make
from tests.factories.classification import DEGREES
from tests.factories.directory import position

pytestmark = pytest.mark.django_db
TODAY = make.timezone.now().date()
SAID = {
    "en": "5 more positions of this line are left out here.",
    "fr": "5 autres postes de cette ligne ne figurent pas ici.",
}


@pytest.fixture
def desk():
    return make.desk()


@pytest.fixture
def long(desk, monkeypatch):
    """An evaluation with a superior, five peers and two subordinates, where three are shown."""
    monkeypatch.setattr(neighbours, "MOST", 3)
    found = standing(desk, "recommended", degrees=DEGREES, seats=[desk.member], reasons=True)
    make.written(make.keep_record, found)
    unit = PositionTerms.objects.get(position=desk.posts["director"]).unit
    for above, number in (("general", 5), ("director", 2)):
        for _number in range(number):
            position(above=desk.posts[above], unit=unit)
    return found


def test_a_line_that_is_cut_says_how_many_are_left_out(long, desk):
    line = line_of(long)

    assert [each.place for each in line.beside] == ["superior", "peer", "peer"]
    assert line.left_out == 5


def test_a_position_without_terms_of_the_day_is_not_counted_itself(long, desk):
    own = PositionTerms.objects.filter(position=desk.posts["director"])
    make.written(own.update, starts_on=make.date(2026, 1, 1))

    line = line_of(long)

    assert [each.place for each in line.beside] == ["subordinate"] * 2
    assert line.left_out == 0


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_says_it_in_both_languages(long, desk, client, language):
    client.force_login(desk.adviser)
    client.cookies["etms-language"] = language

    page = client.get(reverse("classification:neighbours", args=[long.pk])).content.decode()

    assert SAID[language] in page.replace("\xa0", " ")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_file_says_it_in_both_languages(long, desk, client, language):
    client.force_login(desk.adviser)
    answer = client.get(reverse("classification:file_pdf", args=[long.pk, language]))

    assert SAID[language] in words(answer)
    assert content_of(long, on=TODAY)["line_left_out"] == 5


def test_a_line_that_is_shown_whole_says_nothing_of_it(desk):
    found = standing(desk, "recommended", degrees=DEGREES)

    assert line_of(found).left_out == 0
    assert "line_left_out" not in content_of(found, on=TODAY)
