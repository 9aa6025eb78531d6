"""The talent profile in a browser: accessible, narrow, on paper, and taken away as PDF."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from etms.trace.models import Reading
from talent.services import profiles
from tests.factories.directory import LanguageResultFactory
from tests.talent.assessing import answered, assessed_before
from tests.talent.exercise import department

pytestmark = pytest.mark.browser
NOW = timezone.now()


@pytest.fixture
def house(transactional_db):
    return department(branches=1, accounts=True)


@pytest.fixture
def amina(house):
    """A director with something in every section."""
    person = house.directors[0]
    act = {"by": person.user, "at": NOW}
    LanguageResultFactory(person=person, expires_on=date(2030, 5, 31))
    values = {"title": "Master of Public Administration", "place": "Carleton University",
              "from_year": 1996, "to_year": 1998, "text": ""}  # fmt: skip
    profiles.add_entry(person=person, kind="education", values=values, **act)
    answered(person, house.cycle, **{"next-role": "Director General", "strengths": "Calm."})
    assessed_before(person, house.cycle, "well-placed-in-role")
    return person


@pytest.fixture
def address(amina):
    return reverse("talent:talent_profile", args=[amina.pk])


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_it_is_accessible_and_fits(
    page, sign_in, open_page, faults, house, amina, address, language, width
):
    found = {}
    empty = reverse("talent:talent_profile", args=[house.directors[1].pk])
    for user, place in (
        (amina.user, address),
        (house.generals[0].user, address),
        (house.generals[0].user, empty),
    ):
        sign_in(user)
        open_page(place, language=language, width=width)
        found[user.pk, place] = faults()
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[user.pk, place].append(f"wider than {width}")

    assert not {state: wrong for state, wrong in found.items() if wrong}


def test_it_is_one_click_from_the_card_and_one_more_to_the_file(
    page, sign_in, open_page, house, amina, tmp_path
):
    sign_in(house.generals[0].user)
    open_page(reverse("directory:person", args=[amina.pk]))

    page.get_by_role("link", name="Talent profile").click()
    page.get_by_role("heading", name="Placement on the talent map").wait_for()
    with page.expect_download() as coming:
        page.get_by_role("link", name="PDF in French").click()
    coming.value.save_as(tmp_path / "profile.pdf")

    found = PdfReader(tmp_path / "profile.pdf")
    assert coming.value.suggested_filename.startswith("profil-de-talent-")
    assert found.trailer["/Root"]["/Lang"] == "fr-CA"
    assert "PROTÉGÉ B" in found.pages[0].extract_text()
    opened = Reading.objects.filter(person_id=amina.pk).order_by("id")
    assert [each.what for each in opened] == ["talent_profile", "talent_profile_pdf"]


def test_on_paper_it_keeps_its_mark_and_leaves_the_buttons(
    page, sign_in, open_page, address, house
):
    sign_in(house.generals[0].user)
    open_page(address)

    page.emulate_media(media="print")

    assert page.locator(".protected").first.is_visible()
    assert page.get_by_text("Produced on").is_visible()
    assert not page.get_by_role("link", name="PDF in French").is_visible()
    assert not page.get_by_text("This opening is recorded.").is_visible()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_many_tabs_fold_into_one_row_on_a_narrow_page_and_open_by_keyboard(
    page, sign_in, open_page, faults, reach, address, house, language
):
    sign_in(house.generals[0].user)
    open_page(address, language=language, width=320)
    tabs = page.locator("main .tabs")
    names = tabs.locator("a")

    assert tabs.bounding_box()["height"] < 60
    assert (
        tabs.locator("summary")
        .inner_text()
        .startswith({"en": "Talent profile", "fr": "Profil de talent"}[language])
    )
    assert faults() == []

    reach("main .tabs summary")
    page.keyboard.press("Enter")
    names.last.wait_for()
    assert names.count() == 10
    reach("main .tabs li:last-child a")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert faults() == []

    page.set_viewport_size({"width": 1280, "height": 800})
    open_page(address, language=language, width=1280)
    assert not tabs.locator("summary").is_visible()
    assert [each.is_visible() for each in names.all()] == [True] * 10
    assert faults() == []
