"""The review of one organization: from what touches it, the same as from the whole service; and
what narrows the rows narrows what the database looks at."""

import re

import pytest
from django.db import connection

from classification.models import JobDescription, JobEvaluation
from classification.queries import reviewing
from classification.queries.ranking import in_effect
from classification.queries.reviewing import review_of
from etms.directory.models import PositionTerms
from tests.classification.evaluating import standing
from tests.factories import classification as make
from tests.factories.classification import DEGREES, HIGHER
from tests.factories.directory import position

pytestmark = pytest.mark.django_db
TODAY = make.timezone.now().date()


def there(organization):
    rows = PositionTerms.objects.on(TODAY).filter(unit__organization=organization)
    return set(rows.values_list("position", flat=True))


def of_the_whole(organization, **more):
    own = there(organization)
    return [each for each in review_of(on=TODAY, **more) if each.key in own]


@pytest.fixture
def service():
    """Two departments; the director general of the one stands under a vacant, unevaluated
    position of the other, and positions similar to the director's stand elsewhere."""
    one, other = make.desk(), make.desk()
    unit = PositionTerms.objects.get(position=one.posts["director"]).unit
    between = position(above=other.posts["adm"], unit=unit, level="EX-03")
    below = position(above=between, unit=unit, level="EX-02")
    moved = PositionTerms.objects.filter(position=one.posts["general"])
    make.written(moved.update, reports_to=below)
    one.posts["below"] = below
    standing(other, "decided", post="adm", degrees=HIGHER, inclusion="science")
    standing(one, "decided", post="below", degrees=HIGHER, inclusion="science")
    standing(one, "decided", post="general", degrees=HIGHER, inclusion="science")
    standing(one, "decided", post="director", degrees=HIGHER)
    for _number in range(4):
        standing(make.desk(), "decided", degrees=DEGREES)
    gone = make.desk()
    standing(gone, "decided", degrees=DEGREES)
    ended = PositionTerms.objects.filter(position=gone.posts["director"])
    make.written(ended.update, ends_on=make.date(2025, 1, 1))
    standing(make.desk(), "decided", degrees=DEGREES, levels_below=None)
    return one, other


def test_an_organization_is_reviewed_as_within_the_whole(service):
    for desk in service:
        found = review_of(on=TODAY, organization=desk.organization.pk)

        assert found == of_the_whole(desk.organization)
    codes = {
        each.code.value for each in review_of(on=TODAY, organization=service[0].organization.pk)
    }
    assert {"know_how_apart", "too_deep", "same_level", "compression"} <= codes


def test_what_the_reader_evaluates_is_left_out_as_within_the_whole(service):
    one, other = service
    for hidden in ([other.posts["adm"].pk], [one.posts["below"].pk, one.posts["general"].pk]):
        of = {"on": TODAY, "without": hidden}
        found = review_of(organization=one.organization.pk, **of)

        assert found == of_the_whole(one.organization, without=hidden)
        assert not {each.key for each in found} & set(hidden)


def test_only_what_touches_the_organization_is_taken_one_by_one(service, monkeypatch):
    one, other = service
    taken = []

    def asked(posts, **more):
        taken.extend(post.key for post in posts)
        return []

    monkeypatch.setattr(reviewing, "review", asked)
    review_of(on=TODAY, organization=one.organization.pk)

    names = ("director", "general", "below")
    assert set(taken) == {one.posts[each].pk for each in names} | {other.posts["adm"].pk}


# what the database looks at


@pytest.fixture
def plan(service):
    """plan(rows): how the database goes about it, where it has no reason to read a whole table."""

    def explained(rows):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
        return rows.explain().splitlines()

    return explained


def test_what_is_in_effect_is_narrowed_before_anything_is_worked_out(plan, service):
    """Which index serves it in a table of a dozen rows says nothing of one of thousands."""
    director = service[0].posts["director"].pk

    said = " ".join(plan(in_effect(on=TODAY).filter(position=director).values("total")))

    assert re.search(rf"position_id = '?{director}\b", said)
    assert "Unique" not in said
    assert "Sort" not in said


def test_similar_positions_are_found_by_their_occupation(plan):
    assert "description_occupation" in plan(JobDescription.objects.filter(noc_code="00012"))[0]


def test_the_last_to_take_effect_counts_and_of_one_day_the_last_decided():
    desk = make.desk()
    first = standing(desk, "decided", degrees=DEGREES)
    of = {"description": first.description, "degrees": HIGHER}
    same = standing(desk, "decided", **of)
    standing(desk, "decided", effective_on=make.date(2023, 4, 1), **of)
    later = standing(desk, "decided", effective_on=make.date(2025, 4, 1), **of)
    standing(desk, "recommended", **of)

    def stands(day):
        return [each.pk for each in JobEvaluation.objects.in_effect(day)]

    assert stands(make.date(2024, 4, 1)) == [same.pk]
    assert stands(make.date(2025, 4, 1)) == [later.pk]
    assert stands(make.date(2022, 4, 1)) == []
