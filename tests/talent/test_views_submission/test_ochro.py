"""What OCHRO reads of a package, decides on it, and compares."""

import json

import pytest
from django.db import transaction
from django.utils import timezone

from etms.packages.models import Package
from etms.packages.rules import canonical
from etms.roles.choices import Role
from etms.roles.models import RoleAssignment
from etms.roles.services import reconcile_grants
from etms.trace.models import Reading
from talent.services import submission as services
from tests.factories.acts import arrange
from tests.factories.roles import give
from tests.talent import sending
from tests.talent.test_views_submission.pages import change_answers, page, text

pytestmark = pytest.mark.django_db


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


def test_ochro_finds_nobody_of_a_withdrawn_package(get, desk):
    lead, package = give(Role.OCHRO_LEAD), desk.submit()
    services.withdraw_package(package=package, by=desk.head, at=timezone.now())

    said = get(lead, "/talent/submitted/executives/").content.decode()

    assert not [p for p in desk.there.people if str(p) in said]
    assert json.loads(canonical(Package.objects.get().content))["counts"]["sent"] == 4
