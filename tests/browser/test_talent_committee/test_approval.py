"""The deputy head approves and sends back."""

import pytest
from django.utils import timezone

from talent.choices import AssessmentState
from talent.models import Assessment
from talent.services.calibration import approve_assessments
from tests.browser.test_talent_committee.sitting import url

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_the_deputy_head_are_accessible_and_fit(
    looked_at, sign_in, house, session, language, width
):
    first, second = Assessment.objects.filter(cycle=house.cycle).order_by("pk")[:2]
    by = {"by": house.deputy_head.user, "at": timezone.now()}
    sign_in(house.deputy_head.user)
    pages = [
        "/talent/approval/",
        "/talent/approval/?show=draft",
        "/talent/approval/?show=approved",
    ]
    pages += [f"/talent/approval/{first.pk}/", url(session, "board/"), url(session)]
    pages += [url(session, "agenda/"), url(session, f"people/{second.person_id}/")]
    found = looked_at(*pages, language=language, width=width)
    approve_assessments(assessments=[first], **by)
    pages = ["/talent/approval/?show=approved", f"/talent/approval/{first.pk}/"]
    found |= looked_at(*pages, language=language, width=width)

    assert found == {}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_deputy_head_approves_and_sends_back_by_keyboard_alone(
    page, open_page, reach, sign_in, house, language
):
    first, second, third = Assessment.objects.filter(cycle=house.cycle).order_by("pk")
    sign_in(house.deputy_head.user)
    open_page("/talent/approval/", language=language)
    assert page.locator("[name=assessment]:checked").count() == 0
    reach("[name=mark]")
    page.keyboard.press("Enter")
    page.locator("main form [role=status]").wait_for()
    assert page.locator("[name=assessment]:checked").count() == 3
    reach(f"[name=assessment][value='{first.pk}']")
    page.keyboard.press("Space")  # not this one
    reach("main form p button:not([name])")
    page.keyboard.press("Enter")
    page.locator(".notice.good").wait_for()

    open_page(f"/talent/approval/{first.pk}/", language=language)
    reach("main details summary")
    page.keyboard.press("Enter")
    reach("#id_note")
    page.keyboard.type("Say more about the regions.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/approval/")

    states = dict(Assessment.objects.filter(cycle=house.cycle).values_list("pk", "state"))
    approved = AssessmentState.APPROVED
    assert states == {first.pk: AssessmentState.DRAFT, second.pk: approved, third.pk: approved}
