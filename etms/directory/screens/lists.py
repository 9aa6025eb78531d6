"""The lists: executives, positions, organizations, and a manager's team."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.bilingual import language
from etms.directory import access, listings, panels, queries
from etms.directory.choices import Level
from etms.directory.forms import ListFilters, PositionFilters
from etms.paging import page_of
from etms.search import Sought
from etms.tables import Column, asked_order

LEVELS = dict(Level.choices)


@dataclass(frozen=True)
class Row:
    """One executive of a list."""

    name: str
    url: str
    level: str
    title: str
    unit: str
    organization: str


def tabs(here: str) -> list[tuple[str, str, bool]]:
    """The three lists of the directory."""
    names = {
        "people": _("Executives"),
        "positions": _("Positions"),
        "organizations": _("Organizations"),
    }
    return [(label, reverse(f"directory:{name}"), name == here) for name, label in names.items()]


def _level(code: str) -> str:
    return LEVELS.get(code, code)


def people_page(request) -> dict[str, Any]:
    user = request.user
    filters = ListFilters(request.GET, user=user, today=door.standing(user).on)
    asked = filters.asked()
    columns = [
        Column(_("Name"), sort="name", first=True),
        Column(_("Level"), sort="level"),
        Column(_("Position")),
        Column(_("Unit")),
    ]
    if "organization" in filters.fields:
        columns.append(Column(_("Organization"), sort="organization"))
    order = listings.people_order(asked_order(request.GET, columns))
    page = page_of(listings.people(user, asked), request, keys=order)
    day = "" if asked.on == filters.today else f"?on={asked.on}"
    return {
        "tabs": tabs("people"),
        "filters": filters,
        "filtered": _is_filtered(request.GET),
        "day": None if asked.on == filters.today else asked.on,
        "columns": columns,
        "page": page,
        "rows": _person_rows(page.rows, day),
        "by_organization": "organization" in filters.fields,
    }


def _person_rows(page, day: str = "") -> list[Row]:
    people = reverse("directory:people")  # once: 25 addresses are a good part of a page
    return [_person_row(found, f"{people}{found.person_id}/{day}") for found in page]


def _person_row(found, url: str) -> Row:
    tongue = language()
    return Row(
        name=str(found.person),
        url=url,
        level=_level(found.level),
        title=getattr(found, f"title_{tongue}"),
        unit=getattr(found, f"unit_name_{tongue}"),
        organization=getattr(found, f"organization_name_{tongue}"),
    )


def _is_filtered(query) -> bool:
    return any(
        value for name, value in query.items() if name not in {"sort", "after", "before", "end"}
    )


def positions_page(request) -> dict[str, Any]:
    user = request.user
    filters = PositionFilters(request.GET, user=user, today=door.standing(user).on)
    asked = filters.asked()
    columns = [
        Column(_("Title"), sort="title", first=True),
        Column(_("Number")),
        Column(_("Level"), sort="level"),
        Column(_("Incumbent")),
        Column(_("Language")),
        Column(_("Region")),
    ]
    if "organization" in filters.fields:
        columns.append(Column(_("Organization"), sort="organization"))
    order = listings.positions_order(asked_order(request.GET, columns))
    page = page_of(listings.positions(user, asked), request, keys=order)
    shown = listings.shown_names(user, (row.incumbent_id for row in page.rows))
    return {
        "tabs": tabs("positions"),
        "filters": filters,
        "filtered": _is_filtered(request.GET),
        "day": None if asked.on == filters.today else asked.on,
        "query": "" if asked.on == filters.today else f"?on={asked.on}",
        "columns": columns,
        "page": page,
        "rows": [(row, _level(row.level), shown.get(row.incumbent_id)) for row in page.rows],
        "by_organization": "organization" in filters.fields,
    }


def organizations_page(request) -> dict[str, Any]:
    sought = Sought(request.GET.get("q", ""))
    columns = [
        Column(_("Name"), sort="name", first=True),
        Column(_("Department number"), sort="number", number=True),
        Column(_("Kind")),
        Column(_("Size")),
    ]
    order = listings.organizations_order(asked_order(request.GET, columns))
    rows = listings.organizations(request.user, sought.words)
    return {
        "tabs": tabs("organizations"),
        "sought": sought,
        "columns": columns,
        "page": page_of(rows, request, keys=order),
    }


@dataclass(frozen=True)
class Member:
    """One person of a team, with a status for each column that the apps above brought."""

    row: Row
    depth: int
    statuses: list[panels.Status | None]
    need: panels.Need | None = None


def team_page(request) -> dict[str, Any]:
    """Everyone who reports to the reader today: directly, who needs most first; and below."""
    user = request.user
    standing = door.standing(user)
    if not standing.reports:
        raise PermissionDenied(_("No executive reports to you today."))
    found = list(
        queries.cards(on=standing.on)
        .filter(access.card_scope(user), person__in=standing.reports)
        .order_by("person__sort_name", "person__family_name", "pk")
    )
    near = [card for card in found if standing.reports[card.person_id] == 1]
    below = [card for card in found if standing.reports[card.person_id] > 1]
    direct = [card.person_id for card in near]
    plans = panels.plans_for(user, direct)
    columns = [column for plan in plans for column in plan.columns]
    members = [_member(card, 1, columns, plans) for card in near]
    members.sort(key=lambda member: member.need.rank if member.need else 0)
    units = [] if plans else [Column(_("Unit"))]
    heads = [Column(_("Executive")), *units, *(Column(c.label) for c in columns)]
    if plans:
        heads.append(Column(_("Next step")))
    return {
        "direct": members,
        "below": [_member(card, 2, [], []) for card in below],
        "columns": heads,
        "below_columns": [Column(_("Executive")), Column(_("Unit"))],
        "plans": plans,
        "buttons": [plan.button for plan in plans if plan.button],
        "stats": [
            panels.Figure(len(near), _("direct reports")),
            *(figure for plan in plans for figure in plan.figures),
            *([] if plans else [panels.Figure(len(below), _("further below"))]),
        ],
    }


def _member(card, depth: int, columns, plans) -> Member:
    pk = card.person_id
    needs = [plan.needs[pk] for plan in plans if pk in plan.needs]
    return Member(
        _person_row(card, reverse("directory:person", args=[pk])),
        depth,
        [column.statuses.get(pk) for column in columns],
        min(needs, key=lambda need: need.rank, default=None),
    )
