"""What the screens of cycles show; reads only."""

from datetime import date
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms import access as door
from etms.bilingual import language
from etms.cycles import access, queries
from etms.cycles.choices import (
    Audience,
    OrganizationKind,
    Part,
    Participation,
    Reason,
    RuleLevel,
    StageCode,
    State,
    Submission,
)
from etms.cycles.models import VERSIONS, Cycle, Stage, Version
from etms.cycles.rules import Problem, fiscal_year, is_over
from etms.directory import queries as directory
from etms.directory.policy import SalaryTable, salary_tables
from etms.roles.choices import Role
from etms.tables import Column
from etms.trace.queries import history_of

TONES = {State.DRAFT: "warn", State.PUBLISHED: "good", State.CLOSED: "neutral"}
OTHERS = ("roles_organizationcycle", "roles_organizationcyclegrant")  # told on their own pages
LEVELS = [level for level in RuleLevel.values if level != RuleLevel.EQUIVALENT]


def home_trail() -> list[tuple[str, str]]:
    return [(_("Home"), "/"), (_("Cycles"), reverse("cycles:cycles"))]


def cycle_trail(cycle: Cycle) -> list[tuple[str, str]]:
    return [*home_trail(), (cycle_name(cycle), cycle.get_absolute_url())]


def versions_trail() -> list[tuple[str, str]]:
    return [*home_trail(), (_("Rules and lists"), reverse("cycles:versions"))]


def cycle_name(cycle: Cycle) -> str:
    return _("Cycle %(code)s") % {"code": cycle.code}


def tabs(here: str) -> list[tuple[str, str, bool]]:
    """The three pages at the top of this app."""
    pages = (
        ("cycles", _("Cycles")),
        ("versions", _("Rules and lists")),
        ("numbers", _("Published numbers")),
    )
    return [(label, reverse(f"cycles:{name}"), name == here) for name, label in pages]


def cycles_page(user) -> dict[str, Any]:
    today = timezone.localdate()
    cycles = list(
        access.visible_cycles(user)
        .select_related("rules", "competencies")
        .prefetch_related("stages")
        .order_by("-starts_on")
    )
    return {
        "trail": home_trail()[:1],
        "tabs": tabs("cycles"),
        "columns": [
            Column(_("Fiscal year")),
            Column(_("State")),
            Column(_("Open today")),
            Column(_("Participation and submission")),
            Column(_("Competencies")),
        ],
        "rows": [(cycle, TONES[cycle.state], _open_names(cycle, today)) for cycle in cycles],
        "decision": door.can(user, "cycles.draft"),
    }


def _open_names(cycle: Cycle, today: date) -> list[str]:
    if cycle.state != State.PUBLISHED:
        return []
    return [stage.name for stage in queries.stages_on(cycle, today)]


def years_to_draft() -> list[tuple[int, str]]:
    """The fiscal years around this one that have no cycle yet."""
    today = timezone.localdate()
    first = today.year if today.month >= 4 else today.year - 1
    there = set(Cycle.objects.values_list("code", flat=True))
    years = [(year, fiscal_year(year).code) for year in range(first - 4, first + 4)]
    return [(year, code) for year, code in reversed(years) if code not in there]


def cycle_page(cycle: Cycle, *, viewer) -> dict[str, Any]:
    decision = door.can(viewer, "cycles.draft", cycle)
    lacking = queries.problems(cycle) if decision else []
    return {
        "cycle": cycle,
        "name": cycle_name(cycle),
        "tone": TONES[cycle.state],
        "trail": home_trail(),
        "stages": stage_lines(cycle),
        "rules": cycle.rules and rule_lines(cycle.rules),
        "audiences": _audience_links(cycle) if cycle.guidance else [],
        "decision": decision,
        "close": _may_close(cycle, viewer),
        "steps": steps(cycle, lacking) if decision else [],
        "lacking": len(lacking),
        "history": named(history_of(cycle, hidden=OTHERS))
        if access.is_policy_officer(viewer)
        else None,
    }


def _may_close(cycle: Cycle, viewer) -> door.Decision:
    if not is_over(ends_on=cycle.ends_on, on=timezone.localdate()):
        return door.deny(_("The fiscal year of this cycle is not over yet."))
    return door.can(viewer, "cycles.publish", cycle)


def stage_lines(cycle: Cycle) -> list[tuple[Stage, str, str]]:
    """Each stage with a word for where it stands today, and the colour of that word."""
    today = timezone.localdate()
    return [(stage, *_standing(stage, today)) for stage in cycle.stages.all()]


def _standing(stage: Stage, today: date) -> tuple[str, str]:
    if not stage.opens_on or not stage.closes_on:
        return _("No days yet"), "warn"
    if stage.closes_on < today:
        return _("Over"), "neutral"
    return (_("Open now"), "good") if stage.opens_on <= today else (_("To come"), "info")


def rule_lines(version: Version) -> list[tuple[str, list[tuple[str, str]]]]:
    """For each level: participation and submission in each kind of organization, in words."""
    words = {"": "–", **dict(Participation.choices), **dict(Submission.choices)}
    there = {(row.level, row.kind): row for row in version.rows.all()}
    return [
        (
            label,
            [
                (words[row.participation], words[row.submission]) if row else ("–", "–")
                for kind in OrganizationKind.values
                for row in [there.get((level, kind))]
            ],
        )
        for level, label in RuleLevel.choices
    ]


def _audience_links(cycle: Cycle) -> list[tuple[str, str, int]]:
    counted: dict[str, int] = {}
    for page in cycle.guidance.rows.all():
        counted[page.audience] = counted.get(page.audience, 0) + 1
    return [
        (str(label), reverse("cycles:guidance", args=[cycle.code, audience]), counted[audience])
        for audience, label in Audience.choices
        if audience in counted
    ]


def steps(cycle: Cycle, lacking: list[Problem]) -> list[SimpleNamespace]:
    """The parts of a draft as tasks, each saying whether something is missing."""
    count = {part: sum(p.part == part for p in lacking) for part in Part.values}
    return [
        SimpleNamespace(
            title=str(label),
            url=step_url(cycle, part),
            detail="" if part == Part.STAGES else str(getattr(cycle, part) or ""),
            state=_missing(count[part]) if count[part] else _("Complete"),
            tone="warn" if count[part] else "good",
        )
        for part, label in Part.choices
    ]


def _missing(count: int) -> str:
    return ngettext("%(count)d thing missing", "%(count)d things missing", count) % {
        "count": count
    }


def step_url(cycle: Cycle, part: str) -> str:
    if part == Part.STAGES:
        return reverse("cycles:stages", args=[cycle.code])
    return reverse("cycles:choose", args=[cycle.code, part])


def check_page(cycle: Cycle, *, viewer) -> dict[str, Any]:
    lacking = queries.problems(cycle)
    grouped = [
        (Part(part).label, [_told(cycle, problem) for problem in problems])
        for part, problems in groupby(lacking, key=lambda problem: problem.part)
    ]
    complete = door.can(viewer, "cycles.publish", cycle) if not lacking else door.deny(
        ngettext(
            "%(count)d thing is missing; see above.", "%(count)d things are missing; see above.",
            len(lacking),
        )
        % {"count": len(lacking)}
    )  # fmt: skip
    drafts = [getattr(cycle, part) for part in VERSIONS if getattr(cycle, part)]
    return {
        "cycle": cycle,
        "name": cycle_name(cycle),
        "trail": cycle_trail(cycle),
        "groups": grouped,
        "decision": complete,
        "drafts": [version for version in drafts if version.state == State.DRAFT],
        "stages": stage_lines(cycle),
        "facts": [(Part(part).label, getattr(cycle, part)) for part in VERSIONS],
    }


def _told(cycle: Cycle, problem: Problem) -> tuple[str, str, str]:
    """Where something is missing, what, and the address of the field."""
    return _row_name(cycle, problem), str(Reason(problem.reason).label), _field_url(cycle, problem)


def _row_name(cycle: Cycle, problem: Problem) -> str:
    if problem.part == Part.STAGES:
        return str(StageCode(problem.row).label)
    rows = getattr(cycle, problem.part).rows.all() if problem.row else ()
    for row in rows:
        if problem.row == "_".join(getattr(row, name) for name in row.key):
            return str(row)
    return problem.row.replace("_", " ")


def _field_url(cycle: Cycle, problem: Problem) -> str:
    version = None if problem.part == Part.STAGES else getattr(cycle, problem.part)
    if problem.part != Part.STAGES and (version is None or version.state != State.DRAFT):
        return step_url(cycle, problem.part)
    if version is None:
        page = step_url(cycle, problem.part)
    else:
        page = edit_url(version, section=_section(problem.row) if problem.row else "")
    return f"{page}?check={cycle.code}#id_{problem.row or 'own'}-{problem.field or 'name_en'}"


def _section(row: str) -> str:
    """The audience of a page of guidance by the name of its row; nothing for other rows."""
    return next((code for code in Audience.values if row.startswith(f"{code}_")), "")


def edit_url(version: Version, *, section: str = "") -> str:
    if version.part == Part.GUIDANCE:
        section = section or Audience.EXECUTIVE
        return reverse("cycles:guidance_edit", args=[version.code, section])
    return reverse("cycles:version_edit", args=[version.part, version.code])


def versions_page(user) -> dict[str, Any]:
    cycles = list(access.visible_cycles(user).order_by("starts_on"))
    return {
        "trail": home_trail()[:1],
        "tabs": tabs("versions"),
        "columns": [
            Column(_("Version")),
            Column(_("State")),
            Column(_("Holds from")),
            Column(_("Cycles that use it")),
            Column(_("Source")),
        ],
        "groups": [
            (part, Part(part).label, _version_rows(user, part, cycles)) for part in VERSIONS
        ],
    }


def _version_rows(user, part: str, cycles: list[Cycle]) -> list[tuple[Version, str, list[Cycle]]]:
    """Each version a reader may see, with the colour of its state and the cycles that use it."""
    return [
        (
            version,
            TONES[version.state],
            [cycle for cycle in cycles if getattr(cycle, f"{part}_id") == version.pk],
        )
        for version in access.visible_versions(user, part)
    ]


def version_page(version: Version, *, viewer) -> dict[str, Any]:
    officer = access.is_policy_officer(viewer)
    return {
        "version": version,
        "tone": TONES[version.state],
        "trail": versions_trail(),
        "part": version.part.label,
        "rows": rule_lines(version) if version.part == Part.RULES else version.rows.all(),
        "groups": guidance_groups(version) if version.part == Part.GUIDANCE else [],
        "officer": officer,
        "decision": door.can(viewer, "cycles.draft", version),
        "edit_url": edit_url(version),
        "cycles": [
            (cycle_name(cycle), cycle.get_absolute_url())
            for cycle in access.visible_cycles(viewer).filter(**{version.part: version})
        ],
        "history": named(history_of(version)) if officer else None,
    }


def guidance_groups(version: Version) -> list[tuple[str, list]]:
    """The pages of a set by audience, each in the order of the stages."""
    pages = list(version.rows.all())
    order = list(StageCode.values)
    pages.sort(key=lambda page: order.index(page.stage))
    return [
        (str(label), found)
        for audience, label in Audience.choices
        if (found := [page for page in pages if page.audience == audience])
    ]


def edit_page(version: Version, sheet, *, section: str, cycle: Cycle | None) -> dict[str, Any]:
    return {
        "version": version,
        "part": version.part.label,
        "trail": [*versions_trail(), (str(version), version.get_absolute_url())],
        "sheet": sheet,
        "own": sheet.forms["own"],
        "rows": [form for prefix, form in sheet.forms.items() if prefix != "own"],
        "cycle": cycle,
        "grid": _grid(sheet) if version.part == Part.RULES else [],
        "sections": _sections(version, section) if section else [],
    }


def _grid(sheet) -> list[list]:
    """The forms of the rules: a line for each level, a form for each kind of organization."""
    return [
        [sheet.forms[f"{level}_{kind}"] for kind in OrganizationKind.values]
        for level in RuleLevel.values
    ]


def _sections(version: Version, section: str) -> list[tuple[str, str, bool]]:
    return [
        (str(label), edit_url(version, section=audience), audience == section)
        for audience, label in Audience.choices
    ]


def choose_page(cycle: Cycle, part: str, form) -> dict[str, Any]:
    return {
        "cycle": cycle,
        "name": cycle_name(cycle),
        "part": Part(part).label,
        "trail": cycle_trail(cycle),
        "form": form,
        "versions": form.versions.values(),
    }


def guidance_page(cycle: Cycle, audience: str, *, viewer) -> dict[str, Any]:
    today = timezone.localdate()
    there = {page.stage: page for page in cycle.guidance.rows.all() if page.audience == audience}
    return {
        "cycle": cycle,
        "name": cycle_name(cycle),
        "trail": cycle_trail(cycle),
        "audience": Audience(audience).label,
        "pages": [
            (there[stage.code], stage, *_standing(stage, today))
            for stage in cycle.stages.all()
            if stage.code in there
        ],
        "tabs": [
            (label, url, _ends_with(url, audience)) for label, url, _n in _audience_links(cycle)
        ],
    }


def _ends_with(url: str, audience: str) -> bool:
    return url.rstrip("/").endswith(f"/{audience}")


def audience_of(user) -> str:
    """For whom the guidance is that concerns a user most."""
    standing = door.standing(user)
    if standing.is_ochro or standing.has_role(Role.POLICY_OFFICER):
        return Audience.OCHRO
    if standing.deputy_head_of is not None:
        return Audience.DEPUTY_HEAD
    held = {
        Role.DELEGATE: Audience.DELEGATE,
        Role.COMMITTEE_CHAIR: Audience.COMMITTEE,
        Role.COMMITTEE_MEMBER: Audience.COMMITTEE,
        Role.HR_ADVISER: Audience.HR_ADVISER,
    }
    for role, audience in held.items():
        if role in standing.roles:
            return audience
    return Audience.MANAGER if standing.reports else Audience.EXECUTIVE


def numbers_page(form) -> dict[str, Any]:
    """The salary tables, newest first; the one in force on the day asked for is marked."""
    tables = salary_tables()
    in_force = [table for table in tables if table.starts_on <= form.day]
    return {
        "trail": home_trail()[:1],
        "tabs": tabs("numbers"),
        "form": form,
        "day": form.day,
        "levels": LEVELS,
        "in_force": in_force[-1] if in_force else None,
        "columns": [Column(_("In force from")), *map(Column, LEVELS), Column(_("Source"))],
        "tables": [(table, _cells(table), *_words(table)) for table in reversed(tables)],
        "cells": _cells(in_force[-1]) if in_force else [],
    }


def _cells(table: SalaryTable) -> list[tuple[str, Any]]:
    return [(level, table.ranges.get(level)) for level in LEVELS]


def _words(table: SalaryTable) -> tuple[str, str]:
    french = language() == "fr"
    return (table.source_fr, table.note_fr) if french else (table.source, table.note)


def named(entries) -> list[SimpleNamespace]:
    """Entries of the ledger with the names of those who acted."""
    names = directory.names_of_users(entry.actor_id for entry in entries)
    return [
        SimpleNamespace(
            at=entry.at,
            who=names.get(entry.actor_id, _("The system")),
            acting_for="",
            sentence=entry.sentence[:1].upper() + entry.sentence[1:],
            changes=entry.changes,
        )
        for entry in entries
    ]
