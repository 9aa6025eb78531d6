"""The list of positions, with what covers each, in words."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.directory import queries as directory
from etms.directory.models import Position, PositionTerms
from etms.tables import Column
from talent import access
from talent.access.positions import managed_positions
from talent.choices import CoverState, PositionState, RiskLevel
from talent.queries import positions as queries
from talent.rules import positions as rules
from talent.screens.organizations import asked_organization, choice_of
from talent.screens.slices import slice_of

TONES = {"ready": "good", "soon": "info", "later": "warn", "nobody": "danger",
         "left_empty": "neutral"}  # fmt: skip
RISKS = {"high": "danger", "medium": "warn", "low": "neutral"}


def scope_of(user, cycle, organization: int | None) -> list[queries.Row]:
    """The positions this user looks after: a manager's, or those of an organization.

    Never one's own, and for a delegate not those of the managers above.
    """
    standing = door.standing(user)
    mine = managed_positions(user)
    asked = {"cycle": cycle, "on": standing.on, "viewer": standing.person}
    if organization is None:
        if not mine:
            raise PermissionDenied(
                _("Positions are shown to managers of executives, deputy heads and delegates.")
            )
        return queries.rows_of(**asked, positions=mine, without=[])
    without = _apart(standing, organization)
    return queries.rows_in(**asked, organization=organization, without=without)


def list_url(user, organization: int | None) -> str:
    """The list that holds a position of an organization, for who has those of several."""
    page = reverse("talent:positions")
    several = len(access.in_charge_of(user)) > 1
    return f"{page}?organization={organization}" if several and organization else page


def list_with(user, position: Position) -> str:
    """The list in which this position stands."""
    on = door.standing(user).on
    terms = PositionTerms.objects.on(on).filter(position=position).select_related("unit").first()
    return list_url(user, terms and terms.unit.organization_id)


def _apart(standing, organization: int) -> list[int]:
    """Positions that a role does not open: one's own, and those of the managers above."""
    people = {standing.person.pk} if standing.person else set()
    if standing.deputy_head_of != organization:
        people |= standing.superiors
    return list(directory.positions_held_by(people, on=standing.on)) if people else []


def list_page(request, cycle) -> dict[str, Any]:
    user, organization = request.user, None
    if access.in_charge_of(user):
        organization = asked_organization(user, request.GET.get("organization", ""))
    rows = scope_of(user, cycle, organization)
    show = request.GET.get("show", "")
    page = slice_of([row for row in rows if FILTERS.get(show, FILTERS[""])(row)], request)
    waiting = next((row.pk for row in rows if FILTERS["open"](row)), None)
    return {
        "cycle": cycle,
        "whose": "organization" if organization else "manager",
        "organizations": choice_of(user, organization, partial(list_url, user)),
        "columns": [
            Column(_("Position")),
            Column(_("Incumbent")),
            Column(_("Critical")),
            Column(_("Risk of a vacancy")),
            Column(_("Succession")),
        ],
        "page": page,
        "rows": [_line(row) for row in page.rows],
        "next": reverse("talent:position", args=[waiting]) if waiting and not organization else "",
        "tabs": _filters(rows, show, page=list_url(user, organization)),
    }


FILTERS = {
    "": lambda row: True,
    "critical": lambda row: row.critical is True,
    "unplanned": lambda row: row.critical is True and not row.has_plan,
    "uncovered": lambda row: row.critical is True and row.coverage.state == "nobody",
    "open": lambda row: row.state != PositionState.COMPLETE,
}


def _filters(rows: list[queries.Row], show: str, *, page: str) -> list[tuple[str, str, bool]]:
    labels = {
        "": _("All"),
        "critical": _("Critical positions"),
        "unplanned": _("Critical without a plan"),
        "uncovered": _("Critical without successors"),
        "open": _("Not assessed yet"),
    }
    more = "&" if "?" in page else "?"
    found = []
    for name, test in FILTERS.items():
        number = sum(1 for row in rows if test(row))
        found.append((f"{labels[name]} ({number})", f"{page}{more}show={name}" if name else page,
                      name == show))  # fmt: skip
    return found


@dataclass(frozen=True)
class Line:
    """A position in the list, in words; `cover` is empty where nobody has to be found."""

    row: queries.Row
    url: str
    critical: str
    critical_tone: str
    risk: str
    risk_tone: str
    cover: str
    tone: str
    reasons: str


def _line(row: queries.Row) -> Line:
    critical, tone = {
        True: (_("Critical"), "warn"),
        False: (_("Not critical"), "neutral"),
        None: (_("To be assessed"), "info"),
    }[row.critical]
    asked = row.critical or row.coverage.state != "nobody"
    plan = _("No succession plan") if row.critical and not row.has_plan else ""
    return Line(
        row=row,
        url=reverse("talent:position", args=[row.pk]),
        critical=critical,
        critical_tone=tone,
        risk=str(RiskLevel(row.risk).label) if row.risk else "–",
        risk_tone=RISKS.get(row.risk or "", "neutral"),
        cover=str(CoverState(row.coverage.state).label) if asked else "",
        tone=TONES[row.coverage.state],
        reasons="; ".join(filter(None, [reasons_of(row.coverage), plan])),
    )


def reasons_of(coverage: rules.Coverage) -> str:
    """The coverage in plain words: who is ready when, and who could act meanwhile."""
    said = []
    if not coverage.now and (coverage.soon or coverage.later):
        said.append(_("Nobody is ready now"))
    for number, one, many in (
        (coverage.now, _("1 ready now"), _("%(count)d ready now")),
        (coverage.soon, _("1 in 1 to 2 years"), _("%(count)d in 1 to 2 years")),
        (coverage.later, _("1 in 3 years or more"), _("%(count)d in 3 years or more")),
        (coverage.interim, _("1 could act meanwhile"), _("%(count)d could act meanwhile")),
    ):
        if number:
            said.append(one if number == 1 else many % {"count": number})
    return "; ".join(said)
