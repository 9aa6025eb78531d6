"""The classification file in Chromium: by keyboard to the PDF and to its signature, accessible."""

import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.classification.filing import decided, recommended
from tests.factories import classification as make

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(transactional_db):
    return make.desk()


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("fr", 320)])
def test_the_pages_of_a_file_are_accessible_and_fit(
    page, looked_at, desk, sign_in, language, width
):
    other = make.desk()
    found, draft = decided(desk), recommended(other)
    address = reverse("classification:signed", args=[found.pk])
    sign_in(desk.adviser)
    looked = looked_at(
        found.get_absolute_url(),
        address,
        f"{address}?hash={found.signed_file.hash}",
        f"{address}?hash=0",
        f"{address}?hash=",
        f"/classification/organizations/{desk.organization.pk}/ranking/",
        language=language,
        width=width,
    )
    page.said.clear()  # a field left empty is answered 422
    sign_in(other.head.user)
    looked |= looked_at(
        draft.get_absolute_url(),
        reverse("classification:decision", args=[draft.pk]),
        language=language,
        width=width,
    )

    assert looked == {}


def test_the_keyboard_reaches_the_file_in_each_language(
    page, desk, sign_in, open_page, reach, tmp_path
):
    found = decided(desk)
    sign_in(desk.adviser)
    open_page(found.get_absolute_url())

    for name, language in (("English", "en"), ("French", "fr")):
        address = reverse("classification:file_pdf", args=[found.pk, language])
        reach(f'a[href="{address}"]')
        with page.expect_download() as coming:
            page.keyboard.press("Enter")
        coming.value.save_as(tmp_path / f"{name}.pdf")
        made = PdfReader(tmp_path / f"{name}.pdf")
        assert made.trailer["/Root"]["/Lang"] == f"{language}-CA"
        open_page(found.get_absolute_url())

    reach(f'a[href="{reverse("classification:signed", args=[found.pk])}"]')
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="The signed file is genuine").wait_for()
    reach("input[name=hash]")
    page.keyboard.type(found.signed_file.hash)
    page.keyboard.press("Enter")
    page.wait_for_url("**hash=*")
    page.get_by_role("heading", name="The signed file is genuine").wait_for()
