"""Roles: delegates, advisers, committees and OCHRO; the grants follow from them."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from demo.service import Service, moment, put
from demo.world.records import Human, Organization, Position, Tie
from etms.roles.choices import Role
from etms.roles.models import OrganizationCycle, RoleAssignment
from etms.roles.services import reconcile_grants

SERVICE_ROLES = {
    "ochro-analyst": Role.OCHRO_ANALYST,
    "ochro-lead": Role.OCHRO_LEAD,
    "policy-officer": Role.POLICY_OFFICER,
    "administrator": Role.ADMINISTRATOR,
}
NAMED_AFTER = timedelta(days=44)  # deputy heads name their delegates in the middle of May
SEATED_AFTER = timedelta(days=88)
SEATS = 4  # on a review committee, its chair included


def load(service: Service) -> None:
    """Every organization in every cycle, and who holds which role there."""
    world = service.world
    put([
        OrganizationCycle(organization=organization.row, cycle=cycle)
        for cycle in service.cycles
        for organization in world.organizations
    ])  # fmt: skip
    given: list[RoleAssignment] = list(_service_roles(service))
    without = _without_delegate(world.organizations)
    for organization in world.organizations:
        given += _delegates(organization, service, running=organization not in without)
        given += _committee(organization, service)
        given += _advisers(organization, service)
    put(given)


def after(service: Service) -> None:
    reconcile_grants(by=None, at=service.at)


def _without_delegate(organizations: list[Organization]) -> list[Organization]:
    """Those whose deputy head has yet to name a delegate for the running cycle."""
    return organizations[-3:] if len(organizations) > 9 else organizations[-1:]


# who


def _holder(position: Position) -> Tie | None:
    """Who holds a position and has an account."""
    tie = position.holder
    return tie if tie and tie.human.user else None


def _head_of_people(organization: Organization) -> Tie | None:
    """The head of human resources, else of the corporate branch, else of any."""
    places = [p for p in organization.positions if p.unit.code == "Human Resources"]
    places += [p for p in organization.positions if p.unit.code == "corporate"]
    places += organization.deputy_head.reports
    return next((tie for tie in map(_holder, places) if tie), None)


def _deputy_head(organization: Organization) -> Any:
    return organization.deputy_head.holder.human.user


# what


def _delegates(
    organization: Organization, service: Service, *, running: bool
) -> Iterator[RoleAssignment]:
    """One main contact a cycle; the main organization has a second delegate, who submits not."""
    tie = _head_of_people(organization)
    if tie is None:
        return
    for cycle in service.cycles if running else service.cycles[:-1]:
        if tie.starts_on <= cycle.starts_on + NAMED_AFTER or cycle is service.cycles[-1]:
            yield _nomination(
                organization, cycle, tie, service.on, may_submit=True, main_contact=True
            )
    if organization is service.world.organizations[0]:
        beside = (
            t for p in organization.positions
            if p.tier == 2 and p.boss is tie.position.boss and (t := _holder(p)) and t is not tie
        )  # fmt: skip
        other = next(beside, None)
        if other is not None:  # a small organization may have nobody beside its first delegate
            yield _nomination(
                organization,
                service.cycles[-1],
                other,
                service.on,
                may_submit=False,
                main_contact=False,
            )


def _since(cycle, after: timedelta, tie: Tie, on: date) -> datetime:
    """Some time into the cycle, once the person is in place, and not after the day asked."""
    return moment(min(max(cycle.starts_on + after, tie.starts_on), on))


def _nomination(organization, cycle, tie: Tie, on: date, **what) -> RoleAssignment:
    return _assignment(
        tie.human.user, Role.DELEGATE, organization, cycle=cycle,
        starts_at=_since(cycle, NAMED_AFTER, tie, on),
        ends_at=moment(cycle.ends_on + timedelta(days=1)),
        basis=_in_both(_nominated), **what,
    )  # fmt: skip


def _committee(organization: Organization, service: Service) -> Iterator[RoleAssignment]:
    """The heads of branches, where there are enough of them; in the main one the demo people."""
    ties = [tie for tie in map(_holder, organization.deputy_head.reports) if tie]
    ties.sort(
        key=lambda t: {"committee-chair": 0, "committee-member": 1}.get(t.position.pinned, 2)
    )
    cycle = service.cycles[-1]
    ties = [t for t in ties if t.position.pinned not in {"manager", "ochro-lead"}]
    if len(ties) < 3:
        return
    for seat, tie in enumerate(ties[:SEATS]):
        yield _assignment(
            tie.human.user, Role.COMMITTEE_MEMBER if seat else Role.COMMITTEE_CHAIR, organization,
            cycle=cycle, starts_at=_since(cycle, SEATED_AFTER, tie, service.on),
            ends_at=moment(cycle.ends_on + timedelta(days=1)),
            basis=_in_both(_seated),
        )  # fmt: skip


def _advisers(organization: Organization, service: Service) -> Iterator[RoleAssignment]:
    """The first adviser looks after people, the second of a large organization after positions."""
    mine = [h for h in service.world.humans if h.adviser_of is organization]
    plain = [h for h in mine if h not in service.world.cast.values()]
    roles: list[tuple[Human, str]] = list(
        zip(plain, (Role.HR_ADVISER, Role.CLASSIFICATION_ADVISER), strict=False)
    )
    if organization is service.world.organizations[0]:
        cast = service.world.cast
        roles.append((cast["hr-adviser"], Role.HR_ADVISER))
        roles.append((cast["classification-adviser"], Role.CLASSIFICATION_ADVISER))
    for human, role in roles:
        yield _assignment(
            human.user, role, organization, starts_at=moment(service.cycles[0].starts_on),
            basis=_in_both(_advising),
        )  # fmt: skip


def _service_roles(service: Service) -> Iterator[RoleAssignment]:
    """Roles for the whole public service; the administrator's comes with the installation."""
    administrator = service.users["administrator"]
    for username, role in SERVICE_ROLES.items():
        user = service.users[username]
        yield RoleAssignment(
            user=user,
            role=role,
            starts_at=moment(service.cycles[0].starts_on),
            given_by=None if user is administrator else administrator,
            basis=_in_both(_decided),
        )


def _assignment(
    user, role: str, organization: Organization, *, starts_at: datetime, basis: str, **more
) -> RoleAssignment:
    giver = _deputy_head(organization)
    return RoleAssignment(
        user=user, role=role, organization=organization.row, starts_at=starts_at, basis=basis,
        given_by=giver if giver != user else None, **more,
    )  # fmt: skip


# on what basis: the record of the organization, read by people of either language


def _in_both(words) -> str:
    said = []
    for language in ("en", "fr"):
        with override(language):
            said.append(words())
    return " / ".join(said)


def _nominated() -> str:
    return _("Nomination by the deputy head")


def _seated() -> str:
    return _("Terms of reference of the review committee")


def _advising() -> str:
    return _("Adviser designated by the head of human resources")


def _decided() -> str:
    return _("Decision of the Chief Human Resources Officer")
