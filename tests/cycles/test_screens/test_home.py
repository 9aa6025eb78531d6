"""What the home page asks and tells of cycles, by the day."""

from datetime import date

import pytest

from etms import home
from tests.cycles.test_screens.pages import text

pytestmark = pytest.mark.django_db


def entries_of(user):
    return {entry.title for _group, entries in home.entries_for(user) for entry in entries}


def test_the_year_to_draft_is_the_next_one(time_machine_at, client, officer, published):
    time_machine_at(date(2028, 2, 1))
    client.force_login(officer)

    page = text(client.get("/cycles/new/"))

    assert '<option value="2028" selected>2028-29</option>' in page
    assert 'value="2027"' not in page


def test_home_asks_the_policy_officer_to_publish_a_draft(draft, officer, somebody):
    assert "Publish cycle 2027-28" in entries_of(officer)
    assert not {title for title in entries_of(somebody) if "cycle" in title.lower()}


def test_home_tells_everybody_what_is_open_and_until_when(time_machine_at, published, somebody):
    time_machine_at(date(2027, 11, 22))

    cards = {card.title: card for card in home.cards_for(somebody)}

    assert cards["Cycle 2027-28"].lines == (
        "Employee section: executives answer, until December 12, 2027",
        "Manager section: assessment, placement and conversation, until January 16, 2028",
    )


def test_home_asks_for_the_next_cycle_in_autumn_and_to_close_the_old_one(
    time_machine_at, published, officer
):
    time_machine_at(date(2027, 11, 22))
    autumn = entries_of(officer)
    time_machine_at(date(2028, 4, 2))
    spring = entries_of(officer)

    assert "Draft cycle 2028-29" in autumn
    assert "Close cycle 2027-28" in spring
