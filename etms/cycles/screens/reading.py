"""What guidance and published numbers show."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from etms import access as door
from etms.bilingual import language
from etms.cycles.choices import Audience, RuleLevel
from etms.cycles.models import Cycle
from etms.cycles.screens.shared import (
    audience_links,
    cycle_name,
    cycle_trail,
    home_trail,
    standing_of,
    tabs,
)
from etms.directory.policy import SalaryTable, salary_tables
from etms.roles.choices import Role
from etms.tables import Column

LEVELS = [level for level in RuleLevel.values if level != RuleLevel.EQUIVALENT]


def guidance_page(cycle: Cycle, audience: str, *, viewer) -> dict[str, Any]:
    today = timezone.localdate()
    there = {page.stage: page for page in cycle.guidance.rows.all() if page.audience == audience}
    return {
        "cycle": cycle,
        "name": cycle_name(cycle),
        "trail": cycle_trail(cycle),
        "audience": Audience(audience).label,
        "pages": [
            (there[stage.code], stage, *standing_of(stage, today))
            for stage in cycle.stages.all()
            if stage.code in there
        ],
        "tabs": [
            (label, url, _ends_with(url, audience)) for label, url, _n in audience_links(cycle)
        ],
    }


def _ends_with(url: str, audience: str) -> bool:
    return url.rstrip("/").endswith(f"/{audience}")


def audience_of(user) -> str:
    """For whom the guidance is that concerns a user most."""
    standing = door.standing(user)
    if standing.is_ochro or standing.has_role(Role.POLICY_OFFICER):
        return Audience.OCHRO
    if standing.deputy_head_of is not None:
        return Audience.DEPUTY_HEAD
    held = {
        Role.DELEGATE: Audience.DELEGATE,
        Role.COMMITTEE_CHAIR: Audience.COMMITTEE,
        Role.COMMITTEE_MEMBER: Audience.COMMITTEE,
        Role.HR_ADVISER: Audience.HR_ADVISER,
    }
    for role, audience in held.items():
        if role in standing.roles:
            return audience
    return Audience.MANAGER if standing.reports else Audience.EXECUTIVE


def numbers_page(form) -> dict[str, Any]:
    """The salary tables, newest first; the one in force on the day asked for is marked."""
    tables = salary_tables()
    in_force = [table for table in tables if table.starts_on <= form.day]
    return {
        "trail": home_trail()[:1],
        "tabs": tabs("numbers"),
        "form": form,
        "day": form.day,
        "levels": LEVELS,
        "in_force": in_force[-1] if in_force else None,
        "columns": [Column(_("In force from")), *map(Column, LEVELS), Column(_("Source"))],
        "tables": [(table, _cells(table), *_words(table)) for table in reversed(tables)],
        "cells": _cells(in_force[-1]) if in_force else [],
    }


def _cells(table: SalaryTable) -> list[tuple[str, Any]]:
    return [(level, table.ranges.get(level)) for level in LEVELS]


def _words(table: SalaryTable) -> tuple[str, str]:
    french = language() == "fr"
    return (table.source_fr, table.note_fr) if french else (table.source, table.note)
