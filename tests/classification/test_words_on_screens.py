"""What the pages say of what cannot be kept, beside the field it stands in; and their French."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import translation

import classification.policy
from classification.choices import Clause
from classification.choices.evaluations import EvaluationState
from classification.forms.charts import CHOICES
from classification.models import JobEvaluation
from classification.rules.refusing import Refused
from classification.screens import neighbours
from classification.screens.filing import position
from tests.classification.charting import as_page, choose, page_of, together
from tests.classification.evaluating import seen_of, signed, standing
from tests.classification.proofs import cases
from tests.factories import classification as make
from tests.factories.classification import DEGREES, HIGHER

pytestmark = pytest.mark.django_db
H = "\xa0"


@pytest.fixture
def desk():
    return make.desk()


@pytest.fixture
def member(client, desk):
    client.force_login(desk.member)
    return client


def beside(page: str, field: str) -> list[str]:
    """The errors that stand in the same field as this input."""
    fields = [each for each in page.split('<div class="field')[1:] if f'id="{field}"' in each]
    assert len(fields) == 1, field
    said = re.findall(r'<p class="error"[^>]*>(.*?)</p>', fields[0], re.DOTALL)
    return [re.sub(r"<span.*?</span>", "", each) for each in said]


def base_of(answer) -> str:
    """The revision that a form of the page carries, where it has one."""
    found = re.search(r'name="base" value="([^"]*)"', answer.content.decode())
    return found.group(1) if found else ""


def take_own(client, found, **own):
    sent = {"take": "own"} | {f"own_{name}": value for name, value in own.items()}
    return client.post(page_of(found), sent)


def test_what_is_missing_of_an_amount_is_said_beside_each_field(member, desk):
    found = together(desk, degrees=DEGREES)

    page = take_own(member, found, dollars="", on="").content.decode()

    assert beside(page, "own-dollars") == ["The amount in dollars is missing."]
    assert beside(page, "own-on") == ["The day of the amount is missing."]
    assert "This sub-factor has no degree yet" not in page


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "begins at 10,000 constant dollars; this amount is 9,999.99 constant dollars"),
        ("fr", f"commence à 10{H}000 dollars constants; ce montant équivaut à 9{H}999,99 dollars"),
    ],
)
def test_an_amount_below_the_scale_is_below_it_in_words_too(member, desk, code, said):
    member.cookies["etms-language"] = code
    found = together(desk, degrees=DEGREES)

    page = take_own(member, found, dollars="89999.99", on="2024-04-01").content.decode()

    assert said in beside(page, "own-dollars")[0]
    assert beside(page, "own-on") == []
    assert 'value="89999.99"' in page


def test_a_day_that_is_no_good_stands_in_words_beside_the_day(member, desk):
    member.cookies["etms-language"] = "fr"
    found = together(desk, degrees=DEGREES)

    page = take_own(member, found, dollars="5000000", on="1980-03-01").content.decode()

    assert beside(page, "own-on") == [
        f"Aucun indice d’ampleur n’était en vigueur le 1er{H}mars{H}1980."
    ]


@pytest.mark.parametrize("case", cases("choice")["refused"], ids=lambda case: case["name"])
def test_a_choice_that_is_none_is_refused_for_what_it_is(member, desk, case):
    found = together(desk)

    answer = choose(member, found, case["choice"], "", case["value"])

    assert (answer.status_code, answer.json()["error"]) == (400, case["said"])
    with pytest.raises(Refused) as refusal:
        CHOICES[case["choice"]].read([case["value"]])
    assert refusal.value.code.value == case["code"]


def test_a_wrong_cell_is_spoken_of_beside_its_own_factor(member, desk):
    found = together(desk)

    answer = member.post(page_of(found), as_page(know_how=("", "F II")))

    page = answer.content.decode()
    said = "F II is no cell of this chart. A cell is named by its 3 degrees."
    assert answer.status_code == 422
    assert said in page[page.index('id="wrong-know_how"') :][:400]
    assert f"know_how – {said}" not in page


# days on which something starts


def test_a_description_that_cannot_start_then_says_so_beside_the_day(client, desk):
    post = desk.posts["director"]
    make.written(
        make.description, post, state="in_force", by=desk.general.user, starts_on=date(2024, 6, 1)
    )
    new = signed(desk, version=2)
    client.force_login(desk.adviser)
    client.cookies["etms-language"] = "fr"

    base = base_of(client.get(reverse("classification:description", args=[new.pk])))
    sent = {"starts_on": "2024-06-01", "base": base}
    answer = client.post(reverse("classification:enforce", args=[new.pk]), sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert beside(page, "id_starts_on") == [
        f"La version précédente est en vigueur à partir du 1er{H}juin{H}2024. "
        "Choisissez une date ultérieure."
    ]
    assert 'value="2024-06-01"' in page


@pytest.mark.parametrize("state", ["in_force", "replaced"])
def test_a_decision_that_cannot_take_effect_then_says_so_beside_the_day(client, desk, state):
    post = desk.posts["director"]
    ends = {"ends_on": date(2025, 1, 1)} if state == "replaced" else {}
    days = {"starts_on": date(2024, 8, 1), **ends}
    make.written(make.description, post, state=state, by=desk.general.user, **days)
    found = standing(
        desk, "recommended", degrees=DEGREES, description=signed(desk, version=2), reasons=True
    )
    client.force_login(desk.head.user)
    day = "2024-07-31" if state == "in_force" else "2024-09-01"

    here = reverse("classification:decision", args=[found.pk])
    sent = {
        "effective_on": day,
        "note": "As the committee says.",
        "base": base_of(client.get(here)),
        "seen": seen_of(found, date.fromisoformat(day)),
    }
    answer = client.post(here, sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert len(beside(page, "id_effective_on")) == 1
    assert "As the committee says." in page
    assert f'value="{day}"' in page
    found.refresh_from_db()
    assert found.state == "recommended"


# French


def test_the_states_of_an_evaluation_are_feminine():
    with translation.override("fr"):
        states = {state.value: str(state.label) for state in EvaluationState}

    assert states["withdrawn"] == "Retirée"
    assert states["decided"] == "Décidée"
    assert states["returned"].startswith("Renvoyée ")
    assert states["recommended"].startswith("Recommandée ")


def test_the_standard_has_one_name():
    """On one page stand sources of checks and of policy files."""
    with translation.override("fr"):
        sources = [str(each.label) for each in Clause]
    policy = Path(classification.policy.__file__).parent.glob("*.toml")
    sources += [line for file in policy for line in file.read_text().splitlines()]

    named = {name for each in sources for name in re.findall("Norme d’évaluation[^,;]*", each)}
    assert named == {"Norme d’évaluation des emplois du groupe de la direction (EX) 2022"}


def test_a_dimension_is_told_with_a_hard_space_and_without_empty_cents(client, desk):
    post = desk.posts["director"]
    make.written(make.description, post, state="in_force", by=desk.general.user)
    new = make.written(make.description, post, version=2)
    make.written(make.dimension, new, years=3, amount="10000000.00", kind="capital")
    client.force_login(desk.general.user)
    client.cookies["etms-language"] = "fr"

    changes = client.get(reverse("classification:changes", args=[new.pk])).content.decode()
    page = client.get(reverse("classification:description", args=[new.pk])).content.decode()

    assert f"Budget de salaires et de fonctionnement{H}: " in changes
    assert f"10{H}000{H}000{H}$" in changes
    assert f"10{H}000{H}000{H}$" in page
    assert f"3{H}333{H}333,33{H}$" in page
    assert f",00{H}$" not in changes + page


def test_points_of_a_thousand_are_set_as_the_language_does():
    found = JobEvaluation(know_how=1056, problem_solving=700, percent=66, accountability=1400)
    figures = {"know_how": 1056, "problem_solving": 700, "percent": 66, "accountability": 1400}

    for code, said in (
        ("en", "1,056 · 700 (66) · 1,400"),
        ("fr", f"1{H}056 · 700 (66) · 1{H}400"),
    ):
        with translation.override(code):
            assert neighbours._written(found) == position._figures({"figures": figures}) == said


def test_totals_of_members_beside_each_other_are_set_so_too(desk, client):
    found = standing(desk, "consensus", degrees=HIGHER, seats=[desk.member])
    client.force_login(desk.member)
    client.cookies["etms-language"] = "fr"

    page = client.get(reverse("classification:consensus", args=[found.pk])).content.decode()

    agreed = page.partition("<table")[2].partition("</table")[0]
    assert f"{found.total // 1000}{H}{found.total % 1000:03}" in agreed
    assert str(found.total) not in agreed
