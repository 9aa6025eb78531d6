"""Pages of a session: accessible, narrow, and for whoever sits in it."""

import pytest
from django.utils import timezone

from etms.committees import services as committees
from tests.browser.test_talent_committee.sitting import convened, forget, url

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("width", [1280, 320])
def test_pages_of_a_session_are_accessible_and_fit(
    looked_at, sign_in, house, session, language, width
):
    first = house.directors[0]
    item = {"session": session, "by": house.member, "at": timezone.now(), "base": 0}
    committees.record_item(
        **item, kind="person", person=first, discussed=True, recommendation="A year abroad",
        decision="agreed", note="Heard both sides.",
    )  # fmt: skip
    sign_in(house.member)
    found = looked_at(
        "/talent/sessions/",
        url(session),
        url(session, "board/"),
        url(session, "board/?show=unplaced"),
        url(session, "board/?show=moved"),
        url(session, "board/?view=table"),
        url(session, f"people/{first.pk}/"),
        url(session, f"people/{house.directors[3].pk}/"),
        url(session, f"place/{first.pk}/"),
        url(session, "agenda/"),
        url(session, "figures/"),
        language=language,
        width=width,
    )

    assert found == {}


def test_who_does_not_sit_in_it_reads_along_and_moves_nobody(
    page, open_page, sign_in, house, session
):
    sign_in(house.deputy_head.user)
    open_page(url(session, "board/"))

    page.get_by_text("You read along").wait_for()
    assert page.locator(".piece").count() >= 6
    assert page.locator("[data-grip], [data-card]").count() == 0
    open_page(url(session, "board/?view=table"))
    assert page.get_by_role("link", name="Move").count() == 0


@pytest.mark.parametrize("state", ["planned", "closed"])
def test_a_member_reads_no_map_while_the_session_is_not_open(
    page, open_page, faults, sign_in, house, state
):
    session = convened(house, state)
    sign_in(house.member)
    open_page(url(session))

    page.get_by_text("open to the members while the session is open").wait_for()
    assert page.get_by_role("link", name="Talent map").count() == 0
    assert faults() == []
    open_page(url(session, "board/"))
    page.get_by_text("The session is not open.").wait_for()
    forget(page, 403)
