"""/api/classification/ answers every worked example: chart by chart, the text, refusals."""

from datetime import date

import pytest

from tests.accounts.conftest import account
from tests.api.conftest import script
from tests.classification.proofs import DAY, LADDER, PERCENTAGES, asked_of, cases, table
from tests.classification.test_api import EVALUATE, MAGNITUDE, refused_at, send

pytestmark = pytest.mark.django_db
# The cases write degrees as text; other systems send these as numbers.
NUMBERS = ("communicating_influencing", "thinking_challenge", "magnitude")


@pytest.fixture
def caller(db):
    return script(account(username="caller"), **{"accept-language": "en"})


def body(text: str) -> dict:
    asked: dict = asked_of(text)
    return asked | {name: int(asked[name]) for name in NUMBERS}


def evaluated(caller, asked) -> dict:
    answer = send(caller, asked)
    assert answer.status_code == 200, (asked, answer.content)
    return answer.json()


def test_every_cell_of_the_know_how_chart(caller):
    rows = table("know-how-chart")

    for row in rows:
        asked = body("EII1 D3 F4C") | {
            "practical_technical": row["practical_technical"],
            "practical_technical_pull": row["pull"],
            "planning_organizing": row["planning_organizing"],
            "communicating_influencing": int(row["communicating_influencing"]),
        }
        found = evaluated(caller, asked)
        assert found["know_how"] == int(row["points"])
        shade = row["likelihood"].replace(" ", "_")
        assert found["checks"][0]["code"] == f"know_how_{shade}"

    assert len(rows) == 144


def test_every_cell_of_the_problem_solving_chart(caller):
    rows = table("problem-solving-chart")

    for row in rows:
        asked = body("HV3 D3 F4C") | {
            "thinking_environment": row["thinking_environment"],
            "thinking_environment_pull": row["pull"],
            "thinking_challenge": int(row["thinking_challenge"]),
        }
        found = evaluated(caller, asked)
        percent = int(row["percent"])
        down = PERCENTAGES.index(100) - PERCENTAGES.index(percent)
        assert found["problem_solving_percent"] == percent
        assert found["problem_solving"] == LADDER[LADDER.index(1600) - down]
        shade = row["likelihood"].replace(" ", "_")
        assert f"problem_solving_{shade}" in [check["code"] for check in found["checks"]]

    assert len(rows) == 29


def test_every_example_of_know_how_in_the_text(caller):
    for case in cases("text")["know_how"]:
        found = evaluated(caller, body(f"{case['degrees']} F4 F4C"))
        assert found["know_how"] == case["points"], case["name"]


def test_every_example_of_accountability_in_the_text(caller):
    for case in cases("text")["accountability"]:
        found = evaluated(caller, body(f"FII3 F4 {case['degrees']}"))
        assert found["accountability"] == case["points"], case["name"]


def test_every_check_of_the_standard(caller):
    for case in cases("check")["check"]:
        found = evaluated(caller, body(case["degrees"]))
        codes = [check["code"] for check in found["checks"]]
        assert set(case.get("codes", ())) <= set(codes), case["name"]
        assert not set(case.get("without", ())) & set(codes), case["name"]
        if "level" in case:
            assert found["level"] == (case["level"] or None), case["name"]


def test_every_amount_of_the_text(caller):
    for case in cases("magnitude")["magnitude"]:
        on = str(case.get("on", DAY))
        found = caller.get(MAGNITUDE, {"dollars": str(case["dollars"]), "on": on}).json()
        assert f"{found['degree']}{found['pull']}" == case["degree"], case["name"]
        assert found["constant_dollars"] == case["constant"], case["name"]


def test_every_amount_that_has_no_magnitude(caller):
    for case in cases("magnitude")["refused"]:
        asked = {name: str(case[name]) for name in ("dollars", "on") if name in case}
        assert refused_at(caller.get(MAGNITUDE, asked)) == set(case["fields"]), case["name"]


def test_every_evaluation_that_cannot_be(caller):
    """But for those of another day: the API evaluates by the charts in force today."""
    for case in cases("refusal")["refused"]:
        if "on" in case:
            assert case["on"] < date(2022, 10, 3)
            continue
        asked = body("F+II3 E+4 E+2P") | case["change"]
        asked = {name: value for name, value in asked.items() if value != "none"}
        assert refused_at(send(caller, asked, EVALUATE)) == set(case["fields"]), case["name"]
