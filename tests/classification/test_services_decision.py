"""The deputy head decides or returns: the level from its day, whom it touches, the record."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from classification.choices.evaluations import Touched
from classification.models import JobEvaluation
from classification.queries.judging import replayed
from classification.services import decision
from etms.work.models import Notice
from tests.classification.evaluating import (
    EFFECTIVE,
    NOW,
    act,
    agree,
    standing,
)
from tests.factories import classification as make
from tests.factories.acts import arrange
from tests.factories.classification import DEGREES, HIGHER

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return make.desk()


def before_the_head(desk, degrees=DEGREES, **more):
    return standing(
        desk,
        "recommended",
        degrees=degrees,
        seats=[desk.member],
        reasons=True,
        recommended_by=desk.member,
        **more,
    )


def level_on(desk, day, post="director"):
    return desk.posts[post].terms.on(day).get().level


def test_a_decision_sets_the_level_from_its_day_and_tells_whom_it_touches(desk):
    found = before_the_head(desk, HIGHER)
    higher = found.level
    assert higher != "EX-01"
    decided = act(desk, found, "decide", desk.head.user)

    assert (decided.state, decided.level_before, decided.level_after) == (
        "decided",
        "EX-01",
        higher,
    )
    assert level_on(desk, date(2024, 8, 31)) == "EX-01"
    assert level_on(desk, EFFECTIVE) == higher
    touched = {(row.person, row.how) for row in decided.touched.all()}
    assert touched == {
        (desk.director, Touched.INCUMBENT),
        (desk.general, Touched.MANAGER),
    }
    told = set(
        Notice.objects.filter(code__startswith="evaluation.level").values_list("to", "code")
    )
    assert told == {
        (desk.director.user.pk, "evaluation.level_changed"),
        (desk.general.user.pk, "evaluation.level_changed_below"),
    }


def test_a_decision_puts_the_signed_description_in_force(desk):
    decided = act(desk, before_the_head(desk), "decide", desk.head.user)

    decided.description.refresh_from_db()
    assert (decided.description.state, decided.description.starts_on) == ("in_force", EFFECTIVE)


def test_a_decision_that_changes_no_level_touches_nobody(desk):
    decided = act(desk, before_the_head(desk), "decide", desk.head.user)

    assert not decided.touched.exists()
    assert desk.posts["director"].terms.count() == 1


def test_terms_recorded_for_later_keep_their_title_and_take_the_level(desk):
    post = desk.posts["director"]
    terms = post.terms.get()
    with transaction.atomic():
        arrange()
        terms.ends_on = date(2025, 3, 31)
        terms.save()
        terms.pk, terms.starts_on, terms.ends_on = None, date(2025, 4, 1), None
        terms.title_en = "Another title"
        terms.save()
    found = before_the_head(desk, HIGHER)
    act(desk, found, "decide", desk.head.user)

    later = post.terms.on(date(2025, 4, 1)).get()
    assert (later.level, later.title_en) == (found.level, "Another title")


def test_a_decision_for_a_day_without_the_position_is_refused_whole(desk):
    found = before_the_head(desk)
    with pytest.raises(ValidationError):
        decision.decide_evaluation(
            evaluation=found, effective_on=date(2010, 1, 1), note="", base=0, seen="",
            by=desk.head.user, at=NOW,
        )  # fmt: skip

    found.refresh_from_db()
    assert found.state == "recommended"


def test_the_deputy_head_returns_with_a_note_and_the_committee_goes_on(desk):
    found = before_the_head(desk)
    with pytest.raises(ValidationError):
        decision.return_evaluation(evaluation=found, note=" ", base=0, by=desk.head.user, at=NOW)
    returned = act(desk, found, "return", desk.head.user)

    assert (returned.state, returned.note) == ("returned", "Say more of the scope.")
    agree(returned, desk.member, {"magnitude": "3"}, base=returned.revision)
    assert act(desk, returned, "recommend", desk.member).state == "recommended"


def test_a_decision_is_replayed_from_its_record(desk):
    decided = act(desk, before_the_head(desk, HIGHER), "decide", desk.head.user)
    again = replayed(JobEvaluation.objects.get(pk=decided.pk))

    assert again.figures.total == decided.total
    assert again.figures.level == decided.level_after
