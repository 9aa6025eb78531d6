"""What one choice does: it is kept at once, or refused beside its field."""

import json

import pytest

from classification.services import consensus
from etms.trace.models import Act
from tests.classification.charting import alone, as_page, choose, page_of, together
from tests.classification.evaluating import NOW
from tests.factories.classification import DEGREES

pytestmark = pytest.mark.django_db


def test_a_choice_is_kept_at_once(member, desk):
    found = together(desk)

    told = choose(member, found, "know_how", "", "F II 3").json()

    found.refresh_from_db()
    assert (found.practical_technical, found.planning_organizing) == ("F", "II")
    assert told["revision"] == "F II 3"
    assert "Saved at" in told["said"]


def test_an_own_choice_is_kept_on_the_own_seat(member, desk):
    seat, found = alone(desk)

    choose(member, found, "problem_solving", "", "F 4")

    seat.refresh_from_db()
    found.refresh_from_db()
    assert (seat.thinking_environment, seat.thinking_challenge) == ("F", "4")
    assert found.thinking_environment == ""


def test_a_choice_that_somebody_else_made_meanwhile_shows_both(member, desk):
    found = together(desk, degrees=DEGREES)
    consensus.agree_on(
        evaluation=found,
        degrees={"thinking_environment": "F"},
        base=0,
        by=desk.adviser,
        at=NOW,
    )

    answer = choose(member, found, "problem_solving", "E 4", "G 4")

    told = answer.json()
    assert answer.status_code == 409
    assert (told["words"], told["value"], told["revision"]) == ("F 4", ["F 4"], "F 4")
    assert choose(member, found, "problem_solving", "F 4", "G 4").status_code == 200


def test_two_who_choose_different_things_do_not_collide(member, desk):
    found = together(desk, degrees=DEGREES)
    consensus.agree_on(
        evaluation=found,
        degrees={"thinking_environment": "F"},
        base=0,
        by=desk.adviser,
        at=NOW,
    )

    assert choose(member, found, "know_how", "F II 3", "F III 3").status_code == 200


def test_a_primary_impact_takes_its_pull_away(member, desk):
    found = together(desk, degrees=DEGREES | {"impact": "C", "impact_pull": "+"})

    choose(member, found, "accountability", "E 2 C", "E 2 P")

    found.refresh_from_db()
    assert (found.impact, found.impact_pull) == ("P", "")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("know_how", "F II"),
        ("know_how", "Z II 3"),
        ("freedom_to_act", "X"),
        ("thinking_environment_pull", "-"),
        ("magnitude_pull", "++"),
        ("second_dollars", "many"),
        ("participation", "king"),
    ],
)
def test_what_no_chart_has_is_refused_beside_its_field(member, desk, name, value):
    found = together(desk, degrees=DEGREES)
    kept = {"know_how": "F II 3", "freedom_to_act": "E", "thinking_environment_pull": "+"}

    answer = choose(member, found, name, kept.get(name, ""), value)

    assert answer.status_code == 400
    assert answer.json()["error"]


@pytest.mark.parametrize(
    ("name", "values", "why"),
    [
        ("impact_pull", ["+"], "This degree takes no pull."),
        (
            "unrelated",
            ["maybe"],
            "maybe cannot be chosen here. Choose one of yes, no, or nothing.",
        ),
        ("facts", ["x", "adviser"], "x cannot be chosen here."),
    ],
)
def test_nothing_is_called_saved_that_is_not_kept(member, desk, name, values, why):
    found = together(desk, degrees=DEGREES)
    acts = Act.objects.count()

    answer = choose(member, found, name, "", *values)

    assert answer.status_code == 400
    assert why in answer.json()["error"]
    assert Act.objects.count() == acts


def test_there_is_no_choice_of_another_name(member, desk):
    assert choose(member, together(desk), "level", "", "EX-05").status_code == 404


def test_a_chart_is_cleared(member, desk):
    found = together(desk, degrees=DEGREES)

    member.post(page_of(found), as_page(know_how=("F II 3", "F II 3")) | {"clear": "know_how"})

    found.refresh_from_db()
    assert (found.practical_technical, found.total) == ("", None)


def test_what_is_there_already_is_no_change(member, desk):
    found = together(desk, degrees=DEGREES)

    told = choose(member, found, "know_how", "G III 3", "F II 3")

    assert told.status_code == 200
    assert json.loads(told.content)["value"] == ["F II 3"]
