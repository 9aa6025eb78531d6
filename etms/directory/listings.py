"""Rows of the directory's lists, within what their reader may see: people, positions, places."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import BooleanField, Count, F, Func, IntegerField, Q, QuerySet, Value
from django.db.models.expressions import RawSQL

from etms import access as door
from etms.bilingual import language
from etms.directory import access, queries
from etms.directory.models import Organization, Person, PositionTerms, Unit
from etms.search import matching

OCCUPIED = (
    "EXISTS (SELECT 1 FROM directory_attached(%s) a"
    " WHERE a.position_id = directory_positionterms.position_id AND a.present)"
)


OF_A_CARD = ("organization_id", "unit_id")
OF_TERMS = ("unit__organization", "unit")


@dataclass(frozen=True)
class Asked:
    """What a list is asked for: words, filters, the day, and the order."""

    on: date
    q: str = ""
    organization: int | None = None
    units: frozenset[int] | None = None
    level: str = ""
    region: str = ""
    language_requirement: str = ""
    vacant: bool = False


def people(user, asked: Asked) -> QuerySet:
    """Executives, one row each: an appointment with what a card shows."""
    rows = queries.cards(on=asked.on).filter(access.card_scope_on(user, asked.on))
    rows = rows.filter(matching(asked.q, "person__words"), _places(asked, *OF_A_CARD))
    rows = rows.select_related(None).select_related("person")
    if asked.region:
        rows = rows.filter(position__region=asked.region)
    return rows.annotate(organization_sort=F(f"terms__unit__organization__sort_{language()}"))


def people_order(word: str) -> tuple[str, ...]:
    """The keys of an order of people, as etms.paging wants them."""
    name = ("person__sort_name", "person__family_name", "person__given_name", "pk")
    return _order(
        word, {"name": (), "level": ("level",), "organization": ("organization_sort",)}, name
    )


def positions(user, asked: Asked) -> QuerySet[PositionTerms]:
    """Positions, one row each: their terms of the day; `incumbent_id` is who holds them."""
    rows = access.visible_terms(user, asked.on).filter(_places(asked, *OF_TERMS), named(asked.q))
    if asked.region:
        rows = rows.filter(position__region=asked.region)
    if asked.language_requirement:
        rows = rows.filter(position__language_requirement=asked.language_requirement)
    if asked.vacant:
        occupied = RawSQL(OCCUPIED, [asked.on], output_field=BooleanField())
        rows = rows.alias(occupied=occupied).filter(occupied=False)
    return rows.select_related("position", "unit__organization").annotate(
        incumbent_id=Func(
            F("position_id"),
            Value(asked.on),
            function="directory_incumbent",
            output_field=IntegerField(null=True),
        ),
        organization_sort=F(f"unit__organization__sort_{language()}"),
    )


class Establishment(NamedTuple):
    """The positions of an organization in numbers."""

    organization_id: int
    name: str
    posts: int
    vacant: int


def establishments(user, organizations: Iterable[int], *, on: date) -> list[Establishment]:
    """The lengths of the lists of positions of some organizations, by name; one query."""
    name = f"unit__organization__name_{language()}"
    rows = access.visible_terms(user, on).filter(unit__organization__in=organizations)
    occupied = RawSQL(OCCUPIED, [on], output_field=BooleanField())
    counted = (
        rows.alias(occupied=occupied)
        .order_by()
        .values("unit__organization", name)
        .annotate(posts=Count("pk"), vacant=Count("pk", filter=Q(occupied=False)))
    )
    order = f"unit__organization__sort_{language()}"
    return [
        Establishment(*row)
        for row in counted.order_by(order).values_list(
            "unit__organization", name, "posts", "vacant"
        )
    ]


def positions_order(word: str) -> tuple[str, ...]:
    title = (f"sort_{language()}", f"title_{language()}", "pk")
    return _order(
        word, {"title": (), "level": ("level",), "organization": ("organization_sort",)}, title
    )


def _order(word: str, first: dict[str, tuple[str, ...]], then: tuple[str, ...]) -> tuple[str, ...]:
    """The columns a word of ?sort= stands for; "-" turns the whole order round."""
    keys = first[word.removeprefix("-")] + then
    return tuple(f"-{key}" for key in keys) if word.startswith("-") else keys


def _places(asked: Asked, organization: str, unit: str) -> Q:
    """The filters that people and positions share; a card names its terms by annotations."""
    wanted = Q()
    if asked.organization:
        wanted &= Q(**{organization: asked.organization})
    if asked.units is not None:
        wanted &= Q(**{f"{unit}__in": asked.units})
    if asked.level:
        wanted &= Q(level=asked.level)
    return wanted


def named(words: str) -> Q:
    """Positions by number, or by the words of their titles in both languages."""
    number = Q(position__number__istartswith=words.strip())
    if not re.search(r"\d", words):
        return matching(words)
    return number if _is_number(words) else number | matching(words)


def _is_number(words: str) -> bool:
    """Whether these are plain digits: ² and ① are digits to Python, and no numbers."""
    text = words.strip()
    return text.isascii() and text.isdigit()


def shown_names(user, person_ids) -> dict[int, Person]:
    """Those of these people whose card this user may see."""
    wanted = {pk for pk in person_ids if pk is not None}
    return access.visible_people(user).in_bulk(wanted) if wanted else {}


def organizations(user, words: str = "") -> QuerySet[Organization]:
    """Organizations by name in either language, or by department number."""
    rows = access.visible_organizations(user)
    if _is_number(words):
        return rows.filter(number=int(words.strip()[:9]))
    return rows.filter(matching(words))


def organizations_order(word: str) -> tuple[str, ...]:
    name = (f"sort_{language()}", f"name_{language()}", "pk")
    return _order(word, {"name": (), "number": ("number",)}, name)


def organization_choices(user) -> list[tuple[int, str]]:
    """The organizations a list can be narrowed to, in the order of the reader's language."""
    rows = access.visible_organizations(user).order_by(f"sort_{language()}", "pk")
    return list(rows.values_list("pk", f"name_{language()}"))


def only_organization(user) -> int | None:
    """The one organization whose directory a reader may open, if it is one."""
    standing = door.standing(user)
    if standing.is_ochro or len(standing.organizations) != 1:
        return None
    return next(iter(standing.organizations))


def units_of(organization_id: int) -> list[Unit]:
    """The units of an organization, in the order of the reader's language."""
    rows = Unit.objects.filter(organization=organization_id)
    return list(rows.order_by(f"sort_{language()}", "pk").defer("sort_en", "sort_fr"))


class UnitName(NamedTuple):
    """A unit as a list can be narrowed to it: every list names them all, without models."""

    pk: int
    parent_id: int | None
    name: str


def unit_names_of(organization_id: int) -> list[UnitName]:
    """The units of an organization by name alone, in the order of the reader's language."""
    rows = Unit.objects.filter(organization=organization_id)
    rows = rows.order_by(f"sort_{language()}", "pk")
    return [UnitName(*row) for row in rows.values_list("pk", "parent_id", f"name_{language()}")]


def every_organization() -> QuerySet[Organization]:
    """All organizations, for who bears a salary: names alone are no secret."""
    return Organization.objects.order_by(f"sort_{language()}", "pk")
