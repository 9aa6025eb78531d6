"""Packages for OCHRO: those of all cycles that are over, and of who was early in this one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from copy import deepcopy
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from demo.chapters.talent.bulk import joins_open, put_many
from demo.chapters.talent.files import Year
from demo.chapters.talent.people import holder_on
from demo.chapters.talent.texts import both
from demo.service import Service, moment
from demo.world.draws import stream
from demo.world.records import Organization
from etms.packages.choices import PackageState
from etms.packages.models import Package
from etms.packages.rules import digest
from etms.packages.services import sealed
from etms.roles.choices import Role
from etms.roles.models import OrganizationCycle, RoleAssignment
from talent.models import Inclusion, MissingReason
from talent.queries import package as content
from talent.queries import submission as queries
from talent.queries.population import population_of_service
from talent.services.submission import copy_out

CHOSEN = ("EX-02",)  # what some organizations send by choice
CHOOSE = 0.15
BATCH = 20  # packages written together


def load(service: Service, years: list[Year], early: dict[Organization, str]) -> None:
    """Cycle by cycle: levels by choice, reasons, and the packages with their copies."""
    for year in years:
        sending = early if year.running else dict.fromkeys(service.world.organizations, "endorsed")
        senders = _senders(year)
        who = {o: senders.get(o.row.pk) or _head(o, year) for o in sending}
        sending = {o: state for o, state in sending.items() if who[o]}
        _choose(year, list(sending), service)
        _say_why(year, sending, who)
        numbers: list[int] = []
        for package in _packages(year, sending, who, service):
            package.save(force_insert=True)
            numbers.append(package.pk)
        with joins_open():
            copy_out(numbers)


def _senders(year: Year) -> dict[int, Any]:
    """The delegate of each organization whose nomination covers submitting."""
    rows = RoleAssignment.objects.filter(
        role=Role.DELEGATE, cycle=year.cycle, may_submit=True
    ).select_related("user")
    return {row.organization_id: row.user for row in rows}


def _head(organization: Organization, year: Year) -> Any:
    human = holder_on(organization.deputy_head, year.day)
    return human.user if human else None


def _choose(year: Year, organizations: list[Organization], service: Service) -> None:
    put_many(Inclusion, [
        {"dossier_id": year.dossiers[organization.row.pk], "level": level}
        for organization in organizations
        if stream(service.world.seed, "choice", organization.number).random() < CHOOSE
        for level in CHOSEN
    ])  # fmt: skip


def _say_why(year: Year, sending: Iterable[Organization], who: dict[Organization, Any]) -> None:
    """Why an expected file does not go."""
    missing = (
        file for file in year.files
        if file.submission == "expected" and not file.answers and file.organization in sending
    )  # fmt: skip
    put_many(MissingReason, [
        {
            "dossier_id": year.dossiers[file.organization.row.pk],
            "person_id": file.person_id,
            "reason": both("exercise", "missing"),
            "at": year.now,
            "by_id": who[file.organization].pk,
        }
        for file in missing
    ])  # fmt: skip


def _packages(
    year: Year, sending: dict[Organization, str], who: dict[Organization, Any], service: Service
) -> Iterator[Package]:
    """The very packages that the service of the product would make; sealed, not kept yet."""
    with joins_open():
        prepared = _prepared(year, sending)
    for organization, files in _files(year, prepared):
        rng = stream(service.world.seed, "package", organization.number, year.cycle.code)
        ready = prepared[organization]
        if not ready.going:
            continue
        whole = content.content_with(ready, files)
        turns = [(sending[organization], whole)]
        if organization is service.world.organizations[0] and year.ago == 1:
            turns.insert(0, ("returned", _before(whole)))
        for turn, (state, held) in enumerate(turns, start=1):
            package = _sealed(ready, held, turn, by=who[organization], year=year, rng=rng)
            _move(package, state, organization, year, service)
            yield package


def _prepared(year: Year, sending: Iterable[Organization]) -> dict[Organization, Any]:
    """What stands ready in every organization: few questions for all of them."""
    of: dict[int, list] = defaultdict(list)
    people = population_of_service(
        year.cycle, on=year.day, organizations=[o.row.pk for o in sending]
    )
    for executive in people.executives(queries.SPOKEN_OF):
        of[executive.organization_id].append(executive)
    reasons: dict[int, dict[int, str]] = defaultdict(dict)
    for row in MissingReason.objects.filter(dossier__cycle=year.cycle):
        reasons[row.dossier_id][row.person_id] = row.reason
    chosen: dict[int, list[str]] = defaultdict(list)
    for inclusion in Inclusion.objects.filter(dossier__cycle=year.cycle):
        chosen[inclusion.dossier_id].append(inclusion.level)
    dossiers = {
        dossier.organization_id: dossier
        for dossier in OrganizationCycle.objects.filter(cycle=year.cycle).select_related(
            "organization", "cycle__rules", "cycle__competencies"
        )
    }
    return {
        organization: queries.prepared(
            dossiers[organization.row.pk],
            on=year.day,
            executives=of[organization.row.pk],
            reasons=reasons[dossiers[organization.row.pk].pk],
            chosen=chosen[dossiers[organization.row.pk].pk],
        )
        for organization in sending
    }


def _files(
    year: Year, prepared: dict[Organization, Any]
) -> Iterator[tuple[Organization, list[dict[str, Any]]]]:
    """The files of some organizations at a time, as each sends them."""
    waiting = list(prepared)
    while waiting:
        some, waiting = waiting[:BATCH], waiting[BATCH:]
        together = queries.Preparation(
            prepared[some[0]].dossier,
            year.day,
            [line for organization in some for line in prepared[organization].lines],
            frozenset(),
        )
        with joins_open():
            files = iter(content.files_of(together))
        for organization in some:
            yield organization, [next(files) for _line in prepared[organization].going]


def _before(whole: dict[str, Any]) -> dict[str, Any]:
    """What the first turn held: one answer of the first file reads otherwise."""
    held = deepcopy(whole)
    for answer in held["files"][0]["answers"]:
        if answer["key"] == "development":
            answer["value"] = both("exercise", "corrected")
    return held


def _sealed(ready: Any, held: dict, turn: int, *, by: Any, year: Year, rng: Random) -> Package:
    return sealed(
        purpose=queries.PURPOSE,
        dossier=ready.dossier,
        turn=turn,
        key=UUID(int=rng.getrandbits(128), version=4),
        content=held,
        digest=digest(held),
        counts=ready.counts,
        by=by,
        acting_for=None,
        at=year.now,
    )


def _move(
    package: Package, state: str, organization: Organization, year: Year, service: Service
) -> None:
    """What became of it; a withdrawal is the organization's, the rest the lead of OCHRO's."""
    package.state = state
    if state != PackageState.SUBMITTED:
        lead = service.users["ochro-lead"]
        package.moved_by = package.submitted_by if state == PackageState.WITHDRAWN else lead
        package.moved_at = moment(year.day + timedelta(days=3 if year.ago else 0))
    if state == PackageState.RETURNED:
        package.note = both("exercise", "returned")
