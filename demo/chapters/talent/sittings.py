"""Sessions of review committees in the running cycle: held, going on, and planned."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random

from django.utils import timezone

from demo.chapters.talent import states
from demo.chapters.talent.files import File, Move, Year
from demo.chapters.talent.texts import both, pool
from demo.service import Service
from demo.world.draws import stream, weighted
from demo.world.levels import RANKS
from demo.world.records import Organization, Unit
from etms.committees.models import LENGTH
from etms.roles.choices import Role
from etms.roles.models import RoleAssignment
from talent.choices import MoveStage

ROOM = range(40, 91)  # how many people the open session of the main organization looks at
SENIOR = ["EX-04", "EX-05"]
JUNIOR = ["EX-01", "EX-02", "EX-03"]
MOVED = 0.14
MORNING = time(9, 30)
A_PERSON, HALF_HOUR = 4, 30  # minutes
LENGTHS = (90, 420)


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

    @property
    def length(self) -> int:
        """Minutes, in half hours; of one whose people are not known yet, the usual."""
        if not self.files:
            return LENGTH
        wanted = -(-len(self.files) * A_PERSON // HALF_HOUR) * HALF_HOUR
        return max(LENGTHS[0], min(wanted, LENGTHS[1]))

    @property
    def at(self) -> datetime:
        """When it began; of one that is planned, now."""
        planned = timezone.make_aware(datetime.combine(self.meets_on, MORNING))
        return min(planned, self.year.now)


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
    """The seniors were looked at last week; a large room is open, and meets today; the rest comes
    later."""
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
        reason = "" if sitting.state == "open" and rng.random() < 0.3 else why(rng)
        at = max(sitting.at, file.completed_at)
        by = rng.choice(sitting.seats)[0]
        move = Move(str(MoveStage.CALIBRATED), file.placement, after, reason, at, by, sitting)
        file.moves.append(move)
        file.placement = after


def why(rng: Random) -> str:
    """The reason of a move, in the language of whoever gave it."""
    text = rng.choice(pool("session", "why"))
    return text.said(rng.choice(("en", "fr")))
