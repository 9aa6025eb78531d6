"""The job descriptions: one in force for every position, with its dimensions."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from typing import Any

from classification.models import JobDescription, JobDimension
from demo.chapters.classification.days import dollars_on
from demo.chapters.classification.jobs import Job
from demo.chapters.classification.kinds import EXECUTIVE, kind_of, occupation_of
from demo.chapters.classification.people import People
from demo.chapters.classification.texts import added, described, dimension_name
from demo.chapters.talent.bulk import put_many
from demo.service import moment
from demo.world.records import Organization, Position, World

OWN, GRANTS = "operating", "grants"
CENTS = Decimal("0.01")
# How much larger than the own budget what stands beside it is.
BESIDE = {"capital": 1.6, "grants": 6}
SHARE_OF_SALARIES = Decimal("0.62")
SECOND_VERSION = 2


def load(jobs: list[Job], world: World, people: People) -> None:
    """Those of evaluated positions, then those of equivalents, which are described alone."""
    rows = [_row(job.position, job.noc, people, days=job.days) for job in jobs]
    for job, pk in zip(jobs, put_many(JobDescription, rows), strict=True):
        job.description = pk
    budgets = whole_budgets(jobs)
    put_many(JobDimension, [row for job in jobs for row in dimensions(job, budgets)])
    put_many(JobDescription, list(_of_equivalents(world, people)))


def _of_equivalents(world: World, people: People) -> Iterable[dict[str, Any]]:
    for position in world.positions:
        if position.tier and not position.level.startswith(EXECUTIVE):
            yield _row(
                position, occupation_of(position, kind_of(position), position.level), people
            )


def _row(position: Position, noc: str, people: People, *, days=None) -> dict[str, Any]:
    """In force since the evaluation took effect, or since the position is there."""
    starts_on = days.effective_on if days else position.terms[0].starts_on
    signed_at = days.at("signed") if days else moment(starts_on) - timedelta(days=5)
    day = signed_at.date()
    return {
        "position_id": position.row.pk,
        "version": 1,
        "state": "in_force",
        "starts_on": starts_on,
        "ends_on": None,
        "noc_code": noc,
        **described(position),
        "revision": 4,
        "written_at": signed_at - timedelta(days=3),
        "written_by_id": people.adviser(position.organization, day),
        "signed_at": signed_at,
        "signed_by_id": people.manager(position, day),
    }


def next_version(job: Job, people: People, *, state: str, at: Any) -> dict[str, Any]:
    """The second version of a description: a draft, or signed and not yet in force. It has one
    accountability more than the first."""
    row = _row(job.position, job.noc, people, days=job.days)
    signed = state == "signed"
    return (
        row
        | added(row)
        | {
            "version": SECOND_VERSION,
            "state": state,
            "starts_on": None,
            "written_at": at,
            "signed_at": at if signed else None,
            "signed_by_id": people.manager(job.position, at.date()) if signed else None,
        }
    )


def whole_budgets(jobs: Iterable[Job]) -> dict[Organization, Decimal]:
    """What an organization spends in a year: its branches, and as much again beside them."""
    found: dict[Organization, Decimal] = {}
    for job in jobs:
        if job.levels_below == 1 and job.dimension == OWN:
            place = job.position.organization
            found[place] = found.get(place, Decimal(0)) + Decimal(job.dollars) * 2
    return found


def dimensions(
    job: Job, budgets: dict[Organization, Decimal], *, description: int = 0
) -> list[dict[str, Any]]:
    """The amount that the evaluation reads, first; then what stands beside it."""
    read = job.dimension
    amounts = [(read, Decimal(job.dollars))]
    beside = job.kind.beside
    if read != OWN:
        amounts.append((OWN, Decimal(round(job.dollars / 90, -4))))
    elif beside in BESIDE:
        amounts.append((beside, Decimal(round(job.dollars * BESIDE[beside], -4))))
    elif beside:
        whole = budgets.get(job.position.organization, Decimal(job.dollars))
        amounts.append((beside, whole if beside == "organization" else whole * SHARE_OF_SALARIES))
    names = {kind: dimension_name(kind) for kind, _amount in amounts}
    return [
        {
            "description_id": description or job.description,
            "kind": kind,
            "name_en": names[kind][0],
            "name_fr": names[kind][1],
            "amount": amount.quantize(CENTS),
            "on": dollars_on(job.days.evaluated_on),
            "passes_through": False,
            "years": None,
            "order": order,
        }
        for order, (kind, amount) in enumerate(amounts, start=1)
    ]
