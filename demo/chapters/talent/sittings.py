"""Sessions of review committees in the running cycle: held, going on, and planned."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any

from demo.chapters.talent import states
from demo.chapters.talent.bulk import put_many
from demo.chapters.talent.files import File, Move, Year
from demo.chapters.talent.texts import both, one, pool
from demo.service import Service, moment
from demo.world.draws import stream, weighted
from demo.world.levels import RANKS
from demo.world.records import Organization, Unit
from etms.committees.models import Conflict, Item, Seat, Session
from etms.roles.choices import Role
from etms.roles.models import RoleAssignment
from talent.choices import MoveStage
from talent.models import PositionAssessment

ROOM = range(40, 91)  # how many people the open session of the main organization looks at
SENIOR = ["EX-04", "EX-05"]
JUNIOR = ["EX-01", "EX-02", "EX-03"]
MOVED = 0.14
PURPOSE = "talent"


@dataclass(eq=False, slots=True, repr=False)
class Sitting:
    """One session, and the files in its scope."""

    year: Year
    organization: Organization
    seats: list[tuple[int, bool]]  # account, whether it chairs
    rng: Random
    state: str
    meets_on: date
    name: str
    units: list[Unit] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)
    files: list[File] = field(default_factory=list)
    pk: int | None = None


def committees(service: Service) -> dict[int, list[tuple[int, bool]]]:
    """The accounts on the committee of each organization in the running cycle, and who chairs."""
    found: dict[int, list[tuple[int, bool]]] = {}
    rows = RoleAssignment.objects.filter(
        cycle=service.cycles[-1], role__in=(Role.COMMITTEE_CHAIR, Role.COMMITTEE_MEMBER)
    )
    for role, user, organization in rows.values_list("role", "user_id", "organization_id"):
        found.setdefault(organization, []).append((user, role == Role.COMMITTEE_CHAIR))
    return found


def plan(year: Year, service: Service, seats: dict[int, list[tuple[int, bool]]]) -> list[Sitting]:
    """Which sessions there are; those in their scope are as far as a session needs them."""
    of: dict[Organization, list[File]] = {}
    for file in year.files:
        of.setdefault(file.organization, []).append(file)
    found: list[Sitting] = []
    for organization, files in of.items():
        members = seats.get(organization.row.pk)
        if not members:
            continue
        rng = stream(service.world.seed, "sittings", organization.number)
        room = partial(Sitting, year, organization, members, rng)
        if organization is service.world.organizations[0]:
            found += _main(room, files, year.day)
        else:
            found += _other(room, files, year.day, rng)
    for sitting in found:
        for file in sitting.files:
            _discuss(file, sitting)
    return found


def _main(room: partial, files: list[File], on: date) -> Iterator[Sitting]:
    """The seniors were looked at last week; a large room is open today; the rest comes later."""
    seniors = [file for file in files if file.level in SENIOR]
    yield room("closed", on - timedelta(days=6), _name("seniors"), levels=SENIOR, files=seniors)
    units = _units(files)
    here = [f for f in files if f not in seniors and (not units or _top(f) in units)]
    yield room("open", on, _name("room"), units=units, files=here)
    yield room("planned", on + timedelta(days=16), _name("rest"), levels=JUNIOR)


def _name(code: str) -> str:
    return both("session", code)


def _units(files: list[File]) -> list[Unit]:
    """Branches that together fill the room; none where the organization is no larger."""
    if len(files) <= ROOM[-1]:
        return []
    organization = files[0].organization
    manager = next(p for p in organization.positions if p.pinned == "manager")
    found, many = [], 0
    for unit in (u for u in organization.units if u.parent is None and u is not manager.unit):
        if many < ROOM[0]:
            found.append(unit)
            many += sum(_top(file) is unit for file in files)
    return found


def _top(file: File) -> Unit:
    unit = file.position.unit
    while unit.parent is not None:
        unit = unit.parent
    return unit


def _other(room: partial, files: list[File], on: date, rng: Random) -> Iterator[Sitting]:
    """The seniors and those below them, in one session."""
    state = weighted(rng, {"closed": 40, "planned": 35, "open": 10, "": 15})
    looked_at = [file for file in files if RANKS.get(file.level, 0) > 2]
    if all(file.approved_at for file in looked_at if file.is_sent):
        state = "closed"
    if state:
        days = {"closed": -rng.randint(3, 9), "open": 0, "planned": rng.randint(5, 30)}
        yield room(
            state,
            on + timedelta(days=days[state]),
            _name("whole"),
            levels=["EX-03", *SENIOR],
            files=[] if state == "planned" else looked_at,
        )


def _discuss(file: File, sitting: Sitting) -> None:
    """Most of a session's people are assessed by its day; some were placed elsewhere in it."""
    rng = sitting.rng
    if file.year.running and file.assessment in {"", "draft"} and rng.random() < 0.85:
        states.completed(file)
    if file.assessment not in {"complete", "approved"}:
        return
    if rng.random() < MOVED:
        after = states.place(file, rng, other=True)
        why = "" if sitting.state == "open" and rng.random() < 0.3 else _why(rng)
        at = max(moment(sitting.meets_on), file.completed_at)
        by = rng.choice(sitting.seats)[0]
        move = Move(str(MoveStage.CALIBRATED), file.placement, after, why, at, by, sitting)
        file.moves.append(move)
        file.placement = after


def _why(rng: Random) -> str:
    text = rng.choice(pool("session", "why"))
    return text.said(rng.choice(("en", "fr")))


# rows


def load(sittings: list[Sitting], on: date) -> None:
    """The sessions with their seats; before the moves that were made in them."""
    ids = put_many(Session, [_session(sitting, on) for sitting in sittings])
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
    _step_out(sittings, iter(seats), on)


def _session(sitting: Sitting, on: date) -> dict[str, Any]:
    over, begun = sitting.state == "closed", sitting.state != "planned"
    at = min(moment(sitting.meets_on), moment(on))
    return {
        "dossier_id": _dossier(sitting),
        "purpose": PURPOSE,
        "name": sitting.name,
        "levels": sitting.levels,
        "meets_on": sitting.meets_on,
        "state": sitting.state,
        "minutes": both("session", "minutes") if over else "",
        "minutes_revision": 1 if over else 0,
        "revision": 1 if begun else 0,
        "opened_at": at if begun else None,
        "closed_at": at + timedelta(hours=2) if over else None,
    }


def _dossier(sitting: Sitting) -> int:
    return sitting.year.dossiers[sitting.organization.row.pk]


def _step_out(sittings: list[Sitting], seats: Iterator[int], on: date) -> None:
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
                "declared_at": moment(min(sitting.meets_on, on)),
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
    rng, at = sitting.rng, moment(sitting.meets_on)
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
        "note": _why(rng) if moved else "",
        "revision": 1,
        "decided_at": at,
        "decided_by_id": chair,
    }
