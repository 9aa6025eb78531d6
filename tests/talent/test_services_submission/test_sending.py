"""Who may send it, once for each key, and what is kept."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from etms import access
from etms.packages import queries as packages
from etms.packages.choices import PackageState, Verdict
from etms.packages.models import Package
from etms.packages.rules import digest
from etms.packages.services import AlreadyStanding, OtherContent
from etms.trace.models import Act
from etms.work.models import Notice
from talent.models import Answer, SubmittedFile, SubmittedPosition
from talent.services import submission as services
from tests.factories.acts import arrange
from tests.talent.test_services_submission.parts import SENDERS, user_of

pytestmark = pytest.mark.django_db


def test_a_delegate_submits_in_the_name_of_the_deputy_head_who_is_told_at_once(desk):
    package = desk.submit()

    assert (package.submitted_by, package.acting_for) == (desk.delegate, desk.head)
    act = Act.objects.get(verb="package.submit")
    assert (act.actor_id, act.acting_for_id) == (desk.delegate.pk, desk.head.pk)
    notice = Notice.objects.get(to=desk.head)
    assert (notice.code, notice.url) == ("package.sent", f"/talent/packages/{package.number}/")
    assert package.number in notice.text
    found = Package.objects.get()
    assert packages.check(found) == Verdict.GENUINE
    assert found.content == desk.content()


def test_a_deputy_head_submits_in_the_own_name(desk):
    package = desk.submit(by=desk.head)

    assert (package.submitted_by, package.acting_for) == (desk.head, None)
    assert not Notice.objects.filter(code="package.sent").exists()


def test_the_rows_to_read_by_are_the_content_itself(desk):
    package = desk.submit()

    content = Package.objects.get(pk=package.pk).content
    rows = SubmittedFile.objects.filter(package=package).order_by("sort_name", "id")
    assert [row.content for row in rows] == content["files"]
    (position,) = SubmittedPosition.objects.filter(package=package)
    assert (position.content, position.successors) == (content["positions"][0], 2)


def test_the_same_key_gives_the_same_receipt_though_the_files_changed_since(desk):
    key, seen = uuid4(), digest(desk.content())
    first = desk.submit(key=key, seen=seen)
    with transaction.atomic():
        arrange()
        Answer.objects.filter(question__code="strengths").update(value="Something else")

    again = desk.submit(key=key, seen=seen)

    assert (again.pk, Package.objects.count()) == (first.pk, 1)
    assert SubmittedFile.objects.count() == 4


def test_the_same_key_for_something_else_is_refused(desk):
    key = uuid4()
    desk.submit(key=key)

    with pytest.raises(OtherContent):
        desk.submit(key=key, seen="0" * 64)


def test_what_changed_since_it_was_looked_at_does_not_go(desk):
    seen = digest(desk.content())
    with transaction.atomic():
        arrange()
        Answer.objects.filter(question__code="strengths").update(value="Something else")

    with pytest.raises(services.Changed):
        desk.submit(seen=seen)


def test_a_second_package_replaces_only_when_that_is_said(desk):
    first = desk.submit()

    with pytest.raises(AlreadyStanding):
        desk.submit()
    second = desk.submit(replaces=1)

    first.refresh_from_db(fields=["state"])
    assert (first.state, second.turn) == (PackageState.WITHDRAWN, 2)


@pytest.mark.parametrize("who", SENDERS)
def test_who_may_submit(desk, who):
    user = user_of(desk, who)

    assert bool(access.can(user, "talent.submit_package", desk.dossier)) is SENDERS[who]
    if SENDERS[who]:
        assert desk.submit(by=user).state == PackageState.SUBMITTED
    else:
        with pytest.raises(PermissionDenied):
            desk.submit(by=user)
        assert not Package.objects.exists()
