"""What an answer is: golden cases, and what holds of any text."""

import json
import tomllib
from pathlib import Path
from types import SimpleNamespace as Thing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etms.answers import rules
from etms.answers.choices import Reason
from etms.answers.rules import Refused, clean
from etms.cycles.choices import QuestionKind

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))["case"]
OPTIONS = [
    {"code": "now", "en": "Now", "fr": "Maintenant"},
    {"code": "soon", "en": "In 1 to 2 years", "fr": "Dans 1 à 2 ans"},
    {"code": "later", "en": "Later", "fr": "Plus tard"},
]
VISION = Thing(code="vision", name_en="Vision", name_fr="Vision et stratégie")
PEOPLE = Thing(code="people", name_en="People", name_fr="Personnes")
KINDS = [kind for kind in QuestionKind if kind not in rules.NOT_ASKED]


def question(kind, *, code="q", required=False, per_competency=False, options=None):
    offered = OPTIONS if kind in ("choice", "choices", "tags") else []
    return Thing(
        code=code,
        kind=kind,
        section="s",
        options=offered if options is None else options,
        required=required,
        per_competency=per_competency,
    )


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_an_answer_is_kept_as_the_case_says(case):
    if "refused" in case:
        with pytest.raises(Refused) as refused:
            clean(case["kind"], case["raw"], options=OPTIONS)
        assert refused.value.reason == case["refused"]
        return

    value = clean(case["kind"], case["raw"], options=OPTIONS)

    assert value == case["value"]
    assert type(value) is type(case["value"])


@pytest.mark.parametrize(("kind", "most"), [("text", 300), ("long", 4000)])
def test_a_text_longer_than_is_kept_is_refused_with_both_numbers(kind, most):
    assert clean(kind, "é" * most) == "é" * most

    with pytest.raises(Refused) as refused:
        clean(kind, "é" * (most + 1))

    assert str(refused.value) == f"Shorten this text to {most} characters. It has {most + 1}."


def test_at_most_five_tags_are_kept_as_the_tip_says():
    offered = [{"code": f"tag-{n}", "en": "Tag", "fr": "Étiquette"} for n in range(7)]
    codes = [option["code"] for option in offered]

    assert clean(QuestionKind.TAGS, codes[:5], options=offered) == codes[:5]
    assert clean(QuestionKind.CHOICES, codes, options=offered) == codes
    with pytest.raises(Refused, match="at most 5.* 6"):
        clean(QuestionKind.TAGS, codes[:6], options=offered)


def test_a_refusal_is_said_in_the_language_of_the_reader(settings):
    assert str(Refused(Reason.NO_YEAR)) == "Enter a year from 1950 to 2100, in four digits."


@given(st.sampled_from(KINDS), st.one_of(st.text(), st.lists(st.text()), st.none(), st.integers()))
def test_whatever_comes_is_kept_as_the_database_can_keep_it_or_refused(kind, raw):
    try:
        value = clean(kind, raw, options=OPTIONS)
    except Refused:
        return

    json.dumps(value, ensure_ascii=False).encode("utf-8")
    assert "\0" not in str(value)


@given(st.sampled_from(["text", "long"]), st.text(max_size=200))
def test_what_is_kept_once_is_kept_as_it_is(kind, raw):
    value = clean(kind, raw)

    assert clean(kind, value) == value


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs", "S"]), min_size=1))
def test_no_character_that_is_seen_is_lost(text):
    assert clean("long", text) == (text if text.strip() else "")


@given(st.sets(st.sampled_from(["now", "soon", "later"])))
def test_the_order_in_which_boxes_are_ticked_says_nothing(chosen):
    assert clean("choices", sorted(chosen), options=OPTIONS) == clean(
        "choices", sorted(chosen, reverse=True), options=OPTIONS
    )


@pytest.mark.parametrize(
    ("value", "empty"), [("", True), ([], True), (None, True), (False, False), ("x", False)]
)
def test_no_is_an_answer_and_nothing_is_none(value, empty):
    assert rules.is_empty(value) is empty


@pytest.mark.parametrize(
    ("kind", "value", "english", "french"),
    [
        ("long", "Calm.", "Calm.", "Calm."),
        ("choice", "soon", "In 1 to 2 years", "Dans 1 à 2 ans"),
        ("choices", ["now", "later"], "Now; Later", "Maintenant; Plus tard"),
        ("tags", ["people", "soon"], "People; In 1 to 2 years", "Personnes; Dans 1 à 2 ans"),
        ("yes_no", False, "No", "Non"),
        ("yes_no", True, "Yes", "Oui"),
        ("year", 2031, "2031", "2031"),
        ("choice", "gone", "gone", "gone"),
        ("choices", [], "", ""),
    ],
)
def test_an_answer_is_said_in_the_words_of_its_question(kind, value, english, french):
    asked = question(kind)

    assert rules.shown(asked, value, "en", competencies=[VISION, PEOPLE]) == english
    assert rules.shown(asked, value, "fr", competencies=[VISION, PEOPLE]) == french


def test_tags_offer_the_competencies_first_and_then_the_skills():
    codes = [o["code"] for o in rules.options(question("tags"), [VISION, PEOPLE])]

    assert codes == ["vision", "people", "now", "soon", "later"]


def test_questions_for_each_competency_stand_together_under_it():
    rating = question("choice", code="rating", per_competency=True)
    evidence = question("long", code="evidence", per_competency=True)
    rows = [question("long", code="a"), rating, evidence, question("year", code="z")]

    asked = [(q.code, part) for q, part in rules.parts(rows, [VISION, PEOPLE])]

    assert asked == [
        ("a", ""),
        ("rating", "vision"),
        ("evidence", "vision"),
        ("rating", "people"),
        ("evidence", "people"),
        ("z", ""),
    ]


def test_missing_is_what_must_be_answered_and_is_not():
    must = question("long", code="must", required=True)
    rating = question("choice", code="rating", required=True, per_competency=True)
    free = question("long", code="free")
    given = {("must", ""): "", ("rating", "vision"): "now", ("free", ""): ""}

    found = rules.missing([must, rating, free], given, [VISION, PEOPLE])

    assert [(q.code, part) for q, part in found] == [("must", ""), ("rating", "people")]
    assert rules.progress([must, rating, free], given, [VISION, PEOPLE]) == (1, 4, 2)


@pytest.mark.parametrize(
    ("kind", "old_kind", "old", "kept"),
    [
        ("long", "long", "Calm.", "Calm."),
        ("choice", "choice", "soon", "soon"),
        ("choice", "choice", "gone", None),
        ("choices", "choices", ["now", "gone"], ["now"]),
        ("choices", "choices", ["gone"], None),
        ("yes_no", "yes_no", False, False),
        ("long", "choice", "soon", None),
        ("text", "text", "x" * 400, None),
        ("year", "year", "", None),
    ],
)
def test_last_years_answer_is_kept_as_far_as_it_still_fits(kind, old_kind, old, kept):
    assert rules.carried_over(question(kind), old, old_kind) == kept
