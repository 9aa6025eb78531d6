"""What the page lets one enter, without scripts as well."""

import re

import pytest

from classification.choices import Fact, Factor
from classification.forms.charts import CHOICES
from classification.queries.judging import COLUMNS
from classification.rules.degrees import PULL_OF
from tests.classification.charting import WHOLE, as_page, page_of, together
from tests.classification.evaluating import listed
from tests.classification.test_views_charts.test_amounts import TAKEN
from tests.factories.classification import DEGREES

pytestmark = pytest.mark.django_db


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
