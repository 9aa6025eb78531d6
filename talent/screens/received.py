"""What OCHRO sees: who has submitted, a package, executives as submitted. No live data."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from etms import access as door
from etms.bilingual import language
from etms.cycles.access import visible_cycles
from etms.cycles.choices import State
from etms.cycles.queries import running_cycle
from etms.directory.panels import Figure
from etms.packages.choices import PackageState
from etms.packages.models import Package
from etms.packages.screens import TONES, signed_by
from etms.paging import page_of
from etms.tables import Column
from talent.access.submission import closed_positions, closed_to, reads_bytes
from talent.choices import Arrival
from talent.forms.submission import DecideForm, FileFilters, SubmissionFilters
from talent.queries import received as queries
from talent.queries import slates
from talent.rules import submission as rules
from talent.screens import changes
from talent.screens.submission import figures, known_content, position_columns, position_line

ARRIVAL_TONES = {
    Arrival.NOTHING: "neutral",
    Arrival.LATE: "danger",
    Arrival.SUBMITTED: "info",
    Arrival.WITHDRAWN: "neutral",
    Arrival.RETURNED: "warn",
    Arrival.ENDORSED: "good",
}


def trail(package: Package | None = None) -> list[tuple[str, str]]:
    way = [(_("Home"), reverse("work:home"))]
    if package is not None:
        way.append((package.number, reverse("talent:package", args=[package.number])))
    return way


def tabs(here: str, cycle) -> list[tuple[str, str, bool]]:
    names = {
        "submissions": _("Organizations"),
        "submitted_files": _("Executives as submitted"),
    }
    query = f"?cycle={cycle.code}" if cycle else ""
    return [
        (label, reverse(f"talent:{name}") + query, name == here) for name, label in names.items()
    ]


def _cycles(user) -> dict[str, Any]:
    """For a form of filters: the cycles there are, and the one that runs."""
    found = visible_cycles(user).exclude(state=State.DRAFT).order_by("-starts_on")
    return {"cycles": list(found), "running": running_cycle(on=door.standing(user).on)}


def submissions_page(request) -> dict[str, Any]:
    """All organizations of a cycle, each with its newest turn."""
    user, on = request.user, door.standing(request.user).on
    filters = SubmissionFilters(request.GET, **_cycles(user))
    cycle = filters.chosen()
    columns = [
        Column(_("Organization")),
        Column(_("State")),
        Column(_("Submitted")),
        Column(pgettext("files", "Required"), number=True),
        Column(pgettext("files", "Sent"), number=True),
        Column(pgettext("files", "Declined"), number=True),
        Column(pgettext("files", "Missing"), number=True),
    ]
    page = {"tabs": tabs("submissions", cycle), "filters": filters, "columns": columns}
    page |= {"trail": trail(), "cycle": cycle, "rows": [], "filtered": _filtered(request)}
    if cycle is None:
        return page
    closes_on = queries.last_day(cycle)
    every = queries.arrivals(cycle)
    shown = queries.arrivals(cycle, words=filters.asked("q"))
    if filters.asked("state"):
        over = closes_on is not None and on > closes_on
        shown = shown.filter(queries.standing_at(filters.asked("state"), over=over))
    found = page_of(shown, request, keys=("by_name", "id"))
    return page | {
        "page": found,
        "rows": [_arrival(row, closes_on, on) for row in found.rows],
        "closes_on": closes_on,
        "figures": _figures(every, closes_on, on, cycle),
    }


def _filtered(request) -> bool:
    ignored = {"after", "before", "end", "cycle"}
    return any(value for name, value in request.GET.items() if name not in ignored)


def _arrival(row, closes_on, on) -> tuple:
    """A row, where it stands in words and colour, and whether its package came late."""
    stands = rules.arrival(state=row.state, closes_on=closes_on, on=on)
    submitted_on = timezone.localdate(row.submitted_at) if row.submitted_at else None
    late = rules.came_late(submitted_on=submitted_on, closes_on=closes_on)
    return row, stands.label, ARRIVAL_TONES[stands], late


def _figures(every, closes_on, on, cycle) -> list[Figure]:
    """How many organizations stand where; each count leads to its list."""
    states = list(every.order_by().values_list("state", flat=True))
    stands = [rules.arrival(state=state, closes_on=closes_on, on=on) for state in states]
    address = f"{reverse('talent:submissions')}?cycle={cycle.code}&state="
    return [
        Figure(stands.count(arrival), arrival.label, f"{address}{arrival}")
        for arrival in Arrival
        if arrival in stands
    ]


def files_page(request) -> dict[str, Any]:
    """Executives of all organizations, as their packages say."""
    user = request.user
    filters = FileFilters(request.GET, **_cycles(user))
    cycle = filters.chosen()
    columns = [
        Column(_("Executive")),
        Column(_("Level")),
        Column(_("Placement")),
        Column(_("Organization")),
    ]
    page = {
        "trail": trail(),
        "tabs": tabs("submitted_files", cycle),
        "filters": filters,
        "columns": columns,
        "cycle": cycle,
        "rows": [],
        "filtered": _filtered(request),
    }
    if cycle is None:
        return page
    rows = queries.files(cycle).exclude(person__in=closed_to(user))
    _offer(filters, cycle, rows, organizations=True)
    shown = _asked(rows, filters).select_related("package__dossier__organization")
    found = page_of(shown.defer("content", "package__content"), request, keys=("sort_name", "id"))
    return page | _listed(found, cycle)


def _offer(filters: FileFilters, cycle, rows, *, organizations: bool) -> None:
    levels = rows.order_by("level").values_list("level", flat=True).distinct()
    filters.offer("level", _("All levels"), [(level, level) for level in levels])
    filters.offer("placement", _("All placements"), list(_placements(cycle).items()))
    name = f"package__dossier__organization__name_{language()}"
    sort = f"package__dossier__organization__sort_{language()}"
    found = (
        rows.order_by(sort).values_list("package__dossier__organization", name).distinct()
        if organizations
        else []
    )
    filters.offer(
        "organization", _("All organizations"), [(str(pk), words) for pk, words in found]
    )


def _placements(cycle) -> dict[str, str]:
    rows = cycle.placements.rows.all() if cycle.placements_id else []
    return {row.code: row.name for row in rows}


def _asked(rows, filters: FileFilters):
    return queries.narrowed(
        rows,
        words=filters.asked("q"),
        level=filters.asked("level") if "level" in filters.fields else "",
        placement=filters.asked("placement") if "placement" in filters.fields else "",
        organization=filters.asked("organization") if "organization" in filters.fields else "",
    )


def _listed(found, cycle) -> dict[str, Any]:
    named = _placements(cycle)
    return {
        "page": found,
        "rows": [(row, named.get(row.placement, row.placement)) for row in found.rows],
        "shown": [row.person_id for row in found.rows],
    }


def package_page(package: Package, *, request, form: DecideForm | None = None) -> dict[str, Any]:
    """A package as it was submitted: its counts, its files, its positions, and what to do."""
    user, cycle = request.user, package.dossier.cycle
    filters = FileFilters(request.GET, cycles=[cycle], running=cycle)
    del filters.fields["cycle"]
    rows = package.files.defer("content").exclude(person__in=closed_to(user))
    _offer(filters, cycle, rows, organizations=False)
    rows_of_positions = package.positions.exclude(position__in=closed_positions(user))
    told = rows_of_positions.order_by(f"title_{language()}", "pk").values_list(
        "content", flat=True
    )
    stood = slates.stood_on(door.standing(user).person, at=package.submitted_at)
    found = page_of(_asked(rows, filters), request, keys=("sort_name", "id"))
    before = queries.turn_before(package)
    waits = package.state == PackageState.SUBMITTED
    is_ochro = door.standing(user).is_ochro
    decide = door.can(user, "talent.decide_package", package)
    return {
        "trail": [*trail(), *_way(package, user)],
        "package": package,
        "tone": TONES[PackageState(package.state)],
        "signed_by": signed_by(package),
        "figures": figures(package.counts),
        "filters": filters,
        "filtered": _filtered(request),
        "columns": [Column(_("Executive")), Column(_("Level")), Column(_("Placement"))],
        "positions": [position_line(each) for each in slates.known(told, stood)],
        "position_columns": position_columns(),
        "bytes": reads_bytes(user, package.dossier.organization_id),
        "closed": package.files.filter(person__in=closed_to(user)).exists()
        or package.positions.filter(position__in=closed_positions(user)).exists(),
        "withdraw": None if is_ochro or not waits else door.can(
            user, "talent.withdraw_package", package
        ),
        "decide": decide if is_ochro and package.state in ("submitted", "endorsed") else None,
        "waits": waits,
        "form": form or DecideForm(),
        "before": before if _may_compare(before, is_ochro) else None,
        **_listed(found, cycle),
    }  # fmt: skip


def _way(package: Package, user) -> list[tuple[str, str]]:
    if door.standing(user).is_ochro:
        address = reverse("talent:submissions")
        return [(_("Submissions"), f"{address}?cycle={package.dossier.cycle.code}")]
    return [(_("Submission to OCHRO"), reverse("talent:submission", args=[package.dossier_id]))]


def _may_compare(before: Package | None, is_ochro: bool) -> bool:
    """OCHRO compares with what it returned itself; what was withdrawn it never compares."""
    return before is not None and (not is_ochro or before.state == PackageState.RETURNED)


def compared_page(package: Package, *, request) -> dict[str, Any] | None:
    """What changed from the turn before to this one; None where that may not be seen."""
    before = queries.turn_before(package)
    if not _may_compare(before, door.standing(request.user).is_ochro):
        return None
    return {
        "trail": trail(package),
        "package": package,
        "last": before,
        **changes.compared(
            known_content(before, user=request.user),
            known_content(package, user=request.user),
            closed=closed_to(request.user),
            closed_positions=closed_positions(request.user),
            request=request,
        ),
    }
