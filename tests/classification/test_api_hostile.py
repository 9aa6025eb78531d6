"""/api/classification/ asked in ways that no honest system asks: a reason every time, no fault."""

import json

import pytest
from django.test import Client, RequestFactory

from classification.api.shapes import EXAMPLE, WITH_DOLLARS
from etms.wsgi import application, in_utf_8
from tests.accounts.conftest import account
from tests.api.conftest import script
from tests.classification.test_api import BENCHMARKS, EVALUATE, MAGNITUDE, refused_at, send

pytestmark = pytest.mark.django_db
PULLS = [name for name in EXAMPLE if name.endswith("_pull")]
AMOUNT = f"{MAGNITUDE}?dollars=40000000&on="


@pytest.fixture
def caller(db):
    return script(account(username="caller"), **{"accept-language": "en"})


@pytest.mark.parametrize("name", PULLS)
@pytest.mark.parametrize(
    "pull", ["\u2212", "\u2013", "\uff0b", " +", "+ ", "+-", "+++", "plus", 1, 0]
)
def test_what_only_looks_like_a_pull_is_none(caller, name, pull):
    assert refused_at(send(caller, EXAMPLE | {name: pull})) == {name}


def test_dollars_beside_a_magnitude_are_not_read(caller):
    both = EXAMPLE | {"dollars": "40000000", "on": "2024-04-01"}

    assert refused_at(send(caller, both)) == {"dollars", "on"}


@pytest.mark.parametrize("value", ["02", "2.0", "+2", " 2", "²", "２", "2" * 400])
@pytest.mark.parametrize("name", ["magnitude", "thinking_challenge", "communicating_influencing"])
def test_a_number_is_written_in_one_way(caller, name, value):
    assert refused_at(send(caller, EXAMPLE | {name: value})) == {name}


@pytest.mark.parametrize(
    "dollars", ["1,000", "1e5", "$40", "40 000 000", "40_000_000", "0x10", "４0", "40M", "+", ".5"]
)
def test_dollars_are_written_in_one_way(caller, dollars):
    assert refused_at(caller.get(MAGNITUDE, {"dollars": dollars, "on": "2024-04-01"})) == {
        "dollars"
    }


@pytest.mark.parametrize(
    "kind",
    [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "application/xml",
        "nonsense",
        "",
    ],
)
def test_what_is_no_json_is_refused(caller, kind):
    answer = caller.post(EVALUATE, json.dumps(EXAMPLE), content_type=kind)

    assert answer.status_code in (400, 415)
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    "charset", ["utf-16", "zlib", "bz2", "hex", "rot13", "idna", "latin-1", '"utf-8"', "no-such"]
)
@pytest.mark.parametrize(("method", "url"), [("POST", EVALUATE), ("GET", f"{AMOUNT}2024%2D04")])
def test_a_request_is_read_as_utf_8_whatever_it_says(db, method, url, charset):
    """Through the door of the web server: Django itself stumbles over an encoding of no text."""
    kind = f"application/json; charset={charset}; x=y"
    sent = RequestFactory().generic(method, url, json.dumps(EXAMPLE).encode())
    environ = sent.environ | {"CONTENT_TYPE": kind}
    answered = []

    application(environ, lambda status, _headers: answered.append(status))

    assert answered == ["401 Unauthorized"]
    seen = in_utf_8(lambda environ, _start: environ["CONTENT_TYPE"])(environ, None)
    assert seen == "application/json; x=y"


@pytest.mark.parametrize(
    ("method", "url"),
    [("get", EVALUATE), ("put", EVALUATE), ("post", BENCHMARKS), ("delete", AMOUNT)],
)
def test_another_method_is_refused(caller, method, url):
    answer = getattr(caller, method)(url)

    assert answer.status_code == 405
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("inside", "twice", "field"),
    [
        ('"impact": "P"', '"impact": "S", "impact": "P"', "impact"),
        ('"on": "2024-04-01"', '"on": "2024-04-01", "on": "2023-04-01"', "on"),
    ],
)
def test_what_stands_twice_in_a_body_is_not_taken_on_its_last_value(caller, inside, twice, field):
    body = json.dumps(WITH_DOLLARS)
    assert inside in body

    assert refused_at(send(caller, body.replace(inside, twice))) == {field}


def test_what_is_asked_twice_is_not_taken_on_its_last_value(caller):
    assert refused_at(caller.get(f"{AMOUNT}2024-04-01&dollars=1")) == {"dollars"}


def test_a_body_over_the_limit_is_refused_in_json(caller):
    answer = send(caller, EXAMPLE | {"impact": "x" * 3_000_000})

    assert (answer.status_code, set(answer.json())) == (413, {"detail"})


def test_an_evaluation_takes_no_query(caller):
    assert refused_at(send(caller, EXAMPLE, f"{EVALUATE}?level=EX-05")) == {"level"}


@pytest.mark.parametrize("on", ["2022-10-03", "2024-02-29", "2025-12-31"])
def test_the_last_index_holds_until_there_is_another(caller, on):
    assert caller.get(AMOUNT + on).json()["index"] == "9"


@pytest.mark.parametrize(
    "on", ["2999-01-01", "9999-12-31", "10000-01-01", "0001-01-01", "-2024-01-01", "2024-04-01%00"]
)
def test_a_day_that_no_index_knows_is_refused(caller, on):
    assert refused_at(caller.get(AMOUNT + on)) == {"on"}


@pytest.mark.parametrize(
    ("asked", "account_language", "answered"),
    [
        ("fr", "en", "fr"),
        ("en", "fr", "en"),
        ("fr-CA,fr;q=0.9,en;q=0.5", "en", "fr"),
        ("en;q=0.1,fr;q=0.9", "en", "fr"),
        ("de", "fr", "en"),
        ("*", "fr", "en"),
        (";;q=x\x01,", "fr", "en"),
        ("", "fr", "fr"),
    ],
)
def test_the_words_are_in_the_language_that_the_request_names(
    db, asked, account_language, answered
):
    caller = script(account(username="caller", language=account_language))
    headers = {"accept-language": asked}

    def ask(body):
        return caller.post(EVALUATE, json.dumps(body), "application/json", headers=headers)

    said = ask(EXAMPLE).json()["checks"][0]["source"]
    refused = ask(EXAMPLE | {"impact": "X"}).json()["fields"]["impact"][0]

    assert said.startswith({"en": "EX Job Evaluation", "fr": "Norme d’évaluation"}[answered])
    assert {"en": "no degree", "fr": "pas un degré"}[answered] in refused


def test_a_strange_wish_for_a_format_gets_no_fault(caller):
    answer = caller.get(BENCHMARKS, headers={"accept": "text/html"})

    assert answer.status_code in (200, 406)


@pytest.mark.parametrize("pull", ["++", "+", "", "-", "--"])
def test_each_pull_of_freedom_to_act_has_its_number(caller, pull):
    """Pulls of the factor are held within one step; with a pull of magnitude two can be had."""
    alone = send(caller, EXAMPLE | {"freedom_to_act_pull": pull}).json()
    against = {"freedom_to_act_pull": pull, "magnitude_pull": "-" if "+" in pull else "+"}
    held = send(caller, EXAMPLE | against).json()

    numbers = {
        "++": (230, 230),
        "+": (230, 200),
        "": (200, 230),
        "-": (175, 200),
        "--": (175, 175),
    }
    assert (alone["accountability"], held["accountability"]) == numbers[pull]


def test_nothing_comes_back_of_what_was_sent_too_long(caller):
    answer = send(caller, WITH_DOLLARS | {"impact": "x" * 100_000, "y" * 100_000: 1})

    assert answer.status_code == 400
    assert len(answer.content) < 2000


def test_a_request_without_any_header_is_refused_in_words(db):
    answer = Client().post(EVALUATE, b"", content_type="application/json")

    assert (answer.status_code, bool(answer.json()["detail"])) == (401, True)
