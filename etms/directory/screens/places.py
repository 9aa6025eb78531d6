"""Pages of an organization, a unit and a position."""

from collections import Counter
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from etms import access as door
from etms.directory import access, listings, panels, positions, queries, trees
from etms.directory.choices import Level
from etms.directory.models import Organization, Position, Unit
from etms.directory.rules import Span
from etms.directory.screens.days import day_of
from etms.tables import Column
from etms.trace.queries import history_of


def _organization_tabs(organization: Organization, here: str) -> list[tuple[str, str, bool]]:
    names = {"organization": _("Organization"), "chart": _("Reporting lines")}
    return [
        (label, reverse(f"directory:{name}", args=[organization.pk]), name == here)
        for name, label in names.items()
    ]


def _trail() -> list[tuple[str, str]]:
    return [(_("Organizations"), reverse("directory:organizations"))]


def _list(name: str, organization: Organization, **query) -> str:
    more = "".join(f"&{key}={value}" for key, value in query.items())
    return f"{reverse(f'directory:{name}')}?organization={organization.pk}{more}"


def organization_page(request, organization: Organization) -> dict[str, Any]:
    """Facts, figures and the unit tree of an organization today."""
    user, on = request.user, door.standing(request.user).on
    found = trees.posts(organization, on=on)
    counted = Counter(post.unit_id for post in found)
    vacant = sum(post.person_id is None for post in found)
    return {
        "organization": organization,
        "trail": _trail(),
        "tabs": _organization_tabs(organization, "organization"),
        "facts": [
            (_("Department number"), organization.number),
            (_("Kind"), kind_of(organization)),
            (_("Size"), organization.get_size_display()),
            (_("Deputy head"), _deputy_head(user, found)),
            *panels.facts_of(user, organization),
        ],
        "stats": [
            panels.Figure(len(found), _("positions"), _list("positions", organization)),
            panels.Figure(
                vacant, _("vacant positions"), _list("positions", organization, vacant="on")
            ),
        ],
        "branches": trees.unit_tree(listings.units_of(organization.pk), counted),
        "decision": door.can(user, "directory.maintain", organization),
    }


def kind_of(organization: Organization) -> str:
    if organization.core_public_administration:
        return _("Core public administration")
    return _("Separate agency")


def _deputy_head(user, found: list[trees.Post]) -> str:
    heads = [post for post in found if post.level == Level.DM and post.person_id]
    return heads[0].name if heads else _("Vacant")


def chart_page(request, organization: Organization) -> dict[str, Any]:
    """Who reports to whom in an organization."""
    decision = door.can(request.user, "directory.view_past", organization)
    day = day_of(request, decision)
    found = trees.posts(organization, on=day.on)
    shown = listings.shown_names(request.user, (post.person_id for post in found))
    return {
        "organization": organization,
        "trail": _trail(),
        "tabs": _organization_tabs(organization, "chart"),
        "day": day,
        "branches": trees.chart(found, shown=lambda post: post.person_id in shown),
        "count": len(found),
    }


def unit_page(request, unit: Unit) -> dict[str, Any]:
    """The positions of a unit and who is in them; the units below are links."""
    user = request.user
    organization = unit.organization
    day = day_of(request, door.can(user, "directory.view_past", organization))
    units = listings.units_of(organization.pk)
    found = trees.posts(organization, on=day.on, units=[unit.pk])
    shown = listings.shown_names(user, (post.person_id for post in found))
    return {
        "unit": unit,
        "unit_key": str(unit.pk),
        "day": day,
        "trail": unit_trail(unit, units),
        "below": [other for other in units if other.parent_id == unit.pk],
        "columns": [
            Column(_("Position")),
            Column(_("Number")),
            Column(_("Level")),
            Column(_("Incumbent")),
        ],
        "rows": [(post, Level(post.level).label, shown.get(post.person_id)) for post in found],
        "decision": door.can(user, "directory.maintain", organization),
        "people_url": _list("people", organization, unit=unit.pk),
    }


def unit_trail(unit: Unit, units: list[Unit]) -> list[tuple[str, str]]:
    """The way from the list of organizations down to a unit."""
    by_id = {each.pk: each for each in units}
    trail: list[tuple[str, str]] = []
    above = by_id.pop(unit.parent_id, None)
    while above is not None:
        trail.insert(0, (above.name, above.get_absolute_url()))
        above = by_id.pop(above.parent_id, None)
    organization = unit.organization
    return [
        *_trail(),
        (organization.name, organization.get_absolute_url()),
        *trail,
    ]


def _position_tabs(position: Position, here: str) -> list[tuple[str, str, bool]]:
    names = {"position": _("Position"), "position_changes": _("Changes")}
    return [
        (label, reverse(f"directory:{name}", args=[position.pk]), name == here)
        for name, label in names.items()
    ]


def position_page(request, position: Position) -> dict[str, Any]:
    """What a position is on a day, who is in it, who reports to it, and how it came to that."""
    user = request.user
    terms = positions.terms_of(position)
    organization = organization_of(terms, door.standing(user).on)
    decision = door.can(user, "directory.view_past", organization) if organization else None
    day = day_of(request, decision or door.deny(_("This position has no terms.")))
    now = positions.terms_on(terms, day.on)
    latest = now or next(iter(terms), None)
    found = positions.around(position, now, on=day.on)
    wanted = [found.incumbent_id, *(post.person_id for post in found.below)]
    shown = listings.shown_names(user, wanted)
    held = positions.holdings(position, terms, until=day.today) if decision else []
    told = _told(held, door.standing(user).superiors)
    maintain = door.can(user, "directory.maintain", organization)
    return {
        "position": position,
        "day": day,
        "now": now,
        "latest": latest,
        "level": Level(latest.level).label if latest else "",
        "trail": position_trail(latest),
        "tabs": _position_tabs(position, "position"),
        "organization": organization,
        "above": found.above,
        "above_open": found.above and found.above.organization_id in _open_to(user, organization),
        "incumbent": found.incumbent_id,
        "incumbent_shown": shown.get(found.incumbent_id),
        "below": [(post, shown.get(post.person_id)) for post in found.below],
        "columns": [Column(_("Position")), Column(_("Level")), Column(_("Incumbent"))],
        "terms": terms,
        "past": decision,
        "holdings": told,
        "withheld": len(told) < len(held),
        "maintain": maintain,
        "links": panels.links_of(user, position),
        "revise": access.apart(user, _holders(found.incumbent_id, held, day.today)),
    }


def _told(held: list[positions.Holding], superiors: frozenset[int]) -> list[positions.Holding]:
    """Who held a position, without what stands in the file of a manager above the reader: in what
    way, from when to when, and when they were elsewhere. Being a keeper does not open that file.
    """
    if not any(row.person and row.person.pk in superiors for row in held):
        return held
    return [row for row in held if row.person and row.person.pk not in superiors]


def _holders(incumbent_id: int | None, held: list[positions.Holding], today: date) -> set[int]:
    """Whoever is in the position or holds it today, out of what the page knows."""
    days = [(h.person.pk, Span(h.starts_on, h.ends_on)) for h in held if h.person]
    return {pk for pk, span in days if span.covers(today)} | {incumbent_id} - {None}


def position_trail(terms) -> list[tuple[str, str]]:
    """The way from the list of positions down to one."""
    trail = [(_("Positions"), reverse("directory:positions"))]
    if terms is not None:
        trail.append((terms.unit.name, terms.unit.get_absolute_url()))
    return trail


def _open_to(user, organization: Organization | None) -> set[int]:
    """Organizations whose positions this reader may open, this one among them."""
    standing = door.standing(user)
    own = {organization.pk} if organization else set()
    return own | set(standing.organizations)


def organization_of(terms, today: date) -> Organization | None:
    """The organization a position belongs to: today's, else the latest."""
    found = positions.terms_on(terms, today) or next(iter(terms), None)
    return found.unit.organization if found else None


def position_changes_page(request, position: Position) -> dict[str, Any]:
    """Every recorded change of a position, in sentences."""
    terms = positions.terms_of(position)
    today = door.standing(request.user).on
    latest = positions.terms_on(terms, today) or next(iter(terms), None)
    door.require(request.user, "directory.maintain", organization_of(terms, today))
    superiors = door.standing(request.user).superiors
    above = superiors and positions.was_held_by(position, superiors)
    return {
        "title": str(latest or position),
        "trail": position_trail(latest),
        "tabs": _position_tabs(position, "position_changes"),
        "entries": named(history_of(position, hidden=["directory_appointment"] if above else [])),
    }


def named(entries) -> list[dict[str, Any]]:
    """Entries of the ledger with the names of those who acted."""
    names = queries.names_of_users(
        pk for entry in entries for pk in (entry.actor_id, entry.acting_for_id)
    )
    return [
        {
            "at": entry.at,
            "who": names.get(entry.actor_id, _("The system")),
            "acting_for": names.get(entry.acting_for_id, ""),
            "sentence": entry.sentence,
            "changes": entry.changes,
        }
        for entry in entries
    ]
