"""The rows of sessions: seats, conflicts, and what was said and decided of each thing."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from demo.chapters.talent.bulk import put_many
from demo.chapters.talent.files import Year
from demo.chapters.talent.sittings import MORNING, Sitting, why
from demo.chapters.talent.texts import both, one
from demo.world.draws import weighted
from etms.committees.models import Conflict, Item, Seat, Session
from talent.models import PositionAssessment

PURPOSE = "talent"


def load(sittings: list[Sitting]) -> None:
    """The sessions with their seats; before the moves that were made in them."""
    ids = put_many(Session, [_session(sitting) for sitting in sittings])
    for sitting, pk in zip(sittings, ids, strict=True):
        sitting.pk = pk
    put_many(Session.units.through, [
        {"session_id": sitting.pk, "unit_id": unit.row.pk}
        for sitting in sittings
        for unit in sitting.units
    ])  # fmt: skip
    seats = put_many(Seat, [
        {"session_id": s.pk, "user_id": user, "chair": chair, "present": True}
        for s in sittings
        for user, chair in s.seats
    ])  # fmt: skip
    _step_out(sittings, iter(seats))


def _session(sitting: Sitting) -> dict[str, Any]:
    over, begun = sitting.state == "closed", sitting.state != "planned"
    at = sitting.at
    return {
        "dossier_id": _dossier(sitting),
        "purpose": PURPOSE,
        "name": sitting.name,
        "levels": sitting.levels,
        "meets_on": sitting.meets_on,
        "start_time": MORNING,
        "length": sitting.length,
        "state": sitting.state,
        "minutes": both("session", "minutes") if over else "",
        "minutes_revision": 1 if over else 0,
        "revision": 1 if begun else 0,
        "opened_at": at if begun else None,
        "closed_at": at + timedelta(minutes=sitting.length) if over else None,
    }


def _dossier(sitting: Sitting) -> int:
    return sitting.year.dossiers[sitting.organization.row.pk]


def _step_out(sittings: list[Sitting], seats: Iterator[int]) -> None:
    """In each session that has begun one member, not the chair, says nothing on one person."""
    rows = []
    for sitting in sittings:
        mine = [(next(seats), chair) for _user, chair in sitting.seats]
        member = next((pk for pk, chair in mine if not chair), None)
        if member and sitting.files:
            rows.append({
                "seat_id": member,
                "person_id": sitting.files[-1].person_id,
                "reason": both("session", "conflict"),
                "declared_at": sitting.at,
            })  # fmt: skip
    put_many(Conflict, rows)


def load_items(sittings: list[Sitting], year: Year) -> None:
    """What was said and decided of people and positions; of an open session the first part."""
    rows = [row for sitting in sittings for row in _people(sitting)]
    by_organization = {s.organization: s for s in sittings if s.state == "closed"}
    positions = PositionAssessment.objects.filter(
        cycle=year.cycle, critical=True, state="complete"
    ).values_list("position_id", flat=True)
    critical = set(positions)
    for organization, sitting in by_organization.items():
        for position in organization.positions:
            if position.row.pk in critical and position.tier == 1:
                rows.append(_item(sitting, "position", position_id=position.row.pk))
    put_many(Item, rows)


def _people(sitting: Sitting) -> Iterator[dict[str, Any]]:
    many = len(sitting.files) if sitting.state == "closed" else len(sitting.files) // 3
    for file in sitting.files[:many]:
        if file.assessment in {"complete", "approved"}:
            moved = file.moves[-1].session is sitting
            yield _item(sitting, "person", person_id=file.person_id, moved=moved)


def _item(
    sitting: Sitting,
    kind: str,
    *,
    person_id: int | None = None,
    position_id: int | None = None,
    moved: bool = False,
) -> dict[str, Any]:
    rng, at = sitting.rng, sitting.at
    chair = next((user for user, chair in sitting.seats if chair), None)
    usual = {"agreed": 80, "follow_up": 16, "postponed": 4}
    decision = "changed" if moved else weighted(rng, usual)
    tongue = rng.choice(("en", "fr"))
    says = rng.random() < 0.4 or moved
    return {
        "session_id": sitting.pk,
        "kind": kind,
        "person_id": person_id,
        "position_id": position_id,
        "code": "",
        "order": 0,
        "discussed": True,
        "recommendation": one(rng, "session", kind, tongue) if says else "",
        "decision": decision,
        "note": why(rng) if moved else "",
        "revision": 1,
        "decided_at": at,
        "decided_by_id": chair,
    }
