"""What the cockpit shows: figures, branches and levels, what hinders, lists, reminders."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms import access as door
from etms.directory.panels import Figure
from etms.roles.models import OrganizationCycle
from etms.tables import Column
from talent.access import visible_announcements
from talent.access.exercise import not_told_of
from talent.choices import Cause, Files, Measure, Measured, Show
from talent.queries import cockpit, exercise, submission
from talent.queries.population import Population, population_of
from talent.screens.organizations import choice_of

ROUNDS = 3
SOON = 14  # days left that are few

# What a delegate can put right on one page (screens/mending.py), the most pressing first.
MENDED = (
    Show.NO_MANAGER,
    Show.READY_WITHOUT_RESULTS,
    Show.NO_ACCOUNT,
    Show.NO_RESULTS,
    Show.VACANT_ABOVE,
)


def dossier_of(organization, viewer) -> OrganizationCycle:
    """The organization in the running cycle; 404 while none runs, 403 for who does not run it."""
    door.require(viewer, "talent.run", organization)
    found = exercise.running_dossier(organization.pk, on=door.standing(viewer).on)
    if found is None:
        raise Http404
    return found


def population(dossier: OrganizationCycle, viewer) -> Population:
    """The executives of the organization, with what this viewer may be told of them."""
    return population_of(
        dossier.organization,
        dossier.cycle,
        on=door.standing(viewer).on,
        hidden=not_told_of(viewer, dossier.organization_id),
    )


def files_url(dossier: OrganizationCycle, **asked) -> str:
    """The list of files that a number counts."""
    query = urlencode({name: value for name, value in asked.items() if value})
    address = reverse("talent:cockpit_files", args=[dossier.organization_id])
    return f"{address}?{query}" if query else address


def home_trail() -> list[tuple[str, str]]:
    return [(_("Home"), reverse("work:home"))]


def trail(dossier: OrganizationCycle) -> list[tuple[str, str]]:
    """The way to a page of the exercise, through the cockpit."""
    cockpit_url = reverse("talent:cockpit", args=[dossier.organization_id])
    return [*home_trail(), (_("Exercise %(cycle)s") % {"cycle": dossier.cycle}, cockpit_url)]


def tabs(dossier: OrganizationCycle, here: str) -> list[tuple[str, str, bool]]:
    """The pages of the exercise of one organization."""
    pages = [
        ("cockpit", _("Overview")),
        ("cockpit_files", _("Files")),
        ("mend", _("To mend")),
        ("dates", _("Dates")),
    ]
    found = [
        (label, reverse(f"talent:{name}", args=[dossier.organization_id]), name == here)
        for name, label in pages
    ]
    return [
        *found,
        (
            _("Questions to OCHRO"),
            reverse("talent:thread", args=[dossier.pk]),
            here == "thread",
        ),
        (_("Submission"), reverse("talent:submission", args=[dossier.pk]), False),
    ]


# The overview


def cockpit_page(dossier: OrganizationCycle, *, viewer, measure: str, files: str) -> dict:
    on = door.standing(viewer).on
    people = population(dossier, viewer)
    found = cockpit.overview(people, measure=measure, files=files, tallied=HINDRANCES)
    stages = exercise.stages_of(dossier.cycle)
    return {
        "trail": home_trail(),
        "dossier": dossier,
        "organizations": choice_of(viewer, dossier.organization_id, _address),
        "tabs": tabs(dossier, "cockpit"),
        "figures": _figures(dossier, found.summary, submission.in_the_way(dossier, on=on)),
        "summary": found.summary,
        "grid": _grid(dossier, found.grid, measure, files),
        "measures": _measures(dossier, measure, files),
        "choices": _file_choices(dossier, measure, files),
        "hindrances": _hindrances(dossier, found.tallies),
        "declined_url": files_url(dossier, show=Show.DECLINED),
        "stages": [_stage(stage, on) for stage in stages.values() if stage.code != "opening"],
        "rounds": exercise.latest_reminders(dossier)[:ROUNDS],
        "announcements": visible_announcements(viewer).filter(cycle=dossier.cycle)[:ROUNDS],
        "hidden": len(people.hidden),
    }


def _address(organization: int) -> str:
    return reverse("talent:cockpit", args=[organization])


def _figures(dossier, found: cockpit.Summary, blocked: int) -> list[Figure]:
    return [
        Figure(
            f"{found.complete} / {found.counted}",
            _("files to be sent are complete"),
            files_url(dossier, files=Files.SENT),
        ),
        Figure(
            found.late,
            ngettext("file is late", "files are late", found.late),
            files_url(dossier, show=Show.LATE),
        ),
        Figure(
            blocked,
            ngettext(
                "file is in the way of the submission",
                "files are in the way of the submission",
                blocked,
            ),
            f"{reverse('talent:submission', args=[dossier.pk])}#in-the-way",
        ),
        Figure(
            found.declined,
            _("declined: that blocks nothing"),
            files_url(dossier, show=Show.DECLINED),
        ),
    ]


def _stage(stage: exercise.DatedStage, on) -> dict[str, Any]:
    if on < stage.opens_on:
        state, tone = _("To come"), "neutral"
    elif on > stage.closes_on:
        state, tone = _("Over"), "neutral"
    else:
        left = (stage.closes_on - on).days
        state = ngettext("%(left)s day left", "%(left)s days left", left) % {"left": left}
        tone = "info" if left > SOON else "warn"
    return {"stage": stage, "state": state, "tone": tone}


def _measures(dossier, measure: str, files: str) -> list[tuple[str, str, bool]]:
    address = reverse("talent:cockpit", args=[dossier.organization_id])
    return [
        (each.label, f"{address}?{urlencode({'measure': each, 'files': files})}#progress",
         each == measure)
        for each in Measure
    ]  # fmt: skip


def _file_choices(dossier, measure: str, files: str) -> list[tuple[str, str, bool]]:
    address = reverse("talent:cockpit", args=[dossier.organization_id])
    return [
        (each.label, f"{address}?{urlencode({'measure': measure, 'files': each})}#progress",
         each == files)
        for each in Files
    ]  # fmt: skip


@dataclass(frozen=True)
class GridCell:
    """A number of the table and the list behind it; nothing where there is no such file."""

    cell: cockpit.Cell | None
    url: str = ""


@dataclass(frozen=True)
class GridRow:
    """One branch: its cells by level, its sum, and the reminder of all that is open in it."""

    name: str
    cells: list[GridCell]
    total: GridCell
    late_url: str
    remind_url: str


def _grid(dossier, found: cockpit.Grid, measure: str, files: str) -> dict[str, Any]:
    _about, done, todo = cockpit.MEASURES[measure]

    def cell(of: cockpit.Cell | None, **where) -> GridCell:
        if of is None or not of.of:
            return GridCell(None)
        return GridCell(
            of, files_url(dossier, show=todo if of.open else done, files=files, **where)
        )

    def row(name: str, cells: list[GridCell], total: cockpit.Cell, **where) -> GridRow:
        remind = {"show": todo, "files": files, **where}
        return GridRow(
            name,
            cells,
            cell(total, **where),
            files_url(dossier, show=LATE_OF.get(measure, ""), files=files, **where),
            remind_url(dossier, **remind) if total.open and todo in cockpit.REMINDED else "",
        )

    rows = [
        row(
            name,
            [cell(found.cells.get((pk, lv)), branch=pk, level=lv) for lv in found.levels],
            found.by_branch[pk],
            branch=pk,
        )
        for pk, name in found.branches
    ]
    foot = row(
        _("All branches"),
        [cell(found.by_level[level], level=level) for level in found.levels],
        found.total,
    )
    columns = [
        Column(_("Branch")),
        *(Column(level, number=True) for level in found.levels),
        Column(_("Progress")),
        Column(_("Late"), number=True),
        Column(_("Reminder"), hidden=True),
    ]
    return {
        "rows": rows,
        "foot": foot,
        "columns": columns,
        "to_managers": todo in cockpit.TO_MANAGER,
        "caption": Measured(measure).label,
    }


LATE_OF = {Measure.ANSWERS: Show.ANSWERS_LATE, Measure.ASSESSMENTS: Show.ASSESSMENT_LATE}


def remind_url(dossier, **chosen) -> str:
    query = urlencode({name: value for name, value in chosen.items() if value})
    return f"{reverse('talent:remind', args=[dossier.organization_id])}?{query}"


@dataclass(frozen=True)
class Hindrance:
    """Something that stands in the way: how many files, why, and the ways to put it right."""

    tone: str
    count: int
    label: str
    cause: str
    url: str
    mend_url: str = ""
    remind_url: str = ""


# What stops the package first, then what only asks for a look.
HINDRANCES = (
    *cockpit.BLOCKING,
    Show.NO_ACCOUNT,
    Show.EXPECTED,
    Show.NO_RESULTS,
    Show.VACANT_ABOVE,
    Show.UNSHARED,
    Show.NO_RULE,
)


def _hindrances(dossier, tallies: dict[str, int]) -> list[Hindrance]:
    mend = reverse("talent:mend", args=[dossier.organization_id])
    return [
        Hindrance(
            "danger" if show in cockpit.BLOCKING else "warn",
            tallies[show],
            Show(show).label,
            Cause(show).label,
            files_url(dossier, show=show),
            f"{mend}?show={show}" if show in MENDED else "",
            remind_url(dossier, show=show) if show in cockpit.REMINDED else "",
        )
        for show in HINDRANCES
        if tallies[show]
    ]
