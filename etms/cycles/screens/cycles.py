"""What the list of cycles, the page of one, and the steps of a draft show."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms import access as door
from etms.cycles import access, queries
from etms.cycles.choices import Part, State
from etms.cycles.models import Cycle
from etms.cycles.rules import Problem, fiscal_year, is_over
from etms.cycles.screens.shared import (
    TONES,
    audience_links,
    cycle_name,
    cycle_trail,
    home_trail,
    named,
    rule_lines,
    stage_lines,
    step_url,
    tabs,
)
from etms.tables import Column
from etms.trace.queries import history_of


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
        "audiences": audience_links(cycle) if cycle.guidance else [],
        "decision": decision,
        "close": _may_close(cycle, viewer),
        "steps": steps(cycle, lacking) if decision else [],
        "lacking": len(lacking),
        "officer": access.is_policy_officer(viewer),
    }


def changes_page(cycle: Cycle) -> dict[str, Any]:
    """A page of its own: the cycle's own page asks as many queries as a page may."""
    return {
        "name": cycle_name(cycle),
        "trail": cycle_trail(cycle),
        "entries": named(history_of(cycle)),
    }


def _may_close(cycle: Cycle, viewer) -> door.Decision:
    if not is_over(ends_on=cycle.ends_on, on=timezone.localdate()):
        return door.deny(_("The fiscal year of this cycle is not over yet."))
    return door.can(viewer, "cycles.publish", cycle)


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


def stages_page(cycle: Cycle, sheet) -> dict[str, Any]:
    return {
        "cycle": cycle,
        "name": cycle_name(cycle),
        "trail": cycle_trail(cycle),
        "sheet": sheet,
    }


def choose_page(cycle: Cycle, part: str, form) -> dict[str, Any]:
    return {
        "cycle": cycle,
        "name": cycle_name(cycle),
        "part": Part(part).label,
        "trail": cycle_trail(cycle),
        "form": form,
        "versions": form.versions.values(),
    }
