"""Leading a session by keyboard, its agenda, stepping out."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from etms.committees import services as committees
from etms.committees.models import Conflict, Item, Session
from tests.browser.test_talent_committee.sitting import card, forget, url

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_session_is_led_by_keyboard_alone(page, open_page, reach, sign_in, house, language):
    sign_in(house.chair)
    open_page("/talent/sessions/", language=language)
    reach("#id_name")
    page.keyboard.type("EX minus two")
    reach("#id_meets_on")
    page.keyboard.type(f"{timezone.localdate():%m%d%Y}")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/sessions/\d+/$"))
    reach("form.action button")
    page.keyboard.press("Enter")  # open it
    page.get_by_role("link", name=re.compile("Talent map|Carte des talents")).first.wait_for()
    reach("#id_text")
    page.keyboard.type("We began at nine.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".notice.good").wait_for()

    found = Session.objects.get()
    assert (found.state, found.minutes) == ("open", "We began at nine.")
    open_page(f"{url(found)}people/{house.directors[0].pk}/", language=language)
    reach("#id_discussed")
    page.keyboard.press("Space")
    reach("#id_note")
    page.keyboard.type("Heard both sides.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # save, and the next one
    page.locator("h1", has_text=str(house.directors[0])).wait_for(state="detached")
    item = Item.objects.get()
    assert (item.discussed, item.note) == (True, "Heard both sides.")


def test_the_agenda_shows_decisions_and_errors_at_their_item(
    page, open_page, faults, sign_in, house, session
):
    sign_in(house.member)
    open_page(url(session, "agenda/"))
    gap = page.locator("li.card", has_text="3")
    form = gap.locator("form")
    expect(form).to_be_hidden()

    gap.get_by_text("Decide").click()
    form.get_by_label("Decision").select_option("follow_up")
    form.get_by_label("Note").fill("Ask the School.")
    form.get_by_role("button").click()
    page.wait_for_url("**/agenda/#item-subject-*")
    gap.get_by_text("To be followed up").first.wait_for()
    expect(form).to_be_hidden()

    item = Item.objects.get()
    committees.record_item(
        session=session, kind="subject", code=item.code, discussed=True, recommendation="",
        decision="agreed", note="From another desk.", base=item.revision, by=house.chair,
        at=timezone.now(),
    )  # fmt: skip
    gap.get_by_text("Change the decision").click()
    form.get_by_label("Note").fill("From this desk.")
    form.get_by_role("button").click()
    page.locator("[data-error-summary]:focus").wait_for()
    expect(form).to_be_visible()
    assert "From another desk." in form.text_content()
    assert form.get_by_label("Note").input_value() == "From this desk."
    assert faults() == []
    forget(page, 422)


def test_who_steps_out_sees_that_person_no_more(page, open_page, sign_in, house, session):
    person = house.directors[0]
    sign_in(house.member)
    open_page(url(session, f"people/{person.pk}/"))

    page.get_by_text("Step out for this person").click()
    page.get_by_label("Why you step out").fill("We are cousins.")
    page.get_by_role("button", name="Step out").click()
    page.wait_for_url("**/board/")

    assert card(page, person).count() == 0
    assert Conflict.objects.get().reason == "We are cousins."
