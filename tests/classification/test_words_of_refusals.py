"""What a refusal says: what is missing or wrong, in the words and figures of the reader, and only
what is true of it."""

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import product

import pytest
from django.utils import translation

from classification.api.shapes import EXAMPLE
from classification.choices import Refusal
from classification.policy import BOOK
from classification.rules.magnitude import under
from classification.rules.refusing import Refused
from tests.accounts.conftest import account
from tests.api.conftest import script
from tests.classification.test_api import EVALUATE, MAGNITUDE, refused_at, send

pytestmark = pytest.mark.django_db
H = "\xa0"
DAY = date(2024, 4, 1)
AMOUNT = {"dollars": "40000000", "on": "2024-04-01"}


@pytest.fixture
def callers(db):
    """A script in each language."""
    return {
        code: script(account(username=code, language=code), **{"accept-language": code})
        for code in ("en", "fr")
    }


def reasons(answer) -> dict[str, str]:
    """The one reason of each field that is refused."""
    refused_at(answer)
    fields = answer.json()["fields"]
    assert all(len(said) == 1 for said in fields.values()), fields
    return {name: said[0] for name, said in fields.items()}


def asked(callers, code, amount):
    """The same amount at both addresses: they say the same."""
    both = [
        reasons(send(callers[code], EXAMPLE | {"magnitude": amount})),
        reasons(callers[code].get(MAGNITUDE, amount)),
    ]
    assert both[0] == both[1]
    return both[0]


@pytest.mark.parametrize(
    ("amount", "english", "french"),
    [
        (
            {"dollars": "", "on": ""},
            {
                "dollars": "The amount in dollars is missing.",
                "on": "The day of the amount is missing.",
            },
            {
                "dollars": "Le montant en dollars est manquant.",
                "on": "La date du montant est manquante.",
            },
        ),
        (
            {"dollars": "40000000"},
            {"on": "The day of the amount is missing."},
            {"on": "La date du montant est manquante."},
        ),
        (
            {"on": "2024-04-01"},
            {"dollars": "The amount in dollars is missing."},
            {"dollars": "Le montant en dollars est manquant."},
        ),
        (
            AMOUNT | {"dollars": "89999.99"},
            {
                "dollars": "The magnitude begins at 10,000 constant dollars; this amount is "
                "9,999.99 constant dollars at an index of 9."
            },
            {
                "dollars": f"L’ampleur commence à 10{H}000 dollars constants; ce montant équivaut "
                f"à 9{H}999,99 dollars constants à un indice de 9."
            },
        ),
        (
            AMOUNT | {"on": "1980-03-01"},
            {"on": "No magnitude index was in force on March 1, 1980."},
            {"on": f"Aucun indice d’ampleur n’était en vigueur le 1er{H}mars{H}1980."},
        ),
    ],
)
def test_an_amount_is_refused_in_the_language_of_the_reader(callers, amount, english, french):
    assert asked(callers, "en", amount) == english
    assert asked(callers, "fr", amount) == french


def test_the_end_of_the_chart_is_written_with_its_thousands(callers):
    beyond = EXAMPLE | {"freedom_to_act": "H", "freedom_to_act_pull": "", "magnitude": 7}

    assert "1,840 points" in reasons(send(callers["en"], beyond))["freedom_to_act"]
    assert f"1{H}840 points" in reasons(send(callers["fr"], beyond))["freedom_to_act"]


def test_an_answer_keeps_its_plain_figures_in_both_languages(callers):
    for code in ("en", "fr"):
        found = callers[code].get(MAGNITUDE, AMOUNT).json()
        assert (found["constant_dollars"], found["index"]) == ("4444444.44", "9")


@pytest.mark.parametrize("index", [BOOK.index(on=DAY), BOOK.index(on=date(1981, 4, 1))])
def test_constant_dollars_as_people_read_them_never_speak_against_their_degree(index):
    """A cent beside every bound, in current dollars: what is shown reads as the same degree."""
    scale, unity = BOOK.scale(on=DAY), replace(index, value=Decimal(1))

    def read(dollars, by):
        try:
            found = under(dollars, on=DAY, index=by, scale=scale)
        except Refused as refusal:
            return None, refusal.values["constant"]
        assert abs(found.constant - found.told) <= Decimal("0.01")
        return found.degree, found.told

    bounds = [Decimal(each) for each in scale.bounds]
    edges = {*bounds, *(each * scale.double for each in bounds), *(each / 2 for each in bounds)}
    for edge, cents in product(edges, range(-3, 4)):
        dollars = (edge * index.value).quantize(Decimal("0.01")) + Decimal(cents) / 100
        degree, constant = read(dollars, index)
        assert abs(constant - dollars / index.value) < Decimal("0.01")
        assert read(constant, unity) == (degree, constant)


@pytest.mark.parametrize("name", ["participation", "know_how", "facts", "second_dollars"])
def test_what_is_chosen_on_the_screen_alone_is_not_asked_for_here(callers, name):
    answer = send(callers["en"], EXAMPLE | {name: "F II"})

    assert reasons(answer) == {name: "No field of this name is asked for here."}


@pytest.mark.parametrize(
    ("name", "given", "reason"),
    [
        ("freedom_to_act_pull", 1, "1 is no pull here. The pull may be --, -, +, ++, or nothing."),
        ("planning_organizing_pull", "z", "z is no pull here. The pull may be -, +, or nothing."),
        ("thinking_challenge_pull", 1, "1 is no pull here. The pull may be +, or nothing."),
        ("thinking_challenge_pull", "-", str(Refusal.PULL_DOWN_NOT_ALLOWED.label)),
        ("impact_pull", "zz", "This degree takes no pull."),
        ("communicating_influencing_pull", True, "This degree takes no pull."),
        ("practical_technical", True, "true is no degree of this chart. It has E, F, G, H."),
        ("practical_technical", [1], "[…] is no degree of this chart. It has E, F, G, H."),
        ("practical_technical", {"a": 1}, "{…} is no degree of this chart. It has E, F, G, H."),
        ("planning_organizing", "F II", "F II is no degree of this chart. It has II, III, IV, V."),
    ],
)  # fmt: skip
def test_a_pull_or_a_degree_is_refused_with_what_may_be_said(callers, name, given, reason):
    assert reasons(send(callers["en"], EXAMPLE | {name: given})) == {name: reason}


STRANGE = {
    "NaN": "NaN", "Infinity": "Infinity", "minus infinity": "-Infinity", "1e999": "1e999",
    "minus nothing": "-0", "minus nothing, a fraction": "-0.0", "truth": "true",
    "huge": "1" + "0" * 5000, "huge and negative": "-1" + "0" * 5000, "list": "[[1], 2]",
    "a huge number in a list": "[1" + "0" * 5000 + "]", "object": '{"a": {"b": []}}',
    "NUL": '"\\u0000"', "half a letter": '"\\ud800"', "long": '"' + "x" * 50_000 + '"',
}  # fmt: skip
OF_PYTHON = re.compile(r"Exceeds|digits|limit|Traceback|None|True|False|\\u|\x00|inf\b")


def strange(callers, body):
    """The fields of a refusal that tells no figure, says each thing once, and not in Python."""
    answers = [callers[code].post(EVALUATE, body, "application/json") for code in callers]
    for answer in answers:
        assert not OF_PYTHON.search(" ".join(reasons(answer).values()))
        assert len(answer.content) < 1500
    return set(answers[0].json()["fields"])


@pytest.mark.parametrize("value", STRANGE.values(), ids=STRANGE)
@pytest.mark.parametrize("name", ["practical_technical", "thinking_challenge", "impact_pull"])
def test_the_strangest_value_is_refused_at_its_field(callers, name, value):
    body = json.dumps(EXAMPLE | {name: "*"}).replace('"*"', value)

    assert strange(callers, body) == {name}


@pytest.mark.parametrize("value", STRANGE.values(), ids=STRANGE)
@pytest.mark.parametrize("name", ["dollars", "on"])
def test_so_is_that_of_an_amount(callers, name, value):
    body = json.dumps(EXAMPLE | {"magnitude": AMOUNT | {name: "*"}}).replace('"*"', value)

    assert strange(callers, body) == {name}


def test_an_amount_of_too_many_digits_is_too_large(callers):
    for dollars in ("9" * 19, "9" * 500, "9" * 5000):
        assert asked(callers, "en", AMOUNT | {"dollars": dollars}) == {
            "dollars": "No public amount is that large."
        }


def test_a_name_that_is_no_text_is_named_all_the_same(callers):
    body = json.dumps(EXAMPLE)[:-1] + ', "\\ud800": 1, "\\u0000": 1, "": 1}'

    assert len(strange(callers, body)) == 3


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("[]", "This is not an object of JSON."),
        ("null", "This is not an object of JSON."),
        ('{"impact": }', "This is not JSON, from line 1, character 12."),
        ("[" * 100_000, "This is nested too deeply to be read."),
        (b'{"impact": "\xff"}', "The body holds something that is no text in UTF-8."),
    ],
)
def test_a_body_that_is_no_object_is_refused_in_own_words(callers, body, reason):
    answer = send(callers["en"], body)

    assert (answer.status_code, answer.json()["detail"]) == (400, reason)


def test_an_empty_body_misses_every_degree(callers):
    missing = {name for name in EXAMPLE if not name.endswith("_pull")}

    assert refused_at(send(callers["en"], "")) == missing == refused_at(send(callers["en"], "{}"))


@pytest.mark.parametrize("code", ["en", "fr"])
def test_every_sentence_stands_in_both_languages(code):
    with translation.override(code):
        said = [str(each.label) for each in Refusal]

    assert len(set(said)) == len(Refusal)
