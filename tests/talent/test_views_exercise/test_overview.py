"""The cockpit: every number leads to its list, and home leads to what is late."""

import re
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from talent import models
from talent.choices import Show
from talent.services import dates as services
from talent.services.dates import Change
from tests.factories.acts import arrange
from tests.factories.directory import holder, position
from tests.factories.roles import delegate_of
from tests.talent.exercise import days
from tests.talent.test_views_exercise.pages import NOW, OF_ORGANIZATION

pytestmark = pytest.mark.django_db


def test_every_number_leads_to_a_list_of_that_length(open_page, client, house):
    """Each "3 of 5" and each hindrance of the page is opened, and its rows are counted."""
    answer = open_page("cockpit", house.organization.pk)

    grid = answer.context["grid"]
    cells = [cell for row in [*grid["rows"], grid["foot"]] for cell in [*row.cells, row.total]]
    for cell in (cell for cell in cells if cell.cell):
        page = client.get(cell.url).context["page"]
        assert page.total == (cell.cell.open or cell.cell.done)
    for hindrance in answer.context["hindrances"]:
        assert client.get(hindrance.url).context["page"].total == hindrance.count


def test_the_overview_says_what_blocks_and_where_to_mend_it(open_page, house):
    holder(position(unit=house.branches[0], level="EX-04"))

    found = {
        each.label: each
        for each in open_page("cockpit", house.organization.pk).context["hindrances"]
    }

    assert found["No open account"].mend_url.endswith("?show=no-account")
    assert found["Required file without answers"].tone == "danger"
    assert found["Required file without answers"].remind_url
    assert not found["Expected file that is not ready"].remind_url


def test_a_delegate_learns_nothing_of_their_own_assessment(open_page, house):
    """Neither in the list, nor in a number, nor in the difference of two numbers."""
    me = house.generals[0]
    delegate = delegate_of(house.organization, user=me.user)

    def pages():
        answers = [
            open_page("cockpit", house.organization.pk, by=delegate, measure=measure, files="all")
            for measure in ("answers", "assessments", "placements", "talks", "shared")
        ]
        answers += [
            open_page("cockpit_files", house.organization.pk, by=delegate, show=show)
            for show in Show.values
        ]
        return [_without_tokens(answer.content.decode()) for answer in answers]

    before = pages()
    with transaction.atomic():
        arrange()
        for person in (me, house.heads[0]):
            sheet = models.Assessment.objects.create(
                person=person,
                cycle=house.cycle,
                state="approved",
                placement=house.cycle.placements.rows.first(),
                started_at=NOW,
                approved_at=NOW,
            )
            models.Share.objects.create(
                assessment=sheet, kind="approved", content={}, at=NOW, by=house.delegate
            )
            models.Conversation.objects.create(person=person, cycle=house.cycle, held_on=days(-1))

    assert pages() == before


def _without_tokens(page: str) -> str:
    return re.sub(r'(name="csrf-token" content=|name="csrfmiddlewaretoken" value=)"\w+"', "", page)


@pytest.mark.parametrize("screen", [*OF_ORGANIZATION, "home"])
def test_pages_take_as_many_queries_for_10_people_as_for_200(open_page, client, house, screen):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            if screen == "home":
                client.force_login(house.delegate)
                answer = client.get(reverse("work:home"))
            else:
                query = {"show": Show.ANSWERS_OPEN} if screen == "remind" else {}
                answer = open_page(screen, house.organization.pk, **query)
            assert answer.status_code == 200
        return len(asked)

    queries()
    few = queries()
    above = house.heads[0].appointments.get().position
    for _number in range(190):
        holder(position(unit=house.directorates[0], level="EX-03", above=above))

    assert queries() == few


def test_home_leads_those_who_run_the_exercise_to_what_is_late(client, house):
    for stage in ("employee_section", "manager_section"):
        services.set_branch_dates(
            dossier=house.dossier,
            changes=[Change("x", house.branches[0], stage, None, days(-1))],
            by=house.delegate,
            at=NOW - timedelta(days=2),
        )
    client.force_login(house.delegate)

    page = client.get(reverse("work:home")).content.decode()

    assert reverse("talent:cockpit", args=[house.organization.pk]) in page
    assert "2 late" in page
