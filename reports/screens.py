"""The figures of the whole public service, as tables with bars."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.bilingual import language
from etms.cycles.access import visible_cycles
from etms.cycles.choices import State
from etms.cycles.queries import running_cycle
from etms.directory.panels import Figure
from etms.tables import Column
from reports import queries
from reports.choices import Coverage, Report
from reports.forms import FigureFilters
from reports.policy import disclosure

WIDTH = 100  # of a bar, in its own units


@dataclass(frozen=True)
class Bar:
    """One column of a table, over all rows: how many, and how long its bar is."""

    label: str
    number: int | None
    length: float
    share: float | None


@dataclass(frozen=True)
class Shown:
    """One table ready to draw: its heads, its rows with totals, and a bar for each column."""

    code: str
    title: str
    columns: list[Column]
    rows: list[tuple[str, list[int | None]]]
    totals: list[int | None]
    bars: list[Bar]
    hidden: int


def chosen_cycle(request):
    """The cycles there are by code, and the one that is asked for or runs."""
    user = request.user
    found = visible_cycles(user).exclude(state=State.DRAFT).order_by("-starts_on")
    cycles = {cycle.code: cycle for cycle in found.select_related("placements")}
    running = running_cycle(on=door.standing(user).on)
    fallback = running.code if running else next(iter(cycles), "")
    filters = FigureFilters(request.GET, cycles=cycles, chosen=fallback)
    return cycles.get(filters.asked("cycle") or fallback), filters


def figures_page(request) -> dict[str, Any]:
    cycle, filters = chosen_cycle(request)
    release = queries.latest(cycle) if cycle else None
    policy = disclosure(on=door.standing(request.user).on)
    published = filters.asked("show") == "published"
    threshold = policy.threshold if published else None
    page: dict[str, Any] = {
        "trail": [(_("Home"), reverse("work:home"))],
        "cycle": cycle,
        "filters": filters,
        "release": release,
        "published": published,
        "threshold": policy.threshold,
        "source": getattr(policy, f"source_{language()}"),
        "build": door.can(request.user, "reports.build_figures"),
        "tables": [],
    }
    if release is None:
        return page
    page["current"] = release.basis == queries.basis_of(cycle)
    shown = queries.shown(release.figures, threshold=threshold)
    names = {code: str(label) for code, label in Report.choices}
    if published:  # without the kinds of organization (rules/release.py)
        names[Report.PARTICIPATION] = _("Participation, by level")
    page["tables"] = [_shown(code, label, shown[code]) for code, label in names.items()]
    page["stats"] = _stats(release, page["tables"])
    return page


def _shown(code: str, label: str, table: dict[str, Any]) -> Shown:
    cells = table["cells"]
    names = [words[language()] for words in table["columns"]]
    rows = [words[language()] for words in table["rows"]]
    totals = cells[-1] if cells else []
    return Shown(
        code=code,
        title=label,
        columns=[
            Column(_("Level")),
            *(Column(name, number=True) for name in names),
            Column(_("Total"), number=True),
        ],
        rows=list(zip(rows, cells, strict=False)),
        totals=totals,
        bars=_bars(names, totals),
        hidden=sum(cell is None for row in cells for cell in row),
    )


def _bars(names: list[str], totals: list[int | None]) -> list[Bar]:
    """A bar for each column, the longest filling the width; a hidden number has none."""
    numbers = totals[:-1] if totals else []
    most = max((number or 0 for number in numbers), default=0)
    whole = totals[-1] if totals else None
    return [
        Bar(
            label=name,
            number=number,
            length=round(WIDTH * (number or 0) / most, 2) if most else 0,
            share=100 * number / whole if number is not None and whole else None,
        )
        for name, number in zip(names, numbers, strict=False)
    ]


def _stats(release, tables: list[Shown]) -> list[Figure]:
    by_code = {table.code: table for table in tables}
    alone = str(Coverage.NONE.label)  # published, it may stand together with another column
    bars = by_code[Report.POSITIONS].bars
    uncovered = next((bar.number for bar in bars if bar.label == alone), None)
    sent = by_code[Report.PLACEMENTS].totals[-1] if by_code[Report.PLACEMENTS].totals else 0
    return [
        Figure(
            _("%(packages)s of %(organizations)s")
            % {"packages": release.packages, "organizations": release.organizations},
            _("organizations have submitted"),
        ),
        Figure("–" if sent is None else sent, _("executives with a placement")),
        Figure(
            "–" if uncovered is None else uncovered, _("critical positions without a successor")
        ),
    ]
