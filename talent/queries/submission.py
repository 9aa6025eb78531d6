"""Where every file of an organization stands before the package goes: one query, and reasons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from etms.packages.choices import PackageState
from etms.packages.models import Package
from talent.choices import Fate, Gap
from talent.models import Inclusion, MissingReason
from talent.queries.population import Executive, population_of
from talent.queries.questionnaires import runs
from talent.rules import submission as rules

PURPOSE = "talent"
SPOKEN_OF = "submission <> ''"  # by the cycle's rule: a condition over the population
# Whatever can be in the way is among these; which of them is, Line.blocks says.
_PERHAPS_BLOCKING = """
    submission IN ('required', 'expected')
    AND NOT (answers = 'submitted' AND assessment = 'approved' AND placed)
"""


@dataclass(frozen=True)
class Line:
    """One executive's file on its way to OCHRO."""

    executive: Executive
    file: rules.File
    fate: Fate
    gaps: tuple[Gap, ...]
    reason: str

    @property
    def blocks(self) -> bool:
        """In the way: required, or expected and nobody has said why it is missing."""
        return rules.blocks(self.file) or (rules.needs_reason(self.file) and not self.reason)

    @property
    def needs_reason(self) -> bool:
        return rules.needs_reason(self.file)


@dataclass(frozen=True)
class Preparation:
    """All files of an organization for which the cycle has a rule, as they stand on a day."""

    dossier: Any
    on: date
    lines: list[Line]
    chosen: frozenset[str]

    def of(self, fate: Fate) -> list[Line]:
        return [line for line in self.lines if line.fate == fate]

    @cached_property
    def going(self) -> list[Line]:
        return self.of(Fate.SENT)

    @cached_property
    def blocking(self) -> list[Line]:
        return [line for line in self.lines if line.blocks]

    @cached_property
    def counts(self) -> dict[str, int]:
        return rules.counts(line.file for line in self.lines)

    @cached_property
    def levels(self) -> list[dict[str, object]]:
        return rules.by_level((line.executive.level, line.file) for line in self.lines)

    def optional_levels(self) -> list[tuple[str, int, int]]:
        """The levels that the organization may choose: how many files, how many of them whole."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            if line.file.rule == "optional":
                found.setdefault(line.executive.level, []).append(line)
        return [
            (level, len(lines), sum(not line.gaps for line in lines))
            for level, lines in sorted(found.items())
        ]


def preparation(dossier, *, on: date) -> Preparation:
    """Every file that the cycle's rule of submission speaks of, in order of the names.

    It holds the truth about everybody; a screen leaves out what its reader may not know.
    """
    people = population_of(dossier.organization, dossier.cycle, on=on)
    return prepared(
        dossier,
        on=on,
        executives=people.executives(SPOKEN_OF),
        reasons=_reasons(dossier),
        chosen=Inclusion.objects.filter(dossier=dossier).values_list("level", flat=True),
    )


def _reasons(dossier) -> dict[int, str]:
    rows = MissingReason.objects.filter(dossier=dossier)
    return dict(rows.values_list("person_id", "reason"))


def settled(dossier, last: Package | None, *, on: date) -> bool:
    """Nothing can go any more: the cycle does not run, or OCHRO has endorsed what went.

    Then the package says how it was; today's people, files and slates say nothing of it.
    """
    return not runs(dossier.cycle, on=on) or (
        last is not None and last.state == PackageState.ENDORSED
    )


def in_the_way(dossier, *, on: date) -> int:
    """How many files are in the way of the package, without all the others."""
    people = population_of(dossier.organization, dossier.cycle, on=on)
    reasons = _reasons(dossier)
    return sum(_line(each, reasons).blocks for each in people.executives(_PERHAPS_BLOCKING))


def prepared(
    dossier: Any,
    *,
    on: date,
    executives: Iterable[Executive],
    reasons: dict[int, str],
    chosen: Iterable[str],
) -> Preparation:
    """The same of what was asked already, for many organizations at once."""
    lines = [_line(executive, reasons) for executive in executives]
    return Preparation(dossier, on, lines, frozenset(chosen))


def _line(executive: Executive, reasons: dict[int, str]) -> Line:
    file = rules.File(
        rule=executive.submission,
        participation=executive.participation,
        chosen=executive.counts,
        answers=executive.answers,
        assessment=executive.assessment,
        placed=executive.placed,
    )
    return Line(
        executive,
        file,
        rules.fate(file),
        tuple(rules.gaps(file)),
        reasons.get(executive.person_id, ""),
    )


def reasons_of(lines: Iterable[Line]) -> list[dict[str, str]]:
    """Why expected files are missing, as OCHRO reads it: the level, not the name."""
    told = [
        {"level": line.executive.level, "reason": line.reason}
        for line in lines
        if line.needs_reason
    ]
    return sorted(told, key=lambda each: (each["level"], each["reason"]))
