"""Who is in the package for OCHRO, what is still missing, and what stops it: values in and out.

Deputy head or delegate collect and submit the files of EX-03 to EX-05, and may choose to submit
those of EX-01 and EX-02 (Roles and responsibilities, "Deputy heads"); the cycle's rule of
submission says which level is which. A file goes whole or not at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from etms.cycles.choices import Submission
from etms.cycles.rules import may_decline
from talent.choices import Arrival, AssessmentState, Fate, Gap, PackageCount, QuestionnaireState

NEEDED = (Submission.REQUIRED, Submission.EXPECTED)
ASSESSED = (AssessmentState.COMPLETE, AssessmentState.APPROVED)
COUNTED_BY_RULE = {
    Submission.REQUIRED: PackageCount.REQUIRED,
    Submission.EXPECTED: PackageCount.EXPECTED,
    Submission.OPTIONAL: PackageCount.CHOSEN,
}


@dataclass(frozen=True)
class File:
    """What decides of one executive's file.

    `rule` and `participation` are the cycle's for the level and the kind of organization, empty
    where it has none; `chosen`: the organization sends the optional files of this level.
    """

    rule: str
    participation: str
    chosen: bool = False
    answers: str = ""
    assessment: str = ""
    placed: bool = False


def belongs(file: File) -> bool:
    """Required and expected files belong to the package; optional ones if the level is chosen."""
    return file.rule in NEEDED or (file.rule == Submission.OPTIONAL and file.chosen)


def declined(file: File) -> bool:
    """Whoever is not obliged may decline; nobody else can, whatever was clicked before."""
    return file.answers == QuestionnaireState.DECLINED and may_decline(file.participation)


def gaps(file: File) -> list[Gap]:
    """What a file lacks before it can go: the first cause of each side."""
    found = []
    if file.answers != QuestionnaireState.SUBMITTED:
        found.append(Gap.NO_ANSWERS)
    if file.assessment not in ASSESSED:
        found.append(Gap.NOT_ASSESSED)
    elif not file.placed:
        found.append(Gap.NO_PLACEMENT)
    elif file.assessment != AssessmentState.APPROVED:
        found.append(Gap.NOT_APPROVED)
    return found


def fate(file: File) -> Fate:
    """Whether a file goes to OCHRO, and if not, on what ground."""
    if not belongs(file):
        return Fate.LEFT_OUT
    if declined(file):
        return Fate.DECLINED
    return Fate.MISSING if gaps(file) else Fate.SENT


def blocks(file: File) -> bool:
    """A required file that is missing stops the package; nothing else does without a word."""
    return file.rule == Submission.REQUIRED and fate(file) == Fate.MISSING


def needs_reason(file: File) -> bool:
    """An expected file that is missing goes without, once somebody has said why."""
    return file.rule == Submission.EXPECTED and fate(file) == Fate.MISSING


def counts(files: Iterable[File]) -> dict[str, int]:
    """What the receipt says: how many by rule, and what became of them."""
    found: dict[str, int] = {str(code): 0 for code in PackageCount.values}
    for file in files:
        if belongs(file):
            found[COUNTED_BY_RULE[Submission(file.rule)]] += 1
            found[str(fate(file))] += 1
    return found


def by_level(files: Iterable[tuple[str, File]]) -> list[dict[str, object]]:
    """The same for each level that is asked for anything, in the order of the levels."""
    together: dict[str, list[File]] = {}
    for level, file in files:
        if belongs(file):
            together.setdefault(level, []).append(file)
    return [
        {"key": level, "rule": str(found[0].rule), **counts(found)}
        for level, found in sorted(together.items())
    ]


def arrival(*, state: str, closes_on: date | None, on: date) -> Arrival:
    """Where an organization stands: late is who has nothing standing once the stage is over."""
    if state in (Arrival.SUBMITTED, Arrival.ENDORSED):
        return Arrival(state)
    if closes_on is not None and on > closes_on:
        return Arrival.LATE
    return Arrival(state) if state else Arrival.NOTHING


def came_late(*, submitted_on: date | None, closes_on: date | None) -> bool:
    """A package that was submitted after the last day of the stage is there, and was late."""
    return submitted_on is not None and closes_on is not None and submitted_on > closes_on
