"""Careers, month by month: people come, rise, move between organizations, and leave."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from demo.world.draws import day_between, days, stream
from demo.world.establishment import VACANT
from demo.world.levels import BELOW, RANKS
from demo.world.people import People, age
from demo.world.records import Human, Position, Tie, World

DAY = timedelta(days=1)
SETTLED = timedelta(days=365)  # nobody moves on before
INTERCHANGE = timedelta(days=730)

# How a vacancy is filled, in hundred: somebody below or beside, here or elsewhere; else somebody
# who is new to the executive group.
SOURCES = {
    "EX-01": (("beside", "here", 12), ("beside", "elsewhere", 16)),
    "DM": (("below", "elsewhere", 60), ("beside", "elsewhere", 15)),
    "": (
        ("below", "here", 45), ("below", "elsewhere", 17),
        ("beside", "here", 12), ("beside", "elsewhere", 18),
    ),
}  # fmt: skip
# Demo people who came to their position on the way: how far into the history, and from where.
ARRIVALS = {
    "manager": (0.3, "below", "here"),
    "executive": (0.33, "below", "elsewhere"),
    "deputy-head": (0.45, "below", "elsewhere"),
    "delegate": (0.2, "beside", "elsewhere"),
}
LEAVING = ((65, 0.6), (60, 0.25), (57, 0.11), (55, 0.06), (0, 0.02))  # from this age, a year


class Careers:
    """Everybody's substantive places from the first cycle to the day asked."""

    def __init__(self, world: World, people: People, *, executives: int):
        self.world, self.people, self.executives = world, people, executives
        self.rng: Random = stream(world.seed, "careers")
        self.first, self.on = world.calendar.begins_on, world.on
        self.positions = world.positions
        self.pinned = [p for p in self.positions if p.pinned]
        self.pools: dict[tuple, list[Position]] = defaultdict(list)
        for position in self.positions:
            self.pools[position.level].append(position)
            self.pools[position.organization, position.level].append(position)

    def run(self) -> None:
        self._begin()
        for first, last in self._months():
            for position in self.positions:
                self._perhaps_leave(position, first, last)
            self._arrivals(first, last)
            self._fill(first, last)
        self._settle()
        self._plan_ends()

    def _months(self) -> Iterator[tuple[date, date]]:
        first = self.first
        while first <= self.on:
            following = (first + timedelta(days=32)).replace(day=1)
            yield first, min(following - DAY, self.on)
            first = following

    # the beginning

    def _begin(self) -> None:
        """Who was where on the first day, and since when."""
        window = (self.on - self.first).days
        for position in self.positions:
            plain = position.tier > 0 and not position.pinned
            if plain and self.rng.random() < 0.04:
                position.starts_on = self.first + days(window * self.rng.uniform(0.1, 0.7))
                continue
            position.starts_on = self.first - days(self.rng.uniform(6, 14) * 365)
            if not plain or self.rng.random() > VACANT:
                self._seat(position)
            if position.pinned and position.pinned not in ARRIVALS:
                position.locked = True

    def _seat(self, position: Position) -> None:
        since = self.first - days(min(2000, self.rng.expovariate(1 / 900)))
        years = (self.first - since).days / 365
        human = self.people.newcomer(RANKS[position.level], since, older=min(years, 3.0))
        if position.pinned:
            human.born_on = max(human.born_on, self.on - days(56 * 365))
        self._enter(human, position, since)

    # comings and goings

    def _enter(self, human: Human, position: Position, day: date, kind="substantive") -> Tie:
        tie = Tie(human, position, kind, day)
        human.homes.append(tie)
        position.ties.append(tie)
        return tie

    def _leave(self, tie: Tie, day: date) -> None:
        tie.ends_on, tie.closed = day, True

    def _perhaps_leave(self, position: Position, first: date, last: date) -> None:
        tie = position.holder
        if tie is None or position.locked or tie.starts_on >= first:
            return
        if tie.kind == "interchange_in":
            if tie.starts_on + INTERCHANGE < last:
                self._leave(tie, max(first, tie.starts_on + INTERCHANGE))
            return
        years = age(tie.human, last)
        rate = next(rate for above, rate in LEAVING if years >= above)
        if position.tier == 0 and last - tie.starts_on > 3 * SETTLED:
            rate += 0.3
        if self.rng.random() < rate / 12 and first < self.on:
            self._leave(tie, day_between(self.rng, first, min(last, self.on - DAY)))

    def _arrivals(self, first: date, last: date) -> None:
        """The demo people take up their positions, each on their day."""
        for position in self.pinned:
            plan = ARRIVALS.get(position.pinned)
            if plan is None or position.locked:
                continue
            due = self.first + days((self.on - self.first).days * plan[0])
            if due > last:
                continue
            if position.holder:
                self._leave(position.holder, max(position.holder.starts_on, due - DAY))
            came = max(due, position.ties[-1].ends_on + DAY)
            human = self._candidate(position, plan[1], plan[2], came) or self._new(position, came)
            self._enter(human, position, came)
            human.born_on = max(human.born_on, self.on - days(56 * 365))
            position.locked = True

    def _vacant(self, by: date) -> list[Position]:
        """Positions without a holder that may be filled by a day, the longest vacant first."""
        found = [
            p for p in self.positions
            if p.holder is None and self._since(p) <= by and not self._awaited(p)
        ]  # fmt: skip
        return sorted(found, key=lambda p: (p.tier > 0, self._since(p)))

    def _awaited(self, position: Position) -> bool:
        return position.pinned in ARRIVALS and not position.locked and position.tier > 0

    def _since(self, position: Position) -> date:
        if not position.ties:
            return max(position.starts_on, self.first)
        return position.ties[-1].ends_on + DAY

    def _fill(self, first: date, last: date) -> None:
        """Fill what is vacant, down to the usual share of vacancies."""
        usual = round(sum(p.starts_on <= last for p in self.positions) * VACANT)
        while True:
            vacant = self._vacant(last - days(10))
            heads = sum(p.tier == 0 for p in vacant)
            spare = heads or len(vacant) - usual
            if spare <= 0:
                return
            for position in vacant[:spare]:
                day = day_between(self.rng, max(first, self._since(position) + days(9)), last)
                self._appoint(position, day)

    def _appoint(self, position: Position, day: date) -> None:
        if position.level in {"EX-01", "EX-02", "EX-03"} and self.rng.random() < 0.012:
            human = self.people.newcomer(RANKS[position.level], day)
            human.service_start_on = None
            self._interchange(self._enter(human, position, day, "interchange_in"))
            return
        draw = self.rng.random() * 100
        for direction, where, in_hundred in SOURCES.get(position.level, SOURCES[""]):
            draw -= in_hundred
            if draw < 0:
                found = self._candidate(position, direction, where, day)
                if found:
                    self._enter(found, position, day)
                    return
                break
        self._enter(self._new(position, day), position, day)

    def _interchange(self, tie: Tie) -> None:
        """Somebody from outside: the host here bears the salary of two in three."""
        here = tie.position.organization
        tie.salary_borne_by = here if self.rng.random() < 0.66 else None
        tie.performance_pay_borne_by = here if self.rng.random() < 0.2 else None
        tie.corporate_commitment = tie.performance_pay_borne_by is not None

    def _new(self, position: Position, day: date) -> Human:
        return self.people.newcomer(RANKS[position.level], day)

    def _candidate(self, position: Position, direction, where, day: date) -> Human | None:
        """Somebody who moves; they leave their position the day before."""
        level = BELOW.get(position.level) if direction == "below" else position.level
        here = position.organization
        pool = self.pools[(here, level) if where == "here" else level]
        for _attempt in range(12):
            if not pool:
                return None
            other = self.rng.choice(pool)
            tie = other.holder
            if other is position or tie is None or other.locked or tie.kind != "substantive":
                continue
            elsewhere = other.organization is not here
            if elsewhere != (where == "elsewhere") or tie.starts_on > day - SETTLED:
                continue
            if other.pinned or age(tie.human, day) > 60:
                continue
            self._leave(tie, day - DAY)
            return tie.human
        return None

    # the end

    def _settle(self) -> None:
        """As many executives on the day asked as were ordered."""
        for position in self._vacant(self.on):
            if position.tier == 0:
                self._enter(self._new(position, self.on), position, self._since(position))
        held = [p for p in self.positions if p.tier > 0 and p.holder]
        vacant = [p for p in self._vacant(self.on) if p.tier > 0]
        self.rng.shuffle(vacant)
        for position in vacant[: max(0, self.executives - len(held))]:
            day = day_between(self.rng, max(self._since(position), self.on - days(25)), self.on)
            self._enter(self._new(position, day), position, day)
        able = [
            p for p in held
            if not p.locked and not p.pinned and p.holder.starts_on < self.on - days(60)
        ]  # fmt: skip
        self.rng.shuffle(able)
        for position in able[: max(0, len(held) - self.executives)]:
            self._leave(position.holder, self.on - days(self.rng.randint(1, 40)))

    def _plan_ends(self) -> None:
        """Ends that lie ahead: the interchanges in, and those who told when they will retire."""
        for position in self.positions:
            tie = position.holder
            if tie is None:
                continue
            if tie.kind == "interchange_in":
                tie.ends_on = max(self.on + days(30), tie.starts_on + INTERCHANGE)
            elif not position.locked and position.tier and age(tie.human, self.on) > 59:
                if self.rng.random() < 0.12:
                    tie.ends_on = self.on + days(self.rng.randint(20, 220))
