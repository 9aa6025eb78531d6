"""What a role must not open on one's own file or a superior's, where a page is about many."""

from copy import deepcopy

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from etms.committees.models import Seat, Session
from etms.cycles.choices import StageCode
from etms.learning.models import LearningAction
from etms.packages.rules import Change, differences
from etms.roles.choices import Role
from etms.trace.models import Reading
from talent.choices import AssessmentState
from talent.models import Assessment, Extension, MissingReason, PositionAnswer, Successor
from tests.factories.acts import arrange
from tests.factories.roles import give
from tests.talent import sending
from tests.talent.exercise import days

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def built(once):
    """The first EX-04 holds a critical position; the EX-03 below is a delegate."""
    with once():
        made = sending.desk()
        made.below = made.there.generals[0]
        give(
            Role.DELEGATE,
            user=made.below.user,
            organization=made.there.organization,
            may_submit=True,
        )
        return made


@pytest.fixture
def desk(db, built):
    return deepcopy(built)


@pytest.fixture
def shown(client):
    def shown(user, address):
        client.force_login(user)
        answer = client.get(address)
        assert answer.status_code == 200
        return answer.content.decode()

    return shown


def of_dossier(desk, name):
    return reverse(f"talent:{name}", args=[desk.dossier.pk])


def leave_positions_alone(desk):
    """The files of the delegate and of those above are not in the way: only positions are."""
    with transaction.atomic():
        arrange()
        for person in (desk.below, desk.there.heads[0]):
            person.assessments.update(state=AssessmentState.DRAFT, approved_at=None)
            MissingReason.objects.create(
                dossier=desk.dossier, person=person, reason="Away", at=timezone.now(), by=desk.head
            )


def test_a_superiors_position_stands_in_no_package_that_a_delegate_reads(desk, shown, client):
    title = desk.there.heads[0].appointments.get().position.terms.get().title_en
    package = desk.submit()
    address = reverse("talent:package", args=[package.number])

    for page in (of_dossier(desk, "preview"), address):
        assert "How many could follow" in shown(desk.head, page)
        assert title in shown(desk.delegate, page)
        assert "How many could follow" not in shown(desk.below.user, page)


def test_a_content_with_a_superiors_position_is_closed_even_without_a_file(desk, client):
    leave_positions_alone(desk)

    client.force_login(desk.below.user)
    assert client.get(of_dossier(desk, "preview_content")).status_code == 403
    client.force_login(desk.delegate)
    assert client.get(of_dossier(desk, "preview_content")).status_code == 200


def test_changes_about_a_superiors_position_are_only_counted(desk, shown):
    desk.submit()
    with transaction.atomic():
        arrange()
        PositionAnswer.objects.filter(question__code="rationale").update(value="CANARY")

    assert "CANARY" in shown(desk.head, of_dossier(desk, "submission_changes"))
    page = shown(desk.below.user, of_dossier(desk, "submission_changes"))
    assert "1 of them is closed to you" in page
    assert "CANARY" not in page


def test_nobody_says_why_the_own_file_or_a_superiors_does_not_go(desk, client):
    client.force_login(desk.below.user)
    for person in (desk.below, desk.there.heads[0]):
        address = reverse("talent:missing_reason", args=[desk.dossier.pk, person.pk])
        assert client.post(address, {"reason": "Mine"}).status_code == 403
    assert not MissingReason.objects.exists()


def test_the_reason_of_a_superiors_extension_is_closed_to_a_delegate(desk, shown):
    with transaction.atomic():
        arrange()
        for person, reason in ((desk.there.heads[0], "CANARY"), (desk.below, "My own")):
            Extension.objects.create(
                dossier=desk.dossier,
                person=person,
                stage=StageCode.EMPLOYEE,
                until=days(30),
                reason=reason,
                at=timezone.now(),
                by=desk.head,
            )
    address = reverse("talent:dates", args=[desk.there.organization.pk])

    assert "CANARY" in shown(desk.head, address)
    page = shown(desk.below.user, address)
    assert "CANARY" not in page
    assert "My own" in page


def test_a_package_that_lost_or_gained_all_its_files_can_be_compared(desk, shown):
    desk.submit()
    with transaction.atomic():
        arrange()
        for person in desk.there.people:
            person.assessments.update(state=AssessmentState.DRAFT, approved_at=None)

    for name in ("submission_changes", "send"):
        assert shown(desk.head, of_dossier(desk, name))


def test_all_things_of_a_list_that_was_empty_are_told_one_by_one():
    file = {"key": 4, "level": "EX-03"}

    assert differences({"files": []}, {"files": [file]}) == [Change(("files", "4"), None, file)]
    assert differences({"files": [file]}, {"files": []}) == [Change(("files", "4"), file, None)]
    assert differences({"files": []}, {"files": {}}) == [Change(("files",), [], {})]


def seated(desk, user, *, state, chair=False, units=()):
    role = Role.COMMITTEE_CHAIR if chair else Role.COMMITTEE_MEMBER
    give(role, user=user, organization=desk.there.organization)
    with transaction.atomic():
        arrange()
        session, _made = Session.objects.get_or_create(
            dossier=desk.dossier,
            purpose="talent",
            defaults={
                "name": "Matrix",
                "meets_on": days(0),
                "state": state,
                "minutes": "CANARY",
            },
        )
        session.units.set(units)
        Seat.objects.create(session=session, user=user, chair=chair)
    return reverse("talent:session", args=[session.pk])


def test_minutes_are_closed_to_a_member_of_whom_they_may_speak(desk, shown):
    member, chair = desk.there.directors[0].user, desk.there.heads[1].user
    address = seated(desk, member, state="open")
    seated(desk, chair, state="open", chair=True)

    assert "CANARY" not in shown(member, address)
    assert "CANARY" not in shown(desk.below.user, address)
    assert "CANARY" in shown(desk.delegate, address)  # somebody of no position there
    assert "CANARY" in shown(chair, address)
    assert "CANARY" in shown(desk.head, address)


def test_a_member_reads_the_minutes_of_another_branch_while_the_session_is_open(desk, shown):
    member = desk.there.directors[0].user
    address = seated(desk, member, state="open", units=[desk.there.branches[1]])

    assert "CANARY" in shown(member, address)

    with transaction.atomic():
        arrange()
        Session.objects.update(state="closed")
    assert "CANARY" not in shown(member, address)


def test_only_who_convenes_a_session_sends_one(desk, client):
    member = desk.there.directors[0].user
    seated(desk, member, state="open")
    client.force_login(member)

    sent = client.post(reverse("talent:sessions"), {"name": "Mine", "meets_on": str(days(1))})

    assert sent.status_code == 403
    assert Session.objects.count() == 1


def action_of(person):
    with transaction.atomic():
        arrange()
        action = LearningAction.objects.create(
            person=person, kind="learning", text="CANARY", created_at=timezone.now()
        )
    return reverse("learning:action", args=[action.pk])


def test_who_does_not_read_a_plan_does_not_learn_of_its_actions(desk, client):
    person, colleague = desk.there.directors[:2]
    address = action_of(person)
    for user, status in (
        (person.user, 200),
        (desk.below.user, 200),  # the direct manager
        (desk.head, 403),
        (colleague.user, 404),
        (desk.there.heads[0].user, 404),
    ):
        client.force_login(user)
        assert client.get(address).status_code == status


def test_who_opens_one_action_of_a_plan_is_recorded(desk, shown):
    person = desk.there.directors[0]

    assert "CANARY" in shown(desk.below.user, action_of(person))

    read = Reading.objects.get(person_id=person.pk)
    assert (read.reader_id, read.what, read.role) == (desk.below.user.pk, "learning", "manager")


def test_who_opens_one_successor_is_recorded(desk, shown):
    follower = desk.there.directors[0]
    with transaction.atomic():
        arrange()
        found = Successor.objects.create(
            position=desk.below.appointments.get().position,
            person=follower,
            readiness="now",
            rank=1,
            gap="CANARY",
            added_at=timezone.now(),
        )

    assert "CANARY" in shown(desk.head, reverse("talent:successor", args=[found.pk]))

    read = Reading.objects.get(person_id=follower.pk)
    assert (read.reader_id, read.what, read.role) == (desk.head.pk, "slate", "deputy_head")


def test_what_its_manager_still_writes_is_read_and_offers_no_sending_back(desk, shown, client):
    with transaction.atomic():
        arrange()
        found = desk.there.heads[0].assessments.get()
        for state in (AssessmentState.DRAFT, AssessmentState.COMPLETE):
            Assessment.objects.filter(pk=found.pk).update(state=state, approved_at=None)
            page = shown(desk.head, reverse("talent:approve_one", args=[found.pk]))
            assert ("Send back to the manager" in page) is (state == AssessmentState.COMPLETE)
