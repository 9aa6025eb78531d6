"""Before it goes: the preview, changes since the last turn, levels, reasons; and withdrawing."""

import hashlib
import re
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from etms.packages.models import Package
from etms.packages.rules import canonical
from etms.roles.choices import Role
from talent.choices import QuestionnaireState
from talent.models import Inclusion, MissingReason
from talent.queries import submission as queries
from talent.services import submission as services
from tests.factories.acts import arrange
from tests.factories.roles import give
from tests.talent.exercise import department
from tests.talent.test_views_submission.pages import change_answers, page, spoil, text

pytestmark = pytest.mark.django_db


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
