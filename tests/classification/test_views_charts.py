"""The guide charts: what the page shows, what one choice does, what the points answer, what never
leaves."""

import json
import re
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from classification.choices import Fact, Factor
from classification.forms.charts import CHOICES
from classification.models import Seat
from classification.queries.judging import COLUMNS
from classification.rules.degrees import PULL_OF
from classification.services import consensus
from etms.trace.models import Act
from tests.classification.charting import HALF, alone, together
from tests.classification.evaluating import NOW, listed
from tests.factories import classification as make
from tests.factories.classification import DEGREES, HIGHER

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture
def desk():
    return make.desk()


@pytest.fixture
def member(client, desk):
    client.force_login(desk.member)
    return client


def page_of(found, part=""):
    return f"/classification/evaluations/{found.pk}/charts/{part}"


def choose(client, found, name, base, *values):
    sent = {"name": name, "base": base, "value": list(values)}
    return client.post(page_of(found, "choice/"), sent)


def as_page(**chosen):
    """A page that sends choices, each beside what it was given."""
    sent = {}
    for name, (given, value) in chosen.items():
        sent |= {f"base.{name}": given, name: value}
    return sent


WHOLE = {
    "know_how": ("", "F II 3"),
    "practical_technical_pull": ("", "+"),
    "planning_organizing_pull": ("", ""),
    "problem_solving": ("", "E 4"),
    "thinking_environment_pull": ("", "+"),
    "thinking_challenge_pull": ("", ""),
    "accountability": ("", "E 2 P"),
    "freedom_to_act_pull": ("", "+"),
    "magnitude_pull": ("", ""),
    "impact_pull": ("", ""),
}


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


def points(client, found, **chosen):
    return client.post(page_of(found, "points/"), as_page(**chosen)).content.decode()


def test_the_points_move_with_the_choices_and_nothing_is_written(member, desk):
    found = together(desk)
    acts = Act.objects.count()

    text = points(member, found, **WHOLE)

    assert "EX-01" in text
    assert "920" in text
    assert "One step lower in Know-How takes it below the group (830 points)." in text
    assert "Accountability and Problem Solving are level." in text
    assert "F+, E+, E+ fall in order, as in a waterfall." in text
    assert "EX Job Evaluation Standard 2022, Checking the Complete Evaluation" in text
    found.refresh_from_db()
    assert (found.practical_technical, Act.objects.count()) == ("", acts)


def test_half_of_the_choices_says_what_is_known_so_far(member, desk):
    text = points(member, together(desk), know_how=WHOLE["know_how"])

    assert "<b>400</b> points" in text
    assert "5 sub-factors have no degree yet." in text
    assert "EX-0" not in text


@pytest.mark.parametrize(
    ("chosen", "written"),
    [
        ({"practical_technical": "F", "communicating_influencing": "3"}, "F … 3"),
        ({"magnitude": "3", "magnitude_pull": "-"}, "… 3\u2212 …"),
    ],
)
def test_a_degree_that_is_missing_does_not_look_like_a_pull(member, desk, chosen, written):
    text = member.get(page_of(together(desk, degrees=chosen))).content.decode()

    parts = re.findall(r'<b class="degrees-written">(.*?)</b>', text)
    open_ = '<span aria-hidden="true">…</span><span class="sr-only">still open</span>'
    assert [part.replace(open_, "…").strip() for part in parts] == [written]


def test_no_number_comes_from_what_is_wrong(member, desk):
    wrong = WHOLE | {"know_how": ("", "Z II 3")}

    text = points(member, together(desk), **wrong)

    assert "Z is no degree of this chart" in text
    for number in ("460", "920", "EX-0"):
        assert number not in text


def test_the_indicators_of_planning_are_weighed_together(member, desk):
    found = together(desk)
    read = {"indicator.functions": "1", "indicator.people": "3", "indicator.horizon": "2"}

    text = member.post(page_of(found, "points/"), read).content.decode()

    assert "3 of 4 indicators read: together they speak for III+/IV\u2212." in text


def test_the_highest_legitimate_combination_is_named(member, desk):
    found = together(desk)
    sent = as_page(**WHOLE) | {"base.facts": "", "facts": ["answerable", "adviser"]}

    text = member.post(page_of(found, "points/"), sent).content.decode()

    highest = text.index("The highest legitimate evaluation.")
    assert "E+3P" in text[highest - 600 : highest]
    assert text.count("This impact holds only if something more is true of the role.") == 2


def test_an_amount_is_taken_as_magnitude_and_set_aside_again(member, desk):
    found = together(desk, degrees=DEGREES)
    row = found.description.dimensions.first()

    member.post(page_of(found), {"take": row.pk})

    found.refresh_from_db()
    assert (found.dollars, found.dollars_on) == (Decimal(40_000_000), date(2024, 4, 1))
    assert (found.magnitude, found.magnitude_pull) == ("3", "")
    text = member.get(page_of(found)).content.decode()
    assert "The magnitude is read from $40,000,000" in text
    assert 'value="E 3 P" checked' in text
    assert 'value="E 2 P" disabled' in text

    member.post(page_of(found), {"release": "1"})

    found.refresh_from_db()
    assert (found.dollars, found.magnitude) == (None, "3")


def test_an_amount_that_is_none_is_said_beside_it(member, desk):
    found = together(desk, degrees=DEGREES)
    sent = {"take": "own", "own_dollars": "-3", "own_on": "2024-04-01"}

    answer = member.post(page_of(found), sent)

    assert answer.status_code == 422
    assert "The amount must be above zero." in answer.content.decode()


@pytest.mark.parametrize(
    "written", ["40,000,000", "40 000 000", "$40000000", "40\u202f000\u202f000,00"]
)
def test_amounts_are_written_as_people_write_them(member, desk, written):
    found = together(desk, degrees=DEGREES)

    member.post(page_of(found), {"take": "own", "own_dollars": written, "own_on": "2024-04-01"})

    found.refresh_from_db()
    assert found.dollars == Decimal(40_000_000)


def test_a_second_unrelated_impact_is_joined(member, desk):
    """The second example of the standard: $40 M at P and $1 B at C- come to 3+."""
    shape = DEGREES | {"freedom_to_act": "F", "freedom_to_act_pull": ""}
    dollars = {
        "dollars": Decimal(360_000_000),
        "dollars_on": date(2024, 4, 1),
        "magnitude": "",
        "second_impact": "C",
        "unrelated": True,
        "own_work": False,
    }
    found = together(desk, degrees=shape | dollars)

    text = points(member, found, second_dollars=("", "9 000 000 000"))

    assert "The second amount is brought to the core impact and added." in text
    assert "460" in text


def test_an_amount_written_with_spaces_is_the_same_amount(member, desk):
    found = together(desk, degrees=DEGREES)

    told = choose(member, found, "second_dollars", "", "9 000 000").json()

    again = choose(member, found, "second_dollars", told["revision"], "9 500 000")
    assert (told["revision"], told["value"]) == ("9000000", ["9000000"])
    assert again.status_code == 200


def test_without_scripts_the_whole_page_is_kept(member, desk):
    found = together(desk)

    answer = member.post(page_of(found), as_page(**WHOLE))

    found.refresh_from_db()
    assert answer.status_code == 302
    assert (found.total, found.level) == (920, "EX-01")


def test_without_scripts_too_both_choices_are_shown(member, desk):
    found = together(desk, degrees=DEGREES)
    sent = as_page(know_how=("F III 3", "G III 3"), problem_solving=("E 4", "F 4"))

    answer = member.post(page_of(found), sent)

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else has chosen something else here" in text
    assert 'value="G III 3" checked' in text
    found.refresh_from_db()
    assert (found.thinking_environment, found.practical_technical) == ("F", "F")


def test_the_other_choice_is_taken_or_the_own_one_kept(member, desk):
    found = together(desk, degrees=DEGREES)
    sent = as_page(know_how=("F II 3", "G III 3"))

    member.post(page_of(found), sent | {"theirs": "know_how"})
    found.refresh_from_db()
    assert found.practical_technical == "F"

    member.post(page_of(found), sent | {"mine": "know_how"})
    found.refresh_from_db()
    assert found.practical_technical == "G"


def test_a_chart_is_cleared(member, desk):
    found = together(desk, degrees=DEGREES)

    member.post(page_of(found), as_page(know_how=("F II 3", "F II 3")) | {"clear": "know_how"})

    found.refresh_from_db()
    assert (found.practical_technical, found.total) == ("", None)


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


def test_what_is_there_already_is_no_change(member, desk):
    found = together(desk, degrees=DEGREES)

    told = choose(member, found, "know_how", "G III 3", "F II 3")

    assert told.status_code == 200
    assert json.loads(told.content)["value"] == ["F II 3"]


def test_what_others_found_stays_out_of_sight(member, desk):
    _seat, found = alone(desk, degrees=HALF)
    make.written(make.seat, found, desk.adviser, degrees=HIGHER, submitted=True, estimate="A1")

    text = member.get(page_of(found)).content.decode()

    assert 'value="F II 3" checked' in text
    assert 'value="G III 3" checked' not in text


# what the page must let one enter, without scripts as well


ENTERED = {
    "practical_technical": "G",
    "practical_technical_pull": "-",
    "planning_organizing": "III",
    "planning_organizing_pull": "+",
    "communicating_influencing": "2",
    "thinking_environment": "F",
    "thinking_environment_pull": "+",
    "thinking_challenge": "3",
    "thinking_challenge_pull": "+",
    "freedom_to_act": "F",
    "freedom_to_act_pull": "++",
    "magnitude": "4",
    "magnitude_pull": "-",
    "impact": "C",
    "impact_pull": "+",
    "participation": "lead",
}


def test_whatever_is_judged_is_entered_and_taken_back_without_scripts(member, desk):
    """Each column of an evaluation, by the buttons and the fields of the list view alone."""
    found = together(desk)
    page = page_of(found) + "?view=list"
    member.post(page, listed(ENTERED) | {"base.facts": "", "facts": ["answerable", "orders"]})
    own = {"own_dollars": "500,000,000", "own_on": "2024-04-01", "own_kind": "outside"}
    member.post(page, {"take": "own"} | own)
    second = {"second_dollars": "9,000,000", "second_impact": "C", "second_impact_pull": "-"}
    member.post(page, listed(second | {"unrelated": "yes", "own_work": "no"}))

    found.refresh_from_db()
    judged = {name: getattr(found, name) for name in COLUMNS}
    assert {name for name, value in judged.items() if value in (None, "", [])} == set()
    assert (found.facts, found.dimension) == (["answerable", "orders"], "outside")
    text = member.get(page).content.decode()
    assert 'name="own_dollars" inputmode="decimal" value="500000000"' in text

    member.post(page, {"release": "1"})
    for name in (*judged, "facts"):
        if name in CHOICES:
            member.post(page, {"clear": name})
    found.refresh_from_db()
    assert {name for name in COLUMNS if getattr(found, name) not in (None, "", [])} == set()


@pytest.mark.parametrize("view", ["", "?view=list"])
def test_every_choice_is_on_the_page(member, desk, view):
    found = together(desk, degrees=DEGREES | TAKEN)

    text = member.get(page_of(found) + view).content.decode()

    offered = set(re.findall(r'name="base\.([a-z_]+)"', text))
    cells = {factor.value for factor in Factor}
    single = {field.value for field in PULL_OF}
    given = {"magnitude", "magnitude_pull"}  # by the amount
    assert offered == set(CHOICES) - given - (cells if view else single)
    for fact in Fact.values:
        assert f'name="facts" value="{fact}"' in text


TAKEN = {"dollars": Decimal(40_000_000), "dollars_on": date(2024, 4, 1), "magnitude": ""}


def test_a_second_impact_stays_in_sight_when_the_first_amount_is_set_aside(member, desk):
    second = {"second_dollars": Decimal(9_000_000), "second_impact": "C"}
    found = together(desk, degrees=DEGREES | TAKEN | second)

    member.post(page_of(found), {"release": "1"})

    text = member.get(page_of(found)).content.decode()
    assert 'name="second_dollars"' in text
    assert "take an amount, or clear the second one" in text
    found.refresh_from_db()
    assert found.total is None

    member.post(page_of(found), listed({"second_dollars": ""}, over={"second_dollars": "9000000"}))

    found.refresh_from_db()
    assert (found.second_dollars, found.total is not None) == (None, True)
