"""What the check page shows: all that a draft lacks, each with the address of its field."""

from itertools import groupby
from typing import Any

from django.utils.translation import ngettext

from etms import access as door
from etms.cycles import queries
from etms.cycles.choices import Audience, Part, Portal, Reason, StageCode, State
from etms.cycles.models import VERSIONS, Cycle, Version
from etms.cycles.rules import COUNTED, Problem
from etms.cycles.screens.shared import cycle_name, cycle_trail, edit_url, stage_lines, step_url


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
        page = edit_url(version, section=_section(version, problem.row) if problem.row else "")
    return f"{page}?check={cycle.code}#id_{problem.row or 'own'}-{problem.field or 'name_en'}"


def _section(version: Version, row: str) -> str:
    """The part of the editor in which a row stands: its portal, or its audience; else nothing."""
    if version.part == Part.QUESTIONS:
        found = version.rows.filter(code=row).values_list("portal", flat=True).first()
        return found or COUNTED.get(row, Portal.PRIVACY)
    return next((code for code in Audience.values if row.startswith(f"{code}_")), "")
