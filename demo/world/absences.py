"""Who is elsewhere for a time: acting, assigned, seconded, on interchange; now and in the past."""

from collections import deque
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from demo.world.catalogue import structure
from demo.world.draws import day_between, days, stream
from demo.world.levels import RANKS
from demo.world.people import People
from demo.world.records import Human, Organization, Position, Tie, World

DAY = timedelta(days=1)
SHORT = timedelta(days=30)  # nobody is put into a position that is empty for less

# Into an empty position, in a hundred cases; an empty EX-01 is often filled from below the group.
ACTING, ASSIGNED, SECONDED = 82, 7, 7
ACTING_BEHIND = 75  # behind somebody who is away themselves
NON_EXECUTIVE_ACTING = 30
INTERCHANGES_A_YEAR = 0.004


@dataclass(frozen=True)
class Gap:
    """A position with nobody in it, from a day to a day or until further notice."""

    position: Position
    starts_on: date
    ends_on: date | None
    behind: bool  # its holder is away; else nobody holds it


class Absences:
    """Fills gaps for a time; whoever goes leaves a gap behind."""

    def __init__(self, world: World, people: People):
        self.world, self.people, self.on = world, people, world.on
        self.rng: Random = stream(world.seed, "absences")
        self.queue: deque[Gap] = deque()
        self.peers: dict[tuple[Organization, str], list[Position]] = {}
        for position in world.positions:
            self.peers.setdefault((position.organization, position.level), []).append(position)

    def run(self) -> None:
        self._stand_in()
        self._interchanges_out()
        self._vacancies()
        while self.queue:
            self._fill(self.queue.popleft())

    # what is empty

    def _vacancies(self) -> None:
        for position in self.world.positions:
            last = None
            for tie in position.ties:
                if last is not None:
                    self._gap(position, last.ends_on + DAY, tie.starts_on - DAY)
                last = tie
            if last is None:
                self._gap(position, position.starts_on, None)
            elif last.closed:
                self._gap(position, last.ends_on + DAY, None)

    def _gap(self, position: Position, first: date, last: date | None, *, behind=False) -> None:
        first = max(first, self.world.calendar.begins_on)
        if position.tier and (last or self.on) - first >= SHORT:
            self.queue.append(Gap(position, first, last, behind))

    # who goes there

    def _fill(self, gap: Gap) -> None:
        draw = self.rng.random() * 100
        if draw < (ACTING_BEHIND if gap.behind else ACTING):
            self._acting(gap)
        elif gap.behind:
            return
        elif draw < ACTING + ASSIGNED:
            self._beside(gap, "assignment", self._peers_here(gap.position))
        elif draw < ACTING + ASSIGNED + SECONDED:
            self._beside(gap, "secondment", self._peers_elsewhere(gap.position))

    def _acting(self, gap: Gap) -> None:
        if gap.position.level == "EX-01":
            if self.rng.random() * 100 < NON_EXECUTIVE_ACTING:
                first, last = self._days(gap)
                self._away(
                    self.people.non_executive(1, first), gap.position, "acting", first, last
                )
            return
        rank = RANKS[gap.position.level]
        able = gap.position.reports or self._below_here(gap.position)
        self._first_free(gap, "acting", [p for p in able if rank - 2 <= RANKS[p.level] < rank])

    def _beside(self, gap: Gap, kind: str, others: list[Position]) -> None:
        self._first_free(gap, kind, [p for p in others if p is not gap.position])

    def _first_free(self, gap: Gap, kind: str, able: list[Position]) -> None:
        """Whoever of these holds their position all the while and is nowhere else."""
        first, last = self._days(gap)
        for position in self.rng.sample(able, min(6, len(able))):
            tie = self._held(position, first, last)
            if tie is None or (position.locked and (last is None or last > self.on)):
                continue
            until = last if tie.ends_on is None else min(last or tie.ends_on, tie.ends_on)
            if position.pinned or not self._free(tie.human, first, until):
                continue
            away = self._away(tie.human, gap.position, kind, first, until)
            if kind == "secondment":
                self._borne(away, position.organization, gap.position.organization)
            self._gap(position, first, until, behind=True)
            return

    def _days(self, gap: Gap) -> tuple[date, date | None]:
        first = min(gap.starts_on + days(self.rng.randint(0, 14)), self.on)
        if gap.ends_on is None and self.rng.random() < 0.4:
            return first, self.on + days(self.rng.randint(20, 240))
        return first, gap.ends_on

    def _held(self, position: Position, first: date, last: date | None) -> Tie | None:
        for tie in position.ties:
            begun = tie.kind == "substantive" and tie.starts_on <= first
            if begun and (not tie.closed or (last is not None and tie.ends_on >= last)):
                return tie
        return None

    def _free(self, human: Human, first: date, last: date | None) -> bool:
        return all(
            (last is not None and other.starts_on > last)
            or (other.ends_on is not None and other.ends_on < first)
            for other in human.away
        )

    def _away(self, human: Human, position, kind: str, first: date, last: date | None) -> Tie:
        tie = Tie(human, position, kind, first, last, closed=bool(last and last < self.on))
        human.away.append(tie)
        return tie

    def _borne(self, tie: Tie, home: Organization, host: Organization | None) -> None:
        """Home pays, or the host by agreement."""
        tie.salary_borne_by = home if self.rng.random() < 0.6 else host
        tie.performance_pay_borne_by = home if self.rng.random() < 0.8 else host

    def _peers_here(self, position: Position) -> list[Position]:
        return self.peers[position.organization, position.level]

    def _peers_elsewhere(self, position: Position) -> list[Position]:
        other = self.rng.choice(self.world.organizations)
        if other is position.organization:
            return []
        return self.peers.get((other, position.level), [])

    def _below_here(self, position: Position) -> list[Position]:
        rank = RANKS[position.level]
        levels = [f"EX-0{r}" for r in (rank - 1, rank - 2) if r > 0]
        same = [p for lv in levels for p in self.peers.get((position.organization, lv), [])]
        return [p for p in same if p.unit is position.unit] or same

    # the rest

    def _interchanges_out(self) -> None:
        """Some work for a while outside the public service, and stay tied to their position."""
        years = self.world.calendar.years
        hosts = structure()["hosts"]["names"]
        for position in self.world.positions:
            for tie in position.ties:
                if position.tier == 0 or position.pinned or tie.kind != "substantive":
                    continue
                if self.rng.random() > INTERCHANGES_A_YEAR * years:
                    continue
                first = day_between(self.rng, tie.starts_on + SHORT, tie.ends_on or self.on)
                last = first + days(self.rng.randint(200, 720))
                last = min(last, tie.ends_on or last)
                if last - first < SHORT or last < self.world.calendar.begins_on:
                    continue
                away = self._away(tie.human, None, "interchange_out", first, last)
                away.host = self.rng.choice(hosts)
                self._borne(away, position.organization, None)
                away.corporate_commitment = away.performance_pay_borne_by is not None
                self._gap(position, first, last, behind=True)

    def _stand_in(self) -> None:
        """Last summer the demo executive acted for the demo manager, for three weeks."""
        pinned = {p.pinned: p for p in self.world.positions if p.pinned}
        first = self.on - days(self.rng.randint(100, 140))
        tie = pinned["executive"].holder
        if tie.starts_on < first:
            self._away(tie.human, pinned["manager"], "acting", first, first + days(20))
