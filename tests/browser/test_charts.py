"""The guide charts in Chromium: accessible, by keyboard alone, with points as they are chosen."""

from decimal import Decimal

import pytest
from django.db import transaction

from classification.models import JobEvaluation
from tests.classification.charting import together
from tests.factories import classification as make
from tests.factories.acts import arrange
from tests.factories.classification import DEGREES

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(transactional_db):
    return make.desk()


@pytest.fixture
def chosen(desk, sign_in):
    """An evaluation in consensus, all of it chosen: F+II3 E+4 E+2P, 920 points."""
    found = together(desk, degrees=DEGREES)
    sign_in(desk.member)
    return found


def address(found):
    return f"/classification/evaluations/{found.pk}/charts/"


def kept(found):
    return JobEvaluation.objects.get(pk=found.pk)


def pick(page, cell):
    """A cell lies below its label and may lie below the bar: it is chosen as by keyboard."""
    page.locator(f"[type=radio][value='{cell}']").focus()
    page.keyboard.press("Space")


def tally(page, text):
    page.locator("#tally", has_text=text).wait_for()


def saved(page):
    page.locator("[data-saves]", has_text="Saved at").wait_for()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_the_charts_and_their_twin_are_accessible_and_fit(looked_at, chosen, language, width):
    found = looked_at(
        address(chosen), address(chosen) + "?view=list", language=language, width=width
    )

    assert found == {}


def test_all_guidance_opened_is_accessible_and_fits(page, open_page, faults, chosen):
    for width in (1280, 320):
        open_page(address(chosen), width=width)
        page.evaluate("document.querySelectorAll('details.guide').forEach(d => d.open = true)")

        assert faults() == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_cell_a_pull_and_the_points_by_keyboard_alone(page, open_page, reach, chosen):
    open_page(address(chosen))
    tally(page, "920")
    reach("[name=know_how]:checked")

    page.keyboard.press("ArrowDown")  # the same column, one degree of practical know-how up

    tally(page, "1,142")
    saved(page)
    assert kept(chosen).practical_technical == "G"
    assert page.evaluate("document.activeElement.value") == "G II 3"

    page.keyboard.press("ArrowRight")
    page.locator("#said-know_how", has_text="G+III1").wait_for()
    assert page.evaluate("document.activeElement.value") == "G III 1"

    reach("[name=practical_technical_pull]:checked")
    page.keyboard.press("ArrowLeft")
    page.locator("#said-know_how", has_text="GIII1").wait_for()


def test_points_move_before_anything_else_is_chosen(page, open_page, desk, sign_in):
    found = together(desk)
    sign_in(desk.member)
    open_page(address(found))

    pick(page, "G III 3")

    page.locator("#said-know_how", has_text="700").wait_for()
    tally(page, "5 sub-factors have no degree yet.")


def test_while_the_service_is_away_the_page_says_one_thing(page, open_page, chosen):
    """What is chosen waits to be saved; the figures say that they are of earlier choices, and
    are asked for anew once the service answers."""
    open_page(address(chosen))
    page.route("**/charts/*/", lambda route: route.abort())

    pick(page, "F III 3")

    page.locator("[data-saves]", has_text="Not saved yet").wait_for()
    page.locator(".tally", has_text="920").wait_for()
    for said in page.locator("[data-behind]").all():
        said.wait_for()
    assert "Nothing was changed" not in page.locator("body").inner_text()

    page.unroute("**/charts/*/")
    saved(page)
    tally(page, "608")
    for said in page.locator("[data-behind]").all():
        said.wait_for(state="hidden")
    page.said.clear()  # the browser's own remarks on requests that were cut off


def test_what_somebody_else_chose_stands_beside_the_own_choice(page, open_page, chosen):
    open_page(address(chosen))
    with transaction.atomic():
        arrange()
        JobEvaluation.objects.filter(pk=chosen.pk).update(thinking_environment="G", revision=5)

    pick(page, "F 4")

    box = page.locator("#box-problem_solving")
    box.locator("blockquote", has_text="G 4").wait_for()
    assert any("409" in each for each in page.said)
    page.said.clear()
    box.get_by_role("button", name="Keep mine").click()
    saved(page)
    assert kept(chosen).thinking_environment == "F"


def test_dollars_are_taken_as_magnitude_and_close_the_other_columns(page, open_page, chosen):
    open_page(address(chosen))

    page.get_by_role("button", name="Take 3").click()

    said = page.get_by_text("The magnitude is read from $40,000,000")
    said.first.wait_for()
    assert said.count() == 2  # at the chart whose columns are closed, and where it is set aside
    assert page.locator("[type=radio][value='E 3 P']").is_checked()
    assert page.locator("[type=radio][value='E 2 P']").is_disabled()
    tally(page, "994")


def test_a_primary_impact_offers_no_pull(page, open_page, chosen):
    open_page(address(chosen))
    pulls = page.locator(".box-impact_pull")
    assert not pulls.is_visible()

    pick(page, "E 2 S")

    assert pulls.is_visible()
    saved(page)


def test_the_chosen_cell_is_seen_in_forced_colours(page, open_page, faults, chosen):
    page.emulate_media(forced_colors="active")
    open_page(address(chosen))

    width = page.evaluate(
        "getComputedStyle(document.querySelector('[value=\"F II 3\"]').parentElement).outlineWidth"
    )

    assert width == "3px"
    assert faults() == []


SECOND = {"second_dollars": Decimal(9_000_000), "second_impact": "C", "facts": ["answerable"]}


def test_what_stands_beside_the_degrees_is_entered_and_cleared_by_keyboard_alone(
    page, open_page, reach, desk, sign_in
):
    found = together(desk, degrees=DEGREES | SECOND)
    sign_in(desk.member)
    open_page(address(found) + "?view=list")

    def press(key, name):
        """A key that changes a choice, kept and counted before the next."""
        with (
            page.expect_response(lambda told: f"name={name}" in (told.request.post_data or "")),
            page.expect_response("**/points/"),
        ):
            page.keyboard.press(key)

    reach("[name=facts][value=adviser]")
    press("Space", "facts")
    reach("details:has([name=facts]) summary")
    page.keyboard.press("Enter")
    reach("[name=facts][value=orders]")
    press("Space", "facts")
    reach("#second-dollars")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    press("Tab", "second_dollars")
    reach("[name=clear][value=second_impact]")
    press("Enter", "second_impact")
    saved(page)

    judged = kept(found)
    assert (judged.second_dollars, judged.second_impact) == (None, "")
    assert judged.facts == ["answerable", "adviser", "orders"]


def test_without_scripts_an_evaluation_is_chosen_from_the_first_degree(
    page, browser, live_server, desk, sign_in
):
    found = together(desk)
    sign_in(desk.member)
    context = browser.new_context(
        java_script_enabled=False, storage_state=page.context.storage_state()
    )
    plain = context.new_page()
    plain.goto(live_server.url + address(found) + "?view=list")

    for name, degree in DEGREES.items():
        plain.locator(f"[name={name}][value='{degree}']").check(force=True)
    plain.locator("#charts .onward .button").click()

    assert plain.get_by_text("920").first.is_visible()
    assert kept(found).total == 920
    plain.get_by_role("link", name="Compare with what each member found").click()
    assert plain.url.endswith("/consensus/")
    context.close()
