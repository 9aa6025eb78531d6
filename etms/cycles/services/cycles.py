"""Draft a cycle, give it stages and rules, publish it, close it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from etms import access, audit
from etms.cycles import policy, queries, rules
from etms.cycles.choices import Part, Reason, StageCode, State, Verb
from etms.cycles.models import VERSIONS, Cycle, Stage, Version
from etms.cycles.workflow import CYCLE
from etms.roles.services import open_dossiers

STAGE_FIELDS = ("name_en", "name_fr", "opens_on", "closes_on")


def _locked(cycle: Cycle) -> Cycle:
    return Cycle.objects.select_for_update().get(pk=cycle.pk)


@transaction.atomic
def draft_cycle(*, year: int, by: Any, at: datetime) -> Cycle:
    """Draft the cycle that begins on 1 April of a year, with what the one before stood on.

    The first cycle of all begins with the stages of the policy file and the versions in force on
    its first day. Raises ValidationError on `year` when that cycle is there already.
    """
    audit.act(by=by, at=at, verb=Verb.DRAFT)
    access.require(by, "cycles.draft")
    when = rules.fiscal_year(year)
    if Cycle.objects.filter(code=when.code).exists():
        raise ValidationError({"year": _("There is already a cycle for this fiscal year.")})
    cycle = Cycle(code=when.code, starts_on=when.starts_on, ends_on=when.ends_on)
    before = Cycle.objects.filter(starts_on__lt=when.starts_on).order_by("-starts_on").first()
    for part in VERSIONS:
        pinned = getattr(before, part, None)
        setattr(cycle, part, pinned or queries.version_in_force(part, on=when.starts_on))
    cycle.save()
    Stage.objects.bulk_create(_first_stages(cycle, before))
    return cycle


def _first_stages(cycle: Cycle, before: Cycle | None) -> list[Stage]:
    """The stages of the cycle before, on the same days; else those of the policy file."""
    last: Sequence[Any] = list(before.stages.all()) if before is not None else []
    years = cycle.starts_on.year - before.starts_on.year if before is not None and last else 0
    return [
        Stage(
            cycle=cycle,
            code=stage.code,
            name_en=stage.name_en,
            name_fr=stage.name_fr,
            opens_on=rules.years_later(stage.opens_on, years),
            closes_on=rules.years_later(stage.closes_on, years),
        )
        for stage in last or policy.planned_stages(on=cycle.starts_on)
    ]


@transaction.atomic
def set_stages(
    *, cycle: Cycle, stages: Mapping[str, Mapping[str, Any]], by: Any, at: datetime
) -> Cycle:
    """Write the stages of a draft, by code; they may be half filled.

    Raises ValidationError by "code-field" for a day that no cycle could have.
    """
    audit.act(by=by, at=at, verb=Verb.SET_STAGES, target=cycle)
    cycle = _locked(cycle)
    access.require(by, "cycles.draft", cycle)
    there = {stage.code: stage for stage in cycle.stages.all()}
    written = []
    for code, values in stages.items():
        stage = there.get(code) or Stage(cycle=cycle, code=StageCode(code))
        for name in STAGE_FIELDS:
            setattr(stage, name, values[name])
        written.append(stage)
    impossible = {
        Reason.OUTSIDE,
        Reason.BEFORE_START,
        Reason.OPENS_EARLY,
        Reason.CLOSES_EARLY,
    }
    wrong = [
        problem
        for problem in rules.stage_problems(
            written, starts_on=cycle.starts_on, ends_on=cycle.ends_on
        )
        if problem.reason in impossible
    ]
    if wrong:
        raise ValidationError({f"{p.row}-{p.field}": Reason(p.reason).label for p in wrong})
    for stage in written:
        stage.save()
    return cycle


@transaction.atomic
def choose_versions(
    *, cycle: Cycle, chosen: Mapping[str, Version | None], by: Any, at: datetime
) -> Cycle:
    """Pin versions to a draft, by part; a part that is not named stays as it is."""
    audit.act(by=by, at=at, verb=Verb.CHOOSE, target=cycle)
    cycle = _locked(cycle)
    access.require(by, "cycles.draft", cycle)
    for part, version in chosen.items():
        setattr(cycle, Part(part), version)
    cycle.save(update_fields=list(chosen))
    return cycle


def _moved(cycle: Cycle, action: str, *, by: Any) -> tuple[Cycle, str]:
    """The cycle, locked, and the state to which an action takes it."""
    cycle = _locked(cycle)
    access.require(by, "cycles.publish", cycle)
    return cycle, CYCLE.find(cycle.state, action).target


@transaction.atomic
def publish_cycle(*, cycle: Cycle, by: Any, at: datetime) -> Cycle:
    """Publish a complete draft: its rules freeze, and every organization gets its dossier.

    Raises ValidationError by part with the reasons why it is not complete, InvalidTransition
    when it is no draft.
    """
    audit.act(by=by, at=at, verb=Verb.PUBLISH, target=cycle)
    cycle, target = _moved(cycle, "publish", by=by)
    pinned = _locked_versions(cycle)
    if lacking := queries.problems(cycle):
        reasons: dict[str, list[str]] = {}
        for problem in lacking:
            reasons.setdefault(problem.part, []).append(str(Reason(problem.reason).label))
        raise ValidationError(reasons)
    for version in pinned:
        if version.state == State.DRAFT:
            version.state = State.PUBLISHED
            version.save(update_fields=["state"])
    cycle.state = target
    cycle.save(update_fields=["state"])
    open_dossiers(cycle=cycle, by=by, at=at)
    return cycle


def _locked_versions(cycle: Cycle) -> list[Version]:
    """What the cycle pins, fresh and locked, so that nobody changes it while it is judged."""
    found: list[Version] = []
    for part, model in VERSIONS.items():
        version = model._default_manager.select_for_update().filter(
            pk=getattr(cycle, f"{part}_id")
        )
        setattr(cycle, part, version.first())
        found += [getattr(cycle, part)] if getattr(cycle, part) else []
    return found


@transaction.atomic
def close_cycle(*, cycle: Cycle, by: Any, at: datetime) -> Cycle:
    """Close a published cycle. Raises ValidationError before its fiscal year is over."""
    audit.act(by=by, at=at, verb=Verb.CLOSE, target=cycle)
    cycle, target = _moved(cycle, "close", by=by)
    if not rules.is_over(ends_on=cycle.ends_on, on=timezone.localdate(at)):
        raise ValidationError(_("The fiscal year of this cycle is not over yet."))
    cycle.state = target
    cycle.save(update_fields=["state"])
    return cycle


@transaction.atomic
def discard_cycle(*, cycle: Cycle, by: Any, at: datetime) -> None:
    """Throw a draft away with its stages; the versions that it chose stay."""
    audit.act(by=by, at=at, verb=Verb.DISCARD, target=cycle)
    cycle = _locked(cycle)
    access.require(by, "cycles.draft", cycle)
    cycle.delete()
