"""Words with OCHRO: threads and announcements."""

import pytest

from etms.roles.choices import Role
from talent.services import announcements
from tests.factories.directory import holder, position
from tests.factories.roles import give
from tests.talent.exercise import account
from tests.talent.test_views_exercise.pages import NOW

pytestmark = pytest.mark.django_db


def test_the_thread_shows_both_sides_with_their_names(open_page, send, house):
    analyst = give(Role.OCHRO_ANALYST)
    account(holder(position(unit=house.branches[0])), username="x")
    send("thread", house.dossier.pk, text="May EX-02 take part?")
    send("thread", house.dossier.pk, by=analyst, text="Yes, by choice.")

    page = open_page("thread", house.dossier.pk).content.decode()

    assert "May EX-02 take part?" in page
    assert "Yes, by choice." in page
    assert not open_page("thread", house.dossier.pk).context["waits"]


def test_announcements_are_read_in_the_readers_language(open_page, house):
    announcements.announce(
        cycle=house.cycle,
        title_en="New guidance",
        title_fr="Nouvelle orientation",
        text_en="Read it.",
        text_fr="Lisez-la.",
        by=give(Role.OCHRO_LEAD),
        at=NOW,
    )

    assert "Nouvelle orientation" in open_page("announcements", language="fr").content.decode()
    assert "New guidance" in open_page("cockpit", house.organization.pk).content.decode()
