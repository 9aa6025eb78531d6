"""What the lists of versions, the page of one, and its editor show."""

from typing import Any

from django.utils.translation import gettext as _

from etms import access as door
from etms.cycles import access
from etms.cycles.choices import (
    Audience,
    OrganizationKind,
    Part,
    Portal,
    RuleLevel,
    StageCode,
    State,
)
from etms.cycles.models import VERSIONS, Competency, CompetencySet, Cycle, MapKind, Version
from etms.cycles.rules import by_section
from etms.cycles.screens.shared import (
    TONES,
    cycle_name,
    edit_url,
    home_trail,
    named,
    rule_lines,
    tabs,
    versions_trail,
)
from etms.tables import Column
from etms.trace.queries import history_of


def versions_page(user) -> dict[str, Any]:
    cycles = list(access.visible_cycles(user).order_by("starts_on"))
    versions = access.visible_headers(user)
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
        "map_kinds": MapKind.objects.all(),
        "groups": [
            (
                part,
                Part(part).label,
                [_line(each, cycles) for each in versions if each.part == part],
            )
            for part in VERSIONS
        ],
    }


def _line(version: Version, cycles: list[Cycle]) -> tuple[Version, str, list[Cycle]]:
    """A version with the colour of its state and the cycles that use it."""
    using = [cycle for cycle in cycles if getattr(cycle, f"{version.part}_id") == version.pk]
    return version, TONES[version.state], using


def version_page(version: Version, *, viewer) -> dict[str, Any]:
    officer = access.is_policy_officer(viewer)
    return {
        "version": version,
        "tone": TONES[version.state],
        "trail": versions_trail(),
        "part": version.part.label,
        "rows": rule_lines(version) if version.part == Part.RULES else version.rows.all(),
        "retired": _retired(version) if version.part == Part.COMPETENCIES else [],
        "groups": _groups.get(version.part, lambda version: [])(version),
        "officer": officer,
        "decision": door.can(viewer, "cycles.draft", version),
        "edit_url": edit_url(version),
        "cycles": [
            (cycle_name(cycle), cycle.get_absolute_url())
            for cycle in access.visible_cycles(viewer).filter(**{version.part: version})
        ],
        "history": named(history_of(version)) if officer else None,
    }


def _retired(version: Version) -> list[tuple[Competency, Version]]:
    """Competencies of earlier published sets that this one no longer has, each with its last set.

    Nothing is deleted: a published set stays, and old assessments keep its wording.
    """
    if version.starts_on is None:
        return []
    here = {row.code for row in version.rows.all()}
    before = CompetencySet.objects.filter(state=State.PUBLISHED, starts_on__lt=version.starts_on)
    rows = Competency.objects.filter(version__in=before).exclude(code__in=here)
    found: dict[str, Competency] = {}
    for row in rows.select_related("version").order_by("-version__starts_on", "order"):
        found.setdefault(row.code, row)
    return [(row, row.version) for row in found.values()]


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


def question_groups(version: Version) -> list[tuple[str, list]]:
    """The questions of a set by portal and section."""
    rows = list(version.rows.all())
    return [
        (str(label), by_section([row for row in rows if row.portal == portal]))
        for portal, label in Portal.choices
    ]


_groups = {Part.GUIDANCE: guidance_groups, Part.QUESTIONS: question_groups}


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
    """The parts of an editor: the audiences of guidance, the portals of a questionnaire."""
    parts = Portal if version.part == Part.QUESTIONS else Audience
    return [
        (str(label), edit_url(version, section=code), code == section)
        for code, label in parts.choices
    ]
