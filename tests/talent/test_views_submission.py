"""The pages of the submission: what each reader is shown, refused, and never shown."""

import hashlib
import html
import json
import re
from copy import deepcopy
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from etms.packages.models import Package
from etms.packages.rules import canonical, digest
from etms.roles.choices import Role
from etms.roles.models import RoleAssignment
from etms.roles.services import reconcile_grants
from etms.trace.models import Reading
from talent.choices import QuestionnaireState
from talent.models import Answer, Inclusion, MissingReason
from talent.queries import submission as queries
from talent.services import submission as services
from tests.factories.acts import arrange
from tests.factories.roles import give
from tests.talent import sending
from tests.talent.exercise import department

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def built(once):
    with once():
        return sending.desk()


@pytest.fixture
def desk(db, built):
    return deepcopy(built)


@pytest.fixture
def get(client):
    def get(user, address, **query):
        client.force_login(user)
        return client.get(address, query)

    return get


@pytest.fixture
def post(client):
    def post(user, address, **body):
        client.force_login(user)
        return client.post(address, body)

    return post


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def page(desk, name="") -> str:
    return f"/talent/submission/{desk.dossier.pk}/{name}"


def change_answers(value, **which):
    with transaction.atomic():
        arrange()
        Answer.objects.filter(question__code="strengths", **which).update(value=value)


def spoil(person, **fields):
    with transaction.atomic():
        arrange()
        person.questionnaires.update(**fields)


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


def test_the_preview_is_the_very_content_that_is_hashed(get, desk):
    answer = get(desk.head, page(desk, "preview/content/"))
    package = desk.submit(by=desk.head)

    assert hashlib.sha256(answer.content).hexdigest() == package.hash
    stored = get(desk.head, f"/talent/packages/{package.number}/content/")
    assert stored.content == answer.content == canonical(Package.objects.get().content)


def test_the_preview_lists_critical_positions_as_the_package_does(get, desk):
    def positions(answer):
        table = text(answer).split("How many could follow")[1].split("</table>")[0]
        return re.findall(r"<(?:td|th)[^>]*>(?:<div[^>]*>)?([^<]*)<", table.split("<tbody")[1])

    previewed = positions(get(desk.head, page(desk, "preview/")))
    package = desk.submit(by=desk.head)

    assert previewed == positions(get(desk.head, f"/talent/packages/{package.number}/"))
    assert previewed[1:] == ["EX-04", "2", "1"]
    assert "{" not in previewed[0]


def test_a_previewed_file_is_letter_for_letter_the_submitted_one(get, desk):
    person = desk.there.heads[0]
    before = get(desk.head, page(desk, f"preview/{person.pk}/"))
    package = desk.submit(by=desk.head)
    after = get(desk.head, f"/talent/packages/{package.number}/files/{person.pk}/")

    def raw(answer):
        return re.search(r"<pre[^>]*>(.*?)</pre>", answer.content.decode(), re.DOTALL)[1]

    assert raw(before) == raw(after)
    assert "Vision d’ensemble" in raw(after)


def test_a_delegate_sees_the_own_file_and_a_superiors_counted_but_not_what_they_say(get, desk):
    general, head = desk.there.generals[0], desk.there.heads[0]
    give_submission(general.user, desk)
    change_answers("CANARYOWN", sheet__person=general)
    change_answers("CANARYABOVE", sheet__person=head)

    seen = [get(general.user, page(desk, name)) for name in ("", "preview/", "send/")]
    package = desk.submit(by=general.user)
    seen.append(get(general.user, f"/talent/packages/{package.number}/"))
    for person in (general, head):
        seen.append(get(general.user, page(desk, f"preview/{person.pk}/")))
        seen.append(get(general.user, f"/talent/packages/{package.number}/files/{person.pk}/"))
    seen.append(get(general.user, page(desk, "preview/content/")))
    seen.append(get(general.user, f"/talent/packages/{package.number}/content/"))

    assert [answer.status_code for answer in seen] == [200] * 4 + [403] * 6
    assert not any("CANARY" in answer.content.decode() for answer in seen)
    assert package.counts["sent"] == 4
    assert "Closed to you" in text(seen[1])
    assert get(general.user, page(desk, f"preview/{desk.there.heads[1].pk}/")).status_code == 200


def give_submission(user, desk):
    return give(Role.DELEGATE, user=user, organization=desk.there.organization, may_submit=True)


def test_a_delegate_does_not_learn_why_the_own_file_is_not_complete(get, desk):
    general = desk.there.generals[0]
    give_submission(general.user, desk)
    with transaction.atomic():
        arrange()
        general.assessments.update(state="complete", approved_at=None)

    said = text(get(general.user, page(desk)))

    assert "This file is closed to you; the deputy head sees why." in said
    assert "has not approved" not in said
    assert "has not approved" in text(get(desk.head, page(desk)))


def test_changes_since_are_told_field_by_field(get, desk):
    assert get(desk.delegate, page(desk, "changes/")).status_code == 404
    desk.submit()
    assert "Nothing has changed" in text(get(desk.delegate, page(desk, "changes/")))

    change_answers("A new strength", sheet__person=desk.there.heads[0])
    said = text(get(desk.delegate, page(desk, "changes/")))

    assert get(desk.delegate, page(desk, "changes/"), count=1).content == b"1 change since"
    assert "1 change since" in said
    assert "<del>Vision d’ensemble</del>" in said
    assert "<ins>A new strength</ins>" in said
    assert "1 change" in text(get(desk.delegate, page(desk, "send/")))


def test_changes_of_closed_files_are_only_counted(get, desk):
    general = desk.there.generals[0]
    give_submission(general.user, desk)
    desk.submit()
    change_answers("CANARYOWN", sheet__person=general)

    said = text(get(general.user, page(desk, "changes/")))

    assert "1 change since" in said
    assert "1 of them is closed to you" in said
    assert "CANARYOWN" not in said


def test_levels_and_reasons_are_saved(post, desk):
    spoil(desk.there.generals[0], state=QuestionnaireState.RETURNED)
    person = desk.there.generals[0].pk

    assert post(desk.delegate, page(desk, "levels/"), levels=["EX-01"]).status_code == 302
    assert post(desk.delegate, page(desk, f"reasons/{person}/"), reason="Away").status_code == 302

    assert Inclusion.objects.get().level == "EX-01"
    assert MissingReason.objects.get().reason == "Away"
    assert post(desk.delegate, page(desk, "levels/"), levels=["EX-04"]).status_code == 404
    assert post(desk.delegate, page(desk, "reasons/999999/"), reason="x").status_code == 404
    stranger = department(branches=0, accounts=True).deputy_head.user
    assert post(stranger, page(desk, "levels/"), levels=[]).status_code == 404


def test_a_package_is_withdrawn_from_its_page(post, get, desk):
    package = desk.submit()

    assert "Withdraw it" in text(get(desk.head, page(desk)))
    assert post(desk.head, f"/talent/packages/{package.number}/withdraw/").status_code == 302

    assert Package.objects.get().state == "withdrawn"
    lead = give(Role.OCHRO_LEAD)
    assert get(lead, f"/talent/packages/{package.number}/").status_code == 404
    assert get(lead, f"/packages/{package.number}/").status_code == 200  # that it was there


LIVE = ("preview/", "preview/content/", "changes/", "send/")


def test_what_was_endorsed_is_shown_as_it_went_and_not_compared_with_today(get, desk):
    package = desk.submit()
    services.decide_package(
        package=package, action="endorse", note="", by=give(Role.OCHRO_LEAD), at=timezone.now()
    )
    spoil(desk.there.heads[0], state=QuestionnaireState.RETURNED)

    shown = get(desk.head, page(desk))

    assert {f.label: f.value for f in shown.context["figures"]}["Sent"] == package.counts["sent"]
    for live in ("in the way", "What has changed since", "See what OCHRO gets", "Check and send"):
        assert live not in text(shown)
    for address in LIVE:
        assert get(desk.head, page(desk, address)).url == f"/talent/packages/{package.number}/"


def test_of_a_cycle_that_does_not_run_nothing_can_go(desk):
    package, cycle = desk.submit(), desk.cycle
    after, before = cycle.ends_on + timedelta(days=1), cycle.starts_on - timedelta(days=1)

    for last in (None, package):
        assert not queries.settled(desk.dossier, last, on=cycle.ends_on)
        assert queries.settled(desk.dossier, last, on=after)
        assert queries.settled(desk.dossier, last, on=before)


# OCHRO


def test_ochro_sees_who_has_submitted(get, desk):
    other = sending.desk(name_en="Second department", name_fr="Deuxième ministère")
    package = desk.submit()
    analyst = give(Role.OCHRO_ANALYST)

    said = text(get(analyst, "/talent/submitted/"))

    assert package.number in said
    assert "Second department" in said
    only = text(get(analyst, "/talent/submitted/", state="submitted"))
    assert "Second department" not in only
    named = text(get(analyst, "/talent/submitted/", q="deuxieme"))
    assert package.number not in named
    assert "Second department" in named
    assert other.dossier.packages.count() == 0


def test_ochro_reads_files_as_submitted_and_nothing_live(get, desk):
    lead, person = give(Role.OCHRO_LEAD), desk.there.heads[0]
    assert str(person) not in text(get(lead, "/talent/submitted/executives/"))
    package = desk.submit()
    change_answers("CANARYLIVE")

    listed = text(get(lead, "/talent/submitted/executives/", q=person.family_name[:6]))
    file = text(get(lead, f"/talent/packages/{package.number}/files/{person.pk}/"))

    assert str(person) in listed
    assert str(desk.there.directors[0]) not in listed
    assert "Vision d’ensemble" in file
    assert "CANARYLIVE" not in file
    director = desk.there.directors[0].pk
    answer = get(lead, f"/talent/packages/{package.number}/files/{director}/")
    assert answer.status_code == 404


def test_each_opening_of_a_submitted_file_is_recorded(get, desk):
    lead, person = give(Role.OCHRO_LEAD), desk.there.heads[0]
    package = desk.submit()

    get(lead, f"/talent/packages/{package.number}/files/{person.pk}/")

    read = Reading.objects.get(person_id=person.pk)
    assert (read.reader_id, read.what, read.role, read.purpose) == (
        lead.pk, "submitted", "ochro", "service_review",
    )  # fmt: skip
    opened = get(person.user, f"/roles/people/{person.pk}/opened/")
    if opened.status_code == 200:
        assert "OCHRO" in text(opened)


def test_lists_of_submitted_files_are_recorded_for_everybody_on_the_page(get, desk):
    lead = give(Role.OCHRO_LEAD)
    package = desk.submit()

    get(lead, f"/talent/packages/{package.number}/")

    assert Reading.objects.filter(reader_id=lead.pk).count() == 4


def test_an_executive_of_ochro_reads_neither_the_own_submitted_file_nor_a_superiors(get, desk):
    general, head = desk.there.generals[0], desk.there.heads[0]
    give(Role.OCHRO_ANALYST, user=general.user)
    package = desk.submit()

    listed = text(get(general.user, "/talent/submitted/executives/"))

    assert str(desk.there.heads[1]) in listed
    for person in (general, head):
        assert f"/files/{person.pk}/" not in listed
        address = f"/talent/packages/{package.number}/files/{person.pk}/"
        assert get(general.user, address).status_code == 403


def test_an_executive_does_not_read_the_package_at_all(get, desk):
    package, person = desk.submit(), desk.there.heads[0]

    for address in ("", f"files/{person.pk}/", "content/", "changes/"):
        answer = get(person.user, f"/talent/packages/{package.number}/{address}")
        assert answer.status_code == 404
    assert get(person.user, f"/packages/{package.number}/").status_code == 404
    assert get(person.user, "/talent/submitted/").status_code == 403
    assert get(person.user, "/talent/submitted/executives/").status_code == 403


def test_the_lead_decides_and_the_analyst_reads_who_does(get, post, desk):
    lead, analyst = give(Role.OCHRO_LEAD), give(Role.OCHRO_ANALYST)
    package = desk.submit()
    address = f"/talent/packages/{package.number}/"

    assert "Only the lead of OCHRO endorses" in text(get(analyst, address))
    assert post(analyst, f"{address}decide/", action="endorse").status_code == 403
    assert post(lead, f"{address}decide/", action="return").status_code == 422
    done = post(lead, f"{address}decide/", action="return", note="EX-05 are missing")
    assert done.status_code == 302
    assert "EX-05 are missing" in text(get(desk.head, page(desk)))
    assert "EX-05 are missing" in text(get(lead, address))


def test_a_lead_reads_why_another_decides_on_the_package_with_their_own_file(get, post, desk):
    lead, package = give(Role.OCHRO_LEAD, user=desk.there.heads[0].user), desk.submit()
    address = f"/talent/packages/{package.number}/"
    reason = "Somebody else must decide on a package that holds your own file."

    assert reason in text(get(lead, address))
    assert "Return it with a note" not in text(get(lead, address))
    refused = post(lead, f"{address}decide/", action="endorse")
    assert refused.status_code == 403
    assert reason in text(refused)
    package.refresh_from_db(fields=["state"])
    assert package.state == "submitted"


def test_ochro_compares_a_turn_with_the_one_it_returned_and_with_no_withdrawn_one(get, post, desk):
    lead = give(Role.OCHRO_LEAD)
    first = desk.submit()
    services.decide_package(package=first, action="return", note="Why", by=lead, at=timezone.now())
    change_answers("A new strength", sheet__person=desk.there.heads[0])
    second = desk.submit()
    said = text(get(lead, f"/talent/packages/{second.number}/changes/"))
    assert "<ins>A new strength</ins>" in said

    services.withdraw_package(package=second, by=desk.head, at=timezone.now())
    third = desk.submit()

    assert get(lead, f"/talent/packages/{third.number}/changes/").status_code == 404
    assert get(desk.head, f"/talent/packages/{third.number}/changes/").status_code == 200


def test_a_former_delegate_reads_nothing_any_more(get, desk):
    package = desk.submit()
    with transaction.atomic():
        arrange()
        RoleAssignment.objects.filter(user=desk.delegate).update(ends_at=timezone.now())
    reconcile_grants(by=None, at=timezone.now())

    assert get(desk.delegate, f"/talent/packages/{package.number}/").status_code == 404
    assert get(desk.delegate, f"/packages/{package.number}/").status_code == 404
    assert get(desk.delegate, page(desk)).status_code == 404


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("delegate", "/talent/submission/{dossier}/"),
        ("delegate", "/talent/submission/{dossier}/preview/"),
        ("delegate", "/talent/submission/{dossier}/send/"),
        ("delegate", "/talent/packages/{number}/"),
        ("lead", "/talent/packages/{number}/"),
        ("lead", "/talent/submitted/"),
        ("lead", "/talent/submitted/executives/"),
    ],
)
def test_no_page_asks_more_queries_for_more_people(get, desk, who, address, connection_queries):
    lead, package = give(Role.OCHRO_LEAD), desk.submit()
    user = {"delegate": desk.delegate, "lead": lead}[who]
    place = address.format(dossier=desk.dossier.pk, number=package.number)
    few = connection_queries(lambda: get(user, place))

    for number in range(3):
        more = sending.desk(branches=2)
        more.submit()
        sending.grow(desk, number)
    desk.submit(replaces=1)
    place = address.format(
        dossier=desk.dossier.pk, number=desk.dossier.packages.get(turn=2).number
    )

    assert connection_queries(lambda: get(user, place)) <= few


@pytest.fixture
def connection_queries():
    def count(task) -> int:
        task()  # fills what is kept per process
        with CaptureQueriesContext(connection) as seen:
            assert task().status_code == 200
        return len(seen)

    return count


def test_ochro_finds_nobody_of_a_withdrawn_package(get, desk):
    lead, package = give(Role.OCHRO_LEAD), desk.submit()
    services.withdraw_package(package=package, by=desk.head, at=timezone.now())

    said = get(lead, "/talent/submitted/executives/").content.decode()

    assert not [p for p in desk.there.people if str(p) in said]
    assert json.loads(canonical(Package.objects.get().content))["counts"]["sent"] == 4
