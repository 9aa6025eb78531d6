"""What several pages of the submission show: the way to them, counts, critical positions."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from etms.bilingual import language
from etms.directory.panels import Figure
from etms.tables import Column
from talent.choices import PackageCount


def trail(dossier=None) -> list[tuple[str, str]]:
    way = [(_("Home"), reverse("work:home"))]
    if dossier is not None:
        way.append((_("Submission to OCHRO"), reverse("talent:submission", args=[dossier.pk])))
    return way


def figures(counts: dict[str, int], *, ahead: bool = False) -> list[Figure]:
    """The counts of a package; `ahead`: it has not gone yet. What nobody chose has no figure."""
    words = dict(PackageCount.choices)
    if ahead:
        words[PackageCount.SENT] = pgettext("files", "Ready to go")
    return [
        Figure(counts[code], label)
        for code, label in words.items()
        if counts[code] or code != PackageCount.CHOSEN
    ]


@dataclass(frozen=True)
class PositionLine:
    """One critical position as OCHRO gets it."""

    title: str
    level: str
    successors: int
    ready_now: int


def position_line(told: dict[str, Any]) -> PositionLine:
    """What a package says of a position, in the reader's language."""
    successors = told["successors"]
    return PositionLine(
        told["title"][language()], told["level"], successors["all"], successors["now"]
    )


def position_columns() -> list[Column]:
    return [
        Column(_("Critical position")),
        Column(_("Level")),
        Column(_("Successors"), number=True),
        Column(_("Ready now"), number=True),
    ]


def preview_url(dossier) -> str:
    return reverse("talent:preview", args=[dossier.pk])
