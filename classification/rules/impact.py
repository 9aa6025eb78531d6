"""Whether the standard gives an impact for what stands for the size of the area.

Standard, "Examples of Impact for Various Dimensions", "Pass-Through Dollars" and "Nature of Impact
on end-results". The impact is a person's judgement: what is said here is whether it is legitimate.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from classification.choices import Check, Clause, Dimension, Fact, Ground, Impact
from classification.policy.shapes import ImpactRow, Standard
from classification.rules.checks import ABOUT, Advice, Value

HOLDING = (Ground.LEGITIMATE, Ground.RARE)
# What is asked beside the needs of an impact: only of the dimensions that the standard speaks of.
ASKED_BESIDE: Mapping[Fact, frozenset[Dimension]] = {
    Fact.IN_LINE: frozenset(Dimension),
    Fact.WHOLE_ASSET: frozenset({Dimension.CAPITAL}),
    Fact.PASSES_THROUGH: frozenset({Dimension.GRANTS, Dimension.TRANSFERS}),
}
SAID_OF: Mapping[Ground, Check] = {
    Ground.LEGITIMATE: Check.IMPACT_GIVEN,
    Ground.RARE: Check.IMPACT_RARE,
    Ground.NO_IMPACT: Check.IMPACT_NONE,
    Ground.NOT_FOR_DIMENSION: Check.IMPACT_NOT_GIVEN,
    Ground.NEEDS_FACT: Check.IMPACT_NEEDS,
    Ground.WHOLE_ASSET: Check.AREA_WHOLE_ASSET,
    Ground.IN_LINE: Check.IMPACT_IN_LINE,
    Ground.PASSES_THROUGH: Check.IMPACT_PASSES_THROUGH,
    Ground.NOT_NAMED: Check.AREA_NOT_NAMED,
}


def clause_of(ground: Ground) -> Clause:
    """Where the standard says it; how combinations compare stands where it says how to choose."""
    said = SAID_OF.get(ground)
    return Clause.COMBINATION if said is None else ABOUT[said][1]


@dataclass(frozen=True)
class Area:
    """What stands for the size of the area, and what is true of the role.

    The facts are one list for a role; each counts only where it is asked. `passes_through` is said
    of the very amount. Without a dimension nobody has said what the amount is.
    """

    dimension: Dimension | None
    facts: frozenset[Fact] = frozenset()
    passes_through: bool = False

    def record(self) -> dict[str, Any]:
        """What is kept of it, as JSON."""
        return {
            "dimension": self.dimension.value if self.dimension else "",
            "facts": sorted(fact.value for fact in self.facts),
            "passes_through": self.passes_through,
        }

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Area":
        """The same from what was kept."""
        named = kept["dimension"]
        return cls(
            Dimension(named) if named else None,
            frozenset(Fact(fact) for fact in kept["facts"]),
            kept["passes_through"],
        )


@dataclass(frozen=True)
class Verdict:
    """Whether the standard gives this impact; `missing` would have to be true of the role."""

    ground: Ground
    missing: frozenset[str] = frozenset()
    passes_through: bool = False

    @property
    def legitimate(self) -> bool:
        return self.ground in HOLDING


def facts_asked(dimension: Dimension | None, *, standard: Standard) -> frozenset[Fact]:
    """What is asked of the role where this dimension stands for the size of its area."""
    if dimension is None:
        return frozenset({Fact.IN_LINE})
    needs = {Fact(need) for row in standard.dimensions[dimension.value] for need in row.needs}
    return frozenset(needs | {fact for fact, of in ASKED_BESIDE.items() if dimension in of})


def verdict(impact: Impact, area: Area, *, standard: Standard) -> Verdict:
    """Whether the standard gives an impact for what stands for the area, and why not."""
    facts = area.facts & facts_asked(area.dimension, standard=standard)
    if impact is Impact.SHARED and Fact.IN_LINE in facts:
        return Verdict(Ground.IN_LINE)
    if area.dimension is None:
        return Verdict(Ground.NOT_NAMED)
    if Fact.WHOLE_ASSET in facts:
        return Verdict(Ground.WHOLE_ASSET)
    rows = standard.dimensions[area.dimension.value]
    if not rows:
        return Verdict(Ground.NO_IMPACT)
    given = [row for row in rows if row.impact == impact.value]
    if not given:
        return Verdict(Ground.NOT_FOR_DIMENSION)
    passes = area.passes_through or Fact.PASSES_THROUGH in facts
    if passes and impact is not Impact.INDIRECT:
        return Verdict(Ground.PASSES_THROUGH, passes_through=True)
    return replace(_row_verdict(given[0], facts), passes_through=passes)


def _row_verdict(row: ImpactRow, facts: frozenset[Fact]) -> Verdict:
    missing = row.needs - {fact.value for fact in facts}
    if missing:
        return Verdict(Ground.NEEDS_FACT, missing)
    return Verdict(Ground.RARE if row.rare else Ground.LEGITIMATE)


def impact_checks(
    impact: Impact, area: Area, *, by_dollars: bool, standard: Standard
) -> Iterator[Advice]:
    """What the standard says of the impact that was chosen for what stands for the area.

    A magnitude without dollars has no dimension, and nothing to be named.
    """
    found = verdict(impact, area, standard=standard)
    if found.ground is Ground.NOT_NAMED and not by_dollars:
        return
    said: dict[str, Value] = {"impact": impact}
    if area.dimension is not None:
        said["dimension"] = area.dimension
    for need in sorted(found.missing):
        yield Advice(SAID_OF[found.ground], said | {"fact": Fact(need)})
    if not found.missing:
        yield Advice(SAID_OF[found.ground], said)
    if found.passes_through and found.ground is not Ground.PASSES_THROUGH:
        yield Advice(Check.AREA_PASSES_THROUGH, said)
