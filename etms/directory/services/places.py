"""Changes to units and positions."""

from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from etms import access
from etms.accounts.models import User
from etms.directory import rules
from etms.directory.choices import Level, Verb
from etms.directory.models import Organization, Position, PositionTerms, Unit
from etms.directory.refusals import as_words
from etms.directory.services.acts import open_act, require_apart


@transaction.atomic
def add_unit(
    *,
    organization: Organization,
    parent: Unit | None,
    name_en: str,
    name_fr: str,
    by: User,
    at: datetime,
) -> Unit:
    """Add a unit to an organization, under another of its units or at the top."""
    open_act(Verb.ADD_UNIT, organization, organization, by=by, at=at)
    access.require(by, "directory.maintain", organization)
    Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)
    _belongs(parent, organization)
    _unlike(name_en, name_fr, parent=parent, organization=organization)
    return Unit.objects.create(
        organization=organization, parent=parent, name_en=name_en, name_fr=name_fr
    )


def _unlike(
    name_en: str, name_fr: str, *, parent: Unit | None, organization: Organization
) -> None:
    """Two units side by side do not bear the same name."""
    beside = Unit.objects.filter(organization=organization, parent=parent)
    for field, name in (("name_en", name_en), ("name_fr", name_fr)):
        if beside.filter(**{f"{field}__iexact": name}).exists():
            raise ValidationError({field: _("There is already a unit of this name there.")})


@transaction.atomic
def revise_unit(
    *, unit: Unit, parent: Unit | None, name_en: str, name_fr: str, by: User, at: datetime
) -> Unit:
    """Rename a unit, or move it with all that is below it to another place of the tree."""
    organization = unit.organization
    open_act(Verb.REVISE_UNIT, unit, organization, by=by, at=at)
    access.require(by, "directory.maintain", organization)
    # One at a time in an organization, so that nobody takes the name of a unit beside it.
    Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)
    _belongs(parent, organization)
    unit.parent, unit.name_en, unit.name_fr = parent, name_en, name_fr
    with as_words():  # the database alone refuses a circle, also one that two close together
        unit.save(update_fields=["parent", "name_en", "name_fr"])
    return unit


def _belongs(unit: Unit | None, organization: Organization) -> None:
    if unit is not None and unit.organization_id != organization.pk:
        raise ValidationError({"parent": _("Choose a unit of the same organization.")})


def _one_top(
    level: str,
    reports_to: Position | None,
    organization: Organization,
    *,
    starts_on: date,
    but: Position | None,
) -> None:
    """An organization has one deputy head, and only the deputy head has no position above."""
    Organization.objects.select_for_update(no_key=True).get(pk=organization.pk)
    if level != Level.DM:
        if reports_to is None:
            raise ValidationError(
                {"reports_to": _("Only the deputy head’s position has none above it.")}
            )
        return
    tops = PositionTerms.objects.filter(level=Level.DM, unit__organization=organization)
    if tops.exclude(position=but).exclude(ends_on__lt=starts_on).exists():
        raise ValidationError({"level": _("The organization already has a deputy head.")})


@transaction.atomic
def add_position(
    *,
    number: str,
    language_requirement: str,
    language_profile: str,
    region: str,
    starts_on: date,
    title_en: str,
    title_fr: str,
    level: str,
    unit: Unit,
    reports_to: Position | None,
    by: User,
    at: datetime,
) -> Position:
    """Add a position with the terms that hold from its first day on."""
    open_act(Verb.ADD_POSITION, unit.organization, unit.organization, by=by, at=at)
    access.require(by, "directory.maintain", unit.organization)
    _one_top(level, reports_to, unit.organization, starts_on=starts_on, but=None)
    with as_words():
        position = Position.objects.create(
            number=number,
            language_requirement=language_requirement,
            language_profile=language_profile,
            region=region,
        )
        PositionTerms.objects.create(
            position=position,
            starts_on=starts_on,
            title_en=title_en,
            title_fr=title_fr,
            level=level,
            unit=unit,
            reports_to=reports_to,
        )
    return position


@transaction.atomic
def revise_position(
    *,
    position: Position,
    starts_on: date,
    title_en: str,
    title_fr: str,
    level: str,
    unit: Unit,
    reports_to: Position | None,
    language_requirement: str,
    language_profile: str,
    region: str,
    by: User,
    at: datetime,
) -> PositionTerms:
    """Change a position from a day on; what was recorded for later days stays as it is.

    The terms of that day end the day before; what is new holds until the next recorded change.
    Language profile and region have no date of their own and hold at once.
    """
    open_act(Verb.REVISE_POSITION, position, unit.organization, by=by, at=at)
    position = Position.objects.select_for_update(no_key=True).get(pk=position.pk)
    rows = list(position.terms.select_related("unit__organization").order_by("starts_on"))
    for organization in {row.unit.organization for row in rows if row.ends_on is None} | {
        unit.organization
    }:
        access.require(by, "directory.maintain", organization)
    require_apart(by, position)
    _one_top(level, reports_to, unit.organization, starts_on=starts_on, but=position)
    found = rules.split([rules.Span(row.starts_on, row.ends_on) for row in rows], on=starts_on)
    new = PositionTerms(
        position=position,
        starts_on=starts_on,
        ends_on=found.ends_on,
        title_en=title_en,
        title_fr=title_fr,
        level=level,
        unit=unit,
        reports_to=reports_to,
    )
    with as_words():
        _make_room(found, rows, new)
        new.save()
        Position.objects.filter(pk=position.pk).update(
            language_requirement=language_requirement,
            language_profile=language_profile,
            region=region,
        )
    access.forget_standings()
    return new


def _make_room(found: rules.Split, rows: list[PositionTerms], new: PositionTerms) -> None:
    """New terms take the row of those of the same first day; else these end the day before."""
    if found.within is None:
        return
    if found.rewrites:
        new.pk = rows[found.within].pk
    else:
        rows[found.within].ends_on = new.starts_on - timedelta(days=1)
        rows[found.within].save(update_fields=["ends_on"])
