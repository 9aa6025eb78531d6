"""The pages of job evaluation in Chromium: accessible, and they fit, in every state."""

import pytest

from tests.classification.evaluating import signed, standing
from tests.factories import classification as make
from tests.factories.classification import DEGREES, HIGHER

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(transactional_db):
    return make.desk()


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("fr", 320)])
def test_pages_of_descriptions_are_accessible_and_fit(looked_at, desk, sign_in, language, width):
    post = desk.posts["director"]
    old = make.written(make.description, post, state="in_force", by=desk.general.user)
    draft = make.written(make.description, post, version=2, noc_code="", nature_fr="")
    make.written(make.dimension, old, years=4)
    make.written(make.dimension, draft, passes_through=True)
    sign_in(desk.general.user)
    found = looked_at(
        "/classification/",
        "/classification/?show=unevaluated",
        f"/classification/positions/{post.pk}/",
        f"/classification/descriptions/{old.pk}/",
        f"/classification/descriptions/{draft.pk}/",
        f"/classification/descriptions/{draft.pk}/write/",
        f"/classification/descriptions/{draft.pk}/changes/",
        language=language,
        width=width,
    )

    assert found == {}


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("en", 320)])
def test_pages_of_an_evaluation_are_accessible_and_fit(looked_at, desk, sign_in, language, width):
    begun = standing(desk, "draft", post="general", description=signed(desk, "general"))
    alone = standing(
        desk, "alone", post="adm", description=signed(desk, "adm"), seats=[desk.adviser]
    )
    found = standing(desk, "consensus", degrees=DEGREES)
    for user, degrees in ((desk.adviser, DEGREES), (desk.adm.user, HIGHER)):
        make.written(
            make.seat, found, user, degrees=degrees, estimate="A1", submitted=True,
            chair=user == desk.adviser,
        )  # fmt: skip
    make.written(make.reasons, found)
    make.written(make.cite, found, note="Close.")
    page = f"/classification/evaluations/{found.pk}/"
    sign_in(desk.adviser)
    looked = looked_at(
        "/classification/evaluations/",
        f"/classification/evaluations/{begun.pk}/",
        f"/classification/evaluations/{begun.pk}/allocation/",
        f"/classification/evaluations/{begun.pk}/committee/?q={desk.director.family_name}",
        f"/classification/evaluations/{alone.pk}/alone/",
        page,
        f"{page}consensus/",
        f"{page}rationale/",
        f"{page}comparators/",
        language=language,
        width=width,
    )

    assert looked == {}


@pytest.mark.parametrize(("language", "width"), [("fr", 1280), ("en", 320)])
def test_the_decision_and_its_result_are_accessible_and_fit(
    looked_at, desk, sign_in, language, width
):
    found = standing(
        desk, "recommended", degrees=HIGHER, seats=[desk.member], reasons=True,
        description=signed(desk, version=2),
    )  # fmt: skip
    done = standing(desk, "decided", degrees=DEGREES, seats=[desk.member], reasons=True)
    make.written(make.cite, done)
    sign_in(desk.head.user)
    looked = looked_at(
        f"/classification/evaluations/{found.pk}/decision/",
        f"/classification/evaluations/{done.pk}/",
        language=language,
        width=width,
    )

    assert looked == {}


def test_saving_one_rationale_keeps_what_is_typed_in_the_others(page, open_page, desk, sign_in):
    found = standing(desk, "consensus", degrees=DEGREES, seats=[desk.member])
    sign_in(desk.member)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    address = f"/classification/evaluations/{found.pk}/rationale/"
    open_page(address)

    page.locator("[name=impact-text]").fill("Direct.\nAlone.")
    page.locator("[name=freedom_to_act-text]").fill("Oriented.")
    page.locator("section[aria-labelledby=impact] button").click()
    page.wait_for_url("**/rationale/#impact")
    assert asked == []
    assert page.locator("[name=impact-text]").input_value() == "Direct.\nAlone."
    assert page.locator("[name=freedom_to_act-text]").input_value() == "Oriented."
    assert found.rationales.count() == 2

    page.locator("[name=magnitude-text]").fill("Not sent.")
    open_page(f"/classification/evaluations/{found.pk}/")
    assert asked == ["beforeunload"]


def test_a_rationale_that_is_overtaken_leaves_an_accessible_page(
    page, open_page, desk, sign_in, faults
):
    found = standing(desk, "consensus", degrees=DEGREES, seats=[desk.member])
    sign_in(desk.member)
    page.on("dialog", lambda dialog: dialog.accept())
    open_page(f"/classification/evaluations/{found.pk}/rationale/", language="fr", width=320)
    make.written(make.reasons, found, text="Plus vite.")

    page.locator("[name=impact-text]").fill("Ma raison.")
    page.locator("section[aria-labelledby=impact] button").click()
    page.locator("[data-error-summary]").wait_for()

    assert page.locator("[name=impact-text]").input_value() == "Ma raison."
    assert page.locator("[name=magnitude-text]").input_value() == "Plus vite."
    assert faults() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.said.clear()  # the browser's own remark on the 409
