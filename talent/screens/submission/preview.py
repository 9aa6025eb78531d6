"""Exactly what OCHRO would get, before it goes."""

from typing import Any

from django.utils.translation import gettext as _

from etms import access as door
from etms.bilingual import language
from etms.cycles.choices import Submission
from etms.packages.rules import canonical
from etms.tables import Column
from talent.access.submission import closed_positions, closed_to, reads_bytes
from talent.queries import package as content
from talent.queries import slates
from talent.queries import submission as queries
from talent.screens import changes
from talent.screens.slices import slice_of
from talent.screens.submission.parts import figures, position_columns, position_line, trail


def preview_page(dossier, *, request) -> dict[str, Any]:
    """Everything OCHRO would get, as a list; the reader's own file and superiors' are closed."""
    prepared = queries.preparation(dossier, on=door.standing(request.user).on)
    closed = closed_to(request.user)
    page = slice_of(prepared.going, request)
    files = content.files_of(
        prepared,
        only={line.executive.person_id for line in page.rows} - closed,
    )
    positions = slates.known(
        content.positions_of(prepared), slates.stood_on(door.standing(request.user).person)
    )
    apart = closed_positions(request.user)
    placed = {file["key"]: file["assessment"]["placement"][language()] for file in files}
    hidden = bool(closed & {line.executive.person_id for line in prepared.going}) or bool(
        apart & {each["key"] for each in positions}
    )
    return {
        "trail": trail(dossier),
        "dossier": dossier,
        "counts": prepared.counts,
        "figures": figures(prepared.counts, ahead=True),
        "page": page,
        "rows": [(line.executive, placed.get(line.executive.person_id)) for line in page.rows],
        "shown": [file["key"] for file in files],
        "columns": [
            Column(_("Executive")),
            Column(_("Level")),
            Column(_("Unit")),
            Column(_("Placement")),
        ],
        "positions": [position_line(each) for each in positions if each["key"] not in apart],
        "position_columns": position_columns(),
        "missing": queries.reasons_of(prepared.lines),
        "closed": hidden,
        "whole": not hidden and reads_bytes(request.user, dossier.organization_id),
    }


def preview_file(dossier, person: int, *, user) -> dict | None:
    """The very element that would go for one person; None if none would."""
    prepared = queries.preparation(dossier, on=door.standing(user).on)
    return next(iter(content.files_of(prepared, only={person})), None)


def whole_content(dossier, *, user) -> dict[str, Any]:
    """What is hashed; for who may read the bytes (reads_bytes)."""
    return content.content_of(queries.preparation(dossier, on=door.standing(user).on))


def file_page(file: dict[str, Any]) -> dict[str, Any]:
    """One file in the reader's language, and the same as it is hashed."""
    tongue = language()
    assessment = file["assessment"]
    return {
        "name": f"{file['name']['given']} {file['name']['family']}",
        "facts": [
            (_("Level"), file["level"]),
            (_("Position"), f"{file['position']['title'][tongue]} ({file['position']['number']})"),
            (_("Unit"), file["unit"][tongue]),
            (_("Rule of submission"), Submission(file["rule"]).label),
            (_("Placement"), assessment["placement"][tongue]),
        ],
        "parts": [
            (_("What the executive answered"), changes.groups(file["answers"])),
            (_("What the manager assessed"), changes.groups(assessment["answers"])),
        ],
        "raw": canonical(file).decode(),
    }
