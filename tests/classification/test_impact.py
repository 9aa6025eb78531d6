"""The impact that is chosen is judged by what stands for its area, wherever the evaluation is
read; and the combinations it is compared with."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from classification.choices import Check, Clause, Dimension, Fact, Grade
from classification.forms import charts as forms
from classification.queries import files
from classification.queries.judging import around_of, evaluated, replayed
from classification.rules.checks import ABOUT
from classification.rules.evaluation import Around, evaluate, replay
from classification.rules.impact import Area, facts_asked
from classification.rules.reading import charts
from tests.classification.charting import measured, page_of, together
from tests.classification.evaluating import agree, standing
from tests.classification.filing import decided
from tests.classification.test_views_files import pdf, words
from tests.factories import classification as make
from tests.factories.classification import DEGREES, EVALUATED_ON, HIGHER

PAYMENTS = {
    "dollars": Decimal("3000000000.00"), "dollars_on": date(2023, 4, 1), "dimension": "transfers",
}  # fmt: skip
OWN = {
    "dollars": Decimal("40000000.00"), "dollars_on": EVALUATED_ON, "dimension": "operating",
    "facts": ["answerable"],
}  # fmt: skip
PRIMARY_ON_PAYMENTS = HIGHER | PAYMENTS | {"impact": "P"}


def codes(found):
    return [each.code for each in found.checks]


def of_area(found):
    return [code.value for code in codes(found) if code.value.startswith(("impact_", "area_"))]


# the record


def test_what_stands_for_the_area_is_kept_and_replayed():
    area = Area(Dimension.GRANTS, frozenset({Fact.EVALUATES, Fact.ELIGIBILITY}), True)
    found = evaluate(DEGREES, on=EVALUATED_ON, around=Around(area=area))

    kept = json.loads(json.dumps(found.record()))

    assert kept["around"]["area"] == {
        "dimension": "grants",
        "facts": ["eligibility", "evaluates"],
        "passes_through": True,
    }
    assert replay(kept) == found
    assert of_area(replay(kept)) == ["impact_not_given"]  # Primary


def test_an_evaluation_without_an_area_keeps_and_says_nothing_of_it():
    """As those that were kept before, and those of other systems."""
    found = evaluate(DEGREES, on=EVALUATED_ON)

    assert set(found.record()["around"]) == {"levels_below", "superior", "citations"}
    assert replay(found.record()) == found
    assert not of_area(found)


def test_a_magnitude_without_dollars_has_nothing_to_be_named():
    found = evaluate(DEGREES, on=EVALUATED_ON, around=Around(area=Area(None)))

    assert not of_area(found)


def test_grades_and_clauses_of_what_is_said():
    said = {
        Check.IMPACT_GIVEN: (Grade.FITS, Clause.DIMENSIONS),
        Check.IMPACT_RARE: (Grade.REASON, Clause.DIMENSIONS),
        Check.IMPACT_NONE: (Grade.RECHECK, Clause.DIMENSIONS),
        Check.IMPACT_NOT_GIVEN: (Grade.RECHECK, Clause.DIMENSIONS),
        Check.IMPACT_NEEDS: (Grade.RECHECK, Clause.DIMENSIONS),
        Check.IMPACT_IN_LINE: (Grade.RECHECK, Clause.IMPACT),
        Check.IMPACT_PASSES_THROUGH: (Grade.RECHECK, Clause.PASS_THROUGH),
        Check.AREA_PASSES_THROUGH: (Grade.REASON, Clause.PASS_THROUGH),
        Check.AREA_WHOLE_ASSET: (Grade.RECHECK, Clause.DIMENSIONS),
        Check.AREA_NOT_NAMED: (Grade.NOTE, Clause.DIMENSIONS),
    }
    assert {code: ABOUT[code] for code in said} == said


def test_each_fact_is_asked_of_its_dimensions():
    asked = {each: facts_asked(each, standard=charts(on=EVALUATED_ON)) for each in Dimension}

    assert [each for each in Dimension if Fact.WHOLE_ASSET in asked[each]] == [Dimension.CAPITAL]
    assert asked[Dimension.OPERATING] == {Fact.ANSWERABLE, Fact.ADVISER, Fact.IN_LINE}
    assert Fact.PASSES_THROUGH in asked[Dimension.TRANSFERS]


# through the committee to the file


@pytest.fixture
def desk(db):
    return make.desk()


@pytest.fixture
def member(client, desk):
    client.force_login(desk.member)
    return client


def test_primary_on_transfer_payments_does_not_pass_in_silence(desk):
    found = together(desk)

    agree(found, desk.member, PRIMARY_ON_PAYMENTS)

    found.refresh_from_db()
    assert of_area(replayed(found)) == ["impact_not_given"]
    (said,) = [each for each in replayed(found).checks if each.code is Check.IMPACT_NOT_GIVEN]
    assert said.grade is Grade.RECHECK


def test_the_facts_of_the_role_decide_and_are_named_where_they_are_missing(desk):
    found = together(desk)

    agree(found, desk.member, HIGHER | OWN | {"impact": "P", "facts": []})
    found.refresh_from_db()
    without = of_area(replayed(found))
    agree(found, desk.member, {"facts": ["answerable", "whole_asset"]}, base=found.revision)
    found.refresh_from_db()

    assert without == ["impact_needs"]
    assert of_area(replayed(found)) == ["impact_given"]


def test_an_amount_that_nobody_named_is_said_to_be_unnamed(desk):
    found = together(desk)

    agree(found, desk.member, HIGHER | OWN | {"dimension": ""})

    found.refresh_from_db()
    assert of_area(replayed(found)) == ["area_not_named"]


def test_what_the_description_calls_pass_through_passes_through_here_too(desk):
    found = together(desk)
    given = HIGHER | PAYMENTS | {"impact": "I", "facts": ["discretion"]}

    agree(found, desk.member, given)

    found.refresh_from_db()
    assert of_area(replayed(found)) == ["impact_given", "area_passes_through"]
    assert found.record["around"]["area"]["passes_through"] is True


def test_the_charts_say_it_and_the_file_keeps_it_in_both_languages(member, desk):
    found = together(desk, degrees=PRIMARY_ON_PAYMENTS)
    english = "“Primary” is not given by the standard for: Transfer payments."

    page = member.get(page_of(found)).content.decode()
    content = files.content_of(found, on=EVALUATED_ON)
    (said,) = [each for each in content["checks"] if each["code"] == "impact_not_given"]

    assert english in page
    assert english in said["text"]["en"]
    assert "«\u00a0Primordial\u00a0» pour cette dimension" in said["text"]["fr"]


def test_the_signed_file_and_its_reader_see_what_does_not_hold(client, desk):
    found = decided(desk, degrees=PRIMARY_ON_PAYMENTS)

    said = words(pdf(client, desk.adviser, found))
    page = client.get(reverse("classification:evaluation", args=[found.pk])).content.decode()

    assert "is not given by the standard for: Transfer payments." in said
    assert "is not given by the standard for: Transfer payments." in page


def test_the_demand_is_not_made_twice_of_an_evaluation_kept_before(desk):
    found = together(desk, degrees=PRIMARY_ON_PAYMENTS)
    found.record["around"].pop("area", None)

    assert not of_area(replayed(found))
    anew = evaluated(found, on=EVALUATED_ON, around=around_of(found))
    assert of_area(anew) == ["impact_not_given"]


# the alternatives


def ways(client, found):
    """Each combination of the list: whether it is marked as chosen, and its text."""
    page = client.get(page_of(found)).content.decode()
    listed = page[page.index('class="plain ways"') :]
    rows = listed[: listed.index("</ul>")].split("<li ")[1:]
    return [(' chosen"' in row[:40], " ".join(row.split())) for row in rows]


def test_one_combination_is_marked_as_chosen_not_every_one_of_its_points(member, desk):
    """Contributory on $1 B and Primary on $40 M are worth the same here."""
    facts = {"facts": ["answerable", "eligibility", "evaluates"]}
    found = together(desk, degrees=HIGHER | OWN | facts | {"impact": "P"})

    listed = ways(member, found)

    assert [text for chosen, text in listed if chosen] == [
        text for _chosen, text in listed if "Primary – Salary and operating budget" in text
    ]


def test_what_is_chosen_is_weighed_whatever_it_is(member, desk):
    found = together(desk, degrees=PRIMARY_ON_PAYMENTS)

    (chosen,) = [text for chosen, text in ways(member, found) if chosen]

    assert "Primary – Payments to provinces" in chosen
    assert "The standard does not give this impact for this dimension." in chosen


def test_another_amount_is_weighed_with_the_rest(member, desk):
    own = OWN | {"dollars": Decimal(400_000_000), "dimension": "revolving"}
    found = together(desk, degrees=HIGHER | own | {"impact": "C"})

    (chosen,) = [text for chosen, text in ways(member, found) if chosen]

    assert "Contributory – Another amount" in chosen
    assert "The standard sees no impact on this dimension." in chosen


def test_joined_amounts_are_weighed_with_the_impact_they_were_joined_for(member, desk):
    """$40 M at P and $1 B at C, outside the work of the team: 3+, and Primary alone."""
    second = {
        "second_dollars": Decimal("1000000000.00"), "second_impact": "C", "unrelated": True,
        "own_work": False,
    }  # fmt: skip
    found = together(desk, degrees=HIGHER | OWN | {"impact": "P"} | second)

    listed = [(chosen, text) for chosen, text in ways(member, found) if "together" in text]

    ((chosen, text),) = listed
    assert chosen
    assert "F+3+P" in text
    assert "Primary – Both amounts together" in text


def test_pass_through_dollars_are_warned_of_and_never_the_highest_beside_an_own_budget(
    member, desk
):
    facts = {"facts": ["answerable", "discretion"]}
    found = together(desk, degrees=DEGREES | facts)

    listed = [text for _chosen, text in ways(member, found)]

    (payments,) = [text for text in listed if "Payments to provinces" in text]
    assert "Pass-through dollars say little of the role" in payments
    assert payments.startswith('class="warn')
    assert "The highest legitimate evaluation." not in payments


def test_without_an_own_budget_the_warning_stands_beside_the_highest(member, desk):
    found = together(desk, degrees=DEGREES | {"facts": ["discretion"]})
    (payments,) = [text for _chosen, text in ways(member, found) if "to provinces" in text]

    assert "Pass-through dollars say little of the role" in payments


def test_a_capital_project_counts_by_the_year(member, desk):
    """$400 M over ten years is as $40 M (Examples of Impact, row 2)."""
    description = measured(desk)
    make.written(
        make.dimension, description, kind="capital", amount="400000000.00", years=10, order=3
    )
    found = standing(
        desk, "consensus", degrees=HIGHER, seats=[desk.member], description=description
    )

    shared = [text for _chosen, text in ways(member, found) if "Capital budget" in text]

    assert ["F+3S" in text for text in shared] == [True, False, False]


def test_amounts_older_than_the_charts_are_neither_offered_nor_weighed(member, desk):
    description = measured(desk)
    row = make.written(make.dimension, description, on=date(2021, 4, 1), name_en="Of old", order=3)
    found = standing(
        desk, "consensus", degrees=DEGREES, seats=[desk.member], description=description
    )

    page = member.get(page_of(found)).content.decode()

    assert f'name="take" value="{row.pk}"' not in page
    assert "are not among the sources of this system" in page
    assert not [text for _chosen, text in ways(member, found) if "Of old" in text]


# the initiative shared with others


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("lead", "consider a pull-up (+) on freedom to act"),
        ("member", "this one is pulled down (\u2212)"),
        ("coordinator", "nothing changes on freedom to act"),
        ("", None),
    ],
)
def test_the_part_in_an_initiative_advises_on_freedom_to_act(member, desk, part, said):
    found = together(desk, degrees=DEGREES | {"participation": part})

    page = member.get(page_of(found)).content.decode()

    beside = page[page.index('id="said-accountability"') :]
    beside = beside[: beside.index('class="pulls"')]
    assert (str(Clause.SHARED_INITIATIVES.label) in beside) is (said is not None)
    assert said is None or said in beside


def test_the_standard_of_the_evaluation_reads_what_is_shown(desk, monkeypatch):
    """Not that of the day of the dollars (decision 31)."""
    standard = charts(on=EVALUATED_ON)
    scale = standard.magnitude
    larger = replace(standard, magnitude=replace(scale, bounds=[b * 10 for b in scale.bounds]))
    found = together(desk, degrees=HIGHER | OWN)
    asked = []
    monkeypatch.setattr(forms, "charts", lambda *, on: asked.append(on) or larger)

    shown = forms.as_shown(found)

    assert asked == [EVALUATED_ON]
    assert (shown.magnitude, found.dollars) == ("2", 40_000_000)
