"""What screens and neighbours need to know of cycles: the front door of this app."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from etms.cycles import policy, rules
from etms.cycles.choices import Part, ProfileRole, State
from etms.cycles.models import VERSIONS, Competency, Cycle, GuidancePage, Question, Stage, Version


def running(on: date, prefix: str = "") -> Q:
    """Condition: the cycle behind `prefix` is published and runs that day."""
    days = {"starts_on__lte": on, "ends_on__gte": on, "state": State.PUBLISHED}
    return Q(**{f"{prefix}{name}": value for name, value in days.items()})


def running_cycle(*, on: date, among: QuerySet[Cycle] | None = None) -> Cycle | None:
    """The published cycle of a day, or None; `among` says what comes with it."""
    found = Cycle.objects.all() if among is None else among
    return found.filter(running(on)).first()


def bare(cycles: QuerySet[Cycle]) -> QuerySet[Cycle]:
    """Cycles with the versions that they pin, without their rows."""
    return cycles.select_related(*VERSIONS, "placements__map_kind")


def whole(cycles: QuerySet[Cycle]) -> QuerySet[Cycle]:
    """Cycles with all that their pages show, in few queries whatever the number of rows.

    Questions are many, and stand on the page of their own set.
    """
    shown = (f"{part}__rows" for part in VERSIONS if part != Part.QUESTIONS)
    return bare(cycles).prefetch_related("stages", *shown)


def kind_of(organization) -> str:
    """The kind of organization by which the rules know it."""
    return rules.organization_kind(
        core_public_administration=organization.core_public_administration
    )


def rule_table(cycle: Cycle) -> rules.RuleTable:
    """Both rules of a cycle, read in one query, to be asked for many people."""
    rows = cycle.rules.rows.all() if cycle.rules_id else ()
    return rules.RuleTable(
        {(row.level, row.kind): (row.participation, row.submission) for row in rows}
    )


def participation(cycle: Cycle, level: str, kind: str) -> str | None:
    """Mandatory, encouraged or voluntary, by level and kind of organization; None: not asked."""
    return rule_table(cycle).participation(level=level, kind=kind)


def submission(cycle: Cycle, level: str, kind: str) -> str | None:
    """Required, expected or optional, by level and kind of organization; None: not sent."""
    return rule_table(cycle).submission(level=level, kind=kind)


def stages_on(cycle: Cycle, day: date) -> list[Stage]:
    """The stages that are open on a day, in the order in which they opened; they may overlap."""
    return rules.stages_on(cycle.stages.all(), day)


def stage_on(cycle: Cycle, day: date) -> Stage | None:
    """The stage that leads on a day: of those that are open, the one that opened last."""
    found = stages_on(cycle, day)
    return found[-1] if found else None


def running_stages(standing) -> list[Stage]:
    """The stages of the cycle of a reader's day, each with its cycle and the cycle's rules.

    Kept with the standing: one query in a request, however many entries and pages ask.
    """
    kept = standing.__dict__
    if "running_stages" not in kept:
        found = Stage.objects.filter(
            cycle__state=State.PUBLISHED,
            cycle__starts_on__lte=standing.on,
            cycle__ends_on__gte=standing.on,
        )
        ordered = found.select_related("cycle__rules").order_by("opens_on", "closes_on", "pk")
        kept["running_stages"] = list(ordered)
    return kept["running_stages"]


def open_stages(standing) -> list[Stage]:
    """The stages that are open on the reader's day, in their order, each with its cycle."""
    return rules.stages_on(running_stages(standing), standing.on)


def guidance(cycle: Cycle, role: str, stage: str) -> GuidancePage | None:
    """The page for a role (choices.Audience) in a stage (choices.StageCode)."""
    if not cycle.guidance_id:
        return None
    return cycle.guidance.rows.filter(audience=role, stage=stage).first()


def behaviours(competency: Competency, level: str, *, on: date) -> tuple[list[str], list[str]]:
    """What an executive of a level does who has a competency, and what nobody should do."""
    effective = competency.behaviours(policy.profile_role(level, on=on))
    return effective, competency.behaviours(ProfileRole.INEFFECTIVE)


Sections = list[tuple[Question | None, list[Question]]]


def questions(cycle: Cycle, portal: str) -> Sections:
    """The sections of a portal (choices.Portal), each heading with its questions, in order.

    One query. The privacy notice has no headings: its elements stand under None. Empty for a
    cycle that was published before questionnaires were versioned.
    """
    return questions_of(cycle, portal)[0]


def questions_of(cycle: Cycle, *portals: str) -> list[Sections]:
    """The sections of several portals, one after the other; one query."""
    rows = Question.objects.filter(version=cycle.questions_id, portal__in=portals)
    found = list(rows) if cycle.questions_id else []
    return [rules.by_section([row for row in found if row.portal == each]) for each in portals]


def version_in_force(part: str, *, on: date) -> Version | None:
    """The published version of a part that began last on or before a day."""
    return (
        VERSIONS[part]
        ._default_manager.filter(state=State.PUBLISHED, starts_on__lte=on)
        .order_by("-starts_on", "code")
        .first()
    )


def is_frozen(version: Version) -> bool:
    """Whether a cycle that is no longer a draft stands on this version."""
    return version.cycles.exclude(state=State.DRAFT).exists()


def problems(cycle: Cycle) -> list[rules.Problem]:
    """What a draft lacks before it can be published, part by part."""
    found = rules.stage_problems(
        list(cycle.stages.all()), starts_on=cycle.starts_on, ends_on=cycle.ends_on
    )
    for part in VERSIONS:
        found += version_problems(getattr(cycle, part), part, starts_on=cycle.starts_on)
    return found


def version_problems(version: Any, part: str, *, starts_on: date) -> list[rules.Problem]:
    """What one version lacks for a cycle that begins on a day."""
    published = version is None or version.state == State.PUBLISHED
    rows = None if published else list(version.rows.all())
    return rules.version_problems(Part(part), version, rows, starts_on=starts_on)
