"""What a cycle's rules say, and what a draft still lacks: values in, values out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple, Protocol, TypeVar

from etms.cycles.choices import (
    Audience,
    OrganizationKind,
    Part,
    Participation,
    Portal,
    QuestionKind,
    Reason,
    RuleLevel,
    StageCode,
    Submission,
)

DEPUTY_HEAD = "DM"

# Directive on Privacy Practices, 4.2.20: what a privacy notice says.
NOTICE = (
    "notice-purpose", "notice-uses", "notice-refusing",
    "notice-bank", "notice-rights", "notice-complaint",
)  # fmt: skip
# The questions on whose answers rules and figures stand, with their portal.
COUNTED = {
    "self-rating": Portal.TALENT,
    "rating": Portal.PEOPLE,
    "high-potential": Portal.PEOPLE,
    **dict.fromkeys(
        (
            "operational", "strategic", "safety", "difficulty", "rationale",
            "impact-organization", "impact-service", "vacancy-likelihood", "vacancy-horizon",
            "has-plan",
        ),
        Portal.POSITION,
    ),
}  # fmt: skip


class FiscalYear(NamedTuple):
    """1 April of a year to 31 March of the next."""

    code: str
    starts_on: date
    ends_on: date


def fiscal_year(first: int) -> FiscalYear:
    """The fiscal year that begins in a calendar year: 2026 is 2026-27."""
    code = f"{first}-{(first + 1) % 100:02}"
    return FiscalYear(code, date(first, 4, 1), date(first + 1, 3, 31))


def fiscal_year_after(day: date) -> int:
    """The calendar year in which the next fiscal year begins: 2027 on 22 November 2026."""
    return day.year + (day >= date(day.year, 4, 1))


def years_later(day: date | None, years: int) -> date | None:
    """The same day some years later; 29 February becomes 28 February where there is none."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def rule_level(level: str) -> str | None:
    """The level by which the rules know an executive; a deputy head is not asked."""
    if level == DEPUTY_HEAD:
        return None
    return level if level in RuleLevel.values else RuleLevel.EQUIVALENT


def organization_kind(*, core_public_administration: bool) -> OrganizationKind:
    """Core public administration or separate agency."""
    return OrganizationKind.CORE if core_public_administration else OrganizationKind.SEPARATE


@dataclass(frozen=True)
class RuleTable:
    """The two rules of a cycle by level and kind of organization, read once and asked often."""

    cells: dict[tuple[str, str], tuple[str, str]]

    def participation(self, *, level: str, kind: str) -> str | None:
        """Mandatory, encouraged or voluntary; None for whom the cycle has no rule."""
        return self._cell(level, kind)[0] or None

    def submission(self, *, level: str, kind: str) -> str | None:
        """Required, expected or optional; None for whom the cycle has no rule."""
        return self._cell(level, kind)[1] or None

    def _cell(self, level: str, kind: str) -> tuple[str, str]:
        return self.cells.get((rule_level(level) or "", kind), ("", ""))


def may_decline(participation: str | None) -> bool:
    """Whoever is not obliged may decline; that file blocks nothing and is not sent."""
    return participation != Participation.MANDATORY


def is_over(*, ends_on: date, on: date) -> bool:
    """A cycle is over the day after its last."""
    return on > ends_on


class Dated(Protocol):
    opens_on: date | None
    closes_on: date | None


SomeStage = TypeVar("SomeStage", bound=Dated)


def stages_on(stages: Iterable[SomeStage], day: date) -> list[SomeStage]:
    """The stages that are open on a day, in the order in which they opened."""
    open_then = [
        stage
        for stage in stages
        if stage.opens_on and stage.closes_on and stage.opens_on <= day <= stage.closes_on
    ]
    return sorted(open_then, key=lambda stage: (stage.opens_on, stage.closes_on))


def by_section(rows: Sequence) -> list[tuple[Any, list]]:
    """The headings of a portal, each with the questions of its section; None without a heading."""
    headings = [row for row in rows if row.kind == QuestionKind.SECTION]
    asked = [row for row in rows if row.kind != QuestionKind.SECTION]
    named = {heading.section for heading in headings}
    loose = [row for row in asked if row.section not in named]
    found: list[tuple[Any, list]] = [(None, loose)] if loose else []
    return found + [(h, [row for row in asked if row.section == h.section]) for h in headings]


class Problem(NamedTuple):
    """Something a draft lacks: in which part, which row (or none), which field, and why."""

    part: str
    row: str
    field: str
    reason: str


def stage_problems(stages: Sequence, *, starts_on: date, ends_on: date) -> list[Problem]:
    """Every stage is named in both languages, lies within the cycle, and keeps its turn."""
    there = {stage.code: stage for stage in stages}
    found = []
    for code in StageCode.values:
        if code not in there:
            found.append(Problem(Part.STAGES, code, "", Reason.NO_STAGE))
            continue
        found += _unfilled(Part.STAGES, code, there[code], ("name_en", "name_fr"))
        found += _day_problems(code, there[code], starts_on=starts_on, ends_on=ends_on)
    return found + _order_problems(there, wrong={(p.row, p.field) for p in found})


# What is wrong with a day that comes before the same day of the stage before.
_EARLY = {"opens_on": Reason.OPENS_EARLY, "closes_on": Reason.CLOSES_EARLY}


def _order_problems(there: Mapping[str, Any], *, wrong: set[tuple[str, str]]) -> list[Problem]:
    """Stages may overlap, but each opens and closes no earlier than the one before it.

    What is assessed was first asked for, what is submitted was first approved. A day that is
    missing or wrong by itself is passed over: it has its reason already.
    """
    found = []
    for field, reason in _EARLY.items():
        dated = [
            code
            for code in StageCode.values
            if getattr(there.get(code), field, None) and (code, field) not in wrong
        ]
        for before, code in pairwise(dated):
            if getattr(there[code], field) < getattr(there[before], field):
                found.append(Problem(Part.STAGES, code, field, reason))
    return found


def _day_problems(code: str, stage: Any, *, starts_on: date, ends_on: date) -> list[Problem]:
    found = _unfilled(Part.STAGES, code, stage, ("opens_on", "closes_on"))
    for field in ("opens_on", "closes_on"):
        day = getattr(stage, field)
        if day and not starts_on <= day <= ends_on:
            found.append(Problem(Part.STAGES, code, field, Reason.OUTSIDE))
    if stage.opens_on and stage.closes_on and stage.closes_on < stage.opens_on:
        found.append(Problem(Part.STAGES, code, "closes_on", Reason.BEFORE_START))
    return found


def _unfilled(part: str, row: str, thing: Any, fields: Iterable[str]) -> list[Problem]:
    """A field left empty is a problem, and its reason carries the name of the field."""
    return [Problem(part, row, name, Reason(name)) for name in fields if not getattr(thing, name)]


def version_problems(
    part: str, version: Any, rows: Sequence | None, *, starts_on: date
) -> list[Problem]:
    """What a version lacks before a cycle that begins on a day may be published with it.

    `rows` is None for a published version: they were whole then, and nobody changes them.
    """
    if version is None:
        return [Problem(part, "", "", Reason.NOT_CHOSEN)]
    header = ("name_en", "name_fr", "source_en", "source_fr")
    found = _unfilled(part, "", version, header)
    if version.starts_on is None:
        found.append(Problem(part, "", "starts_on", Reason.NO_START))
    elif version.starts_on > starts_on:
        found.append(Problem(part, "", "starts_on", Reason.STARTS_LATER))
    return found + (_row_problems[part](rows) if rows is not None else [])


def _rule_problems(rows: Sequence) -> list[Problem]:
    """Every level has both rules, and only a mandatory file can be required."""
    there = {(row.level, row.kind): row for row in rows}
    found = []
    for level in RuleLevel.values:
        for kind in OrganizationKind.values:
            row = there.get((level, kind))
            name = f"{level}_{kind}"
            for field in ("participation", "submission"):
                if row is None or not getattr(row, field):
                    found.append(Problem(Part.RULES, name, field, Reason(field)))
            if row and row.submission == Submission.REQUIRED and may_decline(row.participation):
                found.append(Problem(Part.RULES, name, "submission", Reason.REQUIRED_BUT_FREE))
    return found


def _text_problems(part: Part) -> Callable[[Sequence], list[Problem]]:
    fields = ("name_en", "name_fr", "text_en", "text_fr")

    def problems(rows: Sequence) -> list[Problem]:
        if not rows:
            return [Problem(part, "", "", Reason.NO_ROWS)]
        return [p for row in rows for p in _unfilled(part, row.code, row, fields)]

    return problems


def _competency_problems(rows: Sequence) -> list[Problem]:
    """Every competency is named, defined, and its behaviours stand in both languages."""
    found = _text_problems(Part.COMPETENCIES)(rows)
    for row in rows:
        if not all(each.get("en") and each.get("fr") for each in row.indicators):
            found.append(Problem(Part.COMPETENCIES, row.code, "indicators", Reason.INDICATORS))
    return found


def _guidance_problems(rows: Sequence) -> list[Problem]:
    fields = ("name_en", "name_fr", "text_en", "text_fr")
    found = [
        p
        for row in rows
        for p in _unfilled(Part.GUIDANCE, f"{row.audience}_{row.stage}", row, fields)
    ]
    if not any(row.audience == Audience.EXECUTIVE for row in rows):
        found.append(Problem(Part.GUIDANCE, "", "", Reason.NO_EXECUTIVE_PAGE))
    return found


def _question_problems(rows: Sequence) -> list[Problem]:
    """Every row is worded in both languages; what the exercise counts on is there."""
    if not rows:
        return [Problem(Part.QUESTIONS, "", "", Reason.NO_ROWS)]
    headings = {(row.portal, row.section) for row in rows if row.kind == QuestionKind.SECTION}
    found = [p for row in rows for p in _problems_of_question(row, headings)]
    there = {row.code for row in rows}
    found += [Problem(Part.QUESTIONS, c, "", Reason.NO_NOTICE) for c in NOTICE if c not in there]
    found += [Problem(Part.QUESTIONS, c, "", Reason.COUNTED) for c in COUNTED if c not in there]
    return found


def _problems_of_question(row: Any, headings: set[tuple[str, str]]) -> list[Problem]:
    fields: tuple[str, ...] = ("name_en", "name_fr")
    if row.kind == QuestionKind.NOTICE or row.text_en or row.text_fr:
        fields += ("text_en", "text_fr")
    found = _unfilled(Part.QUESTIONS, row.code, row, fields)
    if row.kind in (QuestionKind.CHOICE, QuestionKind.CHOICES):
        worded = [option for option in row.options if option.get("en") and option.get("fr")]
        if len(worded) < max(2, len(row.options)):
            found.append(Problem(Part.QUESTIONS, row.code, "options", Reason.OPTIONS))
    if row.kind != QuestionKind.NOTICE and (row.portal, row.section) not in headings:
        found.append(Problem(Part.QUESTIONS, row.code, "section", Reason.SECTION))
    return found


_row_problems: dict[str, Callable[[Sequence], list[Problem]]] = {
    Part.RULES: _rule_problems,
    Part.COMPETENCIES: _competency_problems,
    Part.PLACEMENTS: _text_problems(Part.PLACEMENTS),
    Part.GUIDANCE: _guidance_problems,
    Part.QUESTIONS: _question_problems,
}
