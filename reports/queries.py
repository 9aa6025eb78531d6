"""What the figures are counted from: submitted packages alone, through the door of talent."""

import hashlib
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from etms.cycles.choices import OrganizationKind
from reports.choices import Coverage, Part, Report
from reports.models import Release
from reports.rules import figures as rules
from reports.rules import release
from talent.queries import received


def basis_of(cycle: Any) -> str:
    """What the figures of a cycle stand on now."""
    hashes = sorted(received.standing(cycle).values_list("hash", flat=True))
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest()


def counted(cycle: Any) -> dict[str, Any]:
    """All figures of a cycle, every cell."""
    return {
        str(Report.PLACEMENTS): _placements(cycle),
        str(Report.POSITIONS): _positions(cycle),
        str(Report.PARTICIPATION): _participation(cycle),
    }


def _placements(cycle: Any) -> dict[str, Any]:
    found = received.placements_by_level(cycle)
    named = cycle.placements.rows.all() if cycle.placements_id else ()
    return rules.table(
        rows=rules.by_level(level for level, _code in found),
        columns=[(row.code, {"en": row.name_en, "fr": row.name_fr}) for row in named],
        counted=found,
    )


def _positions(cycle: Any) -> dict[str, Any]:
    found: dict[tuple[str, str], int] = {}
    for (level, successors, ready_now), number in received.positions_by_level(cycle).items():
        covered = Coverage.NOW if ready_now else Coverage.LATER if successors else Coverage.NONE
        place = (level, str(covered))
        found[place] = found.get(place, 0) + number
    return rules.table(
        rows=rules.by_level(level for level, _coverage in found),
        columns=[(code, both(label)) for code, label in Coverage.choices],
        counted=found,
    )


def _participation(cycle: Any) -> dict[str, Any]:
    found = rules.participation(received.levels_by_kind(cycle), Part.values)
    kinds = [(code, both(label)) for code, label in OrganizationKind.choices]
    rows = [
        (
            (level, kind),
            {tongue: f"{level}{release.BESIDE}{words[tongue]}" for tongue in ("en", "fr")},
        )
        for level, _words in rules.by_level(level for (level, _kind), _part in found)
        for kind, words in kinds
    ]
    return rules.table(
        rows=rows,
        columns=[(code, both(label)) for code, label in Part.choices],
        counted=found,
    )


def both(label: Any) -> dict[str, str]:
    """A label in both languages, to be stored."""
    found = {}
    for tongue in ("en", "fr"):
        with translation.override(tongue):
            found[tongue] = str(label)
    return found


def latest(cycle: Any) -> Release | None:
    """The newest figures of a cycle of a shape that this program reads."""
    return Release.objects.filter(cycle=cycle, shape=rules.SHAPE).order_by("-version").first()


def shown(figures: dict[str, Any], *, threshold: int | None) -> dict[str, dict[str, Any]]:
    """The tables of a release with their totals: all cells, or only what may be published."""
    if threshold is None:
        return {code: release.whole(figures[code]) for code in Report.values}
    placements, participation = release.published_files(
        figures[Report.PLACEMENTS],
        figures[Report.PARTICIPATION],
        threshold=threshold,
        sent=both(Part.SENT.label),
        unsent=both(_("Not sent")),
    )
    return {
        str(Report.PLACEMENTS): placements,
        str(Report.POSITIONS): release.published(figures[Report.POSITIONS], threshold=threshold),
        str(Report.PARTICIPATION): participation,
    }
