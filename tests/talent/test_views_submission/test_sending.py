"""What is in the way, and sending: once, as it was looked at, by who may."""

import html
import re
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from etms.packages.models import Package
from etms.packages.rules import digest
from etms.roles.choices import Role
from talent.choices import QuestionnaireState
from talent.services import submission as services
from tests.factories.roles import give
from tests.talent.exercise import department
from tests.talent.test_views_submission.pages import change_answers, page, spoil, text

pytestmark = pytest.mark.django_db


def sent(post, desk, user=None):
    """The form of the page that sends, filled in."""
    content = desk.content()
    body = {"key": uuid4(), "seen": digest(content)}
    return body, post(user or desk.delegate, page(desk, "send/"), **body)


def test_the_page_names_what_is_in_the_way_with_the_way_to_it(get, desk):
    person = desk.there.heads[0]
    spoil(person, state=QuestionnaireState.RETURNED)

    said = text(get(desk.delegate, page(desk)))

    assert "1 file is in the way" in said
    assert str(person) in said
    assert "The executive has not submitted the questionnaire." in said
    way = re.search(r'href="(/talent/organizations/[^"]*answers-open[^"]*)"', said)[1]
    assert str(person) in text(get(desk.delegate, html.unescape(way)))
    last_look = text(get(desk.delegate, page(desk, "send/")))
    assert "The package cannot go yet" in last_look
    assert 'name="key"' not in last_look


def test_the_cockpit_and_the_submission_count_the_same_files_in_the_way(get, desk):
    cockpit = f"/talent/organizations/{desk.there.organization.pk}/"
    spoil(desk.there.heads[0], state=QuestionnaireState.RETURNED)
    spoil(desk.there.generals[0], state=QuestionnaireState.RETURNED)
    rules = {row.level: row.submission for row in desk.cycle.rules.rows.filter(kind="core")}

    def counted():
        figure = get(desk.delegate, cockpit).context["figures"][2]
        assert figure.url == page(desk) + "#in-the-way"
        there = get(desk.delegate, page(desk)).context["blocking"]
        assert figure.value == there
        return there

    assert {rules["EX-03"], rules["EX-04"]} & {"expected"}
    assert counted() == 2
    for person in (desk.there.heads[0], desk.there.generals[0]):
        post_reason(desk, person)
    assert counted() < 2


def post_reason(desk, person):
    try:
        services.give_reason(
            dossier=desk.dossier, person_id=person.pk, reason="On leave", by=desk.delegate,
            at=timezone.now(),
        )  # fmt: skip
    except ValidationError:
        pass  # a required file does not go without


def test_the_page_offers_to_send_when_nothing_is_in_the_way(get, desk):
    said = text(get(desk.delegate, page(desk)))

    assert "Nothing is in the way" in said
    assert "Check and send" in said


def test_the_own_address_leads_to_the_dossier_of_the_running_cycle(get, desk):
    assert get(desk.delegate, "/talent/submission/").url == page(desk)
    assert get(desk.there.heads[0].user, "/talent/submission/").status_code == 403


def test_a_delegate_whose_nomination_does_not_cover_it_reads_who_sends(get, post, desk):
    other = give(Role.DELEGATE, organization=desk.there.organization)

    assert "Your nomination does not cover submitting." in text(get(other, page(desk)))
    assert sent(post, desk, other)[1].status_code == 403
    assert not Package.objects.exists()


@pytest.mark.parametrize(
    "name", ["", "preview/", "preview/content/", "send/", "changes/", "preview/1/"]
)
def test_the_pages_are_not_there_for_anybody_else(get, desk, name):
    others = [
        desk.there.heads[0].user,
        department(branches=0, accounts=True).deputy_head.user,
        give(Role.HR_ADVISER, organization=desk.there.organization),
        give(Role.OCHRO_LEAD),
        give(Role.OCHRO_ANALYST),
        give(Role.ADMINISTRATOR),
    ]

    assert {get(user, page(desk, name)).status_code for user in others} == {404}


def test_sending_twice_gives_one_package_and_the_same_receipt(post, desk):
    body, first = sent(post, desk)
    again = post(desk.delegate, page(desk, "send/"), **body)

    assert first.status_code == again.status_code == 302
    assert first.url == again.url == f"/packages/{Package.objects.get().number}/"


def test_the_page_that_sends_carries_the_hash_of_what_goes(get, desk):
    said = get(desk.delegate, page(desk, "send/")).content.decode()

    assert digest(desk.content()) in said
    assert str(desk.there.deputy_head) in said


def test_a_page_that_is_out_of_date_is_drawn_again(get, post, desk):
    seen = digest(desk.content())
    change_answers("Something else")

    answer = post(desk.delegate, page(desk, "send/"), key=uuid4(), seen=seen)

    assert answer.status_code == 409
    assert "Something has changed since you looked" in text(answer)
    assert digest(desk.content()) in answer.content.decode()
    assert not Package.objects.exists()


def test_a_key_used_for_something_else_is_refused(post, desk):
    body, _first = sent(post, desk)
    change_answers("Something else")

    answer = post(desk.delegate, page(desk, "send/"), key=body["key"], seen=digest(desk.content()))

    assert answer.status_code == 422
    assert Package.objects.count() == 1


def test_a_package_nobody_saw_on_the_page_is_not_replaced(post, desk):
    sent(post, desk)
    change_answers("Something else")

    _body, answer = sent(post, desk)

    assert answer.status_code == 422
    assert "stands already" in text(answer)


def test_what_ochro_has_already_is_not_offered_to_be_sent_again(get, desk):
    desk.submit()

    said = text(get(desk.delegate, page(desk, "send/")))
    assert "Nothing has changed" in said
    assert 'name="key"' not in said
    change_answers("Something else")
    assert "This replaces the package" in text(get(desk.delegate, page(desk, "send/")))
