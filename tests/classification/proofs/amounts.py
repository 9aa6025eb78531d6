"""Amounts: as magnitude, with the impact on them, beside a second one."""

from decimal import Decimal

import pytest

from classification.choices import (
    Dimension,
    Fact,
    Impact,
    Participation,
)
from classification.policy import Book
from classification.rules.alternatives import Option, compare, pull_of_initiative
from classification.rules.degrees import Degree
from classification.rules.evaluation import Around, evaluate
from classification.rules.impact import Area, verdict
from classification.rules.joining import Impacted, join
from classification.rules.magnitude import magnitude
from classification.rules.refusing import Refused
from tests.classification.proofs.advice import OF_AREA, expect
from tests.classification.proofs.reading import DAY, Case, asked_of, degree


def magnitude_case(case: Case, book: Book) -> None:
    on = case.get("on", DAY)
    found = magnitude({"dollars": case["dollars"], "on": on}, as_of=DAY, book=book)
    assert str(found.degree) == case["degree"]
    assert str(found.constant) == case["constant"]


def refused_amount(case: Case, book: Book) -> None:
    asked = {name: case[name] for name in ("dollars", "on") if name in case}
    with pytest.raises(Refused) as refusal:
        magnitude(asked, as_of=DAY, book=book)
    assert {each.field: each.code.value for each in refusal.value.faults} == case["fields"]


def refused_evaluation(case: Case, book: Book) -> None:
    asked: Case = asked_of("F+II3 E+4 E+2P") | case["change"]
    asked = {name: value for name, value in asked.items() if value != "none"}
    with pytest.raises(Refused) as refusal:
        evaluate(asked, on=case.get("on", DAY), book=book)
    told = [(each.field, each.code.value) for each in refusal.value.faults]
    assert sorted(told) == sorted(case["fields"].items())


def area_of(case: Case) -> Area:
    return Area(
        Dimension(case["dimension"]) if case["dimension"] else None,
        frozenset(Fact(fact) for fact in case.get("facts", ())),
        passes_through=case.get("passes_through", False),
    )


def impact_case(case: Case, book: Book) -> None:
    """The verdict, and what the evaluation says of it to who chose it."""
    area, chosen = area_of(case), degree(case["impact"])
    found = verdict(Impact(chosen.name), area, standard=book.standard(on=DAY))
    assert found.ground.value == case["ground"]
    assert found.legitimate == (case["ground"] in ("legitimate", "rare"))
    assert sorted(found.missing) == case.get("missing", [])

    asked = asked_of(f"FII3 F4 F3{chosen}") | {"magnitude_pull": ""}
    asked |= {"magnitude": {"dollars": "400000000", "on": DAY}}
    said = evaluate(asked, on=DAY, around=Around(area=area), book=book).checks
    assert [each.code.value for each in said if each.code.value in OF_AREA] == case["says"]
    named = [each.values["fact"] for each in said if "fact" in each.values]
    assert named == case.get("missing", [])
    expect(said, case)


def initiative_case(case: Case, _: Book) -> None:
    part = Participation(case["part"])
    found = pull_of_initiative(part=part, lead_is_pulled_up=case["lead_is_pulled_up"])
    assert found == case["pull"]


def comparison_case(case: Case, book: Book) -> None:
    options = [
        Option(each["name"], area_of(each), degree(each["impact"]), Decimal(each["dollars"]), DAY)
        for each in case["options"]
    ]
    found = compare(options, freedom=degree(case["freedom"]), on=DAY, book=book)
    assert {each.option.name: each.points for each in found} == case["points"]
    standing = {each.option.name: each.standing or "" for each in found}
    assert standing == case["standing"]


def joining_case(case: Case, book: Book) -> None:
    core, second = (
        Impacted(Decimal(case[side][0]), degree(case[side][1])) for side in ("core", "second")
    )
    found = join(
        core,
        second,
        freedom=degree(case["freedom"]),
        unrelated=case.get("unrelated", False),
        own_work=case.get("own_work", False),
        on=DAY,
        index=book.index(on=DAY),
        standard=book.standard(on=DAY),
    )
    assert found.how.value == case["how"]
    assert found.takes_second == case.get("takes_second", False)
    assert found.steps == case["steps"]
    assert str(found.added) == case["added"]
    assert str(found.degrees) == case["degrees"]
    assert found.points == case["points"]


def not_joined_case(case: Case, book: Book) -> None:
    """Related or not: a second amount that is none is refused by its own name."""
    core = Impacted(Decimal(case.get("core", "40000000")), Degree("C"))
    second = Impacted(Decimal(case["second"]), Degree("C"))
    with pytest.raises(Refused) as refusal:
        join(
            core, second, freedom=Degree("F"), unrelated=True, own_work=False, on=DAY,
            index=book.index(on=DAY), standard=book.standard(on=DAY),
        )  # fmt: skip
    assert {each.field: each.code.value for each in refusal.value.faults} == case["fields"]
