"""Units and reporting lines of an organization as trees, each from one query."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from etms.bilingual import language
from etms.directory.choices import Level
from etms.directory.models import Organization, Unit

OPEN_TO = 2  # how deep a tree stands open at first


@dataclass
class Branch:
    """One thing of a tree, as templates/components/tree.html draws it."""

    label: str
    url: str = ""
    detail: str = ""
    open: bool = False
    branches: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True)
class Post:
    """A position on a day, with whoever holds it."""

    position_id: int
    number: str
    title: str
    level: str
    unit_id: int
    reports_to_id: int | None
    person_id: int | None
    kind: str | None
    name: str | None


def grow(
    things: Iterable[Any],
    *,
    key: Callable[[Any], Hashable],
    above: Callable[[Any], Hashable],
    draw: Callable[[Any, int], Branch],
) -> list[Branch]:
    """Things under things; what hangs on nothing here, or in a circle, still shows."""
    below: dict[Hashable, list[Any]] = defaultdict(list)
    listed = list(things)
    known = {key(thing) for thing in listed}
    for thing in listed:
        below[above(thing) if above(thing) in known else None].append(thing)

    def branches(of: Hashable, depth: int) -> list[Branch]:
        found = []
        for thing in below.pop(of, []):
            branch = draw(thing, depth)
            branch.branches = branches(key(thing), depth + 1)
            branch.open = depth < OPEN_TO
            found.append(branch)
        return found

    tree = branches(None, 1)
    while below:
        tree += branches(next(iter(below)), 1)
    return tree


def unit_tree(units: list[Unit], people: dict[int, int]) -> list[Branch]:
    """The units of an organization, each with the number of positions in it."""

    def draw(unit: Unit, depth: int) -> Branch:
        count = people.get(unit.pk, 0)
        detail = ngettext("{n} position", "{n} positions", count).format(n=count) if count else ""
        return Branch(unit.name, reverse("directory:unit", args=[unit.pk]), detail)

    return grow(units, key=lambda u: u.pk, above=lambda u: u.parent_id, draw=draw)


POSTS = """
    SELECT t.position_id, p.number, t.title_{language}, t.level, t.unit_id, t.reports_to_id,
           i.person_id, i.kind, who.given_name || ' ' || who.family_name
      FROM directory_positionterms t
      JOIN directory_unit u ON u.id = t.unit_id
      JOIN directory_position p ON p.id = t.position_id
      LEFT JOIN LATERAL (
           SELECT a.person_id, a.kind FROM directory_attached(%(on)s) a
            WHERE a.position_id = t.position_id AND a.present
            ORDER BY a.precedence, a.starts_on, a.appointment_id LIMIT 1
      ) i ON true
      LEFT JOIN directory_person who ON who.id = i.person_id
     WHERE u.organization_id = %(organization)s
       AND (%(units)s::bigint[] IS NULL OR t.unit_id = ANY(%(units)s))
       AND t.starts_on <= %(on)s AND (t.ends_on IS NULL OR t.ends_on >= %(on)s)
     ORDER BY t.sort_{language}, t.position_id
"""


def posts(organization: Organization, *, on: date, units: list[int] | None = None) -> list[Post]:
    """The positions of an organization on a day with their incumbents, by title."""
    sql = POSTS.format(language=language())
    with connection.cursor() as cursor:
        cursor.execute(sql, {"on": on, "organization": organization.pk, "units": units})
        return [Post(*row) for row in cursor.fetchall()]


def chart(found: list[Post], *, shown: Callable[[Post], bool]) -> list[Branch]:
    """The reporting lines: each position under the one it reports to."""

    def draw(post: Post, depth: int) -> Branch:
        url = reverse("directory:position", args=[post.position_id])
        return Branch(post.title, url, f"{Level(post.level).label} · {holder(post, shown)}")

    return grow(found, key=lambda p: p.position_id, above=lambda p: p.reports_to_id, draw=draw)


def holder(post: Post, shown: Callable[[Post], bool]) -> str:
    """Who holds a position, in words."""
    if post.person_id is None:
        return _("Vacant")
    if not shown(post):
        return _("Held by somebody from another organization")
    return _("{name} (acting)").format(name=post.name) if post.kind == "acting" else post.name
