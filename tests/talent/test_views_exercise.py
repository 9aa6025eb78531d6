"""The pages of those who run the exercise: who is let in, what they show, how few queries."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from etms.directory.models import LanguageResult, PositionTerms
from etms.roles.choices import Role
from etms.work.models import Job, Notice
from talent import models
from talent.choices import Show
from talent.queries.cockpit import Chosen
from talent.services import announcements, reminders
from talent.services import dates as services
from talent.services.dates import Change
from tests.factories.accounts import UserFactory
from tests.factories.acts import arrange
from tests.factories.directory import holder, position
from tests.factories.roles import delegate_of, give
from tests.talent.exercise import account, days, department

NOW = timezone.now()
pytestmark = pytest.mark.django_db
OF_ORGANIZATION = ["cockpit", "cockpit_files", "remind", "mend", "dates"]


@pytest.fixture(scope="module")
def built(once):
    with once():
        made = department(accounts=True)
        made.delegate = delegate_of(made.organization)
        return made


@pytest.fixture
def open_page(client, house):
    def get(screen, *args, by=None, language="en", **query):
        client.force_login(by or house.delegate)
        client.cookies["etms-language"] = language
        return client.get(reverse(f"talent:{screen}", args=args), query)

    return get


@pytest.fixture
def send(client, house):
    def post(screen, *args, by=None, htmx=False, query="", **data):
        client.force_login(by or house.delegate)
        headers = {"HX-Request": "true"} if htmx else {}
        return client.post(reverse(f"talent:{screen}", args=args) + query, data, headers=headers)

    return post


# Who is let in


@pytest.mark.parametrize("screen", OF_ORGANIZATION)
def test_the_pages_of_the_exercise_open_to_those_who_run_it_alone(open_page, house, screen):
    there = house.organization.pk
    elsewhere = department(branches=1)
    asked = {"show": Show.ANSWERS_OPEN} if screen == "remind" else {}
    expected = {
        house.delegate: 200,
        house.deputy_head.user: 200,
        house.heads[0].user: 403,
        house.directors[0].user: 403,
        give(Role.HR_ADVISER, organization=house.organization): 403,
        give(Role.OCHRO_LEAD): 403,
        delegate_of(elsewhere.organization): 404,
        give(Role.POLICY_OFFICER): 404,
        UserFactory(): 404,
    }

    found = {user: open_page(screen, there, by=user, **asked).status_code for user in expected}

    assert found == expected


def test_the_thread_opens_to_both_sides_and_to_nobody_else(open_page, house):
    elsewhere = department(branches=1)
    expected = {
        house.delegate: 200,
        house.deputy_head.user: 200,
        give(Role.OCHRO_ANALYST): 200,
        give(Role.OCHRO_LEAD): 200,
        house.heads[0].user: 404,
        give(Role.HR_ADVISER, organization=house.organization): 404,
        delegate_of(elsewhere.organization): 404,
        give(Role.POLICY_OFFICER): 404,
    }

    found = {user: open_page("thread", house.dossier.pk, by=user).status_code for user in expected}

    assert found == expected


@pytest.mark.parametrize("screen", ["threads", "announcements"])
def test_the_pages_of_ochro(open_page, house, screen):
    runs = 200 if screen == "announcements" else 403
    expected = {
        give(Role.OCHRO_ANALYST): 200,
        give(Role.OCHRO_LEAD): 200,
        house.delegate: runs,
        house.deputy_head.user: runs,
        house.heads[0].user: 403,
        give(Role.POLICY_OFFICER): 403,
    }

    assert {user: open_page(screen, by=user).status_code for user in expected} == expected


def test_only_ochro_announces(send, house):
    said = {"title_en": "A", "title_fr": "B", "text_en": "C", "text_fr": "D"}

    assert send("announcements", **said).status_code == 403
    assert send("announcements", by=give(Role.OCHRO_ANALYST), **said).status_code == 302
    assert models.Announcement.objects.get().title_fr == "B"


def test_an_announcement_needs_both_languages(send, house):
    answer = send("announcements", by=give(Role.OCHRO_ANALYST), title_en="A", text_en="C")

    assert answer.status_code == 422
    assert {"title_fr", "text_fr"} <= set(answer.context["form"].errors)


def test_the_extension_of_another_organization_is_not_there(send, house):
    given = services.extend(
        dossier=house.dossier,
        person=house.directors[0],
        stage="employee_section",
        until=days(40),
        reason="leave",
        by=house.delegate,
        at=NOW,
    )
    elsewhere = delegate_of(department(branches=1).organization)

    assert send("end_extension", given.pk, by=elsewhere).status_code == 404
    assert send("end_extension", given.pk).status_code == 302
    assert not models.Extension.objects.exists()


# The overview


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


# More than one organization


@pytest.fixture
def beside(house):
    """A second organization in which the delegate of the first runs the exercise too."""
    made = department(branches=1, accounts=True)
    delegate_of(made.organization, user=house.delegate)
    return made


def links_of(answer, text="Organizations"):
    """The links of the choice of an organization: (name, address, is it the one shown)."""
    page = answer.content.decode()
    found = re.search(rf'<nav class="tabs" aria-label="{text}">(.*?)</nav>', page, re.S)
    each = re.findall(r'<a href="([^"]+)"( aria-current="page")?>([^<]+)</a>', found[1])
    return {unescape(name): (unescape(address), bool(here)) for address, here, name in each}


def test_a_delegate_of_two_organizations_chooses_on_each_page(open_page, client, house, beside):
    names = {str(house.organization), str(beside.organization)}
    pages = {
        "cockpit": reverse("talent:cockpit", args=[beside.organization.pk]),
        "positions": f"{reverse('talent:positions')}?organization={beside.organization.pk}",
        "submission_own": reverse("talent:submission", args=[beside.dossier.pk]),
    }
    first = {"cockpit": [house.organization.pk]}
    for screen, address in pages.items():
        start = open_page(screen, *first.get(screen, []))
        start = client.get(start.url) if start.status_code == 302 else start
        found = links_of(start)
        assert set(found) == names
        assert found[str(house.organization)][1]
        there = client.get(found[str(beside.organization)][0])
        there = client.get(there.url) if there.status_code == 302 else there
        assert there.wsgi_request.get_full_path() == address
        assert links_of(there)[str(beside.organization)][1]


def test_the_positions_are_those_of_the_chosen_organization(open_page, house, beside):
    def titles(made, page):
        there = PositionTerms.objects.filter(unit__organization=made.organization)
        return [each for each in there.values_list("title_en", flat=True) if each in page]

    for chosen, other in ((house, beside), (beside, house)):
        page = open_page("positions", organization=chosen.organization.pk).content.decode()
        assert titles(chosen, page)
        assert not titles(other, page)
        assert f"?organization={chosen.organization.pk}&amp;show=critical" in page


def test_an_organization_that_is_not_in_ones_charge_is_not_found(open_page, house, beside):
    elsewhere = department(branches=1).organization.pk
    for asked in (elsewhere, "x", -1):
        for screen in ("positions", "submission_own"):
            assert open_page(screen, organization=asked).status_code == 404
    nobody = open_page("submission_own", by=house.heads[0].user, organization=elsewhere)
    assert nobody.status_code == 403


def test_who_runs_one_organization_has_nothing_to_choose(open_page, house):
    for screen, args in (("cockpit", [house.organization.pk]), ("positions", [])):
        assert 'aria-label="Organizations"' not in open_page(screen, *args).content.decode()


def test_a_deputy_head_who_is_a_delegate_elsewhere_starts_at_home(
    open_page, client, house, beside
):
    head = beside.deputy_head.user
    delegate_of(house.organization, user=head)

    page = open_page("positions", by=head)

    assert links_of(page)[str(beside.organization)][1]
    menu = client.get(reverse("work:home")).content.decode()
    assert reverse("talent:cockpit", args=[beside.organization.pk]) in menu


def test_home_names_each_of_two_organizations(open_page, client, house, beside):
    client.force_login(house.delegate)

    page = unescape(client.get(reverse("work:home")).content.decode())

    for made in (house, beside):
        assert f"Run the talent exercise {made.cycle} in {made.organization}" in page
    client.force_login(house.deputy_head.user)
    alone = unescape(client.get(reverse("work:home")).content.decode())
    assert f"Run the talent exercise {house.cycle}<" in alone


def test_choosing_asks_one_query_whatever_the_number(open_page, house, beside):
    def queries():
        with CaptureQueriesContext(connection) as found:
            open_page("positions")
        return len(found)

    queries()
    two = queries()
    delegate_of(department(branches=1).organization, user=house.delegate)
    assert queries() == two


# Reminders


def test_a_round_is_looked_at_before_it_is_sent(open_page, send, house):
    page = open_page("remind", house.organization.pk, show=Show.ANSWERS_OPEN, level="EX-04")
    assert page.context["count"] == 2
    assert not Job.objects.filter(kind="talent.remind").exists()

    answer = send("remind", house.organization.pk, show=Show.ANSWERS_OPEN, level="EX-04")

    asked = models.Reminder.objects.get()
    assert answer.url == reverse("talent:reminders", args=[asked.pk])
    assert asked.chosen["level"] == "EX-04"


def test_the_round_says_what_became_of_it(open_page, client, house):
    send = {"dossier": house.dossier, "by": house.delegate, "at": NOW}
    asked = reminders.remind(chosen=Chosen(show=Show.ANSWERS_OPEN), **send)
    waiting = open_page("reminders", asked.pk)
    assert "hx-trigger" in waiting.content.decode()

    reminders.send_reminders(reminder_id=asked.pk, at=timezone.now())

    done = open_page("reminders", asked.pk).content.decode()
    assert f"{len(house.people)} people were told." in done
    assert "hx-trigger" not in done
    part = client.get(reverse("talent:reminders", args=[asked.pk]), headers={"HX-Request": "true"})
    assert "<html" not in part.content.decode()


# Dates


def test_a_wrong_date_says_so_beside_its_field_and_keeps_the_others(send, house):
    right = f"day-{house.branches[0].pk}-employee_section"
    wrong = f"day-{house.branches[1].pk}-employee_section"

    answer = send("dates", house.organization.pk, **{right: days(5), wrong: days(21)})

    form = answer.context["form"]
    assert answer.status_code == 422
    assert list(form.errors) == [wrong]
    assert form[right].value() == str(days(5))
    assert not models.BranchDate.objects.exists()


def test_a_page_of_dates_that_was_opened_before_overwrites_nothing(send, house):
    name = f"day-{house.branches[0].pk}-employee_section"
    send("dates", house.organization.pk, **{name: days(5)})
    assert models.BranchDate.objects.get().closes_on == days(5)

    answer = send("dates", house.organization.pk, **{name: days(9), f"initial-{name}": ""})

    assert answer.status_code == 422
    assert models.BranchDate.objects.get().closes_on == days(5)
    send("dates", house.organization.pk, **{name: days(9), f"initial-{name}": days(5)})
    assert models.BranchDate.objects.get().closes_on == days(9)


def test_a_unit_below_a_branch_gets_a_line_when_it_is_asked_for(open_page, house):
    page = open_page("dates", house.organization.pk, unit=house.directorates[0].pk)

    assert f"day-{house.directorates[0].pk}-employee_section" in page.context["form"].fields


def test_more_time_that_is_too_long_is_refused_beside_its_field(send, house):
    person = house.directors[0].pk
    told = {"stage": "employee_section", "reason": "leave"}

    answer = send("extend", house.organization.pk, person, until=days(111), **told)
    assert answer.status_code == 422
    assert "until" in answer.context["form"].errors

    assert send("extend", house.organization.pk, person, until=days(40), **told).status_code == 302
    assert Notice.objects.filter(code="exercise.extended").count() == 1


# To mend


def test_a_line_is_mended_and_the_others_keep_what_was_written(send, house):
    person, other = house.heads
    key, left = f"results-{person.pk}", f"results-{other.pk}"
    written = {
        "save": key,
        f"{key}-result-oral": "C",
        f"{key}-tested_on-oral": days(-9),
        f"{key}-expires_on-oral": days(900),
        f"{left}-result-oral": "B",
    }

    answer = send("mend", house.organization.pk, **written)

    assert LanguageResult.objects.get(person=person).skill == "oral"
    items = {item.key: item for item in answer.context["items"]}
    assert items[key].form.skills == ["reading", "writing"]
    assert items[left].form["result-oral"].value() == "B"
    assert not items[left].form.errors


def test_a_line_that_cannot_be_saved_says_why_and_stays(send, house):
    key = f"results-{house.heads[0].pk}"
    written = {"save": key, f"{key}-result-oral": "C", f"{key}-tested_on-oral": days(9)}

    answer = send("mend", house.organization.pk, **written)
    part = send("mend", house.organization.pk, htmx=True, **written)

    assert answer.status_code == part.status_code == 422
    item = next(item for item in answer.context["items"] if item.key == key)
    assert "tested_on-oral" in item.form.errors
    assert "<html" not in part.content.decode()
    assert not LanguageResult.objects.exists()


def test_a_missing_account_is_opened_from_the_page(send, house):
    person = holder(position(unit=house.branches[0], level="EX-04"))
    key = f"account-{person.pk}"

    answer = send(
        "mend",
        house.organization.pk,
        htmx=True,
        save=key,
        **{f"{key}-email": "new@test.example", f"{key}-username": "new"},
    )

    person.refresh_from_db()
    assert answer.status_code == 200
    assert person.user.email == "new@test.example"


def test_what_somebody_else_has_mended_is_said(send, house):
    answer = send("mend", house.organization.pk, htmx=True, save="account-0")

    assert "Somebody has put this right already." in answer.content.decode()


def test_a_delegate_mends_nothing_on_their_own_file_or_a_superiors(open_page, send, house):
    me, above = house.generals[0], house.heads[0]
    delegate = delegate_of(house.organization, user=me.user)

    items = open_page("mend", house.organization.pk, by=delegate).context["items"]

    assert not {item.file.person_id for item in items} & {me.pk, above.pk}
    key = f"results-{me.pk}"
    send(
        "mend",
        house.organization.pk,
        by=delegate,
        save=key,
        **{f"{key}-result-oral": "C", f"{key}-tested_on-oral": days(-9)},
    )
    assert not LanguageResult.objects.exists()


# Words with OCHRO


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


def test_a_result_without_its_day_is_refused_beside_the_day(send, house):
    key = f"results-{house.heads[0].pk}"

    half = send("mend", house.organization.pk, save=key, **{f"{key}-result-oral": "C"})
    nothing = send("mend", house.organization.pk, save=key)

    assert list(half.context["failed"].form.errors) == ["tested_on-oral"]
    assert "Write at least one result." in nothing.content.decode()
