"""Who withdraws, endorses and returns a package, and what is then altered no more."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from etms import access
from etms.packages.choices import PackageState
from etms.packages.services import AlreadyStanding
from etms.roles.choices import Role
from etms.work.models import Notice
from talent.models import Inclusion, MissingReason
from talent.services import submission as services
from tests.factories.roles import give
from tests.talent.test_services_submission.parts import SENDERS, execute, user_of

pytestmark = pytest.mark.django_db
NOW = timezone.now


@pytest.mark.parametrize("who", SENDERS)
def test_who_may_withdraw_and_who_decides(desk, who):
    package, user = desk.submit(), user_of(desk, who)

    assert bool(access.can(user, "talent.withdraw_package", package)) is SENDERS[who]
    assert bool(access.can(user, "talent.decide_package", package)) is (who == "ochro_lead")


def test_nobody_decides_on_a_package_in_their_own_name(desk):
    give(Role.OCHRO_LEAD, user=desk.delegate)
    give(Role.OCHRO_LEAD, user=desk.head)
    package = desk.submit()

    for user in (desk.delegate, desk.head):
        with pytest.raises(PermissionDenied):
            services.decide_package(package=package, action="endorse", note="", by=user, at=NOW())


@pytest.mark.parametrize("action", ["endorse", "return"])
def test_nobody_decides_on_a_package_with_their_own_file(desk, action):
    """Somebody who works in that organization and leads at OCHRO; another lead decides."""
    in_it = give(Role.OCHRO_LEAD, user=desk.there.heads[0].user)
    package = desk.submit()
    asked = {"package": package, "action": action, "note": "Why", "at": NOW()}

    with pytest.raises(PermissionDenied, match="your own file"):
        services.decide_package(**asked, by=in_it)

    package.refresh_from_db(fields=["state"])
    assert package.state == PackageState.SUBMITTED
    services.decide_package(**asked, by=give(Role.OCHRO_LEAD))


def test_nobody_returns_an_endorsed_package_with_their_own_file(desk):
    in_it, package = give(Role.OCHRO_LEAD, user=desk.there.heads[0].user), desk.submit()
    services.decide_package(
        package=package, action="endorse", note="", by=give(Role.OCHRO_LEAD), at=NOW()
    )

    with pytest.raises(PermissionDenied, match="your own file"):
        services.decide_package(package=package, action="return", note="No", by=in_it, at=NOW())


def test_the_deputy_head_withdraws_what_the_delegate_sent_until_it_is_endorsed(desk):
    package = desk.submit()

    services.withdraw_package(package=package, by=desk.head, at=NOW())

    package.refresh_from_db(fields=["state", "moved_by"])
    assert (package.state, package.moved_by) == (PackageState.WITHDRAWN, desk.head)
    assert Notice.objects.filter(to=desk.delegate, code="package.withdrawn").exists()
    assert desk.submit().turn == 2


def test_ochro_endorses_or_returns_and_both_are_told(desk):
    lead = give(Role.OCHRO_LEAD)
    package = desk.submit()

    services.decide_package(
        package=package, action="return", note="EX-05 are missing", by=lead, at=NOW()
    )
    again = desk.submit()
    services.decide_package(package=again, action="endorse", note="", by=lead, at=NOW())

    for code in ("package.returned", "package.endorsed"):
        told = set(Notice.objects.filter(code=code).values_list("to", flat=True))
        assert told == {desk.head.pk, desk.delegate.pk}
    with pytest.raises(AlreadyStanding):
        desk.submit(replaces=1)


def _prepares(desk, dossier):
    """Each way to change what is to go."""
    by = {"dossier": dossier, "by": desk.head, "at": NOW()}
    yield lambda: services.choose_levels(**by, levels=["EX-01"])
    missing = desk.there.directors[0].pk
    yield lambda: services.give_reason(**by, person_id=missing, reason="On leave.")


def test_what_went_is_not_altered_once_the_cycle_is_closed(desk):
    execute("UPDATE cycles_cycle SET state = 'closed'")
    dossier = type(desk.dossier).objects.get(pk=desk.dossier.pk)

    for prepare in _prepares(desk, dossier):
        with pytest.raises(PermissionDenied, match="does not run today"):
            prepare()
    assert not Inclusion.objects.exists()
    assert not MissingReason.objects.exists()


def test_what_ochro_has_endorsed_is_not_altered_until_it_is_returned(desk):
    decide = {"package": desk.submit(), "by": give(Role.OCHRO_LEAD), "note": "", "at": NOW()}
    services.decide_package(**decide, action="endorse")

    for prepare in _prepares(desk, desk.dossier):
        with pytest.raises(PermissionDenied, match="OCHRO has endorsed the package"):
            prepare()
    services.decide_package(**decide | {"note": "Look again."}, action="return")
    services.choose_levels(dossier=desk.dossier, levels=["EX-01"], by=desk.head, at=NOW())
    assert Inclusion.objects.exists()
