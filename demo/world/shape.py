"""The shape of an organization: who reports to whom, at most three executive levels deep."""

from dataclasses import dataclass
from random import Random

from demo.world.levels import RANKS

SPAN = 8  # no more reports than this where it can be helped


@dataclass(eq=False, slots=True)
class Node:
    level: str
    tier: int
    boss: "Node | None" = None
    span: int = 0

    def take(self, report: "Node") -> None:
        report.boss, self.span = self, self.span + 1


def grow(levels: list[str], rng: Random) -> list[Node]:
    """Levels, highest first, as a tree under the deputy head (who is boss None)."""
    number = len(levels)
    top = min(number, max(levels.count("EX-05") + 2, round(1.45 * number ** (1 / 3))))
    rest = number - top
    seniors = sum(RANKS[level] >= 3 for level in levels[top:])
    # A director general leads a directorate, also where a head then has more than the usual span.
    second = min(rest, max(seniors, min(SPAN * top, -(-rest // 5))))
    if rest <= 2 * top:
        second = rest
    nodes = [
        Node(level, 1 if i < top else 2 if i < top + second else 3)
        for i, level in enumerate(levels)
    ]
    heads, directorates, directors = nodes[:top], nodes[top : top + second], nodes[top + second :]
    _spread(directorates, heads)
    _gather(directors, directorates, rng)
    return nodes


def _spread(nodes: list[Node], heads: list[Node]) -> None:
    """Evenly, so that every head has some of each level."""
    for node in nodes:
        able = [h for h in heads if RANKS[h.level] > RANKS[node.level]] or heads
        min(able, key=lambda head: head.span).take(node)


def _gather(nodes: list[Node], bosses: list[Node], rng: Random) -> None:
    """In teams of three to six: some directorates have no executive below their head."""
    if not nodes:
        return
    teams = bosses[:]
    rng.shuffle(teams)
    teams = sorted(teams, key=lambda b: -min(RANKS[b.level], 3))[: max(1, -(-len(nodes) // 4))]
    for node in nodes:
        able = [b for b in teams if RANKS[b.level] > RANKS[node.level]] or teams
        free = [b for b in able if b.span < SPAN - 1] or able
        rng.choice(sorted(free, key=lambda b: b.span)[: max(3, len(free) // 3)]).take(node)
