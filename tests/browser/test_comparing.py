"""Benchmarks, the line, ranking and review in Chromium: accessible, and they fit."""

import pytest

from tests.classification.evaluating import standing
from tests.factories import classification as make
from tests.factories.classification import DEGREES, HIGHER

pytestmark = pytest.mark.browser


@pytest.fixture
def desk(transactional_db):
    return make.desk()


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("fr", 320)])
def test_pages_that_compare_are_accessible_and_fit(looked_at, desk, sign_in, language, width):
    standing(desk, "decided", post="general", degrees=HIGHER)
    standing(desk, "decided", post="adm", degrees=DEGREES)
    standing(make.desk(), "decided", degrees=HIGHER)
    found = standing(desk, "consensus", degrees=DEGREES)
    sign_in(desk.adviser)
    page, place = f"/classification/evaluations/{found.pk}/", desk.organization.pk

    looked = looked_at(
        "/classification/benchmarks/",
        "/classification/benchmarks/?q=nothing+like+it",
        "/classification/benchmarks/19-B/",
        f"{page}nearest/",
        f"{page}neighbours/",
        "/classification/organizations/",
        f"/classification/organizations/{place}/ranking/",
        f"/classification/organizations/{place}/review/",
        language=language,
        width=width,
    )

    assert looked == {}
