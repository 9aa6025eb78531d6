"""Organizations with their units and positions, as they stand on the day asked."""

from itertools import count
from random import Random

from demo.world import titles
from demo.world.catalogue import organizations as _first
from demo.world.catalogue import structure
from demo.world.draws import shares, stream, weighted
from demo.world.levels import EQUIVALENT_OF, EQUIVALENTS, RANKS, level_list
from demo.world.records import Organization, Position, Unit
from demo.world.shape import Node, grow

VACANT = 0.07
WEIGHTS = {"LARGE": (20, 0.55, 1.9), "MEDIUM": (6, 0.7, 1.4), "SMALL": (2, 0.6, 1.4),
           "MICRO": (0.6, 0.7, 1.3)}  # fmt: skip
LEAST = {"LARGE": 8, "MEDIUM": 5, "SMALL": 3, "MICRO": 2}
MAIN_LEAST = 45  # room for everybody of the demo, and for the teams around them
REPORTS_OF_THE_MANAGER = 6

REGIONS = {"ONTARIO": 8, "QUEBEC": 9, "PRAIRIES": 6, "BC": 5, "ATLANTIC": 6, "NORTH": 1}
BILINGUAL = {"NCR": 0.9, "QUEBEC": 0.75, "ATLANTIC": 0.45, "ONTARIO": 0.3}


def check_size(*, organizations: int, executives: int) -> None:
    """Raise ValueError, with words for whoever asked, for a service that cannot be made."""
    least = sum(_least(_first(organizations)))
    fewest = next(number for number in count(1) if _room(number) >= least)
    if executives < fewest:
        raise ValueError(
            f"{organizations} organizations need at least {fewest} executives, not {executives}"
        )


def _room(executives: int) -> int:
    """How many positions there are for so many executives: some are vacant."""
    return round(executives / (1 - VACANT))


def _least(found: list[Organization]) -> list[int]:
    """The fewest positions of each organization; everybody of the demo is in the first."""
    return [MAIN_LEAST, *(LEAST[o.size] for o in found[1:])]


def establish(seed: int, *, number: int, executives: int) -> list[Organization]:
    """The first organizations of the list; together they have room for so many executives."""
    found = _first(number)
    rng = stream(seed, "sizes")
    weights = [_weight(o, rng) for o in found]
    weights[0] = WEIGHTS[found[0].size][0]
    sizes = shares(_room(executives), weights, at_least=_least(found))
    for organization, size in zip(found, sizes, strict=True):
        main = organization is found[0]
        _Builder(organization, stream(seed, "organization", organization.number)).build(
            level_list(organization.size, size, main=main), main=main
        )
    _pin(found)
    return found


def _weight(organization: Organization, rng: Random) -> float:
    middle, low, high = WEIGHTS[organization.size]
    return middle * rng.uniform(low, high)


class _Builder:
    """Turns levels into units and positions of one organization."""

    def __init__(self, organization: Organization, rng: Random):
        self.organization, self.rng = organization, rng
        self.made: dict[Node, Position] = {}
        self.parts: dict[Unit, object] = {}
        self.aspects: dict[Unit, object] = {}

    def build(self, levels: list[str], *, main: bool) -> None:
        title = titles.role(self.organization, "DM")
        office = structure()["offices"]["head"]
        unit = self._unit(None, (office[0].format(title[0]), office[1]), "office")
        self._position("DM", 0, None, unit, title)
        nodes = grow(levels, self.rng)
        if main:
            _favour_the_manager(nodes)
        for node in sorted(nodes, key=lambda n: (n.tier, n.tier == 2 and n.level == "EX-04")):
            self.made[node] = (self._head, self._directorate, self._director)[node.tier - 1](node)
        self._equivalents()
        for position in self.organization.positions:
            self._languages(position)

    def _head(self, node: Node) -> Position:
        if not hasattr(self, "codes"):
            self.codes = iter(titles.branch_codes(self.organization, 40))
        code = next(self.codes)
        name = titles.branch_unit(self.organization, code)
        unit = self._unit(None, name, code)
        self.parts[unit] = titles.parts(code)
        charge = structure()["branches"].get(code, {}).get("head", name)
        title = titles.both(titles.role(self.organization, node.level), tuple(charge))
        above = self.organization.deputy_head
        return self._position(node.level, 1, above, unit, title, code.partition("region:")[2])

    def _directorate(self, node: Node) -> Position:
        boss = self.made[node.boss]
        part = next(self.parts[boss.unit])
        unit = self._unit(boss.unit, part, part[0])
        self.aspects[unit] = titles.aspects(self.rng)
        title = titles.both(titles.role(self.organization, node.level, tier=2), part)
        region = boss.region if boss.unit.code.startswith("region:") else ""
        return self._position(node.level, 2, boss, unit, title, region)

    def _director(self, node: Node) -> Position:
        boss = self.made[node.boss]
        title = titles.both(
            titles.role(self.organization, node.level, tier=3), next(self.aspects[boss.unit])
        )
        region = boss.region if boss.region != "NCR" else self._region()
        return self._position(node.level, 3, boss, boss.unit, title, region)

    def _unit(self, parent, name, code: str) -> Unit:
        unit = Unit(self.organization, parent, name, code)
        self.organization.units.append(unit)
        return unit

    def _position(self, level, tier, boss, unit, title, region="") -> Position:
        organization = self.organization
        number = f"{organization.number:03d}-{len(organization.positions) + 1:05d}"
        position = Position(organization, number, tier, level, boss, unit, title)
        position.region = region or (organization.region if organization.region else "NCR")
        organization.positions.append(position)
        if boss is not None:
            boss.reports.append(position)
        return position

    def _region(self) -> str:
        home = self.organization.region
        if self.rng.random() < (0.62 if home == "NCR" else 0.8):
            return home
        return weighted(self.rng, REGIONS)

    def _equivalents(self) -> None:
        """Some directors and heads of directorates hold an equivalent of their level."""
        kind, in_hundred = EQUIVALENTS.get(self.organization.number, ("", 0))
        for position in self.organization.positions:
            level = EQUIVALENT_OF.get(kind, {}).get(position.level)
            if position.tier > 1 and level and self.rng.random() * 100 < in_hundred:
                subject = (
                    position.title[0].partition(", ")[2],
                    position.title[1].partition(", ")[2],
                )
                position.level = level
                position.title = titles.both(titles.role(self.organization, level), subject)

    def _languages(self, position: Position) -> None:
        """Bilingual and CBC at the top and wherever executives lead in bilingual regions."""
        if position.tier < 2 or RANKS[position.level] > 3:
            position.profile = "CBC/CBC"
        elif self.rng.random() < BILINGUAL.get(position.region, 0.12):
            position.profile = weighted(self.rng, {"CBC/CBC": 80, "BBB/BBB": 14, "CCC/CCC": 6})
        elif position.region == "QUEBEC":
            position.requirement = "french"
        else:
            position.requirement = weighted(self.rng, {"english": 85, "either": 15})


def _favour_the_manager(nodes: list[Node]) -> None:
    """One assistant deputy minister has six direct reports, the first of them with no team."""
    heads = [n for n in nodes if n.tier == 1]
    chosen = next(n for n in heads if n.level == "EX-04" and n is not heads[1])
    nodes.remove(chosen)
    nodes.insert(2, chosen)  # beside a branch of programs and the corporate branch
    own = [n for n in nodes if n.boss is chosen]
    others = [n for n in nodes if n.tier == 2 and n.boss is not chosen]
    others.sort(key=lambda n: (RANKS[n.level] > 3, -n.boss.span))
    while chosen.span > REPORTS_OF_THE_MANAGER:
        moved = own.pop()
        moved.boss, chosen.span = None, chosen.span - 1
        min((h for h in heads if h is not chosen), key=lambda h: h.span).take(moved)
    for node in others:
        if chosen.span >= REPORTS_OF_THE_MANAGER:
            break
        if node.boss.span > 1:
            node.boss.span -= 1
            chosen.take(node)
    _without_team(next(n for n in nodes if n.boss is chosen and n.level == "EX-03"), nodes)


def _without_team(node: Node, nodes: list[Node]) -> None:
    """Whoever reported to this node reports to those beside it."""
    beside = [n for n in nodes if n.boss is node.boss and n is not node and n.level == "EX-03"]
    for report in [n for n in nodes if n.boss is node]:
        min(beside, key=lambda n: n.span).take(report)
    node.span = 0


def _pin(found: list[Organization]) -> None:
    """Which positions the demo people hold."""
    main = found[0]
    heads = main.deputy_head.reports
    manager = next(
        p for p in heads
        if p.level == "EX-04" and p is not heads[1] and len(p.reports) == REPORTS_OF_THE_MANAGER
    )  # fmt: skip
    generals = [p for p in manager.reports if p.level == "EX-03"]
    others = [p for p in heads if p is not manager]
    people = next(p for p in main.positions if p.unit.code == "Human Resources" and p.tier == 2)
    ochro = next(o for o in found if o.number == 56)
    for name, position in {
        "deputy-head": main.deputy_head,
        "manager": manager,
        "executive": min(generals, key=lambda p: len(p.reports)),
        "committee-chair": others[0],
        "committee-member": next(p for p in others[1:] if p.level in {"EX-05", "EX-04"}),
        "delegate": people,
        "ochro-lead": ochro.deputy_head.reports[0],
    }.items():
        position.pinned = name
