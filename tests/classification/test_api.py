"""/api/classification/: the rules for other systems, and every way to ask wrongly."""

import json

import pytest
from django.test import Client
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from classification.api.shapes import EXAMPLE, WITH_DOLLARS
from classification.choices import Check, Clause, Grade
from tests.accounts.conftest import account
from tests.api.conftest import script

pytestmark = pytest.mark.django_db
EVALUATE = "/api/classification/evaluate/"
BENCHMARKS = "/api/classification/benchmarks/"
MAGNITUDE = "/api/classification/magnitude/"
HUGE = "9" * 4000


@pytest.fixture
def caller(db):
    return script(account(username="caller"), **{"accept-language": "en"})


def send(client: Client, body, url=EVALUATE):
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(url, text, content_type="application/json")


def refused_at(answer) -> set[str]:
    """The fields of a refusal; each has a reason, and no figure is told."""
    body = answer.json()
    assert answer.status_code == 400, body
    assert set(body) == {"detail", "fields"}
    assert all(reason for reasons in body["fields"].values() for reason in reasons)
    return set(body["fields"])


def test_the_example_of_the_issue(caller):
    answer = send(caller, EXAMPLE).json()

    checks = answer.pop("checks")
    assert answer == {
        "know_how": 460,
        "problem_solving_percent": 50,
        "problem_solving": 230,
        "accountability": 230,
        "total": 920,
        "level": "EX-01",
        "profile": "L",
    }
    assert all(set(check) == {"code", "grade", "text", "source"} for check in checks)
    assert {check["code"] for check in checks} <= set(Check.values)
    assert {check["grade"] for check in checks} <= set(Grade.values)
    assert {check["source"] for check in checks} <= {str(label) for label in Clause.labels}
    assert not any("%(" in check["text"] for check in checks)


def test_dollars_of_a_day_in_the_place_of_a_magnitude(caller):
    answer = send(caller, WITH_DOLLARS).json()

    assert answer["magnitude"] == {
        "degree": 3,
        "pull": "",
        "constant_dollars": "4444444.44",
        "index": "9",
    }
    assert (answer["accountability"], answer["profile"]) == (304, "A2")


def test_a_missing_pull_means_none(caller):
    bare = {name: value for name, value in EXAMPLE.items() if value != ""}

    assert send(caller, bare).json() == send(caller, EXAMPLE).json()


def test_below_the_group_there_is_no_level(caller):
    answer = send(caller, EXAMPLE | {"practical_technical_pull": ""}).json()

    assert (answer["total"] < 920, answer["level"]) == (True, None)


@pytest.mark.parametrize("pull", ["++", "--", "+", "-", "", None])
def test_freedom_to_act_takes_double_pulls(caller, pull):
    assert send(caller, EXAMPLE | {"freedom_to_act_pull": pull}).status_code == 200


@pytest.mark.parametrize("name", [name for name in EXAMPLE if name.endswith("_pull")])
@pytest.mark.parametrize("pull", ["++", "--"])
def test_no_other_field_does(caller, name, pull):
    if name != "freedom_to_act_pull":
        assert refused_at(send(caller, EXAMPLE | {name: pull})) == {name}


@pytest.mark.parametrize("name", [name for name in EXAMPLE if not name.endswith("_pull")])
def test_a_missing_degree_is_named(caller, name):
    rest = {key: value for key, value in EXAMPLE.items() if key != name}

    assert refused_at(send(caller, rest)) == {name}


NONSENSE = {
    "float": 3.0, "not whole": 2.5, "truth": True, "negative": -1, "beyond": 9, "huge": 10**3000,
    "list": [3], "object": {"a": 1}, "nested": [[[]]], "NUL": "\x00", "spaces": " F ",
    "small": "f", "words": "F+", "exponent": 1e3, "infinite": 1e400, "digits of India": "३",
    "letter": "\ufffd", "long": "F" * 10_000, "empty list": [],
}  # fmt: skip


@pytest.mark.parametrize("value", NONSENSE.values(), ids=NONSENSE)
@pytest.mark.parametrize("name", EXAMPLE)
def test_nonsense_is_refused_at_its_field(caller, name, value):
    text = json.dumps(EXAMPLE | {name: value}).replace("Infinity", "1e400")

    fields = refused_at(send(caller, text))

    assert fields == ({"dollars", "on", "a"} if _is_amount(name, value) else {name})


def _is_amount(name, value) -> bool:
    return name == "magnitude" and isinstance(value, dict)


def test_every_wrong_field_is_told_at_once(caller):
    wrong = {"impact": "X", "magnitude_pull": "*", "thinking_environment_pull": "-", "x": 1}

    assert refused_at(send(caller, EXAMPLE | wrong)) == set(wrong)


DOLLARS = {
    "float": 40000000.0, "exponent": "4e7", "number with exponent": 4e7, "truth": True,
    "list": ["40000000"], "object": {}, "words": "forty", "spaces": " 40000000", "comma": "40,000",
    "NUL": "4\x000", "zero": 0, "negative": "-1", "minus nothing": "-0", "empty": "", "none": None,
    "below the scale": "89999.99", "beyond": 10**18, "huge": HUGE, "NaN": "NaN", "inf": "Infinity",
    "long fraction": "1.0000000",
}  # fmt: skip


@pytest.mark.parametrize("dollars", DOLLARS.values(), ids=DOLLARS)
def test_a_wrong_amount_is_refused(caller, dollars):
    amount = {"dollars": dollars, "on": "2024-04-01"}

    assert refused_at(send(caller, EXAMPLE | {"magnitude": amount})) == {"dollars"}


DAYS = [
    "", None, 20240401, True, [], 1e400, "2024-02-30", "2024-4-1", "20240401", "2024-04-0\x00",
    "tomorrow", "2024-04-01T00:00", "0000-00-00", "1979-12-31", "2022-10-02",
]  # fmt: skip


@pytest.mark.parametrize("on", DAYS)
def test_a_wrong_day_is_refused(caller, on):
    text = json.dumps(EXAMPLE | {"magnitude": {"dollars": "40000000", "on": on}})

    assert refused_at(send(caller, text.replace("Infinity", "1e400"))) == {"on"}


def test_dollars_take_no_pull(caller):
    assert refused_at(send(caller, WITH_DOLLARS | {"magnitude_pull": "+"})) == {"magnitude_pull"}
    assert send(caller, WITH_DOLLARS | {"magnitude_pull": None}).status_code == 200


def test_an_amount_takes_nothing_more(caller):
    amount = WITH_DOLLARS["magnitude"] | {"index": "1"}

    assert refused_at(send(caller, EXAMPLE | {"magnitude": amount})) == {"index"}


def test_a_cell_that_the_chart_has_not_is_refused(caller):
    beyond = {"thinking_environment": "H", "thinking_challenge": 5}

    assert refused_at(send(caller, EXAMPLE | beyond | {"thinking_environment_pull": "+"}))


BODIES = ["", "[]", "null", "1", '"x"', "{", "NaN", '{"impact": NaN}', '{"\\ud800": 1}', b"\xff",
          '{"impact": "\\udfff"}', "[" * 3000, '{"magnitude": ' + "9" * 5000 + "}"]  # fmt: skip


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_what_is_no_object_of_json_is_refused(caller, body):
    answer = send(caller, body)

    assert answer.status_code == 400
    assert answer.json()["detail"]
    assert "total" not in answer.json()


def test_unknown_names_are_refused_whatever_they_are(caller):
    names = {"level": "EX-05", "\x00": 1, "x" * 5000: 1, "": 1, "__class__": 1, "on": "2024-01-01"}

    assert len(refused_at(send(caller, EXAMPLE | names))) == len(names)


def test_the_words_are_in_the_language_of_the_request(db):
    french = script(account(username="lectrice", language="fr"))

    answer = send(french, EXAMPLE).json()
    refused = send(french, EXAMPLE | {"impact": "X"}).json()

    assert "cascade" in " ".join(check["text"] for check in answer["checks"])
    assert answer["checks"][0]["source"].startswith("Norme d’évaluation")
    assert refused["detail"].startswith("Certaines valeurs")
    words = "X n’est pas un degré de ce tableau, qui a I, C, S, P."
    assert refused["fields"]["impact"] == [words]


def test_the_magnitude_of_an_amount(caller):
    answer = caller.get(MAGNITUDE, {"dollars": "40000000", "on": "2024-04-01"})

    assert answer.json() == send(caller, WITH_DOLLARS).json()["magnitude"]


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("", {"dollars", "on"}),
        ("?dollars=&on=", {"dollars", "on"}),
        ("?dollars=4e7&on=2024-04-01", {"dollars"}),
        ("?dollars=%2040000000&on=2024-04-01", {"dollars"}),
        ("?dollars=%00&on=2024-04-01", {"dollars"}),
        ("?dollars=NaN&on=2024-04-01", {"dollars"}),
        (f"?dollars={HUGE}&on=2024-04-01", {"dollars"}),
        ("?dollars=-5&on=1980-03-31", {"dollars"}),
        ("?dollars=5000000&on=1980-03-31", {"on"}),
        ("?dollars=5000000&on=2024-02-30", {"on"}),
        ("?dollars=40000000&on=2024-04-01&pull=%2B", {"pull"}),
    ],
)
def test_a_wrong_question_about_an_amount_is_refused(caller, query, fields):
    assert refused_at(caller.get(MAGNITUDE + query)) == fields


def test_all_benchmarks_give_what_they_say(caller):
    found = caller.get(BENCHMARKS).json()

    assert (found["total"], len(found["results"])) == (73, 73)
    for row in found["results"]:
        answer = send(caller, row["degrees"]).json()
        del answer["checks"]
        assert {name: row[name] for name in answer} == answer


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("?q=19-B", {"19-B"}),
        ("?q=indig%20dir", {"2"}),
        ("?q=EVALUATION%20progr&level=EX-01", {"3"}),
        ("?level=DM", set()),
        ("?function=communications&nature=staff&place=headquarters&level=EX-01", {"1"}),
    ],
)
def test_benchmarks_are_found(caller, query, numbers):
    found = caller.get(BENCHMARKS + query).json()

    assert {row["number"] for row in found["results"]} == numbers


@pytest.mark.parametrize("query", ["?level=EX-9", "?function=x", "?q=%00", "?page=2"])
def test_a_wrong_question_about_benchmarks_is_refused(caller, query):
    assert len(refused_at(caller.get(BENCHMARKS + query))) == 1


@pytest.mark.parametrize("url", [EVALUATE, BENCHMARKS, MAGNITUDE])
def test_nobody_comes_in_without_a_token(db, url):
    assert Client().get(url).status_code == 401
    assert send(Client(), EXAMPLE, url).status_code == 401


def test_nothing_of_the_service_is_asked(caller, django_assert_max_num_queries):
    send(caller, EXAMPLE)
    with django_assert_max_num_queries(12) as first:
        send(caller, EXAMPLE)

    assert not [one["sql"] for one in first if "classification_" in one["sql"]]


def test_the_description_tells_what_is_taken_and_answered(caller):
    schema = caller.get("/api/schema/").json()

    validate(schema, cls=OpenAPIV31SpecValidator)
    assert set(schema["components"]["schemas"]["EvaluationBody"]["properties"]) == set(EXAMPLE)
    assert {EVALUATE, BENCHMARKS, MAGNITUDE} <= set(schema["paths"])
