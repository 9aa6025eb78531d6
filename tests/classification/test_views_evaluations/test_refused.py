"""What is wrong, stale or missing is said where it stands, and nothing is lost."""

import pytest

from tests.classification.evaluating import listed, signed, standing
from tests.classification.test_views_evaluations.test_whole_way import EFFECTIVE
from tests.factories.classification import DEGREES

pytestmark = pytest.mark.django_db


def test_what_is_wrong_stands_beside_its_field_and_the_rest_is_kept(desk, site):
    found = standing(desk, "consensus", seats=[desk.member])
    sent = listed({"impact": "S", "second_dollars": "many"})
    page = site(desk.member).post("charts", found.pk, status=422, **sent)

    assert "many" in page
    found.refresh_from_db()
    assert (found.impact, found.second_dollars) == ("S", None)


def test_a_stale_consensus_answers_409_and_saves_the_second_time(desk, site):
    found = standing(desk, "consensus", seats=[desk.member, desk.adm.user])
    site(desk.adm.user).post("charts", found.pk, **listed({"freedom_to_act_pull": "+"}))
    member = site(desk.member)
    page = member.post("charts", found.pk, **listed({"freedom_to_act_pull": "-"}), status=409)
    assert "Somebody else has chosen something else here" in page
    member.post(
        "charts",
        found.pk,
        **listed({"freedom_to_act_pull": "-"}, over={"freedom_to_act_pull": "+"}),
        mine="freedom_to_act_pull",
    )

    found.refresh_from_db()
    assert (found.freedom_to_act_pull, found.revision) == ("-", 2)


def test_a_stale_rationale_shows_what_stands(desk, site):
    found = standing(desk, "consensus", seats=[desk.member])
    member = site(desk.member)
    member.post("write_rationale", found.pk, "impact", **{"impact-text": "A", "impact-base": 0})
    page = member.post(
        "write_rationale",
        found.pk,
        "impact",
        status=409,
        **{"impact-text": "B", "impact-base": 0},
    )

    assert "What stands now" in page
    member.post("write_rationale", found.pk, "nothing", status=404)


def test_what_is_missing_is_named_on_the_page(desk, site):
    found = standing(desk, "consensus", seats=[desk.member], degrees=DEGREES)
    page = site(desk.member).post(
        "recommend", found.pk, effective_on=EFFECTIVE, base=0, status=422
    )

    assert "There is no rationale for: Freedom to act" in page


def test_a_day_without_charts_is_refused_on_the_form(desk, site):
    description = signed(desk)
    page = site(desk.adviser).post(
        "evaluate",
        desk.posts["director"].pk,
        description=description.pk,
        evaluated_on="2022-10-02",
        status=422,
    )

    assert "not among the sources" in page
