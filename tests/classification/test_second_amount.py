"""A second amount beside the first: what is no amount is refused, and whatever is shown are the
degrees that were evaluated, never the magnitude of one amount with the impact on the other."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.urls import reverse

from classification.choices import Joining, Refusal
from classification.policy import BOOK
from classification.queries.judging import joined_of, replayed
from classification.rules.degrees import Degree
from classification.rules.joining import Impacted, join
from classification.rules.reading import charts
from classification.rules.refusing import Refused
from classification.services import alone
from tests.classification.charting import choose, page_of, together
from tests.classification.evaluating import NOW, agree, estimate, standing
from tests.classification.filing import decided, recommended
from tests.classification.test_views_files import pdf, words
from tests.factories import classification as make
from tests.factories.classification import DEGREES, EVALUATED_ON, HIGHER

pytestmark = pytest.mark.django_db
# F3P is worth 400, $10 B at C is F6-C and worth 460; the mixture F6-P would be worth 800.
FIRST = HIGHER | {
    "freedom_to_act_pull": "",
    "magnitude": "3",
    "impact": "P",
    "dollars": Decimal("40000000.00"),
    "dollars_on": EVALUATED_ON,
    "dimension": "operating",
    "facts": ["answerable"],
}
SAME_WORK = FIRST | {
    "second_dollars": Decimal("10000000000.00"),
    "second_impact": "C",
    "unrelated": False,
    "own_work": False,
}
UNRELATED = FIRST | {
    "second_dollars": Decimal("1000000000.00"),
    "second_impact": "C",
    "unrelated": True,
    "own_work": False,
}


@pytest.fixture
def desk():
    return make.desk()


@pytest.fixture
def member(client, desk):
    client.force_login(desk.member)
    return client


# the rule


def test_two_amounts_are_joined_under_the_charts_of_the_evaluation():
    """Not those of the day of the dollars (decision 31): with a scale ten times as large they are
    a degree smaller."""
    standard = charts(on=EVALUATED_ON)
    bounds = [each * 10 for each in standard.magnitude.bounds]
    larger = replace(standard, magnitude=replace(standard.magnitude, bounds=bounds))
    amounts = (Impacted(Decimal(40_000_000), Degree("P")),
               Impacted(Decimal(1_000_000_000), Degree("C")))  # fmt: skip
    more = {"freedom": Degree("F"), "unrelated": True, "own_work": False}
    more |= {"on": EVALUATED_ON, "index": BOOK.index(on=EVALUATED_ON)}

    found = [join(*amounts, **more, standard=each) for each in (standard, larger)]

    assert [str(each.degrees) for each in found] == ["F3+P", "F2+P"]


# what is refused


@pytest.mark.parametrize(
    ("dollars", "code"),
    [
        ("-1000000000", Refusal.DOLLARS_NOT_POSITIVE),
        ("0", Refusal.DOLLARS_NOT_POSITIVE),
        ("89999.99", Refusal.DOLLARS_BELOW_SCALE),
        ("1000000000000000000", Refusal.TOO_MANY_DOLLARS),
    ],
)
@pytest.mark.parametrize("whole", [True, False])
def test_a_second_amount_that_is_none_is_refused_by_its_name(desk, dollars, code, whole):
    found = standing(desk, "consensus", seats=[desk.member])
    said = UNRELATED if whole else FIRST

    with pytest.raises(Refused) as refusal:
        agree(found, desk.member, said | {"second_dollars": Decimal(dollars)})

    assert [(each.field, each.code) for each in refusal.value.faults] == [("second_dollars", code)]


def test_a_member_alone_is_refused_it_too(desk):
    found = standing(desk, "alone")
    make.written(make.seat, found, desk.member, chair=True)
    estimate(found, desk.member)

    with pytest.raises(Refused) as refusal:
        alone.evaluate_alone(
            evaluation=found, degrees=DEGREES | {"second_dollars": Decimal(-1)}, base=0,
            by=desk.member, at=NOW,
        )  # fmt: skip

    assert refusal.value.field == "second_dollars"


def test_on_the_charts_it_is_refused_beside_itself(member, desk):
    found = together(desk, degrees=FIRST)

    answer = choose(member, found, "second_dollars", "", "89999.99")

    assert answer.status_code == 400
    assert "The magnitude begins at 10,000 constant dollars" in answer.json()["error"]


@pytest.mark.parametrize("row", ["evaluation", "seat"])
def test_the_database_holds_it_above_zero(desk, row):
    found = standing(desk, "consensus", seats=[desk.member])
    held = found if row == "evaluation" else found.seats.get()

    make.written(keep, held, 1)

    with pytest.raises(IntegrityError, match="second_dollars_above_zero"):
        make.written(keep, held, 0)


def keep(held, dollars):
    held.second_dollars = dollars
    held.save()


# what is shown of two amounts for one work


@pytest.fixture
def larger(desk):
    """An evaluation in consensus whose second amount is the larger of one work."""
    found = together(desk)
    agree(found, desk.member, SAME_WORK)
    found.refresh_from_db()
    return found


def test_the_points_are_those_of_the_second_and_the_columns_stay_with_the_first(larger):
    assert str(replayed(larger).degrees.accountability) == "F6-C"
    assert larger.accountability == 460
    assert (larger.magnitude, larger.magnitude_pull, larger.impact) == ("3", "", "P")
    joined = joined_of(larger, on=larger.evaluated_on)
    assert (joined.how, joined.takes_second) == (Joining.SAME_WORK, True)


def test_nobody_says_what_the_second_amount_is(larger):
    """The dimension and what holds of it were said of the first."""
    found = [each.code.value for each in replayed(larger).checks]

    assert "area_not_named" in found
    assert "impact_given" not in found


def test_every_page_shows_the_degrees_that_were_evaluated(member, desk, larger):
    make.written(make.reasons, larger)
    pages = [
        member.get(reverse(f"classification:{name}", args=[larger.pk])).content.decode()
        for name in ("consensus", "rationale")
    ]
    charts_page = member.get(page_of(larger)).content.decode()

    for page in pages:
        assert "6\u2212" in page
    assert "F6\u2212C" in charts_page
    assert "That is the second amount, with its own impact." in charts_page
    assert not [page for page in (*pages, charts_page) if "6\u2212P" in page]


def test_so_do_overview_decision_and_the_paper(client, desk):
    found = recommended(desk, degrees=SAME_WORK)
    client.force_login(desk.head.user)

    pages = [
        client.get(reverse(f"classification:{name}", args=[found.pk])).content.decode()
        for name in ("evaluation", "decision")
    ]
    said = words(pdf(client, desk.adviser, found))

    for page in pages:
        rows = [" ".join(row.split()) for row in page.split("Nature of impact")[1:]]
        assert any(row.startswith(("</dt><dd>C<", '</th> <td role="cell">C<')) for row in rows)
    assert "First amount $40,000,000 · Primary (P)" in said
    assert "Second amount $10,000,000,000 · Contributory (C)" in said
    assert "Amount taken The second amount" in said
    assert "Amount read as magnitude, in current dollars $10,000,000,000" in said
    assert "Area of impact (magnitude) 6\u2212" in said
    assert "Nature of impact C" in said


def test_and_similar_positions_elsewhere(client, desk):
    other = make.desk()
    make.written(
        make.evaluation, make.written(make.description, other.posts["director"], state="signed",
        by=other.general.user), other.organization, state="decided", degrees=SAME_WORK,
    )  # fmt: skip
    found = standing(desk, "consensus", degrees=DEGREES)
    client.force_login(desk.adviser)

    page = client.get(reverse("classification:neighbours", args=[found.pk])).content.decode()

    assert "F6\u2212C" in page
    assert "F3P" not in page


# two amounts that are joined, on paper


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "First amount $40,000,000 · Primary (P)",
                "What the first amount is Salary, operating and maintenance budget",
                "Second amount $1,000,000,000 · Contributory (C)",
                "The second amount is brought to the core impact and added.",
                "Steps of impact from the second amount up to the first 4",
                "Second amount as it counts beside the first $10,000,000",
                "Amount read as magnitude, in current dollars $50,000,000",
                "Area of impact (magnitude) 3+",
            ),
        ),
        (
            "fr",
            (
                "Premier montant 40\u00a0000\u00a0000\u00a0$ · Primordial (P)",
                "Échelons d’impact du second montant au premier 4",
                "Second montant tel qu’il compte à côté du premier 10\u00a0000\u00a0000\u00a0$",
                "Montant lu comme ampleur, en dollars courants 50\u00a0000\u00a0000\u00a0$",
            ),
        ),
    ],
)
def test_the_paper_explains_how_two_amounts_come_together(client, desk, language, said):
    found = decided(desk, degrees=UNRELATED)

    text = words(pdf(client, desk.adviser, found, language)).replace("\u202f", "\u00a0")

    plain = text.replace("\u00a0", " ")
    for each in said:
        assert each.replace("\u00a0", " ") in plain


def test_one_amount_needs_no_such_working(client, desk):
    said = words(pdf(client, desk.adviser, decided(desk, degrees=FIRST)))

    assert "What the amount is Salary, operating and maintenance budget" in said
    assert "Second amount" not in said


def test_dollars_before_the_first_index_are_refused_at_their_day(desk):
    found = standing(desk, "consensus", seats=[desk.member])

    with pytest.raises(Refused) as refusal:
        agree(found, desk.member, UNRELATED | {"dollars_on": date(1970, 1, 1)})

    assert {each.field for each in refusal.value.faults} == {"on"}
