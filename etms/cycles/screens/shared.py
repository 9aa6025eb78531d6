"""What several screens of cycles share: trails, tabs, stages, rules in words, history."""

from datetime import date
from types import SimpleNamespace

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from etms.cycles.choices import (
    Audience,
    OrganizationKind,
    Part,
    Participation,
    Portal,
    RuleLevel,
    State,
    Submission,
)
from etms.cycles.models import Cycle, Stage, Version
from etms.directory import queries as directory

TONES = {State.DRAFT: "warn", State.PUBLISHED: "good", State.CLOSED: "neutral"}


def home_trail() -> list[tuple[str, str]]:
    return [(_("Home"), "/"), (_("Cycles"), reverse("cycles:cycles"))]


def cycle_trail(cycle: Cycle) -> list[tuple[str, str]]:
    return [*home_trail(), (cycle_name(cycle), cycle.get_absolute_url())]


def versions_trail() -> list[tuple[str, str]]:
    return [*home_trail(), (_("Rules and lists"), reverse("cycles:versions"))]


def cycle_name(cycle: Cycle) -> str:
    return _("Cycle %(code)s") % {"code": cycle.code}


def tabs(here: str) -> list[tuple[str, str, bool]]:
    """The three pages at the top of this app."""
    pages = (
        ("cycles", _("Cycles")),
        ("versions", _("Rules and lists")),
        ("numbers", _("Published numbers")),
    )
    return [(label, reverse(f"cycles:{name}"), name == here) for name, label in pages]


def stage_lines(cycle: Cycle) -> list[tuple[Stage, str, str]]:
    """Each stage with a word for where it stands today, and the colour of that word."""
    today = timezone.localdate()
    return [(stage, *standing_of(stage, today)) for stage in cycle.stages.all()]


def standing_of(stage: Stage, today: date) -> tuple[str, str]:
    if not stage.opens_on or not stage.closes_on:
        return _("No days yet"), "warn"
    if stage.closes_on < today:
        return _("Over"), "neutral"
    return (_("Open now"), "good") if stage.opens_on <= today else (_("To come"), "info")


def rule_lines(version: Version) -> list[tuple[str, list[tuple[str, str]]]]:
    """For each level: participation and submission in each kind of organization, in words."""
    words = {"": "–", **dict(Participation.choices), **dict(Submission.choices)}
    there = {(row.level, row.kind): row for row in version.rows.all()}
    return [
        (
            label,
            [
                (words[row.participation], words[row.submission]) if row else ("–", "–")
                for kind in OrganizationKind.values
                for row in [there.get((level, kind))]
            ],
        )
        for level, label in RuleLevel.choices
    ]


def audience_links(cycle: Cycle) -> list[tuple[str, str, int]]:
    counted: dict[str, int] = {}
    for page in cycle.guidance.rows.all():
        counted[page.audience] = counted.get(page.audience, 0) + 1
    return [
        (str(label), reverse("cycles:guidance", args=[cycle.code, audience]), counted[audience])
        for audience, label in Audience.choices
        if audience in counted
    ]


def step_url(cycle: Cycle, part: str) -> str:
    if part == Part.STAGES:
        return reverse("cycles:stages", args=[cycle.code])
    return reverse("cycles:choose", args=[cycle.code, part])


def edit_url(version: Version, *, section: str = "") -> str:
    if version.part == Part.GUIDANCE:
        section = section or Audience.EXECUTIVE
        return reverse("cycles:guidance_edit", args=[version.code, section])
    if version.part == Part.QUESTIONS:
        return reverse("cycles:questions_edit", args=[version.code, section or Portal.TALENT])
    return reverse("cycles:version_edit", args=[version.part, version.code])


def named(entries) -> list[SimpleNamespace]:
    """Entries of the ledger with the names of those who acted."""
    names = directory.names_of_users(entry.actor_id for entry in entries)
    return [
        SimpleNamespace(
            at=entry.at,
            who=names.get(entry.actor_id, _("The system")),
            acting_for="",
            sentence=entry.sentence[:1].upper() + entry.sentence[1:],
            changes=entry.changes,
        )
        for entry in entries
    ]
